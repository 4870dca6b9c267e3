import type { Page } from '@playwright/test';
import * as story from './kit/story.ts';
import { tourOfSync } from './kit/synced.ts';
import { type App, expect, test } from './kit/test.ts';
import * as tour from './kit/tour.ts';

test.use({ begins: 'none' });

type Stop = { what: string; ring: boolean; outline: boolean; hit: boolean; place: number };

/** Puts the focus where a walk begins: before all that there is (in the dialog, where one is open), or on the given element of the document. */
const begin = (window: Page, place: number | undefined) =>
  window.evaluate((at) => {
    Object.assign(globalThis, { cofferWalked: new WeakSet() });
    if (at !== undefined) {
      (document.querySelectorAll('*')[at] as HTMLElement | undefined)?.focus();
      return;
    }
    const dialogs = document.querySelectorAll<HTMLElement>('[role=dialog], [role=alertdialog]');
    const top = dialogs.item(dialogs.length - 1);
    if (top) {
      top.focus();
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
    const stop = await window.evaluate(() => {
      const element = document.activeElement;
      const { cofferWalked } = globalThis as unknown as { cofferWalked: WeakSet<Element> };
      if (!(element instanceof HTMLElement) || element === document.body || cofferWalked.has(element)) return null;
      // It only hands the focus on, at the end of a dialog.
      if (element.hasAttribute('data-base-ui-focus-guard')) return 'guard';
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
    if (stop === 'guard') continue;
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

/** Walks through a screen of a tour, which goes on where it stood; `walked` has its name then. */
async function walkScreen(window: Page, screen: string, least: number, walked: string[]) {
  const before = await window.evaluateHandle(() => document.activeElement);
  await test.step(screen, () => expectGoodWalk(window, least));
  await before.evaluate((element) => (element as HTMLElement | null)?.focus());
  walked.push(screen);
}

/** The vault of the pictures in the small window; without motion nothing has to be waited for at each stop. */
async function begun(app: App): Promise<Page> {
  const window = await app.window();
  await window.emulateMedia({ reducedMotion: 'reduce' });
  await tour.setSize(app, window, tour.sizes[1]);
  return window;
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
  const window = await begun(app);
  const walked: string[] = [];
  const walkOn = ['main', 'editor', 'import', 'trash'];
  await test.step('unlock', async () => {
    await story.expectLocked(window);
    await expectGoodWalk(window, 4);
  });
  await tour.unlocked(app, window, folder, async (screen) => {
    if (!walkOn.includes(screen)) return;
    // The last of the counts comes a few seconds after the others.
    if (screen === 'main') await expect(story.part(window, 'Weak or reused')).toContainText(/\d/);
    await walkScreen(window, screen, 6, walked);
  });
  expect(walked).toEqual(walkOn);
});

test('the same through the connections', async ({ launch, userData, storefront }) => {
  test.slow();
  tour.placeStorefront(storefront, userData);
  const app = await launch();
  const window = await begun(app);
  const walked: string[] = [];
  await tourOfSync(app, window, (screen) => walkScreen(window, screen, 2, walked));
  expect(walked).toHaveLength(6);
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

  await window.emulateMedia({ reducedMotion: 'reduce', forcedColors: 'active' });
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
