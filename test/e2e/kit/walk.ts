import { expect, type Page, test } from '@playwright/test';

type Stop = { what: string; ring: boolean; outline: boolean; hit: boolean; place: number };

/**
 * Puts the focus where a walk begins: in the dialog, where one is open; before the first of these parts; before all that
 * there is; or on the last stop of the walk before.
 */
const begin = (window: Page, atLastStop: boolean, parts: string) =>
  window.evaluate(
    async ([goesBack, selector]) => {
      Object.assign(globalThis, { cofferWalked: new WeakSet() });
      // The end of a dialog hands the focus on with the next frame: not to what is begun with here.
      for (let frames = 0; frames < 3; frames++) await new Promise(requestAnimationFrame);
      if (goesBack) {
        (globalThis as unknown as { cofferLastStop: HTMLElement }).cofferLastStop.focus();
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
      const first = selector ? document.querySelector(selector) : null;
      if (first) first.before(start);
      else document.body.prepend(start);
      start.focus();
      start.remove();
    },
    [atLastStop, parts] as const,
  );

type Way = {
  key?: 'Tab' | 'Shift+Tab';
  /** A selector of the parts at which it begins. */
  from?: string;
  /** How many stops it takes if it does not come round before. */
  most?: number;
};

/**
 * Presses a key until it comes round, Shift+Tab from the last stop of the walk before; at each stop: what it is, whether
 * its ring is seen and nothing lies over it.
 */
export async function walk(
  window: Page,
  { key = 'Tab', from = '', most = Number.POSITIVE_INFINITY }: Way = {},
): Promise<Stop[]> {
  const stops: Stop[] = [];
  const goesBack = key === 'Shift+Tab';
  await begin(window, goesBack, from);
  for (let presses = 0; presses < 120; presses++) {
    if (presses > 0 || !goesBack) await window.keyboard.press(key);
    const stop = await window.evaluate(async () => {
      const isGuard = () => document.activeElement?.hasAttribute('data-base-ui-focus-guard') ?? false;
      for (let frames = 0; frames < 3 && isGuard(); frames++) await new Promise(requestAnimationFrame);
      const element = document.activeElement;
      const { cofferWalked } = globalThis as unknown as { cofferWalked: WeakSet<Element> };
      if (!(element instanceof HTMLElement) || element === document.body || cofferWalked.has(element)) return null;
      // It only hands the focus on, at the end of a dialog.
      if (isGuard()) return 'guard';
      cofferWalked.add(element);
      Object.assign(globalThis, { cofferLastStop: element });
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
    if (stops.length === most) return stops;
  }
  throw new Error(`Tab does not come round: ${stops.map(({ what }) => what).join(', ')}`);
}

async function expectGoodWalk(window: Page, least: number, from: string) {
  const there = await walk(window, { from });
  expect(there.length).toBeGreaterThanOrEqual(least);
  expect(there.filter(({ ring }) => !ring)).toEqual([]);
  expect(there.filter(({ hit }) => !hit)).toEqual([]);
  // As it is read: top to bottom in the document.
  const places = there.map(({ place }) => place);
  expect(places).toEqual([...places].sort((a, b) => a - b));
  const back = await walk(window, from ? { key: 'Shift+Tab', most: there.length } : { key: 'Shift+Tab' });
  expect(back.map(({ what }) => what).reverse()).toEqual(there.map(({ what }) => what));
}

/**
 * Walks with Tab through a screen of a tour and back, which then goes on where it stood: in the order of the document, the
 * ring seen everywhere and nothing over it; at least so many stops. What is around every part of the vault is walked with
 * the main screen alone: elsewhere it begins where the parts differ.
 */
export async function walkScreen(window: Page, screen: string, least: number): Promise<void> {
  const before = await window.evaluateHandle(() => document.activeElement);
  const isWhole = screen === 'main' || (await window.locator('#pane-sidebar:not([aria-hidden=true])').count()) === 0;
  await test.step(screen, () => expectGoodWalk(window, least, isWhole ? '' : '#list-column, #pane-detail'));
  await before.evaluate((element) => (element as HTMLElement | null)?.focus());
}
