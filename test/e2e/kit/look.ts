import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';

/* What a page looks like, measured: each answers with what is wrong and where. */

/** Waits until nothing moves: colours fade for a moment after a change of theme. */
export const settle = (window: Page) =>
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

const rules = {
  all: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
  colours: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] },
};

// axe itself, as DevTools' script: the page's policy stays as it is, and a document needs it once.
const require = createRequire(import.meta.url);
const axeSource = readFileSync(
  createRequire(require.resolve('@axe-core/playwright')).resolve('axe-core/axe.min.js'),
  'utf8',
);

/** The same around every part of the vault. */
export const frame = ['header:not(main *)', '#pane-sidebar', 'footer:not(main *)'];

type Found = { id: string; nodes: { target: string[]; failureSummary?: string }[] };
type Axe = {
  run(context: { exclude: string[] }, options: object): Promise<{ violations: Found[]; passes: Found[] }>;
};

/**
 * What axe finds on the page as it stands, each with where; of the themes' own rules alone, and without some parts, if
 * asked for. While a modal dialog hides all else, the status bar too, it is looked at without what lies under it.
 */
export async function violations(
  window: Page,
  which: 'all' | 'colours' = 'all',
  without: readonly string[] = [],
): Promise<string[]> {
  if (!(await window.evaluate(() => 'axe' in globalThis))) await window.evaluate(axeSource);
  const choice = { runOnly: rules[which], without };
  return window.evaluate(async ({ runOnly, without }) => {
    const { axe } = globalThis as unknown as { axe: Axe };
    const isHidden = document.querySelector('#root footer[aria-hidden=true]') !== null;
    // The guards hand the focus on at once, at the ends of a menu and of a dialog: nobody stays on one.
    const context = { exclude: ['[data-base-ui-focus-guard]', ...(isHidden ? ['#root'] : without)] };
    // Where the passing elements are is a large part of its work, and nobody asks.
    const { violations: found, passes } = await axe.run(context, { runOnly, resultTypes: ['violations'] });
    if (passes.length === 0) throw new Error('axe looked at nothing');
    return found.flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.target.join(' ')} (${node.failureSummary?.split('\n')[1]?.trim()})`),
    );
  }, choice);
}

/** What can be pressed and is less than 24 by 24 px, but for links within a sentence and what its label makes larger. */
export const smallTargets = (window: Page) =>
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
export const sideways = (window: Page) =>
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

/** What a person works with and is wider than the window. */
export const tooWide = (window: Page) =>
  window.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('button, input, textarea, h1')]
      .filter((one) => one.checkVisibility() && one.getBoundingClientRect().width > innerWidth)
      .map((one) => one.outerHTML.slice(0, 80)),
  );
