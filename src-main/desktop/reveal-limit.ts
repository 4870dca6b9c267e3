import type { Clock } from '../vault/environment.ts';
import { VaultError } from '../vault/errors.ts';

const withinMs = 10_000;
/** What a person does at most in 10 s: show or copy a value, or press a key while asking for one. */
export const most = { reveals: 30, questions: 100 } as const;

/** Counts what tells of values: more than that in 10 s is not a person. Refused tries don't count. */
export function createRevealLimit(clock: Clock, limit: number = most.reveals): () => void {
  let times: number[] = [];
  return () => {
    const now = clock.monotonic();
    times = times.filter((time) => now - time < withinMs);
    if (times.length >= limit) throw new VaultError('TOO_MANY_REVEALS');
    times.push(now);
  };
}
