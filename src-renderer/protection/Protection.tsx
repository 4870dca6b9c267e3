import { type LucideIcon, ShieldCheck, ShieldOff } from 'lucide-react';
import { useId } from 'react';
import { texts } from '../../src-texts/texts.ts';
import { Page } from '../pages/Page.tsx';
import { Button } from '../ui/Button.tsx';
import { Card } from '../ui/Card.tsx';
import { openDialog } from '../ui/dialogs.ts';
import { IconTile } from '../ui/IconTile.tsx';
import styles from './Protection.module.css';

const t = texts.protection;

/** What the vault is safe from and what not, said plainly: so that nobody relies on what is not there. */
export function Protection() {
  return (
    <Page title={t.title} text={t.text} actions={<Button onClick={() => openDialog('settings')}>{t.settings}</Button>}>
      <ProtectionPoints />
    </Page>
  );
}

/** Both lists, side by side where there is room. */
export function ProtectionPoints() {
  return (
    <div className={styles.columns}>
      <Points title={t.protectsTitle} icon={ShieldCheck} tone="green" points={t.protects} />
      <Points title={t.doesNotProtectTitle} icon={ShieldOff} tone="amber" points={t.doesNotProtect} />
    </div>
  );
}

type Point = { what: string; how: string };
type PointsProps = { title: string; icon: LucideIcon; tone: 'green' | 'amber'; points: readonly Point[] };

function Points({ title, icon, tone, points }: PointsProps) {
  const id = useId();
  return (
    <Card padded={false} role="region" aria-labelledby={id}>
      <div className={styles.head}>
        <IconTile icon={icon} tone={tone} />
        <h2 id={id}>{title}</h2>
      </div>
      <dl className={styles.points}>
        {points.map(({ what, how }) => (
          <div key={what} className={styles.point}>
            <dt>{what}</dt>
            <dd>{how}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
