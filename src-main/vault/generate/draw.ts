import type { RandomBytes } from '../environment.ts';

/** A whole number from 0 to `limit` - 1, all equally likely. */
export type Draw = (limit: bigint) => bigint;

/**
 * Draws from as few random bytes as hold `limit` - 1; what lies beyond the last full round of `limit` is drawn again, so
 * that no result is likelier than another. A draw throws a `RangeError` for a limit below 1, and if the generator is
 * stuck on values that can't be used.
 */
export function drawFrom(random: RandomBytes): Draw {
  return (limit) => {
    if (limit < 1n) throw new RangeError('nothing to draw from');
    const length = limit === 1n ? 0 : Math.ceil((limit - 1n).toString(2).length / 8);
    const values = 1n << BigInt(8 * length);
    const usable = values - (values % limit);
    // A fair generator is refused less than half of the time; a thousand times in a row never.
    for (let attempt = 0; attempt < 1_000; attempt++) {
      const value = random(length).reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
      if (value < usable) return value % limit;
    }
    throw new RangeError('the random generator repeats itself');
  };
}

/** One of several, all equally likely. Throws a `RangeError` where there is none. */
export function pick<T>(items: readonly T[], draw: Draw): T {
  return items[Number(draw(BigInt(items.length)))] as T;
}

/** log2 of a count of any size. */
export function log2(count: bigint): number {
  const shift = Math.max(0, count.toString(2).length - 64);
  return Math.log2(Number(count >> BigInt(shift))) + shift;
}
