import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Dated, keep, kept, localDay } from './retention.ts';

const DAY = 86_400;
const HOUR = 3_600;
const utc = () => 0;
/** Berlin around 2026: an hour ahead, two from the last Sunday of March to that of October. */
const berlin = (at: number) =>
  (at >= Date.UTC(2026, 2, 29, 1) / 1_000 && at < Date.UTC(2026, 9, 25, 1) / 1_000 ? 2 : 1) * HOUR;
const losAngeles = () => -8 * HOUR;
const now = Date.UTC(2026, 10, 21, 12) / 1_000;
const daysAgo = (days: number, good = true): Dated => ({ name: `d${days}`, at: now - days * DAY, good });
const names = (backups: readonly Dated[]) => backups.map(({ name }) => name);

const offset = fc.constantFrom(utc, berlin, losAngeles);
const backups = fc.uniqueArray(
  fc.record({
    name: fc.nat(10_000).map((n) => `b${n}`),
    at: fc.integer({ min: now - 1_000 * DAY, max: now + 20 * DAY }),
    good: fc.boolean(),
  }),
  { selector: ({ name }) => name, maxLength: 120 },
);

describe('what stays', () => {
  it('is every backup of a first week', () => {
    const week = [0, 1, 2, 3, 4, 5, 6].map((days) => daysAgo(days));
    expect(names(keep(week, now, utc))).toEqual(names(week));
  });

  it('of a daily one over two years is 7 days, 5 weeks, 12 months', () => {
    const daily = Array.from({ length: 730 }, (_, days) => daysAgo(days));
    const staying = keep(daily, now, utc);
    const dates = staying.map(({ at }) => new Date(at * 1_000).toISOString().slice(0, 10));
    expect(dates).toEqual([
      ...['2026-11-21', '2026-11-20', '2026-11-19', '2026-11-18', '2026-11-17', '2026-11-16', '2026-11-15'],
      // Sundays, and the last days of months.
      ...['2026-11-08', '2026-11-01', '2026-10-31', '2026-10-25', '2026-09-30', '2026-08-31', '2026-07-31'],
      ...['2026-06-30', '2026-05-31', '2026-04-30', '2026-03-31', '2026-02-28', '2026-01-31', '2025-12-31'],
    ]);
  });

  it('is the same whether old ones were let go each day or all at once', () => {
    const all = Array.from({ length: 400 }, (_, days) => daysAgo(399 - days));
    let held: Dated[] = [];
    for (const one of all) held = keep([...held, one], one.at, utc);
    expect(names(held)).toEqual(names(keep(all, now, utc)));
  });

  it('goes by the person’s own calendar, where a day has 23 or 25 hours too', () => {
    const at = (hour: number) => ({
      name: `at ${hour}`,
      at: Date.UTC(2026, 9, 24, 22) / 1_000 + hour * HOUR,
      good: true,
    });
    // 25 October has 25 hours in Berlin: 22:00 UTC of the day before until 23:00 UTC.
    expect(localDay(at(24).at, berlin)).toBe(localDay(at(0).at, berlin));
    expect(localDay(at(25).at, berlin)).toBe(localDay(at(0).at, berlin) + 1);
    const spring = Date.UTC(2026, 2, 28, 23) / 1_000;
    expect(localDay(spring + 22 * HOUR, berlin)).toBe(localDay(spring, berlin));
    expect(localDay(spring + 23 * HOUR, berlin)).toBe(localDay(spring, berlin) + 1);
  });

  it('of one day are the three newest and no more', () => {
    const today = Array.from({ length: 10 }, (_, n) => ({ name: `n${n}`, at: now - n * 60, good: true }));
    expect(names(keep(today, now, utc))).toEqual(['n0', 'n1', 'n2']);
  });

  it('is not pushed out by damaged ones, however many and new', () => {
    const damaged = Array.from({ length: 50 }, (_, n) => ({ name: `bad${n}`, at: now - n, good: false }));
    const old = daysAgo(300);
    expect(names(keep([...damaged, old], now, utc))).toEqual(['bad0', 'bad1', 'bad2', 'd300']);
  });

  it('is not pushed out by what a wrong clock dated ahead', () => {
    const ahead = Array.from({ length: 40 }, (_, days) => ({
      name: `f${days}`,
      at: now + (days + 1) * DAY,
      good: true,
    }));
    const staying = names(keep([...ahead, daysAgo(0), daysAgo(1)], now, utc));
    expect(staying).toEqual([...names(ahead).toReversed(), 'd0', 'd1']);
  });

  it('is never nothing, always has the newest, and is at most so many', () => {
    fc.assert(
      fc.property(backups, offset, (all, offsetAt) => {
        const staying = keep(all, now, offsetAt);
        expect(staying.length > 0).toBe(all.length > 0);
        const newest = Math.max(...all.map(({ at }) => at));
        if (all.length > 0) expect(staying[0]?.at).toBe(newest);
        const good = (list: readonly Dated[]) => list.filter((one) => one.good && one.at <= now);
        expect(good(staying).length > 0).toBe(good(all).length > 0);
        expect(good(staying).length).toBeLessThanOrEqual(kept.newest + kept.days + kept.weeks + kept.months);
        expect(staying.filter((one) => !one.good && one.at <= now).length).toBeLessThanOrEqual(kept.newest);
      }),
    );
  });

  it('stays when it is asked again, in whatever order it is given', () => {
    fc.assert(
      fc.property(backups, offset, fc.nat(), (all, offsetAt, turn) => {
        const staying = keep(all, now, offsetAt);
        expect(keep(staying, now, offsetAt)).toEqual(staying);
        const turned = [...all.slice(turn % (all.length || 1)), ...all.slice(0, turn % (all.length || 1))];
        expect(keep(turned.toReversed(), now, offsetAt)).toEqual(staying);
      }),
    );
  });

  it('has one of each of the newest days, weeks and months that had any', () => {
    fc.assert(
      fc.property(backups, offset, (all, offsetAt) => {
        const good = all.filter((one) => one.good && one.at <= now);
        const days = (list: readonly Dated[]) => new Set(list.map(({ at }) => localDay(at, offsetAt)));
        const newestDays = [...days(good)].sort((a, b) => b - a).slice(0, kept.days);
        const staying = days(keep(all, now, offsetAt));
        expect(newestDays.filter((day) => !staying.has(day))).toEqual([]);
      }),
    );
  });
});
