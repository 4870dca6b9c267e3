import { generateKeyPair, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import type { Generated, Recipe } from '../../../src-preload/contract/generate.ts';
import type { RandomBytes } from '../environment.ts';
import { opensshPrivateKey, opensshPublicLine } from './openssh.ts';

/** What is made by a recipe; see the contract. */
export type Made = Omit<Generated, 'token'>;

type KeyPairRecipe = Extract<Recipe, { kind: 'key-pair' }>;
type Keys = Promise<{ publicKey: KeyObject; privateKey: KeyObject }>;
type Algorithm = { readonly bits: number; make(): Keys };

const make = promisify(generateKeyPair);
const rsa = (modulusLength: number): Keys => make('rsa', { modulusLength });
const ec = (namedCurve: string): Keys => make('ec', { namedCurve });

/** Strengths by NIST SP 800-57 part 1, table 2; that of RSA-4096 by the formula of the FIPS 140 guidance, D.B. */
const algorithms: Record<KeyPairRecipe['algorithm'], Algorithm> = {
  ed25519: { bits: 128, make: () => make('ed25519') },
  'rsa-2048': { bits: 112, make: () => rsa(2_048) },
  'rsa-3072': { bits: 128, make: () => rsa(3_072) },
  'rsa-4096': { bits: 152, make: () => rsa(4_096) },
  'ec-p256': { bits: 128, make: () => ec('P-256') },
  'ec-p384': { bits: 192, make: () => ec('P-384') },
};

/**
 * A new key pair, made on a thread of Node's with its own generator of random numbers: `random` gives only the number by
 * which OpenSSH checks a passphrase. `bits` is the strength of the algorithm, since not every bit of a key counts.
 */
export async function makeKeyPair(recipe: KeyPairRecipe, random: RandomBytes): Promise<Made> {
  const { bits, make } = algorithms[recipe.algorithm];
  const { privateKey, publicKey } = await make();
  const value =
    recipe.privateFormat === 'openssh'
      ? opensshPrivateKey(privateKey, recipe.comment, random)
      : privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
  const spki = () => publicKey.export({ format: 'pem', type: 'spki' }).toString();
  return {
    value,
    publicKey: recipe.publicFormat === 'openssh' ? opensshPublicLine(privateKey, recipe.comment) : spki(),
    bits,
  };
}
