import { costliest, productCost } from '../../../src-main/crypto/cost.ts';
import { createDeriveKey, type DeriveKey } from '../../../src-main/crypto/kdf.ts';
import { start } from '../../../src-main/start.ts';
import { createGuesser } from '../../../src-main/vault/guesser.ts';

/** Milliseconds that the last derivation took: they are left out of what is measured. */
const measured = { derivationMs: 0 };
Object.assign(globalThis, { cofferBench: measured });

// The workers are built beside this entry, see build.ts.
const productDeriveKey = createDeriveKey(new URL('kdf-worker.js', import.meta.url));

const deriveKey: DeriveKey = async (...given) => {
  const begin = performance.now();
  const key = await productDeriveKey(...given);
  measured.derivationMs = performance.now() - begin;
  return key;
};

// As `src-main/index.ts`, but for the stopwatch: what the window does while the key is derived is done in that time here too.
void start({
  clock: { now: () => Date.now(), monotonic: () => performance.now() },
  random: (length) => crypto.getRandomValues(new Uint8Array(length)),
  deriveKey,
  guesser: createGuesser(new URL('guess-worker.js', import.meta.url)),
  cost: productCost,
  costliest,
});
