import { id, seconds } from './domain.ts';
import { z } from './z.ts';

const on = z.boolean();
const several = z.int().min(2).max(1_000);
const shortTime = z.int().min(5).max(3_600);

/** What is looked for in the audit, and from which amount on it is told. */
export const anomalyRules = z.strictObject({
  /** So many failed unlocks within so many minutes. */
  failedUnlocks: z.strictObject({ on, atLeast: several, minutes: z.int().min(1).max(1_440) }),
  /** So many different secrets read or copied by a person within so many seconds. */
  manyReads: z.strictObject({ on, atLeast: several, seconds: shortTime }),
  /** A revoked secret was asked for, whether it was given or not. */
  revokedUse: z.strictObject({ on }),
  /** A person read at an hour of the day at which nobody had, after so many days of history and so many reads. */
  unusualHour: z.strictObject({ on, days: z.int().min(1).max(365), reads: z.int().min(1).max(100_000) }),
  /** So many refusals to programs within so many seconds. */
  manyDenied: z.strictObject({ on, atLeast: several, seconds: shortTime }),
  /** From one event to the next, this computer's clock went back by more than so many seconds. */
  clockSetBack: z.strictObject({ on, seconds: z.int().min(1).max(86_400) }),
});
export type AnomalyRules = z.infer<typeof anomalyRules>;

export const anomalyRule = anomalyRules.keyof();
export type AnomalyRule = z.infer<typeof anomalyRule>;

/** The same events give the same id again: so one that was dismissed stays dismissed. */
export const anomalyId = z.string().regex(/^[A-Za-z]+(?::[0-9a-f]{32})?:\d{1,12}$/);

const found = z.object({
  id: anomalyId,
  /** Seconds: its first and its last event. */
  at: seconds,
  until: seconds,
  /** Ids of the secrets that it is about, in the order in which they come, and their names as far as they are known. */
  subjects: z.array(id),
  names: z.array(z.string()),
  /** Attempts, secrets, reads, times. */
  count: z.int().positive(),
  /** A person has looked at it and wants to hear no more of it. */
  dismissed: z.boolean(),
});
const amount = z.int().positive();

/** Something out of the ordinary that the audit shows, with what of its rule belongs to what a person is told. */
export const anomaly = z.discriminatedUnion('rule', [
  found.extend({ rule: z.literal('failedUnlocks'), atLeast: amount, minutes: amount }),
  found.extend({ rule: z.literal('manyReads'), atLeast: amount, seconds: amount }),
  found.extend({ rule: z.literal('revokedUse') }),
  /** `hour` is the one of the local day at which it was: 0 to 23. */
  found.extend({ rule: z.literal('unusualHour'), hour: z.int().min(0).max(23) }),
  found.extend({ rule: z.literal('manyDenied'), atLeast: amount, seconds: amount }),
  /** By so many seconds. */
  found.extend({ rule: z.literal('clockSetBack'), seconds: amount }),
]);
export type Anomaly = z.infer<typeof anomaly>;
