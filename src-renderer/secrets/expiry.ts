import { texts } from '../../src-texts/texts.ts';
import { dateOf, daysBetween, relativeDay } from '../ui/time.ts';

const t = texts.secretWords;

export type Due = { tone: 'red' | 'amber' | 'muted'; text: string };

const day = 86_400;
const mutedWithinDays = 90;

export function expiryState(
  expiresAt: number | null,
  now: number,
  leadDays: number,
): 'none' | 'later' | 'soon' | 'expired' {
  if (expiresAt === null) return 'none';
  if (expiresAt <= now) return 'expired';
  return expiresAt - now <= leadDays * day ? 'soon' : 'later';
}

/** What a row of the list says about expiry: nothing unless it is near. */
export function dueInList(expiresAt: number | null, now: number, leadDays: number): Due | null {
  const state = expiryState(expiresAt, now, leadDays);
  if (state === 'none' || expiresAt === null) return null;
  if (state === 'expired') return { tone: 'red', text: t.due.expired };
  const text = relativeDay(expiresAt, now);
  if (state === 'soon') return { tone: 'amber', text };
  return daysBetween(now, expiresAt) <= mutedWithinDays ? { tone: 'muted', text } : null;
}

/** The banner's two parts: `Expires in 12 days` and `on 3 December`. */
export function expirySentence(expiresAt: number, now: number): { what: string; when: string } {
  const day = relativeDay(expiresAt, now);
  const what = expiresAt > now ? t.expiry.expires(day) : t.expiry.expired(day);
  return { what, when: t.expiry.onDate(dateOf(expiresAt, now)) };
}

/** The last second of the day that lies so many days ahead here. */
export function endOfDayIn(days: number, now: number): number {
  const date = new Date(now * 1000);
  return Math.floor(new Date(date.getFullYear(), date.getMonth(), date.getDate() + days, 23, 59, 59).getTime() / 1000);
}

/** `2026-12-03` for a date field. */
export function toDateField(seconds: number): string {
  const date = new Date(seconds * 1000);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** The last second of the day in a date field; `null` where it is no day that can be kept. */
export function fromDateField(text: string): number | null {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!parts) return null;
  const [year, month, dayOfMonth] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  if (year < 1970) return null;
  const date = new Date(year, month - 1, dayOfMonth, 23, 59, 59);
  if (date.getMonth() !== month - 1 || date.getDate() !== dayOfMonth) return null;
  return Math.floor(date.getTime() / 1000);
}
