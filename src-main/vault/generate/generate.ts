import type { Recipe } from '../../../src-preload/contract/generate.ts';
import type { ByteEncoding, HmacAlgorithm } from '../../../src-preload/contract/values.ts';
import type { VaultContext } from '../environment.ts';
import { drawFrom } from './draw.ts';
import { type Made, makeKeyPair } from './key-pair.ts';
import { passphrase } from './passphrase.ts';
import { randomText } from './text.ts';
import { uuid4, uuid7 } from './uuid.ts';

const hashBytes: Record<HmacAlgorithm, number> = { sha256: 32, sha384: 48, sha512: 64 };

/**
 * Makes a value by a recipe. `bits` is log2 of how many values the recipe has, all of them equally likely: 8 for each
 * byte, 122 for a UUID of version 4, 74 for one of version 7 whose time is known; see `randomText`, `passphrase` and
 * `makeKeyPair` for the others. Throws RECIPE_IMPOSSIBLE where nothing fits the rules.
 */
export async function generate(
  recipe: Recipe,
  { random, clock }: Pick<VaultContext, 'random' | 'clock'>,
): Promise<Made> {
  const bytes = (length: number, encoding: ByteEncoding) => {
    return alone({ value: Buffer.from(random(length)).toString(encoding), bits: 8 * length });
  };
  switch (recipe.kind) {
    case 'text':
      return alone(randomText(recipe, drawFrom(random)));
    case 'hex':
    case 'base64':
    case 'base64url':
      return bytes(recipe.bytes, recipe.kind);
    case 'uuid4':
      return alone({ value: uuid4(random), bits: 122 });
    case 'uuid7':
      return alone({ value: uuid7(random, clock), bits: 74 });
    case 'passphrase':
      return alone(passphrase(recipe, drawFrom(random)));
    case 'hmac':
      return bytes(hashBytes[recipe.algorithm], recipe.encoding);
    case 'key-pair':
      return makeKeyPair(recipe, random);
  }
}

function alone(made: { value: string; bits: number }): Made {
  return { ...made, publicKey: null };
}
