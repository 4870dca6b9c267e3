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
import { texts } from '../../../src-texts/texts.ts';
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

const t = texts.secretDetail.head;

/** What can be done with the secret besides its value's own buttons. */
function actionsOf(secret: SecretDetail): MenuItem[] {
  const ask = (kind: 'revoke' | 'reinstate' | 'mark-due' | 'duplicate' | 'purge') => () =>
    openSecretDialog({ kind, secret });
  const copies: MenuItem[] = [
    { label: t.copyValue, icon: Copy, onSelect: () => void copyValue(secret), kbd: keyWords('Ctrl C') },
    { label: t.copyName, icon: Copy, onSelect: () => copyPlain(t.name(secret.name), secret.name) },
    { label: t.save, icon: FileDown, onSelect: () => void saveValue(secret) },
  ];
  if (secret.trashedAt !== null) {
    return [
      ...copies,
      { label: t.putBack, icon: Undo2, onSelect: () => void putBack(secret) },
      { label: t.remove, icon: Trash2, onSelect: ask('purge'), danger: true },
    ];
  }
  return [
    ...copies,
    { label: t.duplicate, icon: CopyPlus, onSelect: ask('duplicate') },
    {
      label: secret.rotation ? t.goOnRotating : t.rotate,
      icon: RefreshCw,
      onSelect: () => void openRotation(secret.id),
    },
    { label: t.markDue, icon: CalendarClock, onSelect: ask('mark-due') },
    secret.revokedAt === null
      ? { label: t.revoke, icon: Ban, onSelect: ask('revoke') }
      : { label: t.reinstate, icon: RotateCcw, onSelect: ask('reinstate') },
    { label: t.trash, icon: Trash2, onSelect: () => void moveToTrash(secret), danger: true, kbd: 'Del' },
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
          {secret.critical ? <Chip tone="red">{t.critical}</Chip> : null} {subtitleOf(secret)}
        </p>
      </div>
      <div className={styles.acts}>
        {inTrash ? null : (
          <>
            <IconButton
              icon={Star}
              label={favourite ? t.noFavourite : t.favourite}
              pressed={favourite}
              className={styles.star}
              onClick={() => void setFavourite(secret, !favourite)}
            />
            <Button icon={Pencil} aria-label={t.edit} aria-keyshortcuts="Control+E" onClick={() => void editSelected()}>
              <span className={styles.word}>{t.edit}</span>
            </Button>
          </>
        )}
        <Menu trigger={<IconButton icon={Ellipsis} label={t.more} />} items={actionsOf(secret)} />
      </div>
    </header>
  );
}
