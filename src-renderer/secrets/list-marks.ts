import type { Id } from '../../src-preload/contract.ts';
import { texts } from '../../src-texts/texts.ts';
import { tellFailure } from '../tell-failure.ts';
import { announce } from '../ui/announce.ts';
import { useDetail } from './detail-store.ts';
import { idsBetween } from './list-actions.ts';
import { useList } from './list-store.ts';

const t = texts.secretList.marks;

/* Which rows an action for many is meant for. */

function sayMarked(): void {
  const { marked } = useList.getState();
  announce(marked.size === 0 ? t.sayNone : t.sayMarked(marked.size));
}

export function clearMarks(): void {
  if (useList.getState().marked.size > 0) useList.setState({ marked: new Set(), anchor: -1 });
}

/** Adds a row to the marked ones or takes it out; the first one marked takes the selected one along. */
export function toggleMark(id: Id, index: number): void {
  const { marked, selectedIndex, rows } = useList.getState();
  const next = new Set(marked);
  const { selected } = useDetail.getState();
  if (marked.size === 0 && selected !== null && rows.get(selectedIndex)?.id === selected) next.add(selected);
  // The selected one itself, as the first, is not taken out again.
  if (marked.size > 0 && next.has(id)) next.delete(id);
  else next.add(id);
  useList.setState({ marked: next, anchor: index });
  sayMarked();
}

/** Marks the stretch from where marking began to this row, and nothing else. */
export async function markTo(index: number): Promise<void> {
  const { anchor, selectedIndex } = useList.getState();
  const from = anchor >= 0 ? anchor : Math.max(0, selectedIndex);
  await mark(Math.min(from, index), Math.max(from, index), from);
}

export async function markAll(): Promise<void> {
  const { total } = useList.getState();
  if (total !== null && total > 0) await mark(0, total - 1, 0);
}

async function mark(first: number, last: number, anchor: number): Promise<void> {
  try {
    const ids = await idsBetween(first, last);
    if (ids === null) return;
    useList.setState({ marked: new Set(ids), anchor });
    sayMarked();
  } catch (caught) {
    tellFailure(caught);
  }
}
