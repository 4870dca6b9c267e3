import type { AnomalyRules } from '../../../src-preload/contract/anomalies.ts';

/** The rules of a vault in which nobody has chosen others. */
export const defaultAnomalyRules: AnomalyRules = {
  failedUnlocks: { on: true, atLeast: 5, minutes: 10 },
  manyReads: { on: true, atLeast: 10, seconds: 60 },
  revokedUse: { on: true },
  unusualHour: { on: true, days: 14, reads: 50 },
  manyDenied: { on: true, atLeast: 5, seconds: 60 },
  clockSetBack: { on: true, seconds: 60 },
};
