/** Uses in one stretch of days: seconds of its first and of the first that is not in it any more. */
export type Bar = { from: number; to: number; count: number };

/** Days that can be looked at; 0 stands for all. */
export const ranges = [7, 30, 90, 365, 0] as const;
export type Range = (typeof ranges)[number];

/** How many days the plot shows, and how many of them make a bar. */
const shapes: Record<Range, { days: number; each: number }> = {
  7: { days: 7, each: 1 },
  30: { days: 30, each: 1 },
  90: { days: 91, each: 7 },
  365: { days: 364, each: 7 },
  0: { days: 364, each: 7 },
};

/** The first second of the day, by the calendar here, so many days before the one of `now`. */
export function dayBefore(now: number, days: number): number {
  const date = new Date(now * 1000);
  return Math.floor(new Date(date.getFullYear(), date.getMonth(), date.getDate() - days).getTime() / 1000);
}

/** From when on events are shown; `null` for all. */
export function startOf(range: Range, now: number): number | null {
  return range === 0 ? null : dayBefore(now, range - 1);
}

/** Empty bars for a range, oldest first; the last one ends with today. */
export function barsOf(range: Range, now: number): Bar[] {
  const { days, each } = shapes[range];
  const bars: Bar[] = [];
  for (let ago = days; ago > 0; ago -= each)
    bars.push({ from: dayBefore(now, ago - 1), to: dayBefore(now, ago - 1 - each), count: 0 });
  return bars;
}

/** Counts each time into the bar that holds it. */
export function fill(bars: readonly Bar[], times: readonly number[]): Bar[] {
  const counts = bars.map(() => 0);
  for (const at of times) {
    const index = bars.findIndex(({ from, to }) => at >= from && at < to);
    if (index >= 0) counts[index] = (counts[index] ?? 0) + 1;
  }
  return bars.map((bar, index) => ({ ...bar, count: counts[index] ?? 0 }));
}
