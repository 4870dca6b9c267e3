import type { RandomBytes } from './environment.ts';
import { drawFrom } from './generate/draw.ts';
import { passphrase } from './generate/passphrase.ts';

/**
 * Four words of the EFF's large list with hyphens between them: 7,776⁴ equally likely phrases, 51.7 bits.
 * Throws a `RangeError` if the generator is stuck on values that can't be used.
 */
export function suggestPassphrase(random: RandomBytes): string {
  const recipe = { kind: 'passphrase', words: 4, separator: '-', capitalise: false, digit: false } as const;
  return passphrase(recipe, drawFrom(random)).value;
}
