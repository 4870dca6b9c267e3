/** Words for dates. Times are seconds since 1970; the zone and the clock of the machine are used. */

import { locale } from '../../src-texts/language.ts';
import { texts } from '../../src-texts/texts.ts';
import { clockTime, fullDate, localHands } from '../../src-texts/time.ts';

export { clockTime, dateAndTime, fullDate } from '../../src-texts/time.ts';

const day = 86_400;
const t = texts.ui.time;
const dateWords = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', day: 'numeric', month: 'long' });

/** Calendar days from `now` to `then` in the local zone: 0 today, −1 yesterday. */
export function daysBetween(now: number, then: number): number {
  return localDay(then) - localDay(now);
}

/** "today", "tomorrow", "in 12 days", "yesterday", "78 days ago". */
export function relativeDay(then: number, now: number): string {
  const days = daysBetween(now, then);
  if (days === 0) return t.today;
  if (days === 1) return t.tomorrow;
  if (days === -1) return t.yesterday;
  return days > 0 ? t.inDays(days) : t.daysAgo(-days);
}

/** "3 December", with the year where it is not this one: "19 February 2027". */
export function dateOf(then: number, now: number): string {
  const date = new Date(then * 1000);
  const sameYear = date.getFullYear() === new Date(now * 1000).getFullYear();
  return sameYear ? dateWords.format(localHands(then)) : fullDate(then);
}

/**
 * "just now", "12 minutes ago", "today at 09:12", "yesterday at 18:02", "3 December at 18:02"; for what is past. `now`
 * may be up to a minute old, as `useNow` gives it: what was done since then is just now too.
 */
export function moment(then: number, now: number): string {
  const seconds = now - then;
  if (Math.abs(seconds) < 60) return t.justNow;
  if (seconds >= 60 && seconds < 3_600) return t.minutesAgo(Math.floor(seconds / 60));
  const days = daysBetween(now, then);
  if (days === 0) return t.at(t.today, clockTime(then));
  if (days === -1) return t.at(t.yesterday, clockTime(then));
  return t.at(dateOf(then, now), clockTime(then));
}

/** "30 seconds", "2 minutes", "1 hour", "1 minute 30 seconds". */
export function duration(seconds: number): string {
  const hours = Math.floor(seconds / 3_600);
  const minutes = Math.floor((seconds % 3_600) / 60);
  const rest = seconds % 60;
  const parts = [
    hours > 0 ? t.hours(hours) : '',
    minutes > 0 ? t.minutes(minutes) : '',
    rest > 0 || seconds === 0 ? t.seconds(rest) : '',
  ];
  return parts.filter((part) => part !== '').join(' ');
}

/** The number of a day in the local calendar; daylight saving makes no difference to it. */
function localDay(seconds: number): number {
  const date = new Date(seconds * 1000);
  return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / 1000 / day;
}
