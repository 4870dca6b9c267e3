import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepareStorefront } from './storefront.ts';
import { test as base } from './test.ts';

export { type App, expect } from './test.ts';

type Storefront = Awaited<ReturnType<typeof prepareStorefront>>;

/** With the vault of the pictures at hand, made once for each worker. */
export const test = base.extend<object, { storefront: Storefront }>({
  storefront: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures a fixture wants from its pattern.
    async ({}, use) => {
      const folder = mkdtempSync(join(tmpdir(), 'coffer-storefront-'));
      await use(await prepareStorefront(folder));
      rmSync(folder, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],
});
