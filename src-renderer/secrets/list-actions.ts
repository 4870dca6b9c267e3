import type { Id, ListedSecret, ListPage, SortOrder, View } from '../../src-preload/contract.ts';
import { asCofferError, unwrap } from '../bridge.ts';
import { closePage } from '../pages/store.ts';
import { onReset } from '../ui/reset.ts';
import { chunkSize, chunksAround, indexOfId, missingChunks, withPage } from './chunk-cache.ts';
import { useDetail } from './detail-store.ts';
import { useList } from './list-store.ts';

/** Grows with each new question; an answer to an older one is dropped, and who waits for it has the one to `latest`. */
let question = 0;
let latest = Promise.resolve();
const underWay = new Set<string>();
let visible = { first: 0, last: 30 };
/** Whether a search runs, and whether the words have changed since it asked. */
let isSearching = false;
let hasNewWords = false;
/** What is done with the answer to these words, in the same moment: both are drawn in one. */
let awaited: { query: string; then: () => void } | null = null;
/** The most that one call gives. */
const mostRows = 500;

// An answer that arrives after locking must not fill the store again.
onReset(() => {
  question += 1;
  latest = Promise.resolve();
  hasNewWords = false;
  awaited = null;
});

function readPage(offset: number, limit = chunkSize): Promise<ListPage> {
  const { view, query, sort } = useList.getState();
  return unwrap(window.coffer.secrets.list({ view, query, sort, offset, limit }));
}

/** Where the selected secret stands now, or where it stood if it is not among the known rows. */
function placeOfSelected(rows: ReadonlyMap<number, ListedSecret>): number {
  const found = indexOfId(rows, useDetail.getState().selected);
  return found >= 0 ? found : useList.getState().selectedIndex;
}

/** Asks anew for the rows in sight; those on the screen stay until the answer is there. */
export function reloadList(): Promise<void> {
  latest = readInSight();
  return latest;
}

async function readInSight(): Promise<void> {
  question += 1;
  const mine = question;
  underWay.clear();
  const { query, rows: before } = useList.getState();
  const offsets = chunksAround(visible.first, visible.last, Number.POSITIVE_INFINITY);
  try {
    const pages = await Promise.all(offsets.map(async (at) => ({ at, page: await readPage(at) })));
    if (mine !== question) return latest;
    const total = pages[0]?.page.total ?? 0;
    const rows = pages.reduce(
      (known, { at, page }) => withPage(known, at, page.rows, total),
      new Map() as typeof before,
    );
    useList.setState({
      total,
      of: pages[0]?.page.of ?? 0,
      rows,
      fromNotes: new Map(pages.flatMap(({ page }) => Object.entries(page.fromNotes))),
      missingIn: new Map(pages.flatMap(({ page }) => Object.entries(page.missingIn))),
      answered: query,
      selectedIndex: placeOfSelected(rows),
      complete: pages.every(({ page }) => page.complete),
      failure: null,
    });
    if (awaited?.query === query) {
      const { then } = awaited;
      awaited = null;
      then();
    }
    if (!useList.getState().complete) void lookAndRead(mine);
    if (rows.size === 0 && total > 0) lookAt(0, 30);
  } catch (error) {
    if (mine !== question) return latest;
    useList.setState({ failure: asCofferError(error).message });
  }
}

/** Has all values looked at, then reads the list again if it is still the one that asked about them. */
async function lookAndRead(mine: number): Promise<void> {
  const looked = await window.coffer.health.look();
  // Where the vault was locked or is busy meanwhile, the next reading asks again.
  if (looked.ok && mine === question) await reloadList();
}

/** Tells which rows are on the screen; reads the ones that are not known yet. */
export function lookAt(first: number, last: number): void {
  visible = { first, last };
  const { rows, total } = useList.getState();
  if (total === null) return;
  for (const offset of missingChunks(rows, first - 20, last + 20, total)) void readChunk(offset);
}

async function readChunk(offset: number): Promise<void> {
  const mine = question;
  const key = `${mine}:${offset}`;
  if (underWay.has(key)) return;
  underWay.add(key);
  try {
    const page = await readPage(offset);
    if (mine !== question) return;
    if (page.total !== useList.getState().total) return void reloadList();
    useList.setState((state) => {
      const rows = withPage(state.rows, offset, page.rows, page.total);
      const fromNotes = new Map([...state.fromNotes, ...Object.entries(page.fromNotes)]);
      const missingIn = new Map([...state.missingIn, ...Object.entries(page.missingIn)]);
      // Only where it is among the new rows: the keys may be on their way to others, ahead of what is selected.
      const found = page.rows.findIndex(({ id }) => id === useDetail.getState().selected);
      return { rows, fromNotes, missingIn, selectedIndex: found < 0 ? state.selectedIndex : offset + found };
    });
  } catch {
    // The rows stay unknown; looking at them again asks again.
  } finally {
    underWay.delete(key);
  }
}

/** What is marked is in sight: another list begins without. */
const unmarked = { marked: new Set<Id>(), anchor: -1 };

function backToTop(): void {
  visible = { first: 0, last: 30 };
}

export async function showView(view: View): Promise<void> {
  backToTop();
  hasNewWords = false;
  useList.setState({ view, query: '', selectedIndex: -1, total: null, rows: new Map(), ...unmarked });
  await reloadList();
}

export async function sortBy(sort: SortOrder): Promise<void> {
  backToTop();
  useList.setState({ sort, anchor: -1 });
  await reloadList();
}

/** Asks for the words as they stand, until an answer is to the last of them. */
async function searchToLast(): Promise<void> {
  while (hasNewWords) {
    hasNewWords = false;
    await reloadList();
  }
  isSearching = false;
}

/**
 * Searches as one types, from the first key on; what is typed while an answer is on its way is asked for in one when it
 * has come. `then` runs when the answer to this very text is there.
 */
export function search(query: string, then?: () => void): void {
  closePage();
  backToTop();
  useList.setState({ query, ...unmarked });
  awaited = then ? { query, then } : null;
  hasNewWords = true;
  if (isSearching) return;
  isSearching = true;
  void searchToLast();
}

/** Leaves the view and looks for the same words in the whole vault. */
export async function searchEverywhere(): Promise<void> {
  backToTop();
  useList.setState({ view: { kind: 'all' }, ...unmarked });
  await reloadList();
}

/** The row at this place, read if it is not known. */
export async function rowAt(index: number): Promise<ListedSecret | null> {
  const known = useList.getState().rows.get(index);
  if (known) return known;
  await readChunk(Math.floor(index / chunkSize) * chunkSize);
  return useList.getState().rows.get(index) ?? null;
}

/** The ids of the rows from `first` to `last`, both included; `null` where the list became another meanwhile. */
export async function idsBetween(first: number, last: number): Promise<Id[] | null> {
  const mine = question;
  const { rows } = useList.getState();
  const known = Array.from({ length: last - first + 1 }, (_, i) => rows.get(first + i)?.id);
  if (known.every((id) => id !== undefined)) return known;
  const ids: Id[] = [];
  for (let offset = first; offset <= last; offset += mostRows) {
    const page = await readPage(offset, Math.min(mostRows, last - offset + 1));
    if (mine !== question) return null;
    ids.push(...page.rows.map(({ id }) => id));
  }
  return ids;
}

/** The ids beside a row, to have something to select when it goes. */
export function neighbourOf(id: Id): Id | null {
  const { rows } = useList.getState();
  const index = indexOfId(rows, id);
  if (index < 0) return null;
  return rows.get(index + 1)?.id ?? rows.get(index - 1)?.id ?? null;
}
