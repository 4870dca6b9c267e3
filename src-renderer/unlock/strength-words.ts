import type { Strength } from '../../src-preload/contract.ts';
import { texts } from '../../src-texts/texts.ts';

const t = texts.strength;

const YEAR = 31_556_952;
const MONTH = YEAR / 12;

/** From how many seconds on it is said, how many of them are one of what is counted, and how that is rounded. */
const spans = [
  [1, 1, Math.round, t.about.seconds],
  [0.95 * 60, 60, Math.round, t.about.minutes],
  [0.95 * 3_600, 3_600, Math.round, t.about.hours],
  [0.95 * 86_400, 86_400, Math.round, t.about.days],
  [0.95 * MONTH, MONTH, Math.round, t.about.months],
  [0.95 * YEAR, YEAR, oneDigit, t.about.years],
  [1e6 * YEAR, 1e6 * YEAR, oneDigit, t.about.millionsOfYears],
  [1e9 * YEAR, 1e9 * YEAR, Math.round, t.about.billionsOfYears],
] as const;

/** Seconds, given as a power of ten, in words: `about 4,000 years`. */
export function timeToGuess(log10Seconds: number): string {
  const seconds = 10 ** log10Seconds;
  if (seconds > 1.38e10 * YEAR) return t.endless;
  const span = spans.findLast(([least]) => seconds >= least);
  if (!span) return t.noTime;
  const [, each, rounded, about] = span;
  return about(rounded(seconds / each));
}

/** What makes a password weak, and what to do; empty where nothing does. */
export function strengthAdvice({ warning, suggestion }: Pick<Strength, 'warning' | 'suggestion'>): string {
  return [warning && t.warnings[warning], suggestion && t.suggestions[suggestion]].filter(Boolean).join(' ');
}

/** Rounded to one digit that counts: an estimate has no more. */
function oneDigit(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return Math.round(value / power) * power;
}
