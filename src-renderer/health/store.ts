import type { HealthReport, Id } from '../../src-preload/contract.ts';
import { resettable } from '../ui/reset.ts';

/** What a line says of the secret beside what is said against it. */
export type Named = { name: string; environments: readonly string[] };

type HealthState = {
  report: HealthReport | null;
  /** The secrets of the lines in sight. */
  named: ReadonlyMap<Id, Named>;
  /** How many lines are shown. */
  shown: number;
  reading: boolean;
  failure: string | null;
};

export const linesAtOnce = 100;

const empty: HealthState = { report: null, named: new Map(), shown: linesAtOnce, reading: false, failure: null };

export const useHealth = resettable(empty);
