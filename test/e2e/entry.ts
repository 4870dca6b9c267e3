import { createHash, type ScryptOptions, scrypt } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { acceptableKdf, type DeriveKey, KdfError } from '../../src-main/crypto/kdf.ts';
import { start } from '../../src-main/start.ts';
import type { Guesser } from '../../src-main/vault/guesser.ts';
import { guesser } from '../kit/guesser.ts';

const nativeScrypt = promisify<Uint8Array, Uint8Array, number, ScryptOptions, Buffer>(scrypt);

/**
 * The clocks of a run that a spec moves: `main((_electron, ms) => globalThis.cofferClock.advance(ms), 31_000)`. Less than
 * nothing sets the date back; the other clock only ever goes on.
 */
const clock = {
  set: 0,
  gone: 0,
  now: () => Date.now() + clock.set,
  monotonic: () => performance.now() + clock.gone,
  advance(milliseconds: number) {
    clock.set += milliseconds;
    clock.gone += Math.max(0, milliseconds);
  },
};
Object.assign(globalThis, { cofferClock: clock });

/** The keys of the product's worker, from OpenSSL: in a fifth of the time. Specs on the product's entry have the worker. */
const scryptKey: DeriveKey = async (password, { n, r, p, salt }) => {
  if (!acceptableKdf({ n, r, p, salt })) throw new KdfError('KDF_REFUSED');
  return new Uint8Array(await nativeScrypt(password, salt, 32, { N: n, r, p, maxmem: 2 ** 31 }));
};

/** Where runs of one worker keep what takes them long: each story begins with the same vault, and most with its password. */
const kept = process.env.COFFER_SPEC_KEPT;

/** Bytes that are made once, by what they are made of. */
async function keptBytes(from: readonly (string | Uint8Array)[], make: () => Promise<Uint8Array>): Promise<Uint8Array> {
  if (!kept) return make();
  const hash = createHash('sha256');
  for (const part of from) hash.update(`${part.length} `).update(part);
  const file = join(kept, hash.digest('hex'));
  if (existsSync(file)) return new Uint8Array(readFileSync(file));
  const made = await make();
  writeFileSync(`${file}.${process.pid}`, made);
  renameSync(`${file}.${process.pid}`, file);
  return made;
}

const deriveKey: DeriveKey = (password, parameters, ...more) => {
  const { n, r, p, salt } = parameters;
  return keptBytes(['key', `${n} ${r} ${p}`, salt, password], () => scryptKey(password, parameters, ...more));
};

/** In this thread, with dictionaries that are loaded for a text that no run has asked for; the product has a worker. */
const quickGuesser: Guesser = {
  guess: async (text, words = []) => {
    const make = async () => new TextEncoder().encode(JSON.stringify(await guesser.guess(text, words)));
    return JSON.parse(new TextDecoder().decode(await keptBytes(['guess', text, ...words], make)));
  },
  end: guesser.end,
};

// The product's start with a clock that can be moved and the least key derivation that a vault may have.
void start({
  clock,
  random: (length) => crypto.getRandomValues(new Uint8Array(length)),
  deriveKey,
  guesser: quickGuesser,
  cost: 2 ** 15,
  costliest: 2 ** 15,
});
