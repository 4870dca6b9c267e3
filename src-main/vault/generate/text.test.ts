import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Recipe } from '../../../src-preload/contract/generate.ts';
import { VaultError } from '../errors.ts';
import { type Draw, drawFrom, log2 } from './draw.ts';
import { randomText } from './text.ts';

type TextRecipe = Extract<Recipe, { kind: 'text' }>;
type Fraction = readonly [numerator: bigint, denominator: bigint];

const plain: TextRecipe = {
  kind: 'text',
  length: 20,
  lower: null,
  upper: null,
  digits: null,
  symbols: null,
  ownSymbols: null,
  withoutLookAlikes: false,
  distinct: false,
};
const real = drawFrom((length) => randomBytes(length));
const lower = 'abcdefghijklmnopqrstuvwxyz';
const usualSymbols = '!#%&()*+,-./:;<=>?@[]^_{|}~';
const lookAlike = /[0Oo1lI|'`"]/;

/** The characters that a recipe allows, class by class, with how many of them there must be. Written apart from the code. */
function allowed(recipe: TextRecipe) {
  const sets = [lower, lower.toUpperCase(), '0123456789', recipe.ownSymbols ?? usualSymbols];
  const least = [recipe.lower, recipe.upper, recipe.digits, recipe.symbols];
  return sets.flatMap((set, i) => {
    const atLeast = least[i] ?? null;
    const characters = [...new Set(set)].filter((c) => !(recipe.withoutLookAlikes && lookAlike.test(c)));
    return atLeast === null ? [] : [{ characters, atLeast }];
  });
}

function keepsRules(text: string, recipe: TextRecipe): boolean {
  const classes = allowed(recipe);
  const characters = [...text];
  return (
    characters.length === recipe.length &&
    characters.every((c) => classes.some((one) => one.characters.includes(c))) &&
    classes.every((one) => characters.filter((c) => one.characters.includes(c)).length >= one.atLeast) &&
    (!recipe.distinct || new Set(characters).size === characters.length)
  );
}

function allTexts(recipe: TextRecipe): string[] {
  const alphabet = allowed(recipe).flatMap((one) => one.characters);
  let texts = [''];
  for (let i = 0; i < recipe.length; i++) texts = texts.flatMap((text) => alphabet.map((c) => text + c));
  return texts.filter((text) => keepsRules(text, recipe));
}

const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? a : gcd(b, a % b));
function add([a, b]: Fraction, [c, d]: Fraction): Fraction {
  const [n, m] = [a * d + c * b, b * d];
  const common = gcd(n, m);
  return [n / common, m / common];
}

/** The exact probability of every text, by going every way that the draws can take. */
function probabilities(recipe: TextRecipe): Map<string, Fraction> {
  const found = new Map<string, Fraction>();
  let path: { value: bigint; limit: bigint }[] = [];
  do {
    let at = 0;
    const draw: Draw = (limit) => {
      const step = path[at] ?? { value: 0n, limit };
      path[at++] = step;
      return step.value;
    };
    const { value } = randomText(recipe, draw);
    const likelihood: Fraction = [1n, path.reduce((product, { limit }) => product * limit, 1n)];
    found.set(value, add(found.get(value) ?? [0n, 1n], likelihood));
    const next = path.findLastIndex(({ value: taken, limit }) => taken + 1n < limit);
    path = path.slice(0, next + 1).map((step, i) => (i === next ? { ...step, value: step.value + 1n } : step));
  } while (path.length > 0);
  return found;
}

describe('text by rules', () => {
  it.each<[string, Partial<TextRecipe>]>([
    ['one class', { length: 2, digits: 0 }],
    ['two classes, one of each at least', { length: 2, digits: 1, symbols: 1, ownSymbols: '!?' }],
    ['two classes, mostly of one', { length: 3, digits: 0, symbols: 2, ownSymbols: '!' }],
    ['two classes, as it comes', { length: 2, digits: 0, symbols: 0, ownSymbols: '!?~' }],
    ['two classes, all of one given', { length: 2, digits: 0, symbols: 2, ownSymbols: '!?~' }],
    ['no character twice', { length: 3, digits: 0, symbols: 2, ownSymbols: '!?', distinct: true }],
    ['every character, once', { length: 3, symbols: 0, ownSymbols: '!?~', distinct: true }],
    ['three classes', { length: 2, lower: 0, digits: 1, symbols: 1, ownSymbols: '!', withoutLookAlikes: true }],
  ])('is any text that keeps them, and each exactly as likely as every other: %s', (_, rules) => {
    const recipe = { ...plain, ...rules };
    const texts = allTexts(recipe);
    const found = probabilities(recipe);
    expect([...found.keys()].sort()).toEqual(texts.sort());
    for (const likelihood of found.values()) expect(likelihood).toEqual([1n, BigInt(texts.length)]);
    expect(randomText(recipe, real).bits).toBe(log2(BigInt(texts.length)));
  });

  const atLeast = fc.option(fc.integer({ min: 0, max: 12 }));
  const anyRecipe: fc.Arbitrary<TextRecipe> = fc.record({
    kind: fc.constant('text'),
    length: fc.integer({ min: 1, max: 100 }),
    lower: atLeast,
    upper: atLeast,
    digits: atLeast,
    symbols: atLeast,
    ownSymbols: fc.option(fc.stringMatching(/^[!-/:-@[-`{-~]{1,12}$/)),
    withoutLookAlikes: fc.boolean(),
    distinct: fc.boolean(),
  });

  it('keeps the rules, or says that they can’t be kept', () => {
    fc.assert(
      fc.property(anyRecipe, (recipe) => {
        const classes = allowed(recipe).map(({ characters, atLeast: least }) => {
          return { least, most: recipe.distinct || characters.length === 0 ? characters.length : recipe.length };
        });
        const least = classes.reduce((sum, one) => sum + one.least, 0);
        const most = classes.reduce((sum, one) => sum + one.most, 0);
        const possible =
          classes.every((one) => one.least <= one.most) && least <= recipe.length && recipe.length <= most;
        if (!possible) {
          expect(() => randomText(recipe, real)).toThrow(new VaultError('RECIPE_IMPOSSIBLE'));
        } else {
          const { value, bits } = randomText(recipe, real);
          expect(keepsRules(value, recipe)).toBe(true);
          expect(bits).toBeLessThanOrEqual(recipe.length * log2(BigInt(26 + 26 + 10 + 27)) + 1e-9);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('knows its bits: those of the alphabet, less what the rules take', () => {
    const bits = (rules: Partial<TextRecipe>) => randomText({ ...plain, ...rules }, real).bits;
    expect(bits({ length: 16, lower: 0 })).toBeCloseTo(16 * Math.log2(26), 10);
    expect(bits({ length: 32, lower: 0, upper: 0, digits: 0 })).toBeCloseTo(32 * Math.log2(62), 10);
    // By inclusion and exclusion: of 36⁸ texts those without a digit (26⁸) and those without a letter (10⁸) fall out.
    expect(bits({ length: 8, lower: 1, digits: 1 })).toBe(log2(36n ** 8n - 26n ** 8n - 10n ** 8n));
    expect(bits({ length: 10, digits: 0, distinct: true })).toBe(log2(3_628_800n));
    expect(bits({ length: 4, symbols: 0, ownSymbols: '!?!!' })).toBe(4);
  });

  it('is long where it is asked for', () => {
    const recipe = { ...plain, length: 256, lower: 1, upper: 1, digits: 1, symbols: 1 };
    expect(keepsRules(randomText(recipe, real).value, recipe)).toBe(true);
  });
});
