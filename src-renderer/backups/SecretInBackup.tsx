import { Eye, EyeOff, Undo2 } from 'lucide-react';
import type { SecretSummary } from '../../src-preload/contract.ts';
import { useShownValue } from '../history/use-shown-value.ts';
import { EnvironmentChips } from '../projects/EnvironmentChips.tsx';
import { iconOf, subtitleOf } from '../secrets/kinds.ts';
import { RevealedValue } from '../secrets/RevealedValue.tsx';
import { Button } from '../ui/Button.tsx';
import { Chip } from '../ui/Chip.tsx';
import { IconTile } from '../ui/IconTile.tsx';
import { revealInBackup } from './actions.ts';
import styles from './SecretInBackup.module.css';

/** Where the vault has it today. */
export type Here = 'there' | 'trash' | 'gone';

type SecretInBackupProps = { secret: SecretSummary; here: Here; onBringBack: () => void };

export function SecretInBackup({ secret, here, onBringBack }: SecretInBackupProps) {
  const { id, name } = secret;
  const { value, left, toggle } = useShownValue(() => revealInBackup(id));
  return (
    <li className={styles.row} aria-label={name}>
      <IconTile icon={iconOf(secret)} />
      <div className={styles.words}>
        <p className={styles.name}>
          <span>{name}</span>
          <EnvironmentChips slugs={secret.environments} most={4} />
          {here === 'gone' ? <Chip tone="amber">not in the vault any more</Chip> : null}
          {here === 'trash' ? <Chip>in the trash today</Chip> : null}
        </p>
        <p className={styles.about}>{subtitleOf(secret)}</p>
      </div>
      <div className={styles.acts}>
        <Button
          size="small"
          icon={value ? EyeOff : Eye}
          aria-label={`${value ? 'Hide' : 'Reveal'} ${name}`}
          onClick={toggle}
        >
          {value ? `Hide (${left} s)` : 'Reveal'}
        </Button>
        <Button size="small" icon={Undo2} aria-label={`Bring back ${name}…`} onClick={onBringBack}>
          Bring back…
        </Button>
      </div>
      {value ? (
        <div className={styles.value}>
          <RevealedValue value={value} name={`${name} in the backup`} />
        </div>
      ) : null}
    </li>
  );
}
