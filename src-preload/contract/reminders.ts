import { id, seconds } from './domain.ts';
import { z } from './z.ts';

/** What comes due for a secret: its date is up, its value is too old, or a person said so. */
export const due = z.object({ at: seconds, why: z.enum(['expiry', 'rotation', 'marked']) });
export type Due = z.infer<typeof due>;

/** A secret of which something is due, or will be within the lead time. */
export const dueSecret = z.object({
  id,
  name: z.string(),
  environments: z.array(z.string()),
  projects: z.array(id),
  /** With what is worst of it: expired, soon to expire, or to be rotated. */
  group: z.enum(['expired', 'soon', 'rotate']),
  /** The worst first; at least one. */
  dues: z.array(due),
  /** Until when the person wants to hear no more of it; `null` for now. */
  snoozedUntil: seconds.nullable(),
});
export type DueSecret = z.infer<typeof dueSecret>;

export const dueList = z.object({
  /** How many wait, in each group, and how many are put off. */
  counts: z.object({ expired: z.int(), soon: z.int(), rotate: z.int(), putOff: z.int() }),
  /** Of each group that waits the soonest, as many as were asked for; and all that are put off. */
  secrets: z.array(dueSecret),
});
export type DueList = z.infer<typeof dueList>;
