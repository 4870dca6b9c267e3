import { actor, seconds } from './domain.ts';
import { valueFacts } from './secrets.ts';
import { z } from './z.ts';

/** One value that a secret has or had; never the value itself. */
export const version = z.object({
  number: z.int().positive(),
  at: seconds,
  by: actor,
  why: z.string(),
  /** The earlier version whose value it took again. */
  restoredFrom: z.int().positive().nullable(),
  current: z.boolean(),
  /** Length of the value in bytes. */
  bytes: z.int().min(0),
  facts: valueFacts,
});
export type Version = z.infer<typeof version>;

/** Which earlier versions stay: all, the last so many, or those that were current within so many days. */
export const retention = z.discriminatedUnion('keep', [
  z.strictObject({ keep: z.literal('all') }),
  z.strictObject({ keep: z.literal('last'), versions: z.int().min(1).max(10_000) }),
  z.strictObject({ keep: z.literal('younger'), days: z.int().min(1).max(36_500) }),
]);
export type Retention = z.infer<typeof retention>;

/** How two values differ, line by line, without a character of them. */
export const comparison = z.object({
  equal: z.boolean(),
  /** Runs of lines: in both, only in the first, only in the second. */
  runs: z.array(z.object({ side: z.enum(['both', 'first', 'second']), lines: z.int().positive() })),
  first: z.object({ bytes: z.int(), facts: valueFacts }),
  second: z.object({ bytes: z.int(), facts: valueFacts }),
  /** Protected fields that differ, or are in one of them only. */
  fields: z.array(z.string()),
});
export type Comparison = z.infer<typeof comparison>;

/** What was removed for good, and whether it is erased from the file already. */
export const purged = z.object({ purged: z.int(), erased: z.boolean() });
export type Purged = z.infer<typeof purged>;
