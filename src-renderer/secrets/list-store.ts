import type { Id, ListedSecret, SortOrder, View } from '../../src-preload/contract.ts';
import { resettable } from '../ui/reset.ts';
import type { SparseRows } from './chunk-cache.ts';

type ListState = {
  view: View;
  query: string;
  sort: SortOrder;
  /** How many match, and how many the view holds without the query; `null` before the first answer. */
  total: number | null;
  of: number;
  rows: SparseRows<ListedSecret>;
  /** Of those that fit by their notes only: the line of the notes that does. */
  fromNotes: ReadonlyMap<Id, string>;
  /** In the list of what is missing somewhere: the environments that lack it, by slug. */
  missingIn: ReadonlyMap<Id, readonly string[]>;
  /** The query that the rows answer: highlights belong to it, not to what is being typed. */
  answered: string;
  /** Where the selected secret stood when it was last seen, to find its neighbour when it goes. */
  selectedIndex: number;
  /** Those that an action for many is meant for; empty while it is only the selected one. */
  marked: ReadonlySet<Id>;
  /** Where a stretch of marks begins that Shift draws. */
  anchor: number;
  /** False where values that were asked about are still being looked at. */
  complete: boolean;
  failure: string | null;
};

const empty: ListState = {
  view: { kind: 'all' },
  query: '',
  sort: 'name',
  total: null,
  of: 0,
  rows: new Map(),
  fromNotes: new Map(),
  missingIn: new Map(),
  answered: '',
  selectedIndex: -1,
  marked: new Set(),
  anchor: -1,
  complete: true,
  failure: null,
};

export const useList = resettable(empty);

/** The project that a new secret goes to unless the person says otherwise. */
export function projectOfView(view: View = useList.getState().view): Id | null {
  return view.kind === 'project' ? view.project : null;
}
