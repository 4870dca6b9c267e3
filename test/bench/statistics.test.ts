import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { median, percentile, ratio, worst } from './statistics.ts';

const samples = fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 300 });

describe('median', () => {
  it('is the middle one, or between the two in the middle', () => {
    expect(median([3])).toBe(3);
    expect(median([9, 1, 5])).toBe(5);
    expect(median([10, 1, 4, 2])).toBe(3);
  });

  it('has as many samples above as below', () => {
    fc.assert(
      fc.property(samples, (times) => {
        const middle = median(times);
        const half = times.length / 2;
        expect(times.filter((time) => time < middle).length).toBeLessThanOrEqual(half);
        expect(times.filter((time) => time > middle).length).toBeLessThanOrEqual(half);
      }),
    );
  });

  it('is no number without samples', () => {
    expect(median([])).toBeNaN();
    expect(percentile([], 0.95)).toBeNaN();
  });
});

describe('percentile', () => {
  it('takes the nearest rank', () => {
    const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);
    expect(percentile(hundred, 0.95)).toBe(95);
    expect(percentile(hundred, 1)).toBe(100);
    expect(percentile(hundred, 0)).toBe(1);
    expect(percentile([7, 5, 6], 0.95)).toBe(7);
  });

  it('is a sample that at least that part of the samples does not exceed, and the smallest such', () => {
    fc.assert(
      fc.property(samples, fc.double({ min: 0.01, max: 1, noNaN: true }), (times, part) => {
        const at = percentile(times, part);
        const upTo = (limit: number) => times.filter((time) => time <= limit).length;
        expect(times).toContain(at);
        expect(upTo(at)).toBeGreaterThanOrEqual(part * times.length);
        for (const smaller of times.filter((time) => time < at)) {
          expect(upTo(smaller)).toBeLessThan(part * times.length);
        }
      }),
    );
  });

  it('leaves the samples in their order', () => {
    const times = [3, 1, 2];
    percentile(times, 0.5);
    median(times);
    expect(times).toEqual([3, 1, 2]);
  });
});

describe('ratios', () => {
  it('say how many times longer the first takes, and nothing unless both were measured', () => {
    expect(ratio(30, 20)).toBe(1.5);
    expect(ratio(undefined, 20)).toBeUndefined();
    expect(ratio(30, undefined)).toBeUndefined();
  });

  it('are judged by the worst that was measured', () => {
    expect(worst([1, undefined, 3, 2])).toBe(3);
    expect(worst([undefined])).toBeUndefined();
  });
});
