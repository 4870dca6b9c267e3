import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import sharp from 'sharp';
import { tourOfMatrix, withEnvironments } from './kit/compared.ts';
import { tourOfKeys, tourOfRepair } from './kit/keys.ts';
import { tourOfMaking } from './kit/making.ts';
import { tourOfParts } from './kit/parts.ts';
import { tourOfReach } from './kit/reach.ts';
import { tourOfSync } from './kit/synced.ts';
import { type App, expect, test } from './kit/test.ts';
import * as tour from './kit/tour.ts';
import { tourOfUse, useForAMonth } from './kit/used.ts';
import { tourOfWhole, withWholeSecrets } from './kit/whole.ts';

/* Pictures of every screen, in both themes and sizes, into docs/screenshots. Only `npm run shots` runs this. */

const shots = 'docs/screenshots';

/** Much like another one. */
const leftOut = new Set([
  'create-empty',
  'create-mismatch',
  'editor-leave',
  'editor-edit',
  'search-none',
  'damaged-list',
]);
/** Keeps what is on a page, in as few colours as it takes: a third of the bytes, and no eye tells them apart. */
async function keep(page: Page, name: string): Promise<void> {
  const picture = await page.screenshot({ caret: 'hide', animations: 'disabled' });
  await sharp(picture)
    .png({ palette: true, quality: 95, effort: 10 })
    .toFile(join(shots, `${name}.png`));
}

test.use({ begins: 'none', env: { TZ: 'Europe/Amsterdam', LANG: 'en_GB.UTF-8' } });

/** Looks that the screen is there; keeps it in each theme and size. */
function keeper(app: App, window: Page, seen: string[]): tour.At {
  return async (screen) => {
    const box = await window.locator('main').first().boundingBox();
    expect(box?.width, `${screen} fills the window`).toBeGreaterThan(tour.sizes[0].width * 0.9);
    seen.push(screen);
    if (leftOut.has(screen)) return;
    for (const size of tour.sizes) {
      for (const scheme of tour.schemes) {
        await tour.setSize(app, window, size);
        await tour.setScheme(app, window, scheme);
        await keep(window, `${screen}-${scheme}-${size.width}`);
      }
    }
    await tour.setSize(app, window, tour.sizes[0]);
    await tour.setScheme(app, window, 'light');
  };
}

type Visit = { app: App; window: Page; at: tour.At; seen: string[] };

/** Starts the app on what was put in place for it, and goes round; the screens that were seen, in their order. */
async function visit(launch: () => Promise<App>, go: (visit: Visit) => Promise<void>): Promise<string[]> {
  const app = await launch();
  const window = await app.window();
  const seen: string[] = [];
  await tour.stopClocks(app, window);
  await go({ app, window, at: keeper(app, window, seen), seen });
  return seen;
}

test.beforeAll(() => void mkdirSync(shots, { recursive: true }));

test('first run', async ({ app, window, folder }) => {
  test.slow();
  const seen: string[] = [];
  await tour.stopClocks(app, window);
  await tour.firstRun(app, window, folder, keeper(app, window, seen));
  expect(seen).toEqual(['welcome', 'create-empty', 'create-mismatch', 'create', 'recovery-code', 'main-empty']);
});

test('a locked vault', async ({ launch, userData, storefront }) => {
  test.slow();
  tour.placeStorefront(storefront, userData, 'older');
  const seen = await visit(launch, ({ window, at }) => tour.locked(window, at));
  expect(seen).toEqual(['unlock', 'protection-locked', 'unlock-error', 'recover', 'older-copy']);
});

test('an open vault', async ({ launch, userData, folder, storefront }) => {
  test.slow();
  tour.placeStorefront(storefront, userData);
  const seen = await visit(launch, ({ app, window, at }) => tour.unlocked(app, window, folder, at));
  expect(seen).toHaveLength(15);
});

test('a vault that was used for a month', async ({ launch, userData, folder, storefront }) => {
  test.slow();
  tour.placeStorefront(await useForAMonth(storefront, folder), userData);
  const seen = await visit(launch, ({ window, at }) => tourOfUse(window, at));
  expect(seen).toHaveLength(10);
});

test('around the list', async ({ launch, userData, storefront }) => {
  test.slow();
  tour.placeStorefront(storefront, userData);
  const seen = await visit(launch, ({ window, at }) => tourOfParts(window, at));
  expect(seen).toEqual(['marked', 'palette', 'projects', 'environments', 'environment-delete']);
});

test('quick access and reminders', async ({ launch, userData, storefront }) => {
  test.slow();
  tour.placeStorefront(storefront, userData);
  const seen = await visit(launch, ({ app, window, at, seen }) =>
    tourOfReach(app, window, at, async (quick, name) => {
      seen.push(name);
      await keep(quick, name);
    }),
  );
  expect(seen).toHaveLength(6);
});

test('secrets with all that one can have', async ({ launch, userData, folder, storefront }) => {
  test.slow();
  tour.placeStorefront(await withWholeSecrets(storefront, folder), userData);
  const seen = await visit(launch, ({ window, at }) => tourOfWhole(window, at));
  expect(seen).toEqual([
    ...['secret', 'secret-more', 'duplicate', 'revoke', 'editor-database', 'editor-more'],
    ...['secret-token', 'revoked', 'revoked-asks'],
  ]);
});

test('environments side by side', async ({ launch, userData, folder, storefront }) => {
  test.slow();
  tour.placeStorefront(await withEnvironments(storefront, folder), userData);
  const seen = await visit(launch, ({ window, at }) => tourOfMatrix(window, at));
  expect(seen).toEqual(['matrix', 'matrix-add']);
});

test('values that are made, and what was not saved', async ({ launch, userData, storefront }) => {
  test.slow();
  tour.placeStorefront(storefront, userData);
  const seen = await visit(launch, ({ window, at }) => tourOfMaking(window, at));
  expect(seen).toEqual(['generator', 'generator-key-pair', 'signing', 'search-notes', 'draft-offer', 'editor-draft']);
});

test('rotation and the vault’s keys', async ({ launch, userData, storefront }) => {
  test.slow();
  tour.placeStorefront(storefront, userData);
  const seen = await visit(launch, ({ window, at }) => tourOfKeys(window, at));
  expect(seen).toEqual(['rotation', 'rotate-key', 'new-recovery-code', 'earlier-backups', 'protection']);
});

test('a repair', async ({ launch, userData, storefront }) => {
  tour.damage(tour.placeStorefront(storefront, userData));
  const seen = await visit(launch, ({ window, at }) => tourOfRepair(window, at));
  expect(seen).toEqual(['repair', 'repaired']);
});

test('a damaged vault', async ({ launch, userData, storefront }) => {
  tour.damage(tour.placeStorefront(storefront, userData));
  const seen = await visit(launch, ({ window, at }) => tour.damaged(window, at));
  expect(seen).toEqual(['damaged', 'damaged-list']);
});

test('a vault that is kept in step with a service', async ({ launch, userData, storefront }) => {
  test.slow();
  tour.placeStorefront(storefront, userData);
  const seen = await visit(launch, ({ app, window, at }) => tourOfSync(app, window, at));
  expect(seen).toEqual(['connections', 'connect', 'sync-secrets', 'sync', 'sync-decide', 'sync-runs']);
});
