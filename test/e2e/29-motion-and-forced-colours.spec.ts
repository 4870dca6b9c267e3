import * as story from './kit/story.ts';
import { expect, test } from './kit/test.ts';
import * as tour from './kit/tour.ts';
import { walk } from './kit/walk.ts';

test.use({ begins: 'none' });

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
