import { Archive, ArchiveRestore, ArchiveX, Ellipsis, FolderOpen, ShieldCheck } from 'lucide-react';
import type { Backup } from '../../src-preload/contract.ts';
import { texts } from '../../src-texts/texts.ts';
import { Button } from '../ui/Button.tsx';
import { Chip } from '../ui/Chip.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { Menu } from '../ui/Menu.tsx';
import { dateAndTime } from '../ui/time.ts';
import styles from './BackupRow.module.css';
import { contentsWords, sizeWords, whenWords } from './words.ts';

const t = texts.backups.row;

type BackupRowProps = {
  backup: Backup;
  now: number;
  busy: boolean;
  onCheck: () => void;
  onLookInside: () => void;
  onRestore: () => void;
};

export function BackupRow({ backup, now, busy, onCheck, onLookInside, onRestore }: BackupRowProps) {
  const { at, reason, size, readable, checked } = backup;
  const when = whenWords(at, now);
  const Icon = readable ? Archive : ArchiveX;
  return (
    <li className={styles.row} aria-label={t.label(when, texts.backups.reasons[reason])}>
      <span className={styles.sign}>
        <Icon size={16} strokeWidth={1.75} aria-hidden />
      </span>
      <span className={styles.when} title={t.title(dateAndTime(at), backup.name)}>
        {when.charAt(0).toUpperCase() + when.slice(1)}
      </span>
      <span className={styles.about}>
        <span>{texts.backups.reasons[reason]}</span>
        <State backup={backup} />
      </span>
      <span className={styles.size}>{sizeWords(size)}</span>
      <span className={styles.acts}>
        <Button size="small" disabled={!readable} busy={busy} onClick={onLookInside}>
          {t.lookInside}
        </Button>
        <Menu
          trigger={<IconButton icon={Ellipsis} size="small" label={t.more(when)} />}
          items={[
            {
              label: checked ? t.checkAgain : t.check,
              icon: ShieldCheck,
              onSelect: onCheck,
              disabled: !readable,
            },
            { label: t.lookInside, icon: FolderOpen, onSelect: onLookInside, disabled: !readable },
            { label: t.restore, icon: ArchiveRestore, onSelect: onRestore, disabled: !readable },
          ]}
        />
      </span>
    </li>
  );
}

/** What is known of it: no more than was looked at. */
function State({ backup: { readable, checked } }: { backup: Backup }) {
  if (!readable) return <Chip tone="red">{t.unreadable}</Chip>;
  if (!checked) return <span className={styles.unknown}>{t.notChecked}</span>;
  const { length } = checked.damaged;
  if (length > 0) return <Chip tone="red">{t.damaged(length)}</Chip>;
  return (
    <>
      <Chip tone="green">{t.checked}</Chip>
      <span className={styles.unknown}>{contentsWords(checked)}</span>
    </>
  );
}
