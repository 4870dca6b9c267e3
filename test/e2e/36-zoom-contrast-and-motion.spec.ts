import type { Page } from '@playwright/test';
import { cutOff, outOfReach } from './kit/cut-off.ts';
import { settle, sideways, violations } from './kit/look.ts';
import * as story from './kit/story.ts';
import { type App, test as base, expect } from './kit/test.ts';
import * as tour from './kit/tour.ts';
import { walk } from './kit/walk.ts';

const test = base.extend<{ still: { app: App; window: Page } }>({
  fillProfile: async ({ storefront }, use) => use((userData) => void tour.placeStorefront(storefront, userData)),
  /** The vault of the pictures, locked, where nothing moves. */
  still: async ({ app, window }, use) => {
    await window.emulateMedia({ reducedMotion: 'reduce', colorScheme: null, contrast: null, forcedColors: null });
    await tour.setSize(app, window, tour.sizes[0]);
    await use({ app, window });
  },
});

test.use({ sharesApp: true });
test.describe.configure({ mode: 'default' });

/** The screens on which most of the time is spent, each in turn. */
async function throughScreens(window: Page, at: (screen: string) => Promise<void>) {
  await story.expectLocked(window);
  await at('unlock');
  await story.unlock(window);
  await story.row(window, 'STRIPE_SECRET_KEY').first().click();
  await expect(story.titled(window, 'STRIPE_SECRET_KEY')).toBeVisible();
  await story.copySelected(window, 'STRIPE_SECRET_KEY');
  await at('main');
  await window.getByRole('button', { name: 'Edit', exact: true }).click();
  await expect(story.titled(window, 'Edit STRIPE_SECRET_KEY')).toBeVisible();
  await at('editor');
  await window.getByRole('button', { name: 'Cancel', exact: true }).click();
  await window.keyboard.press('Control+,');
  await expect(window.getByRole('dialog', { name: 'Settings' })).toBeVisible();
  await at('settings');
}

async function zoom(app: App, window: Page, factor: number, width: number) {
  await app.main(({ BrowserWindow }, by) => BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(by), factor);
  await window.waitForFunction((inner) => Math.abs(innerWidth - inner) < 2, width / factor);
}

/** What is in motion for longer than a hundredth of a second. */
const moving = (window: Page) =>
  window.evaluate(() =>
    document
      .getAnimations()
      .filter((one) => one.playState === 'running' && Number(one.effect?.getComputedTiming().duration ?? 0) > 10)
      .map((one) => (one.effect instanceof KeyframeEffect ? (one.effect.target?.className ?? '') : '')),
  );

test('at 200 % nothing is cut off, scrolled in two ways or out of reach', async ({ still }) => {
  const { app, window } = still;
  const found: string[] = [];
  const seen: string[] = [];
  await throughScreens(window, async (screen) => {
    for (const size of tour.sizes) {
      await tour.setSize(app, window, size);
      await zoom(app, window, 2, size.width);
      await settle(window);
      const note = (what: string, where: readonly string[]) => {
        for (const one of where) found.push(`${screen} ${size.width}: ${what}: ${one}`);
      };
      if (process.env.COFFER_ZOOM_SHOTS)
        await window.screenshot({ path: `${process.env.COFFER_ZOOM_SHOTS}/${screen}-${size.width}.png` });
      note('cut off', await cutOff(window));
      note('scrolls sideways', await sideways(window));
      note('out of reach', await outOfReach(window));
      await zoom(app, window, 1, size.width);
    }
    seen.push(screen);
  });
  expect(found).toEqual([]);
  expect(seen).toEqual(['unlock', 'main', 'editor', 'settings']);

  await test.step('the measures themselves find what is planted', async () => {
    await window.evaluate(() => {
      const plant = document.createElement('div');
      plant.style.cssText = 'position: fixed; inset: 40px auto auto 40px; width: 60px; height: 20px; overflow: hidden';
      const words = document.createElement('p');
      words.style.cssText = 'width: 400px';
      words.textContent = 'words that go on and on beyond their box';
      const button = document.createElement('button');
      button.textContent = 'Gone';
      button.style.cssText = 'position: fixed; left: -400px; top: 10px; width: 60px; height: 30px';
      plant.append(words, button);
      document.querySelector('[role=dialog]')?.append(plant);
    });
    expect(await cutOff(window)).toEqual(expect.arrayContaining([expect.stringMatching(/^words that go on/)]));
    expect(await outOfReach(window)).toEqual(expect.arrayContaining([expect.stringContaining('Gone')]));
  });
});

