import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lastDigest, localDay, planDigest } from './weekly-digest.ts';

const day = 86_400;
const zones = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'America/St_Johns',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Pacific/Apia',
  'Africa/Casablanca',
] as const;

type Local = { weekday: string; hour: number; minute: number; seconds: number };

/** What a clock on the wall shows there. */
function localIn(zone: string): (seconds: number) => Local {
  const format = new Intl.DateTimeFormat('en-GB', {
    ...{ timeZone: zone, hourCycle: 'h23', weekday: 'long', year: 'numeric', month: 'numeric', day: 'numeric' },
    ...{ hour: 'numeric', minute: 'numeric', second: 'numeric' },
  });
  return (seconds) => {
    const parts = Object.fromEntries(format.formatToParts(seconds * 1_000).map(({ type, value }) => [type, value]));
    const { year, month, day: date, hour, minute, second, weekday = '' } = parts;
    const local = Date.UTC(Number(year), Number(month) - 1, Number(date), Number(hour), Number(minute), Number(second));
    return { weekday, hour: Number(hour), minute: Number(minute), seconds: local / 1_000 };
  };
}
const offsetIn = (zone: string) => {
  const local = localIn(zone);
  return (seconds: number) => local(seconds).seconds - seconds;
};
const names = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
// From 2015 to 2037: every rule of daylight saving time that these places had since.
const moments = fc.integer({ min: 1_420_070_400, max: 2_145_916_800 });
const anyDay = fc.integer({ min: 0, max: 6 });

describe('nine o’clock on a weekday', () => {
  test.each(zones)('is nine there, on that day, within the last week, over every change of the clock: %s', (zone) => {
    const [local, offsetAt] = [localIn(zone), offsetIn(zone)];
    fc.assert(
      fc.property(moments, anyDay, (now, weekday) => {
        const at = lastDigest(now, weekday, offsetAt);
        expect(local(at)).toMatchObject({ weekday: names[weekday], hour: 9, minute: 0 });
        expect(at).toBeLessThanOrEqual(now);
        // A week with a change of the clock is an hour longer.
        expect(now - at).toBeLessThan(7 * day + 7_200);
      }),
      { numRuns: 40 },
    );
  });

  test('never goes back while time goes on', () => {
    const offsetAt = offsetIn('Australia/Lord_Howe');
    fc.assert(
      fc.property(moments, fc.nat(30 * day), anyDay, (now, more, weekday) => {
        expect(lastDigest(now + more, weekday, offsetAt)).toBeGreaterThanOrEqual(lastDigest(now, weekday, offsetAt));
      }),
      { numRuns: 60 },
    );
  });
});

describe('the local day', () => {
  test.each(zones)('is the one on the wall: %s', (zone) => {
    const [local, offsetAt] = [localIn(zone), offsetIn(zone)];
    fc.assert(
      fc.property(moments, (now) => {
        expect(localDay(now, offsetAt)).toBe(Math.floor(local(now).seconds / day));
      }),
      { numRuns: 40 },
    );
  });
});

describe('the weekly summary', () => {
  const offsetAt = offsetIn('Europe/Berlin');
  const monday = Date.UTC(2026, 10, 23, 8) / 1_000;

  test('begins with the next day of that name', () => {
    const first = planDigest(null, 1, monday + day, offsetAt);
    expect(first).toEqual({ isDue: false, told: { weekday: 1, at: monday } });
    expect(planDigest(first.told, 1, monday + 7 * day - 1, offsetAt).isDue).toBe(false);
    expect(planDigest(first.told, 1, monday + 7 * day, offsetAt)).toEqual({
      isDue: true,
      told: { weekday: 1, at: monday + 7 * day },
    });
  });

  test('begins anew with another day, and is gone when it is not wanted', () => {
    expect(planDigest({ weekday: 1, at: monday }, 3, monday + 5 * day, offsetAt).isDue).toBe(false);
    expect(planDigest({ weekday: 1, at: monday }, null, monday + 9 * day, offsetAt)).toEqual({
      isDue: false,
      told: null,
    });
  });

  test('comes about once a week, whatever hours the computer is on', () => {
    const hours = fc.array(fc.integer({ min: 1, max: 6 * 24 }), { minLength: 20, maxLength: 60 });
    fc.assert(
      fc.property(hours, anyDay, (pauses, weekday) => {
        let told = planDigest(null, weekday, monday, offsetAt).told;
        let [now, count] = [monday, 0];
        for (const pause of pauses) {
          now += pause * 3_600;
          const plan = planDigest(told, weekday, now, offsetAt);
          told = plan.told;
          if (plan.isDue) count++;
        }
        const weeks = Math.round(
          (lastDigest(now, weekday, offsetAt) - lastDigest(monday, weekday, offsetAt)) / (7 * day),
        );
        expect(count).toBe(weeks);
      }),
      { numRuns: 60 },
    );
  });

  test('is not lost for ever by a clock that was far ahead for a while', () => {
    const ahead = planDigest({ weekday: 1, at: monday }, 1, monday + 3_000 * day, offsetAt);
    const back = planDigest(ahead.told, 1, monday + day, offsetAt);
    expect(planDigest(back.told, 1, monday + 7 * day, offsetAt).isDue).toBe(true);
  });
});
