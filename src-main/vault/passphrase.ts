import type { RandomBytes } from './environment.ts';
import { words } from './wordlist.ts';

const WORDS_IN_A_PHRASE = 4;

/**
 * Four words of the EFF's large list with hyphens between them: 7,776⁴ equally likely phrases, 51.7 bits.
 * Throws a `RangeError` if the generator is stuck on values that can't be used.
 */
export function suggestPassphrase(random: RandomBytes): string {
  return Array.from({ length: WORDS_IN_A_PHRASE }, () => words[below(words.length, random)]).join('-');
}

/** A whole number from 0 to `limit` - 1, all equally likely: 16-bit draws beyond the last full round are drawn again. */
function below(limit: number, random: RandomBytes): number {
  const usable = 0x1_0000 - (0x1_0000 % limit);
  // A fair generator is refused 5 % of the time; a thousand times in a row never.
  for (let draw = 0; draw < 1_000; draw++) {
    const [high = 0, low = 0] = random(2);
    const value = high * 256 + low;
    if (value < usable) return value % limit;
  }
  throw new RangeError('the random generator repeats itself');
}
