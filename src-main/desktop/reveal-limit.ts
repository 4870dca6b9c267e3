import type { Clock } from '../vault/environment.ts';
import { VaultError } from '../vault/errors.ts';

const most = 30;
const withinMs = 10_000;

/** Counts values that leave the vault: more than 30 in 10 s is not a person. Refused tries don't count. */
export function createRevealLimit(clock: Clock): () => void {
  let times: number[] = [];
  return () => {
    const now = clock.monotonic();
    times = times.filter((time) => now - time < withinMs);
    if (times.length >= most) throw new VaultError('TOO_MANY_REVEALS');
    times.push(now);
  };
}
