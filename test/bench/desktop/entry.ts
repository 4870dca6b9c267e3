import { type ScryptOptions, scrypt } from 'node:crypto';
import { promisify } from 'node:util';
import type { DeriveKey } from '../../../src-main/crypto/kdf.ts';
import { start } from '../../../src-main/start.ts';
import { createGuesser } from '../../../src-main/vault/guesser.ts';

const nativeScrypt = promisify<Uint8Array, Uint8Array, number, ScryptOptions, Buffer>(scrypt);

/** Milliseconds that the last derivation took: they are left out of what is measured. */
const measured = { derivationMs: 0 };
Object.assign(globalThis, { cofferBench: measured });

const deriveKey: DeriveKey = async (password, { n, r, p, salt }) => {
  const begin = performance.now();
  const key = await nativeScrypt(password, salt, 32, { N: n, r, p, maxmem: 2 ** 31 });
  measured.derivationMs = performance.now() - begin;
  return new Uint8Array(key);
};

void start({
  clock: { now: () => Date.now(), monotonic: () => performance.now() },
  random: (length) => crypto.getRandomValues(new Uint8Array(length)),
  deriveKey,
  // Built beside this entry, see build.ts.
  guesser: createGuesser(new URL('guess-worker.js', import.meta.url)),
  cost: 2 ** 15,
  costliest: 2 ** 15,
});
