import { type LucideIcon, ShieldCheck, ShieldOff } from 'lucide-react';
import { useId } from 'react';
import { Page } from '../pages/Page.tsx';
import { Button } from '../ui/Button.tsx';
import { Card } from '../ui/Card.tsx';
import { openDialog } from '../ui/dialogs.ts';
import { IconTile } from '../ui/IconTile.tsx';
import styles from './Protection.module.css';
import { doesNotProtect, type Point, protects } from './words.ts';

/** What the vault is safe from and what not, said plainly: so that nobody relies on what is not there. */
export function Protection() {
  return (
    <Page
      title="What Coffer protects against, and what not"
      text="Said plainly, so that you know what to rely on. The vault is one encrypted file on this computer, and Coffer never sends that file anywhere."
      actions={<Button onClick={() => openDialog('settings')}>Protection settings…</Button>}
    >
      <div className={styles.columns}>
        <Points title="It protects you when" icon={ShieldCheck} tone="green" points={protects} />
        <Points title="It can’t protect you from" icon={ShieldOff} tone="amber" points={doesNotProtect} />
      </div>
    </Page>
  );
}

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
