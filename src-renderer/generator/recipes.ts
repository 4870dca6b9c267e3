import type { Recipe, SecretType } from '../../src-preload/contract.ts';
import { texts } from '../../src-texts/texts.ts';

const t = texts.generator.kinds;

/** What the generator offers side by side; some stand for several recipes. */
export type Kind = 'text' | 'passphrase' | 'bytes' | 'uuid' | 'hmac' | 'key-pair';

export const kinds: readonly { value: Kind; label: string }[] = [
  { value: 'text', label: t.text },
  { value: 'passphrase', label: t.passphrase },
  { value: 'bytes', label: t.bytes },
  { value: 'uuid', label: t.uuid },
  { value: 'hmac', label: t.hmac },
  { value: 'key-pair', label: t['key-pair'] },
];

/** What each begins with. */
const standard: Record<Kind, Recipe> = {
  text: {
    ...{ kind: 'text', length: 32, lower: 1, upper: 1, digits: 1, symbols: null, ownSymbols: null },
    ...{ withoutLookAlikes: false, distinct: false },
  },
  passphrase: { kind: 'passphrase', words: 6, separator: '-', capitalise: false, digit: false },
  bytes: { kind: 'base64url', bytes: 32 },
  uuid: { kind: 'uuid4' },
  hmac: { kind: 'hmac', algorithm: 'sha256', encoding: 'hex' },
  'key-pair': {
    ...{ kind: 'key-pair', algorithm: 'ed25519', privateFormat: 'openssh', publicFormat: 'openssh', comment: null },
  },
};

export function kindOf(recipe: Recipe): Kind {
  switch (recipe.kind) {
    case 'hex':
    case 'base64':
    case 'base64url':
      return 'bytes';
    case 'uuid4':
    case 'uuid7':
      return 'uuid';
    default:
      return recipe.kind;
  }
}

/** The choices of a person in the generator: which kind, and the recipe of each. */
export type Choices = { kind: Kind; recipes: Readonly<Record<Kind, Recipe>> };

/** Where the generator begins: with the recipe that was used last, if there is one. */
export function choicesFrom(last: Recipe | null): Choices {
  const kind = last === null ? 'text' : kindOf(last);
  return { kind, recipes: last === null ? standard : { ...standard, [kind]: last } };
}

export function withRecipe(choices: Choices, recipe: Recipe): Choices {
  return { ...choices, recipes: { ...choices.recipes, [kindOf(recipe)]: recipe } };
}

/** What a secret made by this recipe is; `null` where that can't be told. */
export function typeOfMade(recipe: Recipe): SecretType | null {
  if (recipe.kind === 'hmac') return 'hmac';
  if (recipe.kind === 'key-pair') return recipe.privateFormat === 'openssh' ? 'ssh-key' : null;
  return recipe.kind === 'passphrase' ? 'password' : null;
}

/** Symbols of a person's own, without what can't be one. */
export function symbolsIn(typed: string): string | null {
  const symbols = [...new Set(typed.replace(/[^!-/:-@[-`{-~]/g, ''))].join('').slice(0, 64);
  return symbols === '' ? null : symbols;
}
