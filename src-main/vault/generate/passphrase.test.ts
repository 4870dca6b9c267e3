import { describe, expect, it } from 'vitest';
import type { Recipe } from '../../../src-preload/contract/generate.ts';
import { words } from '../wordlist.ts';
import type { Draw } from './draw.ts';
import { passphrase } from './passphrase.ts';

type PassphraseRecipe = Extract<Recipe, { kind: 'passphrase' }>;

const plain: PassphraseRecipe = { kind: 'passphrase', words: 4, separator: '-', capitalise: false, digit: false };

/** Gives these numbers, and checks what each is drawn from. */
function scripted(...steps: (readonly [value: number, limit: number])[]): Draw {
  return (limit) => {
    const [value, expected] = steps.shift() ?? [0, 0];
    expect(limit).toBe(BigInt(expected));
    return BigInt(value);
  };
}

const first = [0, 7_776] as const;
const last = [7_775, 7_776] as const;

describe('a passphrase', () => {
  it('is words of the list with the separator between them', () => {
    expect(passphrase(plain, scripted(first, last, first, last)).value).toBe('abacus-zoom-abacus-zoom');
    expect(passphrase({ ...plain, words: 3, separator: '' }, scripted(first, last, first)).value).toBe(
      'abacuszoomabacus',
    );
  });

  it('has capitals and a digit behind any word where they are asked for', () => {
    const recipe = { ...plain, words: 3, separator: ' ', capitalise: true, digit: true } as const;
    expect(passphrase(recipe, scripted(first, last, first, [1, 3], [7, 10])).value).toBe('Abacus Zoom7 Abacus');
    expect(passphrase(recipe, scripted(first, last, first, [2, 3], [0, 10])).value).toBe('Abacus Zoom Abacus0');
  });

  it('knows its bits', () => {
    const bits = (more: Partial<PassphraseRecipe>) => passphrase({ ...plain, ...more }, () => 0n).bits;
    expect(bits({})).toBeCloseTo(4 * Math.log2(7_776), 10);
    expect(bits({ words: 6, capitalise: true })).toBeCloseTo(6 * Math.log2(7_776), 10);
    expect(bits({ words: 5, digit: true })).toBeCloseTo(5 * Math.log2(7_776) + Math.log2(50), 10);
  });

  it.each(['-', ' ', '.', '_', ',', ''])(
    'never reads the same for two draws, with “%s” between the words',
    (separator) => {
      // No code word begins another: then what is written can be taken apart in one way only.
      const codes = words.map((word) => word + separator).sort();
      const begun = codes.filter((code, i) => i > 0 && code.startsWith(codes[i - 1] ?? ''));
      expect(begun).toEqual([]);
      expect(words.some((word) => /[0-9]/.test(word))).toBe(false);
    },
  );
});
