import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { prepareStorefront } from './kit/storefront.ts';
import * as story from './kit/story.ts';
import { type App, test as base, expect, movableClock } from './kit/test.ts';
import * as tour from './kit/tour.ts';

const test = base.extend<object, { storefront: Awaited<ReturnType<typeof prepareStorefront>> }>({
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
test.use({ entry: movableClock, begins: 'none' });

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

// axe itself, as DevTools' script: the page's policy stays as it is, and a document needs it once.
const require = createRequire(import.meta.url);
const { source: axeSource } = createRequire(require.resolve('@axe-core/playwright'))('axe-core') as { source: string };

type Found = { id: string; nodes: { target: string[]; failureSummary?: string }[] };
type Axe = { run(context: Document, options: object): Promise<{ violations: Found[]; passes: Found[] }> };

/** What axe finds on the page as it stands, each with where. */
async function violations(window: Page): Promise<string[]> {
  if (!(await window.evaluate(() => 'axe' in globalThis))) await window.evaluate(axeSource);
  return window.evaluate(async (tags) => {
    const { axe } = globalThis as unknown as { axe: Axe };
    const { violations: found, passes } = await axe.run(document, { runOnly: tags });
    if (passes.length === 0) throw new Error('axe looked at nothing');
    return found.flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.target.join(' ')} (${node.failureSummary?.split('\n')[1]?.trim()})`),
    );
  }, rules);
}

/** Colours fade for a moment after a change of theme; axe must not measure in between. */
const settle = (window: Page) =>
  window.evaluate(async () => {
    // One that begins late, with a dialog's first frame, counts too: three frames in a row have to be quiet.
    for (let quiet = 0; quiet < 3; quiet++) {
      await new Promise(requestAnimationFrame);
      const running = document
        .getAnimations()
        .filter((one) => one.playState === 'running')
        .filter((one) => one.effect?.getTiming().iterations !== Number.POSITIVE_INFINITY);
      if (running.length > 0) quiet = -1;
      await Promise.allSettled(running.map((one) => one.finished));
    }
  });

/** Each screen in both themes and both sizes. */
function checker(app: App, window: Page, found: string[], seen: string[]): tour.At {
  return async (screen) => {
    // Colours are of the theme and places of the size: two runs of axe see all of both.
    for (const [size, scheme] of [
      [0, 'light'],
      [1, 'dark'],
    ] as const) {
      await tour.setSize(app, window, tour.sizes[size]);
      await tour.setScheme(app, window, scheme);
      await settle(window);
      const here = `${screen} ${scheme} ${tour.sizes[size].width}`;
      for (const one of await violations(window)) found.push(`${here}: ${one}`);
      for (const one of await smallTargets(window)) found.push(`${here}: smaller than 24 px: ${one}`);
      for (const one of await sideways(window)) found.push(`${here}: scrolls sideways: ${one}`);
    }
    await tour.setScheme(app, window, 'light');
    await tour.setSize(app, window, tour.sizes[0]);
    seen.push(screen);
  };
}

/** What can be pressed and is less than 24 by 24 px, but for links within a sentence and what its label makes larger. */
const smallTargets = (window: Page) =>
  window.evaluate(() => {
    const small: string[] = [];
    for (const element of document.querySelectorAll<HTMLElement>(
      'button, input, textarea, select, a[href], [role=option], [role=switch], [role=checkbox], [role=combobox]',
    )) {
      if (!element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true })) continue;
      const boxes = [
        element,
        ...Array.from((element as HTMLInputElement).labels ?? []),
        element.closest('label'),
      ].flatMap((one) => (one ? [one.getBoundingClientRect()] : []));
      // Hidden but for readers: its visible stand-in is measured instead.
      if (boxes.every(({ width, height }) => width <= 1 || height <= 1)) continue;
      if (!boxes.some(({ width, height }) => width >= 23.9 && height >= 23.9))
        small.push(
          `${element.tagName} ${element.getAttribute('aria-label') ?? element.textContent?.slice(0, 40)} ${boxes.map(({ width, height }) => `${Math.round(width)}×${Math.round(height)}`)}`,
        );
    }
    return small;
  });

/** Whatever must be scrolled sideways to be read. */
const sideways = (window: Page) =>
  window.evaluate(() => {
    const wide: string[] = [];
    for (const element of [document.documentElement, ...document.querySelectorAll<HTMLElement>('body *')]) {
      const { overflowX } = getComputedStyle(element);
      const scrolls = element === document.documentElement || overflowX === 'auto' || overflowX === 'scroll';
      if (scrolls && element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0)
        wide.push(`${element.tagName}.${element.className} ${element.scrollWidth} > ${element.clientWidth}`);
    }
    return wide;
  });

test('first run is clean', async ({ app, window, folder }) => {
  test.slow();
  const [found, seen]: string[][] = [[], []];
  await tour.firstRun(app, window, folder, checker(app, window, found ?? [], seen ?? []));
  expect(found).toEqual([]);
  expect(seen).toHaveLength(6);
});

test('a locked vault is clean', async ({ launch, userData, storefront }) => {
  test.slow();
  tour.placeStorefront(storefront, userData, 'older');
  const app = await launch();
  const window = await app.window();
  const [found, seen]: string[][] = [[], []];
  await tour.locked(window, checker(app, window, found ?? [], seen ?? []));
  expect(found).toEqual([]);
  expect(seen).toHaveLength(4);
});

test('an open vault is clean', async ({ launch, userData, folder, storefront }) => {
  test.slow();
  tour.placeStorefront(storefront, userData);
  const app = await launch();
  const window = await app.window();
  const [found, seen]: string[][] = [[], []];
  await tour.stopClocks(app, window);
  await tour.unlocked(app, window, folder, checker(app, window, found ?? [], seen ?? []));
  expect(found).toEqual([]);
  expect(seen).toHaveLength(15);
});

test('a damaged vault is clean', async ({ launch, userData, storefront }) => {
  tour.damage(tour.placeStorefront(storefront, userData));
  const app = await launch();
  const window = await app.window();
  const [found, seen]: string[][] = [[], []];
  await tour.damaged(window, checker(app, window, found ?? [], seen ?? []));
  expect(found).toEqual([]);
  expect(seen).toHaveLength(2);

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

type Stop = { what: string; ring: boolean; outline: boolean; hit: boolean; place: number };

/** Puts the focus where a walk begins: before all that there is, or on the given element of the document. */
const begin = (window: Page, place: number | undefined) =>
  window.evaluate((at) => {
    Object.assign(globalThis, { cofferWalked: new WeakSet() });
    if (at !== undefined) {
      (document.querySelectorAll('*')[at] as HTMLElement | undefined)?.focus();
      return;
    }
    const start = document.createElement('span');
    start.tabIndex = -1;
    document.body.prepend(start);
    start.focus();
    start.remove();
  }, place);

/** Presses a key until it comes round; at each stop: what it is, whether its ring is seen and nothing lies over it. */
async function walk(window: Page, key: 'Tab' | 'Shift+Tab' = 'Tab', from?: number): Promise<Stop[]> {
  const stops: Stop[] = [];
  await begin(window, from);
  for (let presses = 0; presses < 120; presses++) {
    if (presses > 0 || from === undefined) await window.keyboard.press(key);
    await settle(window);
    const stop = await window.evaluate(() => {
      const element = document.activeElement;
      const { cofferWalked } = globalThis as unknown as { cofferWalked: WeakSet<Element> };
      if (!(element instanceof HTMLElement) || element === document.body || cofferWalked.has(element)) return null;
      cofferWalked.add(element);
      const all = [...document.querySelectorAll('*')];
      const box = element.getBoundingClientRect();
      const shown =
        box.width > 1 && box.height > 1 ? element : (element.closest('label') ?? element.parentElement ?? element);
      const area = shown.getBoundingClientRect();
      const outlined = (one: Element | null): boolean => {
        if (!one) return false;
        const style = getComputedStyle(one);
        return style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 1.5;
      };
      const ringed = (one: Element | null) =>
        one !== null && (outlined(one) || getComputedStyle(one).boxShadow !== 'none');
      const option = element.getAttribute('aria-activedescendant');
      const near = [
        element,
        shown,
        element.parentElement,
        element.parentElement?.parentElement ?? null,
        element.nextElementSibling,
      ];
      if (option) near.push(document.getElementById(option));
      // A pane that is larger than the window is reached if any of it can be seen.
      const points = [0.5, 0.1, 0.9].flatMap((x) =>
        [0.5, 0.1, 0.9].map((y) => [area.left + area.width * x, area.top + area.height * y] as const),
      );
      const hit = points.some(([x, y]) => {
        const found = document.elementFromPoint(x, y);
        return found !== null && (shown.contains(found) || found.contains(shown));
      });
      const name = element.getAttribute('aria-label') ?? element.textContent?.trim().slice(0, 30) ?? '';
      return {
        what: `${element.tagName.toLowerCase()}#${element.id} ${name.replace('Copied', 'Copy')}`,
        ring: near.some(ringed),
        outline: near.some(outlined),
        hit,
        place: all.indexOf(element),
      };
    });
    if (stop === null) return stops;
    stops.push(stop);
  }
  throw new Error(`Tab does not come round: ${stops.map(({ what }) => what).join(', ')}`);
}

