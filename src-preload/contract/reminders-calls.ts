import { call } from './call.ts';
import { id, seconds } from './domain.ts';
import { dueList } from './reminders.ts';
import { z } from './z.ts';

/** The group `reminders` of the contract. */
export const reminderCalls = {
  /** What is due or comes due within the lead time. */
  list: call(z.strictObject({ limit: z.int().min(0).max(1_000) }), dueList),
  /** Puts what is due of a secret off until a moment to come, or (`null`) takes that back. */
  snooze: call(z.strictObject({ id, until: seconds.nullable() }), z.undefined()),
} as const;
