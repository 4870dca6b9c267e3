import { Archive, ArchiveRestore, Ellipsis, type LucideIcon, Pencil, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { texts } from '../../src-texts/texts.ts';
import { tellFailure } from '../tell-failure.ts';
import { Button } from '../ui/Button.tsx';
import { Chip } from '../ui/Chip.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { Menu, type MenuItem } from '../ui/Menu.tsx';
import styles from './Places.module.css';

const t = texts.projects.manage;

type PlaceRowProps = {
  name: string;
  /** Its dot and name, or its chip. */
  head: ReactNode;
  /** Facts beside it, in words. */
  facts: string;
  archived: boolean;
  onEdit: () => void;
  onArchive: (archived: boolean) => Promise<void>;
  onDelete: () => void;
  /** More that its menu offers. */
  more?: readonly { label: string; icon: LucideIcon; act: () => Promise<void>; disabled: boolean }[];
};

/** Does it, and says so where it was refused. */
async function attempt(act: () => Promise<void>): Promise<void> {
  try {
    await act();
  } catch (caught) {
    tellFailure(caught);
  }
}

export function PlaceRow({ name, head, facts, archived, onEdit, onArchive, onDelete, more = [] }: PlaceRowProps) {
  const items: MenuItem[] = [
    ...more.map(({ label, icon, act, disabled }) => ({ label, icon, disabled, onSelect: () => void attempt(act) })),
    archived
      ? { label: t.unarchive, icon: ArchiveRestore, onSelect: () => void attempt(() => onArchive(false)) }
      : { label: t.archive, icon: Archive, onSelect: () => void attempt(() => onArchive(true)) },
    { label: t.delete, icon: Trash2, onSelect: onDelete, danger: true },
  ];
  return (
    <li className={styles.row}>
      <span className={styles.head}>
        {head}
        {archived ? <Chip>{t.archived}</Chip> : null}
      </span>
      <span className={styles.facts}>{facts}</span>
      <Button size="small" icon={Pencil} aria-label={t.editPlace(name)} onClick={onEdit}>
        {t.edit}
      </Button>
      <Menu trigger={<IconButton icon={Ellipsis} size="small" label={t.more(name)} />} items={items} />
    </li>
  );
}
