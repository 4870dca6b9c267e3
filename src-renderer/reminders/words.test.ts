import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dueTone, dueWords, morningIn, morningOf } from './words.ts';

const day = 86_400;
const now = Math.floor(new Date(2026, 10, 21, 18).getTime() / 1_000);

describe('what is due, in words', () => {
  it('tells what was, what will be, and why', () => {
    expect(dueWords({ at: now - 3 * day, why: 'expiry' }, now)).toBe('Expired 3 days ago');
    expect(dueWords({ at: now + 5 * day, why: 'expiry' }, now)).toBe('Expires in 5 days');
    expect(dueWords({ at: now - 2 * day, why: 'rotation' }, now)).toBe('Due for rotation since 19 November');
    expect(dueWords({ at: now - day, why: 'marked' }, now)).toBe('Marked as due on 20 November');
  });

  it('is red only where something does not work any more', () => {
    expect(dueTone({ at: now, why: 'expiry' }, now)).toBe('red');
    expect(dueTone({ at: now + 1, why: 'expiry' }, now)).toBe('amber');
    expect(dueTone({ at: now - day, why: 'rotation' }, now)).toBe('amber');
  });
});

describe('until when something is put off', () => {
  it('is always nine in the morning, and ahead', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_000_000_000 }), fc.integer({ min: 1, max: 400 }), (at, days) => {
        const until = new Date(morningIn(days, at) * 1_000);
        expect([until.getHours(), until.getMinutes()]).toEqual([9, 0]);
        expect(until.getTime() / 1_000).toBeGreaterThan(at);
      }),
    );
  });

  it('takes a day that is ahead and a real one', () => {
    expect(morningOf('2026-11-28', now)).toBe(morningIn(7, now));
    for (const text of ['2026-11-21', '2020-01-01', '2026-02-30', '', '2026', '9999-12-31']) {
      expect(morningOf(text, now)).toBeNull();
    }
  });
});
