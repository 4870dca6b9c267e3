import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inZone } from '../../test/kit/zone.ts';
import { clockTime, dateOf, daysBetween, duration, moment, relativeDay } from './time.ts';

const at = (text: string) => new Date(text).getTime() / 1000;
const now = at('2026-11-21T14:30:00');
const seconds = fc.integer({ min: 0, max: 4_102_444_800 });

describe('relativeDay', () => {
  it('counts calendar days, not spans of 24 hours', () => {
    expect(relativeDay(at('2026-11-21T00:01:00'), now)).toBe('today');
    expect(relativeDay(at('2026-11-22T00:01:00'), now)).toBe('tomorrow');
    expect(relativeDay(at('2026-11-20T23:59:00'), now)).toBe('yesterday');
    expect(relativeDay(at('2026-12-03T00:00:00'), now)).toBe('in 12 days');
    expect(relativeDay(at('2026-09-04T23:00:00'), now)).toBe('78 days ago');
  });

  it('is the same number there and back', () => {
    fc.assert(fc.property(seconds, seconds, (a, b) => daysBetween(a, b) + daysBetween(b, a) === 0));
  });

  it('adds up over a day between', () => {
    fc.assert(
      fc.property(seconds, seconds, seconds, (a, b, c) => daysBetween(a, b) + daysBetween(b, c) === daysBetween(a, c)),
    );
  });
});

describe('dateOf', () => {
  it('names the year only where it is another one', () => {
    expect(dateOf(at('2026-12-03T12:00:00'), now)).toBe('3 December');
    expect(dateOf(at('2027-02-19T12:00:00'), now)).toBe('19 February 2027');
  });
});

describe('moment', () => {
  it('says how long ago, then at what time', () => {
    expect(moment(now - 20, now)).toBe('just now');
    expect(moment(now - 60, now)).toBe('1 minute ago');
    expect(moment(now - 59 * 60, now)).toBe('59 minutes ago');
    expect(moment(at('2026-11-21T09:12:00'), now)).toBe('today at 09:12');
    expect(moment(at('2026-11-20T18:02:00'), now)).toBe('yesterday at 18:02');
    expect(moment(at('2026-09-04T18:02:00'), now)).toBe('4 September at 18:02');
    expect(moment(at('2025-09-04T18:02:00'), now)).toBe('4 September 2025 at 18:02');
  });

  it('says "just now" of what was done since `now` was read, up to a minute ago', () => {
    expect(moment(now + 1, now)).toBe('just now');
    expect(moment(now + 59, now)).toBe('just now');
    expect(moment(now + 60, now)).toBe('today at 14:31');
  });

  it('holds for a time that is ahead, as on a clock that was put back', () => {
    expect(moment(now + 7_200, now)).toBe('today at 16:30');
  });

  it('always ends in words a person can read', () => {
    fc.assert(fc.property(seconds, seconds, (then, when) => /(now|ago|at \d\d:\d\d)$/.test(moment(then, when))));
  });
});

describe('clockTime', () => {
  it('has midnight as 00:00', () => {
    expect(clockTime(at('2026-11-21T00:00:00'))).toBe('00:00');
  });
});

describe('duration', () => {
  it('leaves out what is nothing', () => {
    expect(duration(0)).toBe('0 seconds');
    expect(duration(1)).toBe('1 second');
    expect(duration(30)).toBe('30 seconds');
    expect(duration(60)).toBe('1 minute');
    expect(duration(90)).toBe('1 minute 30 seconds');
    expect(duration(3_600)).toBe('1 hour');
  });
});

describe('on a journey', () => {
  /** 21 November 2026, 23:30 in London. */
  const then = Date.UTC(2026, 10, 21, 23, 30) / 1000;
  const noon = Date.UTC(2026, 10, 21, 12) / 1000;

  it.each([
    ['America/Los_Angeles', '21 November', '15:30', 0],
    ['Europe/London', '21 November', '23:30', 0],
    ['Asia/Kolkata', '22 November', '05:00', 1],
    ['Pacific/Kiritimati', '22 November', '13:30', 0],
  ])('a date, a time of the clock and the days until then are all those of %s', (zone, date, clock, days) => {
    inZone(zone, () => {
      expect([dateOf(then, noon), clockTime(then), daysBetween(noon, then)]).toEqual([date, clock, days]);
    });
  });
});
