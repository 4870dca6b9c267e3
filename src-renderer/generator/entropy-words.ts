import type { Recipe } from '../../src-preload/contract.ts';

type Tone = 'red' | 'amber' | 'green';

/** Guesses a second of somebody who has whatever the value opens and a room full of graphics cards: 10^12. */
const LOG2_GUESSES = Math.log2(1e12);
const YEAR = 31_556_952;

const spans: readonly (readonly [most: number, each: number, word: string])[] = [
  [60, 1, 'second'],
  [3_600, 60, 'minute'],
  [86_400, 3_600, 'hour'],
  [YEAR, 86_400, 'day'],
  [1e6 * YEAR, YEAR, 'year'],
];

/** On average: half of all values. */
function timeToGuess(bits: number): string {
  const seconds = 2 ** (bits - 1 - LOG2_GUESSES);
  if (seconds < 1) return 'less than a second';
  if (seconds > 1.4e10 * YEAR) return 'longer than the universe is old';
  const span = spans.find(([most]) => seconds < most);
  if (!span) return 'millions of years';
  const count = Math.round(seconds / span[1]);
  return `about ${count.toLocaleString('en')} ${span[2]}${count === 1 ? '' : 's'}`;
}

/** "131.1 bits"; whole ones without a point. */
export function bitsInWords(bits: number): string {
  return `${bits.toLocaleString('en', { maximumFractionDigits: 1 })} bits`;
}

/** How good that is in a word, and what it means. */
export function strengthOf(bits: number, recipe: Recipe): { word: string; tone: Tone; means: string } {
  if (recipe.kind === 'key-pair') {
    return { word: 'Strong.', tone: 'green', means: 'That is how hard it is to break a key of this algorithm.' };
  }
  const means = `Guessing it at a trillion tries a second would take ${timeToGuess(bits)}.`;
  if (bits < 50) return { word: 'Weak.', tone: 'red', means };
  if (bits < 75) return { word: 'Fair.', tone: 'amber', means };
  return { word: bits < 100 ? 'Strong.' : 'Very strong.', tone: 'green', means };
}
