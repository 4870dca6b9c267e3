import { expect, type Page, test } from '@playwright/test';

type Stop = { what: string; ring: boolean; outline: boolean; hit: boolean; place: number };

/** Puts the focus where a walk begins: before all that there is (in the dialog, where one is open), or on its last stop. */
const begin = (window: Page, atLastStop: boolean) =>
  window.evaluate(async (goesBack) => {
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
    document.body.prepend(start);
    start.focus();
    start.remove();
  }, atLastStop);

/**
 * Presses a key until it comes round, Shift+Tab from the last stop of the walk before; at each stop: what it is, whether
 * its ring is seen and nothing lies over it.
 */
export async function walk(window: Page, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<Stop[]> {
  const stops: Stop[] = [];
  const goesBack = key === 'Shift+Tab';
  await begin(window, goesBack);
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
  const back = await walk(window, 'Shift+Tab');
  expect(back.map(({ what }) => what).reverse()).toEqual(there.map(({ what }) => what));
}

/**
 * Walks with Tab through a screen of a tour and back, which then goes on where it stood: in the order of the document, the
 * ring seen everywhere and nothing over it; at least so many stops.
 */
export async function walkScreen(window: Page, screen: string, least: number): Promise<void> {
  const before = await window.evaluateHandle(() => document.activeElement);
  await test.step(screen, () => expectGoodWalk(window, least));
  await before.evaluate((element) => (element as HTMLElement | null)?.focus());
}
