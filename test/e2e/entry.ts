import { createHash, type ScryptOptions, scrypt } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { acceptableKdf, type DeriveKey, KdfError } from '../../src-main/crypto/kdf.ts';
import { start } from '../../src-main/start.ts';
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

/** Where runs of one worker keep the keys they have derived: each story begins with the same vault and its password. */
const kept = process.env.COFFER_SPEC_KEYS;

const deriveKey: DeriveKey = async (password, parameters, ...more) => {
  if (!kept) return scryptKey(password, parameters, ...more);
  const { n, r, p, salt } = parameters;
  const name = createHash('sha256').update(`${n} ${r} ${p} `).update(salt).update(password).digest('hex');
  const file = join(kept, name);
  if (existsSync(file)) return new Uint8Array(readFileSync(file));
  const key = await scryptKey(password, parameters, ...more);
  writeFileSync(`${file}.${process.pid}`, key);
  renameSync(`${file}.${process.pid}`, file);
  return key;
};

// The product's start with a clock that can be moved and the least key derivation that a vault may have.
void start({
  clock,
  random: (length) => crypto.getRandomValues(new Uint8Array(length)),
  deriveKey,
  // The product's entry has it in a worker.
  guesser,
  cost: 2 ** 15,
  costliest: 2 ** 15,
});
