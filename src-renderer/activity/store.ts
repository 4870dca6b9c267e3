import type { Actor, Anomaly, Id } from '../../src-preload/contract.ts';
import { resettable } from '../ui/reset.ts';
import type { KindGroup } from './kinds.ts';
import type { Bar, Range } from './plot.ts';
import type { Line } from './words.ts';

export type ActivityFilter = {
  group: KindGroup;
  who: Actor['kind'] | null;
  range: Range;
  /** The one secret that is looked at. */
  secret: { id: Id; name: string } | null;
};

type ActivityState = {
  filter: ActivityFilter;
  /** Newest first, as far as they were read. */
  lines: Line[];
  /** Where the next page begins; `null` where nothing follows. */
  next: number | null;
  reading: boolean;
  failure: string | null;
  /** Uses of values over time; `null` until they are counted. */
  bars: Bar[] | null;
  anomalies: Anomaly[];
  /** Environments of the secrets in sight, and which of them the vault still has. */
  environments: ReadonlyMap<Id, readonly string[]>;
};

export const everything: ActivityFilter = { group: 'all', who: null, range: 30, secret: null };

const empty: ActivityState = {
  filter: everything,
  lines: [],
  next: null,
  reading: false,
  failure: null,
  bars: null,
  anomalies: [],
  environments: new Map(),
};

export const useActivity = resettable(empty);
