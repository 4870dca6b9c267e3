import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { barsOf, dayBefore, fill, ranges, startOf } from './plot.ts';

const now = new Date('2026-11-21T14:30:00').getTime() / 1000;

describe('barsOf', () => {
  it('has a bar for each day, today the last', () => {
    const bars = barsOf(30, now);
    expect(bars).toHaveLength(30);
    expect(bars.at(-1)).toMatchObject({ from: dayBefore(now, 0), to: dayBefore(now, -1) });
    expect(bars[0]?.from).toBe(startOf(30, now));
  });

  it('has a bar for each week where days would be too many', () => {
    expect(barsOf(90, now)).toHaveLength(13);
    expect(barsOf(0, now)).toHaveLength(52);
  });

  it('leaves no gap and no overlap, over changes of the clock too', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ranges), fc.integer({ min: 86_400 * 400, max: 4_000_000_000 }), (range, at) => {
        const bars = barsOf(range, at);
        expect(bars.slice(1).map(({ from }) => from)).toEqual(bars.slice(0, -1).map(({ to }) => to));
        expect(bars.at(-1)?.to).toBeGreaterThan(at);
        expect(bars.at(-1)?.from).toBeLessThanOrEqual(at);
      }),
      { numRuns: 200 },
    );
  });
});

it('counts every use that lies in the range, and no other', () => {
  const times = fc.array(fc.integer({ min: Math.floor(now) - 86_400 * 40, max: Math.floor(now) }));
  fc.assert(
    fc.property(times, (uses) => {
      const bars = fill(barsOf(30, now), uses);
      const start = startOf(30, now) ?? 0;
      expect(bars.reduce((sum, { count }) => sum + count, 0)).toBe(uses.filter((at) => at >= start).length);
    }),
  );
  expect(fill(barsOf(7, now), [now, now - 60, dayBefore(now, 1)]).map(({ count }) => count)).toEqual([
    0, 0, 0, 0, 0, 1, 2,
  ]);
});
