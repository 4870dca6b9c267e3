import type { Due } from '../../src-preload/contract.ts';
import { texts } from '../../src-texts/texts.ts';
import { dateOf, relativeDay } from '../ui/time.ts';

const t = texts.reminders.due;

export type DueTone = 'red' | 'amber' | 'muted';

/** "Expired 3 days ago", "Expires in 5 days", "Due for rotation since 3 December". Seconds. */
export function dueWords({ at, why }: Due, now: number): string {
  if (why === 'expiry') return at <= now ? t.expired(relativeDay(at, now)) : t.expires(relativeDay(at, now));
  return why === 'rotation' ? t.rotation(dateOf(at, now)) : t.marked(dateOf(at, now));
}

export function dueTone({ at, why }: Due, now: number): DueTone {
  return why === 'expiry' && at <= now ? 'red' : 'amber';
}

/** Nine in the morning, so many days ahead, by the clock here. */
export function morningIn(days: number, now: number): number {
  const date = new Date(now * 1_000);
  return Math.floor(new Date(date.getFullYear(), date.getMonth(), date.getDate() + days, 9).getTime() / 1_000);
}

/** Nine in the morning of a day as a date field gives it; `null` where it is none, or not ahead. */
export function morningOf(text: string, now: number): number | null {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!parts) return null;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  const date = new Date(year, month - 1, day, 9);
  if (date.getMonth() !== month - 1 || date.getDate() !== day || year > 9_998) return null;
  const seconds = Math.floor(date.getTime() / 1_000);
  return seconds > now ? seconds : null;
}
