import { X } from 'lucide-react';
import { useState } from 'react';
import { texts } from '../../src-texts/texts.ts';
import { Button } from '../ui/Button.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { focusPane } from './focus.ts';
import { MarkDueDialog, PurgeMarkedDialog } from './ListBulkDialogs.tsx';
import styles from './ListPane.module.css';
import { restoreMarked, trashMarked } from './list-bulk.ts';
import { clearMarks } from './list-marks.ts';
import { useList } from './list-store.ts';

const t = texts.secretList.marks;

/** In the place of the list's head while secrets are marked: what can be done to all of them. */
export function ListBulkBar() {
  const count = useList(({ marked }) => marked.size);
  const inTrash = useList(({ view }) => view.kind === 'trash');
  const [asking, setAsking] = useState<'due' | 'purge' | null>(null);
  return (
    <div role="toolbar" aria-label={t.bar} className={styles.bulk}>
      <IconButton
        icon={X}
        label={t.unmark}
        size="small"
        kbd="Esc"
        onClick={() => {
          clearMarks();
          focusPane('list');
        }}
      />
      <span className={styles.marked}>{t.marked(count)}</span>
      {inTrash ? (
        <>
          <Button size="small" onClick={() => void restoreMarked()}>
            {t.putBack(count)}
          </Button>
          <Button size="small" onClick={() => setAsking('purge')}>
            {t.remove(count)}
          </Button>
        </>
      ) : (
        <>
          <Button size="small" onClick={() => setAsking('due')}>
            {t.markDue(count)}
          </Button>
          <Button size="small" onClick={() => void trashMarked()}>
            {t.trash(count)}
          </Button>
        </>
      )}
      <MarkDueDialog open={asking === 'due'} onClose={() => setAsking(null)} count={count} />
      <PurgeMarkedDialog open={asking === 'purge'} onClose={() => setAsking(null)} count={count} />
    </div>
  );
}