/** Buttons and fields whose words are not in the system's colours although it asks for its own. */
const ownColours = (window: Page) =>
  window.evaluate(() => {
    const probe = document.body.appendChild(document.createElement('button'));
    const system = ['ButtonText', 'FieldText', 'CanvasText', 'GrayText', 'HighlightText', 'LinkText'].map((colour) => {
      probe.style.cssText = `forced-color-adjust: none; color: ${colour}`;
      return getComputedStyle(probe).color;
    });
    probe.remove();
    return [...document.querySelectorAll<HTMLElement>('button, input, textarea')]
      .filter((one) => one.checkVisibility() && !system.includes(getComputedStyle(one).color))
      .map((one) => `${one.tagName} ${one.textContent} is ${getComputedStyle(one).color}`);
  });

test('more contrast and forced colours keep every word readable; without motion nothing moves', async ({ still }) => {
  const { window } = still;
  const found: string[] = [];
  const usual = await window.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--muted'));
  await window.emulateMedia({ reducedMotion: 'reduce', contrast: 'more' });
  expect(await window.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--muted'))).not.toBe(
    usual,
  );
  await throughScreens(window, async (screen) => {
    for (const one of await moving(window)) found.push(`${screen} moves: ${one}`);
    for (const look of [
      { contrast: 'more', colorScheme: 'light', forcedColors: 'none' },
      { contrast: 'more', colorScheme: 'dark', forcedColors: 'none' },
      { contrast: 'more', colorScheme: 'dark', forcedColors: 'active' },
    ] as const) {
      await window.emulateMedia({ reducedMotion: 'reduce', ...look });
      await settle(window);
      const isForced = look.forcedColors === 'active';
      // axe takes the colour of filled text, which Chromium does not force; what is drawn is the system's own pair.
      const problems = (await violations(window)).filter((one) => !isForced || !one.startsWith('color-contrast'));
      for (const one of problems) found.push(`${screen} ${look.colorScheme}${isForced ? ' forced' : ''}: ${one}`);
      if (isForced) for (const one of await ownColours(window)) found.push(`${screen} forced: ${one}`);
    }
    await window.emulateMedia({ reducedMotion: 'reduce', contrast: 'more', forcedColors: 'none' });
  });
  expect(found).toEqual([]);
});

test('without motion nothing would move; with forced colours the focus and the selection are still seen', async ({
  still,
}) => {
  const { window } = still;
  await story.unlock(window);
  const movable = () =>
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
  expect(await movable()).toEqual([]);
  await window.keyboard.press('Control+,');
  await expect(window.getByRole('dialog', { name: 'Settings' })).toBeVisible();
  expect(await movable()).toEqual([]);
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

test('in a small window no message lies on the last button of a pane', async ({ still: { app, window } }) => {
  await tour.setSize(app, window, tour.sizes[1]);
  await story.expectLocked(window);
  await story.unlock(window);
  await story.row(window, 'INVOICE_API_TOKEN').click();
  await window.keyboard.press('Delete');
  await expect(story.message(window, 'INVOICE_API_TOKEN is in the trash.').first()).toBeVisible();
  // The next one in the list is shown.
  const last = window.locator('#pane-detail').getByRole('button').last();
  await expect(last).toHaveText('Activity of this secret');
  await window.locator('#pane-detail').evaluate((pane) => pane.scrollTo(0, pane.scrollHeight));
  await settle(window);
  const messages = await window.getByRole('region', { name: 'Messages' }).boundingBox();
  const button = await last.boundingBox();
  if (!messages || !button) throw new Error('nothing to measure');
  expect(button.y + button.height).toBeLessThanOrEqual(messages.y);
});