async function expectGoodWalk(window: Page, least: number) {
  const there = await walk(window);
  expect(there.length).toBeGreaterThanOrEqual(least);
  expect(there.filter(({ ring }) => !ring)).toEqual([]);
  expect(there.filter(({ hit }) => !hit)).toEqual([]);
  // As it is read: top to bottom in the document.
  const places = there.map(({ place }) => place);
  expect(places).toEqual([...places].sort((a, b) => a - b));
  const back = await walk(window, 'Shift+Tab', there.at(-1)?.place);
  expect(back.map(({ what }) => what).reverse()).toEqual(there.map(({ what }) => what));
}

test('Tab goes through every screen in its order, is seen everywhere, and comes out again', async ({
  launch,
  userData,
  folder,
  storefront,
}) => {
  test.slow();
  tour.placeStorefront(storefront, userData);
  const app = await launch();
  const window = await app.window();
  await tour.setSize(app, window, tour.sizes[1]);
  const walked: string[] = [];
  const walkOn = ['main', 'editor', 'import', 'trash'];
  await test.step('unlock', async () => {
    await story.expectLocked(window);
    await expectGoodWalk(window, 4);
  });
  await tour.unlocked(app, window, folder, async (screen) => {
    if (!walkOn.includes(screen)) return;
    const before = await window.evaluateHandle(() => document.activeElement);
    await test.step(screen, () => expectGoodWalk(window, 6));
    await before.evaluate((element) => (element as HTMLElement | null)?.focus());
    walked.push(screen);
  });
  expect(walked).toEqual(walkOn);
});

