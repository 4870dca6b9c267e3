/** Words for dates. Times are seconds since 1970; the zone and the clock of the machine are used. */

const day = 86_400;
const dateWords = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long' });
const dateYearWords = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });
const clockWords = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });

/** Calendar days from `now` to `then` in the local zone: 0 today, −1 yesterday. */
export function daysBetween(now: number, then: number): number {
  return localDay(then) - localDay(now);
}

/** "today", "tomorrow", "in 12 days", "yesterday", "78 days ago". */
export function relativeDay(then: number, now: number): string {
  const days = daysBetween(now, then);
  if (days === 0) return 'today';
  if (days === 1) return 'tomorrow';
  if (days === -1) return 'yesterday';
  const count = Math.abs(days).toLocaleString('en-GB');
  return days > 0 ? `in ${count} days` : `${count} days ago`;
}

/** "3 December", with the year where it is not this one: "19 February 2027". */
export function dateOf(then: number, now: number): string {
  const date = new Date(then * 1000);
  const sameYear = date.getFullYear() === new Date(now * 1000).getFullYear();
  return (sameYear ? dateWords : dateYearWords).format(date);
}

/** "19 February 2027", whichever year it is. */
export function fullDate(then: number): string {
  return dateYearWords.format(new Date(then * 1000));
}

/** "18:02". */
export function clockTime(then: number): string {
  return clockWords.format(new Date(then * 1000));
}

/** "19 February 2027 at 18:02". */
export function dateAndTime(then: number): string {
  return `${fullDate(then)} at ${clockTime(then)}`;
}

/** "just now", "12 minutes ago", "today at 09:12", "yesterday at 18:02", "3 December at 18:02"; for what is past. */
export function moment(then: number, now: number): string {
  const seconds = now - then;
  if (seconds >= 0 && seconds < 60) return 'just now';
  if (seconds >= 60 && seconds < 3_600) return counted(Math.floor(seconds / 60), 'minute', ' ago');
  const days = daysBetween(now, then);
  if (days === 0) return `today at ${clockTime(then)}`;
  if (days === -1) return `yesterday at ${clockTime(then)}`;
  return `${dateOf(then, now)} at ${clockTime(then)}`;
}

/** "30 seconds", "2 minutes", "1 hour", "1 minute 30 seconds". */
export function duration(seconds: number): string {
  const hours = Math.floor(seconds / 3_600);
  const minutes = Math.floor((seconds % 3_600) / 60);
  const rest = seconds % 60;
  const parts = [
    hours > 0 ? counted(hours, 'hour') : '',
    minutes > 0 ? counted(minutes, 'minute') : '',
    rest > 0 || seconds === 0 ? counted(rest, 'second') : '',
  ];
  return parts.filter((part) => part !== '').join(' ');
}

function counted(count: number, noun: string, after = ''): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}${after}`;
}

/** The number of a day in the local calendar; daylight saving makes no difference to it. */
function localDay(seconds: number): number {
  const date = new Date(seconds * 1000);
  return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / 1000 / day;
}
