import { X } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { focusPane } from './focus.ts';
import { MarkDueDialog, PurgeMarkedDialog } from './ListBulkDialogs.tsx';
import styles from './ListPane.module.css';
import { restoreMarked, trashMarked } from './list-bulk.ts';
import { clearMarks } from './list-marks.ts';
import { useList } from './list-store.ts';

/** In the place of the list's head while secrets are marked: what can be done to all of them. */
export function ListBulkBar() {
  const count = useList(({ marked }) => marked.size);
  const inTrash = useList(({ view }) => view.kind === 'trash');
  const [asking, setAsking] = useState<'due' | 'purge' | null>(null);
  const n = count.toLocaleString('en');
  return (
    <div role="toolbar" aria-label="For the marked secrets" className={styles.bulk}>
      <IconButton
        icon={X}
        label="Unmark all"
        size="small"
        kbd="Esc"
        onClick={() => {
          clearMarks();
          focusPane('list');
        }}
      />
      <span className={styles.marked}>{n} marked</span>
      {inTrash ? (
        <>
          <Button size="small" onClick={() => void restoreMarked()}>
            Put {n} back
          </Button>
          <Button size="small" onClick={() => setAsking('purge')}>
            Remove {n} for good…
          </Button>
        </>
      ) : (
        <>
          <Button size="small" onClick={() => setAsking('due')}>
            Mark {n} due…
          </Button>
          <Button size="small" onClick={() => void trashMarked()}>
            Trash {n}
          </Button>
        </>
      )}
      <MarkDueDialog open={asking === 'due'} onClose={() => setAsking(null)} count={count} />
      <PurgeMarkedDialog open={asking === 'purge'} onClose={() => setAsking(null)} count={count} />
    </div>
  );
}
