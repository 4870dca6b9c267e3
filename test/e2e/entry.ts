import { createDeriveKey } from '../../src-main/crypto/kdf.ts';
import { start } from '../../src-main/start.ts';

/** The clock of a run that a spec moves: `main((_electron, ms) => globalThis.cofferClock.advance(ms), 31_000)`. */
const clock = {
  offset: 0,
  now: () => Date.now() + clock.offset,
  monotonic: () => performance.now() + clock.offset,
  advance(milliseconds: number) {
    clock.offset += milliseconds;
  },
};
Object.assign(globalThis, { cofferClock: clock });

// The product's start with a clock that can be moved and the least key derivation that a vault may have.
void start({
  clock,
  random: (length) => crypto.getRandomValues(new Uint8Array(length)),
  deriveKey: createDeriveKey(new URL('./kdf-worker.js', import.meta.url)),
  cost: 2 ** 15,
  costliest: 2 ** 15,
});
