import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test as base, type Main } from '../fixture.ts';
import { prepareVault } from './prepared.ts';

export { expect } from '@playwright/test';
export type { App, Desktop, Main } from '../fixture.ts';

/** The specs' own entry: its clock can be moved, and its key derivation is the cheapest a vault may have. */
export const movableClock = 'out-test/main/index.js';

type Options = {
  /** `none`: Coffer never ran here. `prepared`: the vault of `prepared.ts` was open last. */
  begins: 'none' | 'prepared';
};
type Fixtures = {
  /** A folder for the files of one story; the vault is `personal.coffer` in it. */
  folder: string;
  vaultFile: string;
};

export const test = base.extend<Options & Fixtures, { prepared: string }>({
  begins: ['prepared', { option: true }],

  // Made once for each worker by the vault's own code; each story gets a copy.
  prepared: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures a fixture wants from its pattern.
    async ({}, use) => {
      const folder = mkdtempSync(join(tmpdir(), 'coffer-prepared-'));
      await use(await prepareVault(folder));
      rmSync(folder, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],

  userData: async ({ userData, begins, prepared }, use) => {
    mkdirSync(userData, { recursive: true });
    const file = join(dirname(userData), 'personal.coffer');
    if (begins === 'prepared') {
      copyFileSync(prepared, file);
      rememberVault(userData, file);
    }
    await use(userData);
  },

  folder: async ({ userData }, use) => use(dirname(userData)),
  vaultFile: async ({ folder }, use) => use(join(folder, 'personal.coffer')),
});

/** As if this vault had been the last one open here. */
export function rememberVault(userData: string, path: string): void {
  mkdirSync(userData, { recursive: true });
  writeFileSync(join(userData, 'vault.json'), JSON.stringify({ path, lastOpenedAt: null }), { mode: 0o600 });
}

/** Moves the clocks of the app's main process ahead; only on the entry with the movable clock. */
export function moveClock(main: Main, milliseconds: number): Promise<void> {
  return main((_electron, ms) => {
    const { cofferClock } = globalThis as unknown as { cofferClock: { advance(milliseconds: number): void } };
    cofferClock.advance(ms);
  }, milliseconds);
}
