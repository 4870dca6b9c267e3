import type { Page } from '@playwright/test';
import type { App } from '../fixture.ts';
import { frame, settle, violations } from './look.ts';
import { schemes, setScheme } from './tour.ts';

/**
 * What axe finds on the page as it stands in the light and in the dark theme; it is light again afterwards. Only colours
 * are of the theme: in the dark one it looks at nothing else. What is around every part of the vault is spec 28's, unless
 * the whole is asked for.
 */
export async function violationsInBothThemes(
  app: App,
  window: Page,
  which: 'part' | 'whole' = 'part',
): Promise<string[]> {
  const without = which === 'whole' ? [] : frame;
  const found: string[] = [];
  for (const scheme of schemes.toReversed()) {
    await setScheme(app, window, scheme);
    await settle(window);
    const rules = scheme === 'dark' ? 'colours' : 'all';
    for (const one of await violations(window, rules, without)) found.push(`${scheme}: ${one}`);
  }
  return found;
}
