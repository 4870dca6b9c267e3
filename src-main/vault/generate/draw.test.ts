import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawFrom, log2, pick } from './draw.ts';

const exhausted = new Error('asked for more than one draw');

/** A generator that gives these bytes once, and then throws. */
function once(...bytes: number[]) {
  let given = false;
  return (length: number) => {
    if (given || length !== bytes.length) throw exhausted;
    given = true;
    return Uint8Array.from(bytes);
  };
}

/** How often each result comes when every value of the bytes comes once; the refused ones as -1. */
function tally(limit: number, length: 1 | 2): Map<number, number> {
  const counts = new Map<number, number>();
  for (let value = 0; value < 256 ** length; value++) {
    const bytes = length === 1 ? [value] : [value >> 8, value & 255];
    let result = -1;
    try {
      result = Number(drawFrom(once(...bytes))(BigInt(limit)));
    } catch (error) {
      if (error !== exhausted) throw error;
    }
    counts.set(result, (counts.get(result) ?? 0) + 1);
  }
  return counts;
}

function expected(limit: number, values: number): Map<number, number> {
  const fair = Array.from({ length: limit }, (_, result) => [result, Math.floor(values / limit)] as const);
  return new Map(values % limit === 0 ? fair : [...fair, [-1, values % limit]]);
}

const sorted = (counts: Map<number, number>) => [...counts].sort(([a], [b]) => a - b);

describe('a draw', () => {
  it('gives every result as often as every other, for limits that fit a byte', () => {
    for (let limit = 2; limit <= 256; limit += limit < 70 || limit > 250 ? 1 : 9) {
      expect(sorted(tally(limit, 1))).toEqual(sorted(expected(limit, 256)));
    }
  });

  it.each([257, 7_776, 40_000])('does so with two bytes, for %i', (limit) => {
    expect(sorted(tally(limit, 2))).toEqual(sorted(expected(limit, 65_536)));
  });

  it('reads its bytes as one number, of any length', () => {
    const limit = 1n << 96n;
    expect(drawFrom(once(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12))(limit)).toBe(0x0102030405060708090a0b0cn);
  });

  it('takes another draw instead of a value beyond the last full round', () => {
    const bytes = [255, 250, 249];
    expect(drawFrom(() => Uint8Array.of(bytes.shift() ?? 0))(10n)).toBe(9n);
    expect(bytes).toEqual([]);
  });

  it('needs no byte where there is one result', () => {
    expect(drawFrom(once())(1n)).toBe(0n);
  });

  it('does not hang on a broken generator, and knows no result of nothing', () => {
    expect(() => drawFrom(() => Uint8Array.of(255))(10n)).toThrow(RangeError);
    expect(() => drawFrom(() => Uint8Array.of(1))(0n)).toThrow(RangeError);
    expect(() => pick([], drawFrom(once()))).toThrow(RangeError);
  });
});

describe('log2 of a count', () => {
  it('is exact for powers of two of any size', () => {
    for (let power = 0; power < 3_000; power += 7) expect(log2(2n ** BigInt(power))).toBe(power);
  });

  it('is that of a number, where a number holds the count', () => {
    fc.assert(fc.property(fc.integer({ min: 1 }), (n) => void expect(log2(BigInt(n))).toBeCloseTo(Math.log2(n), 12)));
  });

  it('adds up for products', () => {
    const large = fc.bigInt({ min: 1n, max: 1n << 900n });
    fc.assert(fc.property(large, large, (a, b) => void expect(log2(a * b)).toBeCloseTo(log2(a) + log2(b), 9)));
  });
});
