import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Dated, dueSoon, duesOf, isExpired, isExpiring, overdue, rotationDue, rotationRule } from './due.ts';

const DAY = 86_400;
const now = 1_800_000_000;
const rules = new Map([
  ['dev', 30],
  ['staging', 90],
  ['prd', 90],
  ['sandbox', null],
]);
const secret = (more: Partial<Dated> = {}): Dated => ({
  expiresAt: null,
  leadDays: null,
  trashedAt: null,
  rotationPolicy: { kind: 'never' },
  markedDueAt: null,
  critical: false,
  environments: [],
  valueChangedAt: now,
  ...more,
});
const expiring = (expiresAt: number | null, more: Partial<Dated> = {}) => secret({ expiresAt, ...more });
const seconds = fc.integer({ min: 0, max: 253_402_300_799 });
const anySecret = fc.record({
  expiresAt: fc.option(seconds),
  leadDays: fc.option(fc.integer({ min: 1, max: 365 })),
  trashedAt: fc.option(seconds),
  markedDueAt: fc.option(seconds),
  critical: fc.boolean(),
  valueChangedAt: seconds,
  environments: fc.subarray([...rules.keys()]),
  rotationPolicy: fc.oneof(
    fc.constantFrom<Dated['rotationPolicy']>({ kind: 'inherit' }, { kind: 'never' }),
    fc.record({ kind: fc.constant('days' as const), days: fc.integer({ min: 1, max: 3_650 }) }),
  ),
});

describe('expiry', () => {
  test('is due soon within the lead time, overdue from the second on', () => {
    const list = [expiring(now), expiring(now + 1), expiring(now + 14 * DAY), expiring(now + 14 * DAY + 1), secret()];
    expect(overdue(list, now, rules).map(([one]) => one)).toEqual([list[0]]);
    expect(dueSoon(list, now, 14, rules).map(([one]) => one)).toEqual([list[1], list[2]]);
    expect(list.map((one) => [isExpired(one, now), isExpiring(one, now, 14)])).toEqual([
      [true, false],
      [false, true],
      [false, true],
      [false, false],
      [false, false],
    ]);
  });

  test("a secret's own lead time stands before the one of the settings", () => {
    expect(isExpiring(expiring(now + 20 * DAY, { leadDays: 30 }), now, 14)).toBe(true);
    expect(isExpiring(expiring(now + 10 * DAY, { leadDays: 1 }), now, 14)).toBe(false);
  });

  test('does not concern what is in the trash', () => {
    expect(overdue([expiring(1, { trashedAt: 5, markedDueAt: 2 })], now, rules)).toEqual([]);
    expect(dueSoon([expiring(now + 20, { trashedAt: 5 })], now, 1, rules)).toEqual([]);
  });
});

describe('rotation', () => {
  const inherit = { kind: 'inherit' } as const;

  test.each<[string, Partial<Dated>, number | null]>([
    ['its own rule', { rotationPolicy: { kind: 'days', days: 7 }, critical: true, environments: ['prd'] }, 7],
    ['never', { critical: true, environments: ['dev'] }, null],
    ['critical', { rotationPolicy: inherit, critical: true, environments: ['prd'] }, 30],
    ['its environment', { rotationPolicy: inherit, environments: ['prd'] }, 90],
    ['the shortest of several', { rotationPolicy: inherit, environments: ['prd', 'dev'] }, 30],
    ['one without a rule', { rotationPolicy: inherit, environments: ['sandbox'] }, null],
    ['one that is gone', { rotationPolicy: inherit, environments: ['gone'] }, null],
    ['all environments', { rotationPolicy: inherit, environments: [] }, 30],
  ])('follows %s', (_name, more, days) => {
    expect(rotationRule(secret(more), rules)?.days ?? null).toBe(days);
  });

  test('says which rule it is', () => {
    const rule = (more: Partial<Dated>) => rotationRule(secret({ rotationPolicy: inherit, ...more }), rules);
    expect(rule({ environments: ['prd', 'dev'] })).toEqual({ days: 30, because: 'environment', environment: 'dev' });
    expect(rule({ environments: ['prd'], critical: true })).toMatchObject({ because: 'critical', environment: null });
    expect(rule({ rotationPolicy: { kind: 'days', days: 7 } })).toMatchObject({ because: 'own', environment: null });
  });

  test('counts whole days of 24 hours from the last value, over daylight saving time and zones', () => {
    // 25 October 2026 has 25 hours in Berlin, 29 March 2026 has 23: neither moves the date.
    for (const changed of ['2026-10-20T12:00:00Z', '2026-03-20T12:00:00Z']) {
      const valueChangedAt = Date.parse(changed) / 1_000;
      const one = secret({ valueChangedAt, rotationPolicy: { kind: 'days', days: 30 } });
      expect(rotationDue(one, rules)).toEqual({ at: valueChangedAt + 30 * DAY, why: 'rotation' });
    }
  });

  test('is due at once where a person said so, and comes with expiry in the order of time', () => {
    const one = expiring(now + 5, { markedDueAt: now - 5, rotationPolicy: { kind: 'days', days: 1 } });
    expect(duesOf(one, rules)).toEqual([
      { at: now - 5, why: 'marked' },
      { at: now + 5, why: 'expiry' },
    ]);
  });

  test('nothing is both due soon and overdue, and what is overdue stays it however far the clock goes', () => {
    fc.assert(
      fc.property(anySecret, seconds, seconds, fc.integer({ min: 1, max: 365 }), (one, a, b, lead) => {
        const [earlier, later] = [Math.min(a, b), Math.max(a, b)];
        const late = overdue([one], earlier, rules).flatMap(([, dues]) => dues);
        const soon = dueSoon([one], earlier, lead, rules).flatMap(([, dues]) => dues);
        expect(late.filter((due) => soon.some(({ why }) => why === due.why))).toEqual([]);
        const stillLate = overdue([one], later, rules).flatMap(([, dues]) => dues);
        expect(stillLate).toEqual(expect.arrayContaining(late));
      }),
    );
  });
});
