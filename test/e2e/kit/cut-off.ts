import type { Page } from '@playwright/test';

/**
 * Words that can't be read to their end, however one scrolls: something that does not scroll ends before them. Names that
 * end in an ellipsis and lines that are meant to be clamped are no such words.
 */
export const cutOff = (window: Page) =>
  window.evaluate(() => {
    const found = new Set<string>();
    const isHidden = (style: string) => style === 'hidden' || style === 'clip';
    const isScrolled = (style: string) => style === 'auto' || style === 'scroll';
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      const own = node.parentElement;
      if (
        !own ||
        !node.textContent?.trim() ||
        !own.checkVisibility({ opacityProperty: true, visibilityProperty: true })
      )
        continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      let area = range.getBoundingClientRect();
      const far = { x: false, y: false };
      const note = (where: string) => found.add(`${node.textContent?.trim().slice(0, 40)} ${where}`);
      let box: Element | null = own;
      for (; box && box !== document.documentElement; box = box.parentElement) {
        const { overflowX, overflowY, textOverflow, position, clipPath, webkitLineClamp } = getComputedStyle(box);
        // Only for readers: cut off on purpose.
        if (clipPath !== 'none') break;
        const edge = box.getBoundingClientRect();
        if (textOverflow === 'ellipsis' || webkitLineClamp !== 'none') area = edge;
        far.x ||= isScrolled(overflowX);
        far.y ||= isScrolled(overflowY);
        const cutX = !far.x && isHidden(overflowX) && (area.left < edge.left - 1 || area.right > edge.right + 1);
        const cutY = !far.y && isHidden(overflowY) && (area.top < edge.top - 1 || area.bottom > edge.bottom + 1);
        if (cutX || cutY) note(`in ${box.tagName}.${box.className}`);
        if (position === 'fixed') break;
      }
      const isForReaders = box !== null && getComputedStyle(box).clipPath !== 'none';
      const outX = !far.x && (area.left < -1 || area.right > innerWidth + 1);
      const outY = !far.y && (area.top < -1 || area.bottom > innerHeight + 1);
      if (!isForReaders && (outX || outY)) note('beyond the window');
    }
    return [...found];
  });

/** Controls that can't be brought into sight, or over which something else lies then. */
export const outOfReach = (window: Page) =>
  window.evaluate(() => {
    const found: string[] = [];
    const modal = [...document.querySelectorAll('[role=dialog], [role=alertdialog]')].at(-1);
    const controls = (modal ?? document).querySelectorAll<HTMLElement>(
      'button, input, textarea, select, a[href], [role=switch], [role=combobox], [role=radio]',
    );
    for (const control of controls) {
      if (!control.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
      const shown = control.getBoundingClientRect().width > 1 ? control : (control.closest('label') ?? control);
      if (shown.getBoundingClientRect().width <= 1) continue;
      shown.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
      const area = shown.getBoundingClientRect();
      const name = control.getAttribute('aria-label') ?? control.textContent?.trim().slice(0, 30) ?? '';
      if (area.left < -1 || area.right > innerWidth + 1) found.push(`${control.tagName} ${name}: beyond the window`);
      const points = [0.5, 0.1, 0.9].flatMap((x) =>
        [0.5, 0.1, 0.9].map((y) => [area.left + area.width * x, area.top + area.height * y] as const),
      );
      const isSeen = points.some(([x, y]) => {
        const top = document.elementFromPoint(x, y);
        return top !== null && (shown.contains(top) || top.contains(shown));
      });
      if (!isSeen) found.push(`${control.tagName} ${name}: covered`);
    }
    return found;
  });
