import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toHex } from './bytes.ts';
import { addTerm, createTerm, emptySum, equalSums, pinOf, readSum, storeSum, subtractTerm } from './term.ts';

const term = fc.uint8Array({ minLength: 32, maxLength: 32 });
const most = new Uint8Array(32).fill(0xff);
const sumOf = (terms: readonly Uint8Array[]) => terms.reduce(addTerm, emptySum);

describe('a sum of terms', () => {
  test('is the same in any order', () => {
    fc.assert(
      fc.property(fc.array(term, { minLength: 1 }), fc.infiniteStream(fc.nat()), (terms, order) => {
        const shuffled = terms
          .map((one) => ({ one, at: order.next().value }))
          .toSorted((a, b) => a.at - b.at)
          .map(({ one }) => one);
        expect(sumOf(shuffled)).toEqual(sumOf(terms));
      }),
    );
  });

  test('after adding and taking away, in any order, is what a recount gives', () => {
    const step = fc.record({ add: fc.boolean(), which: fc.nat(), term: fc.oneof(term, fc.constant(most)) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        let held: Uint8Array[] = [];
        let sum = emptySum;
        for (const { add, which, term: one } of steps) {
          if (add || held.length === 0) {
            held = [...held, one];
            sum = addTerm(sum, one);
          } else {
            const [gone] = held.splice(which % held.length, 1);
            sum = subtractTerm(sum, gone ?? most);
          }
        }
        expect(equalSums(sum, sumOf(held))).toBe(true);
      }),
    );
  });

  test('wraps at 2^256 and never goes below zero', () => {
    expect(addTerm(sumOf([most]), most).sum).toBe(2n ** 256n - 2n);
    expect(subtractTerm(emptySum, most)).toEqual({ count: -1, sum: 1n });
  });

  test('differs from another by its count alone', () => {
    expect(equalSums(sumOf([new Uint8Array(32)]), emptySum)).toBe(false);
  });

  test('comes back from its record', () => {
    fc.assert(
      fc.property(fc.array(term), (terms) => void expect(readSum(storeSum(sumOf(terms)))).toEqual(sumOf(terms))),
    );
    expect(storeSum(emptySum)).toEqual({ count: 0, sum: '0'.repeat(64) });
  });

  test('is big-endian, as the format says', () => {
    expect(sumOf([Uint8Array.from({ length: 32 }, (_, i) => (i === 31 ? 5 : 0))]).sum).toBe(5n);
  });
});

describe('a term', () => {
  const key = new Uint8Array(randomBytes(32));
  test('depends on the key, the table and every column', () => {
    const make = createTerm(key).of;
    const terms = [
      make('secrets', [key, 1]),
      make('versions', [key, 1]),
      make('secrets', [key, 2]),
      make('secrets', [key]),
      make('secrets', [1, key]),
      createTerm(new Uint8Array(32)).of('secrets', [key, 1]),
    ].map(toHex);
    expect(new Set(terms).size).toBe(terms.length);
    expect(toHex(make('secrets', [key, 1]))).toBe(terms[0]);
  });

  test('is made without the key once that is taken in, and no more after the end', () => {
    const own = Uint8Array.from(key);
    const maker = createTerm(own);
    own.fill(0);
    expect(maker.of('secrets', [1])).toEqual(createTerm(key).of('secrets', [1]));
    maker.end();
    expect(() => maker.of('secrets', [1])).toThrow();
  });

  test('is kept by its first 16 bytes as its pin', () => {
    const one = createTerm(key).of('secrets', []);
    expect(pinOf(one)).toBe(toHex(one).slice(0, 32));
  });
});