test('at 320 px nothing must be scrolled in two ways', async ({ launch, userData, folder, storefront }) => {
  test.slow();
  tour.placeStorefront(storefront, userData);
  const app = await launch();
  const window = await app.window();
  await story.expectLocked(window);
  // 1280 px at 400 %: what a person who needs it large has.
  const zoom = async (factor: number) => {
    await app.main(({ BrowserWindow }, by) => BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(by), factor);
    await window.waitForFunction((width) => Math.abs(innerWidth - width) < 2, 1280 / factor);
  };
  await tour.setSize(app, window, { width: 1280, height: 1024 });
  const wide: string[] = [];
  const seen: string[] = [];
  const look: tour.At = async (screen) => {
    await zoom(4);
    await settle(window);
    for (const one of await sideways(window)) wide.push(`${screen}: ${one}`);
    const beyond = await window.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('button, input, textarea, h1')]
        .filter((one) => one.checkVisibility() && one.getBoundingClientRect().width > innerWidth)
        .map((one) => one.outerHTML.slice(0, 80)),
    );
    for (const one of beyond) wide.push(`${screen}: wider than the window: ${one}`);
    await zoom(1);
    seen.push(screen);
  };
  await look('unlock');
  await tour.unlocked(app, window, folder, look);
  expect(wide).toEqual([]);
  expect(seen).toHaveLength(16);
});

test('without motion nothing moves; with forced colours the focus and the selection are still seen', async ({
  launch,
  userData,
  storefront,
}) => {
  tour.placeStorefront(storefront, userData);
  const app = await launch();
  const window = await app.window();
  await window.emulateMedia({ reducedMotion: 'reduce' });
  await story.unlock(window);
  const moving = () =>
    window.evaluate(() => {
      const seconds = (text: string) =>
        Math.max(...text.split(',').map((one) => Number.parseFloat(one) * (one.trim().endsWith('ms') ? 0.001 : 1)));
      const moved: string[] = [];
      for (const element of document.querySelectorAll('*')) {
        const { transitionDuration, animationDuration, animationName } = getComputedStyle(element);
        if (seconds(transitionDuration) > 0.01 || (animationName !== 'none' && seconds(animationDuration) > 0.01))
          moved.push(`${element.tagName}.${element.className}`);
      }
      return moved;
    });
  expect(await moving()).toEqual([]);
  await window.keyboard.press('Control+,');
  await expect(window.getByRole('dialog', { name: 'Settings' })).toBeVisible();
  expect(await moving()).toEqual([]);
  await window.keyboard.press('Escape');
  await expect(window.getByRole('dialog')).toHaveCount(0);

  await window.emulateMedia({ reducedMotion: null, forcedColors: 'active' });
  await story.row(window, 'GITHUB_TOKEN').click();
  const look = await window.evaluate(() => {
    const [chosen, other] = ['true', 'false'].map((is) => document.querySelector(`[role=option][aria-selected=${is}]`));
    if (!chosen || !other) return null;
    const of = (one: Element) => {
      const { backgroundColor, outlineStyle, borderInlineStartColor, color } = getComputedStyle(one);
      return [backgroundColor, outlineStyle, borderInlineStartColor, color].join(' ');
    };
    return { chosen: of(chosen), other: of(other) };
  });
  expect(look).not.toBeNull();
  expect(look?.chosen).not.toBe(look?.other);
  const stops = await walk(window);
  expect(stops.length).toBeGreaterThan(6);
  // Shadows are not drawn then: an outline must be there.
  expect(stops.filter(({ outline }) => !outline).map(({ what }) => what)).toEqual([]);
});
