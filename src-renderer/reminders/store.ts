import type { Anomaly, DueList } from '../../src-preload/contract.ts';
import { resettable } from '../ui/reset.ts';

type RemindersState = {
  /** `null` until it is read. */
  list: DueList | null;
  /** So many of each group are shown. */
  shown: number;
  /** What is out of the ordinary and was not dismissed; read with the page. */
  anomalies: readonly Anomaly[];
  failure: string | null;
};

const empty: RemindersState = { list: null, shown: 50, anomalies: [], failure: null };

export const useReminders = resettable(empty);

/** How many wait now: not put off. */
export function waiting(list: DueList | null): number {
  return list === null ? 0 : list.counts.expired + list.counts.soon + list.counts.rotate;
}
