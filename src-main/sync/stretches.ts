import { setImmediate as nextSlice } from 'node:timers/promises';

/** How many are done before everything else gets its turn: some milliseconds. */
const STRETCH = 100;

/** Does something to many in stretches, each a transaction of its own, and puts what it answers together. */
export async function inStretches<T, R>(all: readonly T[], work: (some: readonly T[]) => readonly R[]): Promise<R[]> {
  const results: R[] = [];
  for (let from = 0; from < all.length; from += STRETCH) {
    if (from > 0) await nextSlice();
    results.push(...work(all.slice(from, from + STRETCH)));
  }
  return results;
}
