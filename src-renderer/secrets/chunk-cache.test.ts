import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chunkSize, chunksAround, indexOfId, missingChunks, withPage } from './chunk-cache.ts';

const everything = Array.from({ length: 1_234 }, (_, i) => ({ id: `row-${i}` }));
const page = (offset: number) => everything.slice(offset, offset + chunkSize);

describe('the rows that are known', () => {
  it('asks only for chunks that touch what is looked at', () => {
    expect(chunksAround(0, 20, 1_234)).toEqual([0]);
    expect(chunksAround(95, 105, 1_234)).toEqual([50, 100]);
    expect(chunksAround(1_190, 1_300, 1_234)).toEqual([1_150, 1_200]);
    expect(chunksAround(0, 20, 0)).toEqual([]);
  });

  it('knows the looked-at rows and asks no more once the missing chunks came', () => {
    const look = fc.tuple(fc.nat(1_233), fc.nat(60)).map(([first, span]) => [first, first + span] as const);
    fc.assert(
      fc.property(fc.array(look, { maxLength: 8 }), (looks) => {
        let rows: ReadonlyMap<number, { id: string }> = new Map();
        for (const [first, last] of looks) {
          for (const offset of missingChunks(rows, first, last, everything.length)) {
            rows = withPage(rows, offset, page(offset), everything.length);
          }
          expect(missingChunks(rows, first, last, everything.length)).toEqual([]);
          for (let i = first; i <= Math.min(last, everything.length - 1); i += 1) {
            expect(rows.get(i)).toBe(everything[i]);
          }
        }
      }),
    );
  });

  it('forgets rows beyond a total that shrank', () => {
    const rows = withPage(withPage(new Map(), 0, page(0), 1_234), 50, page(50).slice(0, 5), 55);
    expect(rows.size).toBe(55);
    expect(withPage(rows, 0, page(0).slice(0, 3), 3).size).toBe(3);
  });

  it('finds a row by its id', () => {
    const rows = withPage(new Map(), 100, page(100), 1_234);
    expect(indexOfId(rows, 'row-142')).toBe(142);
    expect(indexOfId(rows, 'row-1')).toBe(-1);
    expect(indexOfId(rows, null)).toBe(-1);
  });
});
