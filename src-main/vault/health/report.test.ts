import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { healthReport } from '../../../src-preload/contract/health.ts';
import { DAY, entry, type Given, idOf, knownValue, now, reportOf } from '../../../test/kit/health.ts';
import type { Entry } from '../pages.ts';
import { severities } from './rules.ts';

describe('the whole report', () => {
  const mixed: Given[] = [
    [entry(1, { description: '' })],
    [entry(2, { expiresAt: now - 1, description: '' })],
    [entry(3, { expiresAt: now + DAY })],
    [entry(4)],
    [entry(5, { trashedAt: now })],
  ];

  it('puts the worst first and counts by kind and by severity', () => {
    const report = reportOf(mixed);
    expect(report.secrets.map(({ id, severity }) => [id, severity])).toEqual([
      [idOf(2), 'critical'],
      [idOf(3), 'warning'],
      [idOf(1), 'note'],
    ]);
    expect(report.secretsBySeverity).toEqual({ critical: 1, warning: 1, note: 1, none: 1 });
    expect(report.kinds.filter(({ count }) => count > 0).map(({ kind, count }) => [kind, count])).toEqual([
      ['expired', 1],
      ['expiring', 1],
      ['no-description', 2],
    ]);
  });

  it('orders those of one kind by their moment, and where there is none by name', () => {
    const report = reportOf([
      [entry(1, { expiresAt: now + 12 * DAY })],
      [entry(2, { expiresAt: now + 9 * DAY })],
      [entry(3, { name: 'B', description: '' })],
      [entry(4, { name: 'A', description: '' })],
      [entry(5, { expiresAt: now - DAY })],
      [entry(6, { expiresAt: now - 3 * DAY })],
    ]);
    expect(report.secrets.map(({ id }) => id)).toEqual([6, 5, 2, 1, 4, 3].map(idOf));
  });

  it('has every kind, worst first', () => {
    expect(reportOf([]).kinds.map(({ kind }) => kind)).toEqual(Object.keys(severities));
  });

  it('counts values in use by their age in weeks', () => {
    const aged = (number: number, seconds: number, more: Partial<Entry> = {}): Given => [
      entry(number, { valueChangedAt: now - seconds, ...more }),
    ];
    const week = 7 * DAY;
    const { ages } = reportOf([
      aged(1, 0),
      aged(2, week - 1),
      aged(3, week),
      aged(4, 51 * week),
      aged(5, 52 * week),
      aged(6, 900 * week),
      aged(7, -DAY),
      aged(8, 0, { trashedAt: now }),
    ]);
    expect([ages[0], ages[1], ages[51], ages[52]]).toEqual([3, 1, 1, 2]);
    expect(ages.reduce((sum, count) => sum + count, 0)).toBe(7);
  });

  it('tells what comes due by month, what is due already, and each of the next 90 days', () => {
    const report = reportOf([
      [entry(1, { expiresAt: now - 1 })],
      [entry(2, { expiresAt: now + 1 })],
      [entry(3, { expiresAt: Date.UTC(2026, 11, 1) / 1_000 })],
      [entry(4, { rotationPolicy: { kind: 'days', days: 20 } })],
      [entry(5, { expiresAt: Date.UTC(2027, 9, 31, 23, 59, 59) / 1_000 })],
      [entry(6, { expiresAt: Date.UTC(2027, 10, 1) / 1_000 })],
      [entry(7), knownValue('a', { expiresAt: now + 2 })],
      [entry(8, { expiresAt: now + 1, revokedAt: now })],
    ]);
    expect(report.overdue).toEqual({ expiry: 1, rotation: 0 });
    expect(report.months.map(({ month }) => month)).toEqual([
      ...['2026-11', '2026-12', '2027-01', '2027-02', '2027-03', '2027-04'],
      ...['2027-05', '2027-06', '2027-07', '2027-08', '2027-09', '2027-10'],
    ]);
    expect(report.months.filter(({ expiry, rotation }) => expiry + rotation > 0)).toEqual([
      { month: '2026-11', expiry: 2, rotation: 0 },
      { month: '2026-12', expiry: 1, rotation: 1 },
      { month: '2027-10', expiry: 1, rotation: 0 },
    ]);
    expect(report.next.map(({ id, why }) => [id, why])).toEqual([
      [idOf(2), 'expiry'],
      [idOf(7), 'expiry'],
      [idOf(3), 'expiry'],
      [idOf(4), 'rotation'],
    ]);
  });

  const anyTime = fc.option(fc.integer({ min: now - 1_000 * DAY, max: now + 1_000 * DAY }), { nil: null });
  const anyGiven = fc.record({
    environments: fc.uniqueArray(fc.constantFrom('dev', 'staging', 'prd')),
    expiresAt: anyTime,
    lastUsedAt: anyTime,
    markedDueAt: anyTime,
    revokedAt: anyTime,
    trashedAt: anyTime,
    valueChangedAt: fc.integer({ min: now - 1_000 * DAY, max: now }),
    version: fc.constantFrom(1, 2),
    description: fc.constantFrom('', 'for the shop'),
    digest: fc.constantFrom('a', 'b', 'c', 'd'),
    sensitive: fc.boolean(),
  });

  it('is what the contract says, and the same in any order', () => {
    fc.assert(
      fc.property(fc.array(anyGiven, { maxLength: 20 }), fc.infiniteStream(fc.nat()), (made, ranks) => {
        const given = made.map(
          ({ digest, sensitive, ...more }, i): Given => [
            entry(i + 1, more),
            knownValue(digest, { sensitive, expiresAt: more.expiresAt && more.expiresAt - DAY }),
          ],
        );
        const shuffled = given
          .map((one) => ({ one, rank: ranks.next().value ?? 0 }))
          .toSorted((a, b) => a.rank - b.rank);
        const report = reportOf(given);
        expect(reportOf(shuffled.map(({ one }) => one))).toEqual(report);
        expect(healthReport.parse(report)).toEqual(report);
        const { critical, warning, note, none } = report.secretsBySeverity;
        expect(critical + warning + note).toBe(report.secrets.length);
        expect(none).toBeLessThanOrEqual(given.length);
      }),
      { numRuns: 100 },
    );
  });
});
