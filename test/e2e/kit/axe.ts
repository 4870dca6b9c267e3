import type { Page } from '@playwright/test';
import type { App } from '../fixture.ts';
import { settle, violations } from './look.ts';
import { schemes, setScheme } from './tour.ts';

/**
 * What axe finds on the page as it stands in the light and in the dark theme; it is light again afterwards. Only colours
 * are of the theme: in the dark one it looks at nothing else.
 */
export async function violationsInBothThemes(app: App, window: Page): Promise<string[]> {
  const found: string[] = [];
  for (const scheme of schemes.toReversed()) {
    await setScheme(app, window, scheme);
    await settle(window);
    for (const one of await violations(window, scheme === 'dark' ? 'colours' : 'all')) found.push(`${scheme}: ${one}`);
  }
  return found;
}
