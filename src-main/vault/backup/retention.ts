import type { TimeZoneOffsetAt } from '../audit/findings.ts';

/** What is looked at of a backup. `good`: it was whole when it was made, and can be read. Seconds. */
export type Dated = { name: string; at: number; good: boolean };

/** How many of the newest stay in any case, and of how many days, weeks and months one each. */
export const kept = { newest: 3, days: 7, weeks: 5, months: 12 } as const;

const DAY = 86_400;

/**
 * Which backups stay: the newest ones, and the last one of each of the newest days, weeks (from Monday) and months that
 * have any, by the person's own calendar. One that isn't good takes no good one's place; the newest of those stay as
 * well. What is dated after `now` was made under a wrong clock: it takes no place either, and stays until its time
 * comes. So none is lost to a clock, and where there are any good ones, one stays.
 */
export function keep<T extends Dated>(backups: readonly T[], now: number, offsetAt: TimeZoneOffsetAt): T[] {
  const newestFirst = backups.toSorted((a, b) => b.at - a.at || (a.name < b.name ? 1 : -1));
  const past = newestFirst.filter(({ at }) => at <= now);
  const good = past.filter((one) => one.good);
  const day = ({ at }: T) => localDay(at, offsetAt);
  const staying = new Set<T>([
    ...newestFirst.filter(({ at }) => at > now),
    ...good.slice(0, kept.newest),
    ...past.filter((one) => !one.good).slice(0, kept.newest),
    ...lastOfEach(good, kept.days, day),
    ...lastOfEach(good, kept.weeks, (one) => weekOf(day(one))),
    ...lastOfEach(good, kept.months, (one) => monthOf(day(one))),
  ]);
  return newestFirst.filter((one) => staying.has(one));
}

/** The days since 1970 at a person's place. */
export function localDay(at: number, offsetAt: TimeZoneOffsetAt): number {
  return Math.floor((at + offsetAt(at)) / DAY);
}

function lastOfEach<T>(newestFirst: readonly T[], most: number, periodOf: (one: T) => number): T[] {
  const last = new Map<number, T>();
  for (const one of newestFirst) if (!last.has(periodOf(one))) last.set(periodOf(one), one);
  return [...last.values()].slice(0, most);
}

/** 1 January 1970 was a Thursday. */
const weekOf = (day: number) => Math.floor((day + 3) / 7);

function monthOf(day: number): number {
  const date = new Date(day * DAY * 1_000);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}
