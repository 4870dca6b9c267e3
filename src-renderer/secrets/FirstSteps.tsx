import { FileInput, type LucideIcon, Plus, RefreshCw } from 'lucide-react';
import { texts } from '../../src-texts/texts.ts';
import { openEnvFile } from '../exchange/actions.ts';
import { openPage } from '../pages/actions.ts';
import { Button } from '../ui/Button.tsx';
import { Card } from '../ui/Card.tsx';
import { IconTile } from '../ui/IconTile.tsx';
import { Kbd } from '../ui/Kbd.tsx';
import { keyWords } from '../ui/keys.ts';
import { Rich } from '../ui/Rich.tsx';
import { newSecret } from './commands.ts';
import styles from './FirstSteps.module.css';

const t = texts.secretDetail.firstSteps;

type Step = { icon: LucideIcon; words: { title: string; text: string; action: string }; onTake: () => void };

const steps: readonly Step[] = [
  { icon: FileInput, words: t.file, onTake: () => void openEnvFile() },
  { icon: Plus, words: t.write, onTake: () => void newSecret('') },
  { icon: RefreshCw, words: t.connect, onTake: () => void openPage('sync') },
];

/** In the place of a secret while there is none: the ways in which secrets come into a vault. */
export function FirstSteps() {
  return (
    <div className={styles.steps}>
      <h1 className={styles.title}>{t.title}</h1>
      <Card padded={false}>
        <ul>
          {steps.map(({ icon, words: { title, text, action }, onTake }) => (
            <li key={title} className={styles.step}>
              <IconTile icon={icon} tone="accent" />
              <div className={styles.words}>
                <h2 className={styles.name}>{title}</h2>
                <p className={styles.text}>{text}</p>
              </div>
              <Button onClick={onTake}>{action}</Button>
            </li>
          ))}
        </ul>
      </Card>
      <p className={styles.hint}>
        <Rich text={t.hint} parts={{ key: <Kbd>{keyWords('Ctrl K')}</Kbd> }} />
      </p>
    </div>
  );
}
