import {
  Ban,
  CalendarClock,
  Copy,
  CopyPlus,
  Ellipsis,
  FileDown,
  Pencil,
  RefreshCw,
  RotateCcw,
  Star,
  Trash2,
  Undo2,
} from 'lucide-react';
import type { SecretDetail } from '../../../src-preload/contract.ts';
import { openRotation } from '../../rotation/actions.ts';
import { Button } from '../../ui/Button.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { IconTile } from '../../ui/IconTile.tsx';
import { keyWords } from '../../ui/keys.ts';
import { Menu, type MenuItem } from '../../ui/Menu.tsx';
import { editSelected, moveToTrash, putBack, setFavourite } from '../commands.ts';
import { iconOf, subtitleOf } from '../kinds.ts';
import { copyPlain, copyValue } from './copying.ts';
import styles from './DetailHead.module.css';
import { saveValue } from './secret-actions.ts';
import { openSecretDialog } from './secret-dialog.ts';

/** What can be done with the secret besides its value's own buttons. */
function actionsOf(secret: SecretDetail): MenuItem[] {
  const ask = (kind: 'revoke' | 'reinstate' | 'mark-due' | 'duplicate' | 'purge') => () =>
    openSecretDialog({ kind, secret });
  const copies: MenuItem[] = [
    { label: 'Copy value', icon: Copy, onSelect: () => void copyValue(secret), kbd: keyWords('Ctrl C') },
    { label: 'Copy name', icon: Copy, onSelect: () => copyPlain(`The name ${secret.name}`, secret.name) },
    { label: 'Save value to a file…', icon: FileDown, onSelect: () => void saveValue(secret) },
  ];
  if (secret.trashedAt !== null) {
    return [
      ...copies,
      { label: 'Put back', icon: Undo2, onSelect: () => void putBack(secret) },
      { label: 'Remove for good…', icon: Trash2, onSelect: ask('purge'), danger: true },
    ];
  }
  return [
    ...copies,
    { label: 'Duplicate…', icon: CopyPlus, onSelect: ask('duplicate') },
    {
      label: secret.rotation ? 'Go on with the rotation…' : 'Rotate…',
      icon: RefreshCw,
      onSelect: () => void openRotation(secret.id),
    },
    { label: 'Mark as due…', icon: CalendarClock, onSelect: ask('mark-due') },
    secret.revokedAt === null
      ? { label: 'Revoke…', icon: Ban, onSelect: ask('revoke') }
      : { label: 'Reinstate…', icon: RotateCcw, onSelect: ask('reinstate') },
    { label: 'Move to trash', icon: Trash2, onSelect: () => void moveToTrash(secret), danger: true, kbd: 'Del' },
  ];
}

export function DetailHead({ secret }: { secret: SecretDetail }) {
  const inTrash = secret.trashedAt !== null;
  const { favourite } = secret;
  return (
    <header className={styles.head}>
      <IconTile icon={iconOf(secret)} tone="accent" size="large" />
      <div className={styles.titles}>
        <h1 className={styles.name}>{secret.name}</h1>
        <p className={styles.about}>
          {secret.critical ? <Chip tone="red">critical</Chip> : null} {subtitleOf(secret)}
        </p>
      </div>
      <div className={styles.acts}>
        {inTrash ? null : (
          <>
            <IconButton
              icon={Star}
              label={favourite ? 'Take from the favourites' : 'Add to the favourites'}
              pressed={favourite}
              className={styles.star}
              onClick={() => void setFavourite(secret, !favourite)}
            />
            <Button icon={Pencil} aria-label="Edit" aria-keyshortcuts="Control+E" onClick={() => void editSelected()}>
              <span className={styles.word}>Edit</span>
            </Button>
          </>
        )}
        <Menu trigger={<IconButton icon={Ellipsis} label="More for this secret" />} items={actionsOf(secret)} />
      </div>
    </header>
  );
}
