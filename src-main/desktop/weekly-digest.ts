import type { ToldOfVault } from './reminder-plan.ts';

const DAY = 86_400;
/** The hour of the local clock at which the summary comes. */
const hour = 9;

/** Seconds east of UTC at a moment (seconds since 1970). */
export type OffsetAt = (seconds: number) => number;

/** The number of the local day at a moment; 0 is 1 January 1970. */
export function localDay(now: number, offsetAt: OffsetAt): number {
  return Math.floor((now + offsetAt(now)) / DAY);
}

/** The last moment (seconds) until now at which the local clock said nine on a weekday; 0 is Sunday. */
export function lastDigest(now: number, weekday: number, offsetAt: OffsetAt): number {
  const today = localDay(now, offsetAt);
  // 1 January 1970 was a Thursday.
  let day = today - ((today + 4 - weekday + 7) % 7);
  while (nineOn(day, offsetAt) > now) day -= 7;
  return nineOn(day, offsetAt);
}

/** Nine o'clock on a local day: the offset is the one that holds then, not now. */
function nineOn(day: number, offsetAt: OffsetAt): number {
  const local = day * DAY + hour * 3_600;
  return local - offsetAt(local - offsetAt(local));
}

/**
 * Whether the summary is due, and what to remember. One that was missed comes at the next chance. After the day was
 * chosen, or the clock was far ahead for a while, it begins anew with the next one.
 */
export function planDigest(
  told: ToldOfVault['digest'],
  weekday: number | null,
  now: number,
  offsetAt: OffsetAt,
): { isDue: boolean; told: ToldOfVault['digest'] } {
  if (weekday === null) return { isDue: false, told: null };
  const at = lastDigest(now, weekday, offsetAt);
  const next = { weekday, at };
  if (told === null || told.weekday !== weekday || told.at > now + 7 * DAY) return { isDue: false, told: next };
  return at > told.at ? { isDue: true, told: next } : { isDue: false, told };
}
