import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { remaining } from './countdown.ts';
import { lockWords } from './lock-words.ts';

describe('remaining', () => {
  it('counts down in whole seconds and ends at nothing', () => {
    expect(remaining(30_000, 30_000)).toEqual({ seconds: 30, fraction: 1 });
    expect(remaining(17_250, 30_000).seconds).toBe(18);
    expect(remaining(1, 30_000).seconds).toBe(1);
    expect(remaining(-5_000, 30_000)).toEqual({ seconds: 0, fraction: 0 });
  });

  it('keeps the bar between empty and full', () => {
    fc.assert(
      fc.property(fc.integer(), fc.nat(), (left, total) => {
        const { fraction } = remaining(left, total);
        return fraction >= 0 && fraction <= 1;
      }),
    );
  });
});

describe('lockWords', () => {
  it('says after how long, or that it does not', () => {
    expect(lockWords(5)).toBe('Locks after 5 min');
    expect(lockWords(120)).toBe('Locks after 2 h');
    expect(lockWords(90)).toBe('Locks after 90 min');
    expect(lockWords(0)).toBe('Does not lock by itself');
  });
});
