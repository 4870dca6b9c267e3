import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { frame, settle, sideways, smallTargets, tooWide, violations } from './kit/look.ts';
import * as story from './kit/story.ts';
import { tourOfSync } from './kit/synced.ts';
import { type App, expect, test } from './kit/test.ts';
import * as tour from './kit/tour.ts';
import { walkScreen } from './kit/walk.ts';

test.use({ begins: 'none' });

type Look = { size: (typeof tour.sizes)[number]; colorScheme: 'light' | 'dark' };

// Only colours are of the theme: what else axe looks at, it sees in the first.
const looks: readonly Look[] = [
  { size: tour.sizes[0], colorScheme: 'light' },
  { size: tour.sizes[1], colorScheme: 'dark' },
];

/** 1280 px at 400 %: what a person has who needs it large. */
async function atLargest(app: App, window: Page, measure: () => Promise<void>): Promise<void> {
  const zoom = async (factor: number) => {
    await app.main(({ BrowserWindow }, by) => BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(by), factor);
    await window.waitForFunction((width) => Math.abs(innerWidth - width) < 2, 1280 / factor);
  };
  await tour.setSize(app, window, tour.sizes[0]);
  await zoom(4);
  await settle(window);
  await measure();
  await zoom(1);
}

/** Screens that are also walked through with Tab, and how many stops each has at least. */
type Walked = Readonly<Record<string, number>>;

/** What is around every part of the vault is looked at with the main screen and the search, the status bar locked too. */
const leftOut = (screen: string) => (/^(main|search|welcome|unlock)/.test(screen) ? [] : frame);

/**
 * Looks at each screen in both themes and sizes with axe, walks through some in the small one, and looks at 320 px for what
 * must be scrolled in two ways.
 */
function checker(app: App, window: Page, walked: Walked, found: string[], seen: string[]): tour.At {
  const note = (here: string, problems: readonly string[]) => {
    for (const one of problems) found.push(`${here}: ${one}`);
  };
  return async (screen) => {
    const main = await window.locator('main').first().boundingBox();
    if ((main?.width ?? 0) < tour.sizes[0].width * 0.9) note(screen, ['does not fill the window']);
    for (const { size, colorScheme } of looks) {
      await tour.setSize(app, window, size);
      // Without motion there is nothing to wait for.
      await window.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await settle(window);
      const here = `${screen} ${colorScheme} ${size.width}`;
      note(here, await violations(window, colorScheme === 'dark' ? 'colours' : 'all', leftOut(screen)));
      note(`${here}: smaller than 24 px`, await smallTargets(window));
      note(`${here}: scrolls sideways`, await sideways(window));
    }
    const least = walked[screen];
    if (least !== undefined) {
      // The last of the counts comes a moment after the others.
      const weak = story.part(window, 'Weak or reused');
      if (await weak.isVisible()) await expect(weak).toContainText(/\d/);
      await walkScreen(window, screen, least);
    }
    await atLargest(app, window, async () => {
      note(`${screen} 320: scrolls sideways`, await sideways(window));
      note(`${screen} 320: wider than the window`, await tooWide(window));
    });
    seen.push(screen);
  };
}

type Expected = { screens: number; walked: Walked };

/** Goes through as many screens as there are to be, and finds nothing wrong with any. */
async function expectClean(app: App, expected: Expected, through: (window: Page, at: tour.At) => Promise<void>) {
  const window = await app.window();
  const found: string[] = [];
  const seen: string[] = [];
  await through(window, checker(app, window, expected.walked, found, seen));
  expect(found).toEqual([]);
  expect(seen).toHaveLength(expected.screens);
  expect(seen).toEqual(expect.arrayContaining(Object.keys(expected.walked)));
}

test('first run is clean', async ({ app, folder }) => {
  test.slow();
  await expectClean(app, { screens: 6, walked: {} }, (window, at) => tour.firstRun(app, window, folder, at));
});

test('a locked vault is clean', async ({ launch, userData, storefront }) => {
  test.slow();
  tour.placeStorefront(storefront, userData, 'older');
  await expectClean(await launch(), { screens: 5, walked: { unlock: 4 } }, tour.locked);
});

test('an open vault is clean, and Tab goes through it in its order, is seen everywhere, and comes out again', async ({
  launch,
  userData,
  folder,
  storefront,
}) => {
  test.slow();
  tour.placeStorefront(storefront, userData);
  // "Clear now" is a stop of these walks, there and back: on a slow machine they take longer than half a minute.
  writeFileSync(join(userData, 'settings.json'), JSON.stringify({ clipboardSeconds: 600 }), { mode: 0o600 });
  const app = await launch();
  const walked = { main: 6, editor: 6, import: 6, trash: 6 };
  await expectClean(app, { screens: 15, walked }, async (window, at) => {
    await tour.stopClocks(app, window);
    await tour.unlocked(app, window, folder, at);
  });
});

test('the connections are clean', async ({ launch, userData, storefront }) => {
  test.slow();
  tour.placeStorefront(storefront, userData);
  const app = await launch();
  const walked = { connections: 2, connect: 2, 'sync-secrets': 2, sync: 2, 'sync-decide': 2, 'sync-runs': 2 };
  await expectClean(app, { screens: 6, walked }, async (window, at) => {
    await tour.stopClocks(app, window);
    await tourOfSync(app, window, at);
  });
});

test('a damaged vault is clean', async ({ launch, userData, storefront }) => {
  tour.damage(tour.placeStorefront(storefront, userData));
  const app = await launch();
  await expectClean(app, { screens: 2, walked: {} }, tour.damaged);

  const window = await app.window();
  await test.step('the measures themselves find what is planted', async () => {
    await window.evaluate(() => {
      const plant = document.createElement('div');
      plant.style.cssText =
        'position: fixed; inset: 0 auto auto 0; z-index: 99; background: #fff; color: #ccc; overflow-x: auto; width: 90px; height: 40px';
      const button = document.createElement('button');
      button.style.cssText = 'width: 12px; height: 12px; padding: 0; border: 0';
      const wide = document.createElement('p');
      wide.textContent = 'faint';
      wide.style.width = '400px';
      plant.append(button, wide);
      document.querySelector('[role=dialog]')?.append(plant);
    });
    expect((await violations(window)).map((one) => one.split(':')[0])).toEqual(
      expect.arrayContaining(['button-name', 'color-contrast']),
    );
    expect(await smallTargets(window)).toHaveLength(1);
    expect(await sideways(window)).toHaveLength(1);
  });
});
