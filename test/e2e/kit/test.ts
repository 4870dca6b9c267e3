import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { desktopOf } from '../../electron/desktop.ts';
import { test as base, type Main } from '../fixture.ts';
import { prepareVault } from './prepared.ts';
import { prepareStorefront } from './storefront.ts';
import { isOpen, untilLocked } from './story.ts';

export { expect } from '@playwright/test';
export type { App, Desktop, Main } from '../fixture.ts';

/** The product's own entry: without a clock that can be moved, and with the real key derivation. */
export const productEntry = 'out/main/index.js';
/** The specs' own, which they run on unless they say otherwise: a clock that can be moved, and quick keys; see `entry.ts`. */
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

/** Made once for each worker by the vault's own code; each story gets a copy. */
type Vaults = { prepared: string; storefront: Awaited<ReturnType<typeof prepareStorefront>> };

/** In a folder that is there as long as it is used. */
async function inFolder<T>(make: (folder: string) => Promise<T>, use: (made: T) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'coffer-prepared-'));
  await use(await make(folder));
  rmSync(folder, { recursive: true, force: true });
}

export const test = base.extend<Options & Fixtures, Vaults>({
  begins: ['prepared', { option: true }],
  entry: movableClock,

  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures a fixture wants from its pattern.
  prepared: [async ({}, use) => inFolder(prepareVault, use), { scope: 'worker' }],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures a fixture wants from its pattern.
  storefront: [async ({}, use) => inFolder(prepareStorefront, use), { scope: 'worker' }],

  fillProfile: async ({ begins, prepared }, use) =>
    use((userData) => {
      mkdirSync(userData, { recursive: true });
      if (begins === 'none') return;
      const file = join(dirname(userData), 'personal.coffer');
      copyFileSync(prepared, file);
      rememberVault(userData, file);
    }),

  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures a fixture wants from its pattern.
  refresh: async ({}, use) =>
    use(async (app) => {
      const window = await app.window();
      await window.reload();
      if (await isOpen(window))
        await untilLocked(window, () => window.evaluate(() => void globalThis.window.coffer.vault.lock()));
      await desktopOf(app).writeClipboard('');
    }),

  folder: async ({ userData }, use) => use(dirname(userData)),
  vaultFile: async ({ folder }, use) => use(join(folder, 'personal.coffer')),
});

/** As if this vault had been the last one open here. */
export function rememberVault(userData: string, path: string): void {
  mkdirSync(userData, { recursive: true });
  writeFileSync(join(userData, 'vault.json'), JSON.stringify({ path, lastOpenedAt: null }), { mode: 0o600 });
}

/** Moves the clocks of the app's main process ahead; not on the product's own entry. */
export function moveClock(main: Main, milliseconds: number): Promise<void> {
  return main((_electron, ms) => {
    const { cofferClock } = globalThis as unknown as { cofferClock: { advance(milliseconds: number): void } };
    cofferClock.advance(ms);
  }, milliseconds);
}
