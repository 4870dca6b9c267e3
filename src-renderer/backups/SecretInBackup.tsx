import { Eye, EyeOff, Undo2 } from 'lucide-react';
import type { SecretSummary } from '../../src-preload/contract.ts';
import { texts } from '../../src-texts/texts.ts';
import { useShownValue } from '../history/use-shown-value.ts';
import { EnvironmentChips } from '../projects/EnvironmentChips.tsx';
import { iconOf, subtitleOf } from '../secrets/kinds.ts';
import { RevealedValue } from '../secrets/RevealedValue.tsx';
import { Button } from '../ui/Button.tsx';
import { Chip } from '../ui/Chip.tsx';
import { IconTile } from '../ui/IconTile.tsx';
import { useHold } from '../ui/use-hold.ts';
import { revealInBackup } from './actions.ts';
import styles from './SecretInBackup.module.css';

const t = texts.backups.secret;

/** Where the vault has it today. */
export type Here = 'there' | 'trash' | 'gone';

type SecretInBackupProps = { secret: SecretSummary; here: Here; onBringBack: () => void };

export function SecretInBackup({ secret, here, onBringBack }: SecretInBackupProps) {
  const { id, name } = secret;
  const { value, left, hide, toggle } = useShownValue(() => revealInBackup(id));
  const hold = useHold({ shown: value !== null, toggle, hide });
  return (
    <li className={styles.row} aria-label={name}>
      <IconTile icon={iconOf(secret)} />
      <div className={styles.words}>
        <p className={styles.name}>
          <span>{name}</span>
          <EnvironmentChips slugs={secret.environments} most={4} />
          {here === 'gone' ? <Chip tone="amber">{t.gone}</Chip> : null}
          {here === 'trash' ? <Chip>{t.inTrash}</Chip> : null}
        </p>
        <p className={styles.about}>{subtitleOf(secret)}</p>
      </div>
      <div className={styles.acts}>
        <Button
          size="small"
          icon={value ? EyeOff : Eye}
          aria-label={value ? t.hideOf(name) : t.revealOf(name)}
          title={texts.secretDetail.value.holdHint}
          {...hold.button}
        >
          {value ? t.hide(left) : t.reveal}
        </Button>
        <Button size="small" icon={Undo2} aria-label={t.bringBackOf(name)} onClick={onBringBack}>
          {t.bringBack}
        </Button>
      </div>
      {value ? (
        <div className={styles.value}>
          <RevealedValue value={value} name={t.value(name)} />
        </div>
      ) : null}
    </li>
  );
}
