import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dueSoon, overdue } from './expiry.ts';

const DAY = 86_400;
const secret = (expiresAt: number | null, trashedAt: number | null = null) => ({ expiresAt, trashedAt });
const seconds = fc.integer({ min: 0, max: 253_402_300_799 });
const anySecret = fc.record({ expiresAt: fc.option(seconds), trashedAt: fc.option(seconds) });

describe('expiry', () => {
  test('is due soon within the lead time, overdue from the second on', () => {
    const now = 1_800_000_000;
    const list = [secret(now), secret(now + 1), secret(now + 14 * DAY), secret(now + 14 * DAY + 1), secret(null)];
    expect(overdue(list, now)).toEqual([list[0]]);
    expect(dueSoon(list, now, 14)).toEqual([list[1], list[2]]);
  });

  test('does not concern what is in the trash', () => {
    expect(overdue([secret(1, 5)], 10)).toEqual([]);
    expect(dueSoon([secret(20, 5)], 10, 1)).toEqual([]);
  });

  test('a secret is never both, and stays overdue however far the clock goes', () => {
    fc.assert(
      fc.property(anySecret, seconds, seconds, fc.integer({ min: 1, max: 365 }), (one, a, b, lead) => {
        const [earlier, later] = [Math.min(a, b), Math.max(a, b)];
        expect(overdue([one], earlier).length + dueSoon([one], earlier, lead).length).toBeLessThanOrEqual(1);
        if (overdue([one], earlier).length > 0) expect(overdue([one], later)).toHaveLength(1);
      }),
    );
  });
});
