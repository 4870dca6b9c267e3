import type { Recipe } from '../../../src-preload/contract/generate.ts';
import { VaultError } from '../errors.ts';
import { type Draw, log2, pick } from './draw.ts';

type TextRecipe = Extract<Recipe, { kind: 'text' }>;

/** The usual symbols are those that need no escape between single or double quotes, in shells and in `.env` files. */
const usual = {
  lower: 'abcdefghijklmnopqrstuvwxyz',
  upper: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ',
  digits: '0123456789',
  symbols: '!#%&()*+,-./:;<=>?@[]^_{|}~',
} as const;
const lookAlikes = '0Oo1lI|\'`"';

type CharacterClass = { readonly characters: readonly string[]; readonly atLeast: number };

/**
 * Text by rules, every text that keeps them equally likely: first how many characters come from each class, each
 * division as likely as it has texts; then their order; then the characters. `bits` is log2 of the number of texts:
 *
 *     ways(classes, n) = Σ over k ≥ atLeast of the first class: C(n, k) · own(k) · ways(the other classes, n - k)
 *
 * where own(k) = sᵏ for a class of s characters, or s·(s-1)·…·(s-k+1) where none may come twice.
 * Throws RECIPE_IMPOSSIBLE where no text keeps the rules.
 */
export function randomText(recipe: TextRecipe, draw: Draw): { value: string; bits: number } {
  const classes = classesOf(recipe);
  const ways = countWays(classes, recipe);
  const total = ways[0]?.[recipe.length] ?? 0n;
  if (total === 0n) throw new VaultError('RECIPE_IMPOSSIBLE');
  const places = shuffle(drawPlaces(classes, ways, recipe, draw), draw);
  const pools = new Map(classes.map((one) => [one, [...one.characters]]));
  const characters = places.map((one) => {
    const pool = pools.get(one) ?? [];
    const character = pick(pool, draw);
    if (recipe.distinct) pool.splice(pool.indexOf(character), 1);
    return character;
  });
  return { value: characters.join(''), bits: log2(total) };
}

function classesOf(recipe: TextRecipe): CharacterClass[] {
  const sets = { ...usual, symbols: recipe.ownSymbols ?? usual.symbols };
  return (['lower', 'upper', 'digits', 'symbols'] as const).flatMap((name) => {
    const atLeast = recipe[name];
    if (atLeast === null) return [];
    const characters = [...new Set(sets[name])];
    return [{ characters: characters.filter((c) => !recipe.withoutLookAlikes || !lookAlikes.includes(c)), atLeast }];
  });
}

/** `ways[i][n]`: how many texts of n characters the classes from the i-th on have. */
function countWays(classes: readonly CharacterClass[], recipe: TextRecipe): bigint[][] {
  const none = Array.from({ length: recipe.length + 1 }, (_, n) => BigInt(n === 0 ? 1 : 0));
  const ways = [none];
  for (const one of classes.toReversed()) {
    const others = ways[0] ?? none;
    ways.unshift(none.map((_, n) => sum(divisions(one, others, n, recipe.distinct))));
  }
  return ways;
}

function sum(counts: readonly bigint[]): bigint {
  return counts.reduce((total, count) => total + count, 0n);
}

/** How many texts of n characters have k of them from this class and the rest from the others, for each k. */
function divisions(one: CharacterClass, others: readonly bigint[], n: number, distinct: boolean): bigint[] {
  const size = BigInt(one.characters.length);
  const weights: bigint[] = [];
  let orders = 1n;
  for (let k = 0; k <= n; k++) {
    const rest = others[n - k] ?? 0n;
    weights.push(k < one.atLeast || rest === 0n ? 0n : orders * rest);
    const next = distinct ? size - BigInt(k) : size;
    orders = (orders * next * BigInt(n - k)) / BigInt(k + 1);
  }
  return weights;
}

/** For each class as many entries as it has places in the text. */
function drawPlaces(
  classes: readonly CharacterClass[],
  ways: readonly bigint[][],
  recipe: TextRecipe,
  draw: Draw,
): CharacterClass[] {
  let left = recipe.length;
  return classes.flatMap((one, i) => {
    const weights = divisions(one, ways[i + 1] ?? [], left, recipe.distinct);
    let rank = draw(ways[i]?.[left] ?? 0n);
    const count = weights.findIndex((weight) => {
      if (rank < weight) return true;
      rank -= weight;
      return false;
    });
    left -= count;
    return Array.from({ length: count }, () => one);
  });
}

/** Any order, all equally likely (Fisher and Yates). */
function shuffle<T>(items: readonly T[], draw: Draw): T[] {
  const left = [...items];
  return items.map(() => left.splice(Number(draw(BigInt(left.length))), 1)[0] as T);
}
