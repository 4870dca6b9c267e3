import type { Page } from '@playwright/test';

declare global {
  var cofferBlocked: string[];
  var cofferHit: string[];
}

/* What a page tries that its policy must stop: it notes what was stopped, and whatever gets through notes itself. */

/** From now on the page notes what its policy stopped, and what of the tries got through. */
export async function watch(window: Page): Promise<void> {
  await window.evaluate(() => {
    globalThis.cofferHit = [];
    globalThis.cofferBlocked = [];
    document.addEventListener('securitypolicyviolation', (event) => {
      globalThis.cofferBlocked.push(`${event.effectiveDirective} ${event.blockedURI}`);
    });
  });
}

export const blocked = (window: Page) => window.evaluate(() => [...new Set(globalThis.cofferBlocked)].sort());
export const hits = (window: Page) => window.evaluate(() => globalThis.cofferHit);
