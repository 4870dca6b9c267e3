import { Archive, ArchiveRestore, ArchiveX, Ellipsis, FolderOpen, ShieldCheck } from 'lucide-react';
import type { Backup } from '../../src-preload/contract.ts';
import { countOf } from '../exchange/choice.ts';
import { Button } from '../ui/Button.tsx';
import { Chip } from '../ui/Chip.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { Menu } from '../ui/Menu.tsx';
import { dateAndTime } from '../ui/time.ts';
import styles from './BackupRow.module.css';
import { contentsWords, reasonWords, sizeWords, whenWords } from './words.ts';

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
    <li className={styles.row} aria-label={`Backup ${when}, ${reasonWords[reason]}`}>
      <span className={styles.sign}>
        <Icon size={16} strokeWidth={1.75} aria-hidden />
      </span>
      <span className={styles.when} title={`${dateAndTime(at)}, ${backup.name}`}>
        {when.charAt(0).toUpperCase() + when.slice(1)}
      </span>
      <span className={styles.about}>
        <span>{reasonWords[reason]}</span>
        <State backup={backup} />
      </span>
      <span className={styles.size}>{sizeWords(size)}</span>
      <span className={styles.acts}>
        <Button size="small" disabled={!readable} busy={busy} onClick={onLookInside}>
          Look inside
        </Button>
        <Menu
          trigger={<IconButton icon={Ellipsis} size="small" label={`More for the backup ${when}`} />}
          items={[
            {
              label: checked ? 'Check again' : 'Check every record',
              icon: ShieldCheck,
              onSelect: onCheck,
              disabled: !readable,
            },
            { label: 'Look inside', icon: FolderOpen, onSelect: onLookInside, disabled: !readable },
            { label: 'Put in the vault’s place…', icon: ArchiveRestore, onSelect: onRestore, disabled: !readable },
          ]}
        />
      </span>
    </li>
  );
}

/** What is known of it: no more than was looked at. */
function State({ backup: { readable, checked } }: { backup: Backup }) {
  if (!readable) return <Chip tone="red">can’t be read</Chip>;
  if (!checked) return <span className={styles.unknown}>not checked since Coffer started</span>;
  const { length } = checked.damaged;
  if (length > 0) return <Chip tone="red">{countOf(length, 'record', 'records')} damaged</Chip>;
  return (
    <>
      <Chip tone="green">checked</Chip>
      <span className={styles.unknown}>{contentsWords(checked)}</span>
    </>
  );
}
