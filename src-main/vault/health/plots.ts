import type { HealthReport } from '../../../src-preload/contract/health.ts';
import { duesOf } from '../due.ts';
import type { Entry } from '../pages.ts';
import { expiryOf, type Moment } from './findings.ts';
import type { Known } from './health-check.ts';

const DAY = 86_400;
const WEEKS = 52;
const MONTHS = 12;
const NEXT_DAYS = 90;

/** How many values are so many whole weeks old: 0 to 51, and older. */
export function agesOf(entries: readonly Entry[], now: number): number[] {
  const ages = new Array<number>(WEEKS + 1).fill(0);
  for (const { valueChangedAt } of entries) {
    const weeks = Math.max(0, Math.floor((now - valueChangedAt) / (7 * DAY)));
    const at = Math.min(weeks, WEEKS);
    ages[at] = (ages[at] ?? 0) + 1;
  }
  return ages;
}

/** What comes due: by month for a year, what is due already, and each of the next 90 days, soonest first. */
export function comingOf(
  entries: readonly Entry[],
  known: ReadonlyMap<string, Known>,
  { now, rules }: Moment,
): Pick<HealthReport, 'months' | 'overdue' | 'next'> {
  const months = monthsFrom(now).map((month) => ({ month, expiry: 0, rotation: 0 }));
  const byMonth = new Map(months.map((counted) => [counted.month, counted]));
  const overdue = { expiry: 0, rotation: 0 };
  const next: HealthReport['next'] = [];
  for (const entry of entries) {
    const expiresAt = expiryOf(entry, known.get(entry.id)?.value ?? null)?.at ?? null;
    for (const due of duesOf({ ...entry, expiresAt }, rules)) {
      const why = due.why === 'expiry' ? 'expiry' : 'rotation';
      const counted = due.at <= now ? overdue : byMonth.get(monthOf(due.at));
      if (counted) counted[why]++;
      if (due.at > now && due.at <= now + NEXT_DAYS * DAY) next.push({ id: entry.id, at: due.at, why });
    }
  }
  next.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  return { months, overdue, next };
}

/** `2026-11`, in UTC. */
function monthOf(at: number): string {
  return new Date(at * 1_000).toISOString().slice(0, 7);
}

function monthsFrom(now: number): string[] {
  const date = new Date(now * 1_000);
  return Array.from({ length: MONTHS }, (_, i) => {
    return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + i)).toISOString().slice(0, 7);
  });
}
