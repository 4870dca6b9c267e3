/* What runs in the page. Each function uses nothing but its arguments and the page. */

/** From the next key until what it brings about is painted: `done` says so of the page; milliseconds. */
export type Watch = { event: 'keydown' | 'click'; selector: string; text: string };

/**
 * Begins to watch: `window.benchPainted` is answered with the milliseconds from the next event of that kind until an
 * element of that selector with that text has been painted, which is when the frame after the change has begun.
 */
export function watchPaint({ event, selector, text }: Watch): void {
  const isThere = () => [...document.querySelectorAll(selector)].some((one) => (one.textContent ?? '').includes(text));
  const painted = new Promise<number>((resolve) => {
    addEventListener(
      event,
      () => {
        const begin = performance.now();
        const look = () => {
          if (!isThere()) return;
          observer.disconnect();
          // The first frame has the change in it; the next one begins when that was drawn.
          requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - begin)));
        };
        const observer = new MutationObserver(look);
        observer.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
        look();
      },
      { capture: true, once: true },
    );
  });
  Object.assign(globalThis, { benchPainted: painted });
}

/**
 * Begins to watch for the lock: from the next key until the page has painted itself without that element. The page is
 * loaded anew meanwhile, so the times go into its session storage, in milliseconds since 1970.
 */
export function watchLock(selector: string): void {
  const note = (what: string) => sessionStorage.setItem(what, String(performance.timeOrigin + performance.now()));
  sessionStorage.clear();
  addEventListener('keydown', () => note('bench-key'), { capture: true, once: true });
  const observer = new MutationObserver(() => {
    if (document.querySelector(selector)) return;
    observer.disconnect();
    requestAnimationFrame(() => requestAnimationFrame(() => note('bench-blank')));
  });
  observer.observe(document.body, { subtree: true, childList: true });
}

/** After `watchLock`, in the page that was loaded anew: milliseconds until the old one or this one was painted without. */
export function timeToBlank(): number {
  const [paint] = performance.getEntriesByName('first-paint');
  const anew = paint ? performance.timeOrigin + paint.startTime : Number.POSITIVE_INFINITY;
  const old = Number(sessionStorage.getItem('bench-blank') ?? Number.POSITIVE_INFINITY);
  return Math.min(old, anew) - Number(sessionStorage.getItem('bench-key'));
}

/** Scrolls a list a row and a half with each frame; the milliseconds between frames. */
export async function scrollFrames({ selector, frames }: { selector: string; frames: number }): Promise<number[]> {
  const list = document.querySelector(selector);
  if (!list) throw new Error(`no ${selector}`);
  list.scrollTop = 0;
  const times: number[] = [];
  let before = await new Promise<number>(requestAnimationFrame);
  for (let i = 0; i < frames; i++) {
    list.scrollTop += 78;
    const now = await new Promise<number>(requestAnimationFrame);
    times.push(now - before);
    before = now;
  }
  return times;
}

/** Waits until a field to search in has the focus in a window that is shown, and was drawn. */
export async function fieldPainted(): Promise<void> {
  const frame = () => new Promise(requestAnimationFrame);
  const isReady = () =>
    document.visibilityState === 'visible' && document.activeElement?.getAttribute('role') === 'combobox';
  while (!isReady()) await frame();
  await frame();
  await frame();
}

/** Waits until the first row has that text, and was painted. */
export async function foundPainted({ selector, text }: { selector: string; text: string }): Promise<void> {
  const frame = () => new Promise(requestAnimationFrame);
  const isFound = () => document.querySelector(selector)?.textContent?.includes(text) ?? false;
  while (!isFound()) await frame();
  await frame();
  await frame();
}
