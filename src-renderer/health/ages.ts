import { texts } from '../../src-texts/texts.ts';

const t = texts.health.ages;

export type AgeBar = { name: string; count: number; tone: 'young' | 'old' | 'oldest' };

const weeksInBar = 4;
/** A quarter: the usual rule for production. */
const quarter = 13;

/** Counts of whole weeks, 0 to 51 and older, as bars of four weeks. */
export function ages(weeks: readonly number[]): AgeBar[] {
  const bars: AgeBar[] = [];
  for (let first = 0; first < 52; first += weeksInBar) {
    const count = weeks.slice(first, first + weeksInBar).reduce((sum, one) => sum + one, 0);
    bars.push({ name: t.weeks(first, first + weeksInBar), count, tone: first >= quarter - 1 ? 'old' : 'young' });
  }
  return [...bars, { name: t.yearAndMore, count: weeks[52] ?? 0, tone: 'oldest' }];
}
