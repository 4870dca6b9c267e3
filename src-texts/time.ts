/** Dates in full, for both processes; what is said of a time in relation to now is the window's (`ui/time.ts`). */

import { locale } from './language.ts';
import { texts } from './texts.ts';

const dateYearWords = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric' });
const clockWords = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });

/** "19 February 2027", whichever year it is. Times are seconds since 1970; the zone of the machine is used. */
export function fullDate(then: number): string {
  return dateYearWords.format(new Date(then * 1000));
}

/** "18:02". */
export function clockTime(then: number): string {
  return clockWords.format(new Date(then * 1000));
}

/** "19 February 2027 at 18:02". */
export function dateAndTime(then: number): string {
  return texts.ui.time.at(fullDate(then), clockTime(then));
}
