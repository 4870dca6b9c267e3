import type { Recipe } from '../../src-preload/contract.ts';
import { texts } from '../../src-texts/texts.ts';

const t = texts.generator.strength;

type Tone = 'red' | 'amber' | 'green';

/** Guesses a second of somebody who has whatever the value opens and a room full of graphics cards: 10^12. */
const LOG2_GUESSES = Math.log2(1e12);
const YEAR = 31_556_952;

const spans: readonly (readonly [most: number, each: number, about: (count: number) => string])[] = [
  [60, 1, t.about.second],
  [3_600, 60, t.about.minute],
  [86_400, 3_600, t.about.hour],
  [YEAR, 86_400, t.about.day],
  [1e6 * YEAR, YEAR, t.about.year],
];

/** On average: half of all values. */
function timeToGuess(bits: number): string {
  const seconds = 2 ** (bits - 1 - LOG2_GUESSES);
  if (seconds < 1) return t.noTime;
  if (seconds > 1.4e10 * YEAR) return t.endless;
  const span = spans.find(([most]) => seconds < most);
  if (!span) return t.millionsOfYears;
  const [, each, about] = span;
  return about(Math.round(seconds / each));
}

/** How good that is in a word, and what it means. */
export function strengthOf(bits: number, recipe: Recipe): { word: string; tone: Tone; means: string } {
  if (recipe.kind === 'key-pair') {
    return { word: t.strong, tone: 'green', means: t.ofAlgorithm };
  }
  const means = t.guessing(timeToGuess(bits));
  if (bits < 50) return { word: t.weak, tone: 'red', means };
  if (bits < 75) return { word: t.fair, tone: 'amber', means };
  return { word: bits < 100 ? t.strong : t.veryStrong, tone: 'green', means };
}
