/** Dates in full, for both processes; what is said of a time in relation to now is the window's (`ui/time.ts`). */

import { locale } from './language.ts';
import { texts } from './texts.ts';

const timeZone = 'UTC';
const dateYearWords = new Intl.DateTimeFormat(locale, { timeZone, day: 'numeric', month: 'long', year: 'numeric' });
const clockWords = new Intl.DateTimeFormat(locale, { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });

/**
 * The moment at which clocks in UTC stand as those of the machine do then: what a formatter for UTC is given. One without
 * a zone would keep that in which it was made, also on a journey.
 */
export function localHands(then: number): Date {
  const date = new Date(then * 1000);
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000);
}

/** "19 February 2027", whichever year it is. Times are seconds since 1970; the zone of the machine is used. */
export function fullDate(then: number): string {
  return dateYearWords.format(localHands(then));
}

/** "18:02". */
export function clockTime(then: number): string {
  return clockWords.format(localHands(then));
}

/** "19 February 2027 at 18:02". */
export function dateAndTime(then: number): string {
  return texts.ui.time.at(fullDate(then), clockTime(then));
}
