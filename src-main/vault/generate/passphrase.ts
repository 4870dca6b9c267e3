import type { Recipe } from '../../../src-preload/contract/generate.ts';
import { words } from '../wordlist.ts';
import { type Draw, log2, pick } from './draw.ts';

type PassphraseRecipe = Extract<Recipe, { kind: 'passphrase' }>;

/**
 * Words of the EFF's large list, each equally likely and as often as it comes. `bits` is log2 of 7,776ʷ for w words,
 * and of 10 · w more for a digit behind one of them: no two draws read the same, since no word begins another.
 */
export function passphrase(recipe: PassphraseRecipe, draw: Draw): { value: string; bits: number } {
  const drawn = Array.from({ length: recipe.words }, () => {
    const word = pick(words, draw);
    return recipe.capitalise ? word.charAt(0).toUpperCase() + word.slice(1) : word;
  });
  if (recipe.digit) {
    const place = Number(draw(BigInt(recipe.words)));
    drawn[place] += String(draw(10n));
  }
  const digits = recipe.digit ? 10n * BigInt(recipe.words) : 1n;
  const bits = log2(BigInt(words.length) ** BigInt(recipe.words) * digits);
  return { value: drawn.join(recipe.separator), bits };
}
