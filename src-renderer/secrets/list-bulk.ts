import type { Id, Outcome } from '../../src-preload/contract.ts';
import { texts } from '../../src-texts/texts.ts';
import { unwrap } from '../bridge.ts';
import { tellFailure } from '../tell-failure.ts';
import { showToast } from '../ui/toast.ts';
import { refresh, select } from './detail-actions.ts';
import { useDetail } from './detail-store.ts';
import { focusAfterwards } from './focus.ts';
import { rowAt } from './list-actions.ts';
import { leftInWords } from './list-bulk-words.ts';
import { useList } from './list-store.ts';

const t = texts.secretList.done;

/* What is done to all marked secrets at once, each for itself; each action tells how many it was done to, and why not. */

/** So many go in one call: each is one transaction, and other calls get their turn between two. */
const inOneCall = 1_000;

async function inStretches(ids: readonly Id[], call: (ids: Id[]) => Promise<Outcome[]>): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (let at = 0; at < ids.length; at += inOneCall) outcomes.push(...(await call(ids.slice(at, at + inOneCall))));
  return outcomes;
}

/** After the list became shorter: another one is selected in the place of one that is gone from it. */
async function showWhatIsLeft(gone: ReadonlySet<Id>): Promise<void> {
  const { selectedIndex } = useList.getState();
  await refresh();
  const { selected } = useDetail.getState();
  const { total } = useList.getState();
  if (selected !== null && gone.has(selected)) {
    const row = total ? await rowAt(Math.max(0, Math.min(selectedIndex, total - 1))) : null;
    await select(row?.id ?? null);
    if (row === null) useDetail.setState({ narrowShows: 'list' });
  }
}

type Work = {
  ids: readonly Id[];
  call: (ids: Id[]) => Promise<Outcome[]>;
  /** The sentence that says so: "3 secrets are in the trash." */
  done: (count: number) => string;
  /** Whether they leave the list by it. */
  leave: boolean;
  undo?: (ids: Id[]) => void;
};

/** Does it to each; those that were refused stay marked, and the message says why. */
async function doToMany({ ids, call, done, leave, undo }: Work): Promise<void> {
  const focus = focusAfterwards();
  try {
    const outcomes = await inStretches(ids, call);
    const changed = outcomes.filter(({ code }) => code === null).map(({ id }) => id);
    const left = outcomes.filter(({ code }) => code !== null);
    useList.setState({ marked: new Set(left.map(({ id }) => id)), anchor: -1 });
    await showWhatIsLeft(new Set(leave ? changed : []));
    focus('list');
    const sentences = [changed.length > 0 ? done(changed.length) : '', leftInWords(left)];
    showToast({
      text: sentences.filter((sentence) => sentence !== '').join(' '),
      ...(left.length > 0 ? { tone: 'bad' as const } : {}),
      ...(undo && changed.length > 0 ? { action: { label: t.undo, onSelect: () => undo(changed) } } : {}),
    });
  } catch (caught) {
    tellFailure(caught);
    await refresh();
  }
}

const markedIds = () => [...useList.getState().marked];

export function trashMarked(): Promise<void> {
  return doToMany({
    ids: markedIds(),
    call: (ids) => unwrap(window.coffer.secrets.trashMany({ ids })),
    done: t.trashed,
    leave: true,
    undo: (ids) => void restore(ids),
  });
}

export function restoreMarked(): Promise<void> {
  return restore(markedIds());
}

function restore(ids: readonly Id[]): Promise<void> {
  return doToMany({
    ids,
    call: (some) => unwrap(window.coffer.secrets.restoreMany({ ids: some })),
    done: t.restored,
    leave: useList.getState().view.kind === 'trash',
  });
}

export function markMarkedDue(reason: string): Promise<void> {
  return doToMany({
    ids: markedIds(),
    call: (ids) => unwrap(window.coffer.secrets.markDue({ ids, reason })),
    done: t.due,
    leave: false,
  });
}

export async function purgeMarked(): Promise<void> {
  let erased = true;
  await doToMany({
    ids: markedIds(),
    call: async (ids) => {
      const result = await unwrap(window.coffer.secrets.purge({ ids }));
      erased &&= result.erased;
      return result.outcomes;
    },
    done: (count) => (erased ? t.purged(count) : `${t.purged(count)} ${t.overwrittenLater}`),
    leave: true,
  });
}
