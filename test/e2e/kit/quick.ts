import type { Page } from '@playwright/test';
import { type App, type Desktop, expect, type Main } from './test.ts';

/** Whether the small window is in sight, and the other facts about it. */
export const quickFacts = (main: Main) =>
  main(({ BrowserWindow }) => {
    const quick = BrowserWindow.getAllWindows().find((one) => one.webContents.getURL().endsWith('/quick.html'));
    if (!quick) return null;
    const { width, height } = quick.getBounds();
    return { isVisible: quick.isVisible(), isOnTop: quick.isAlwaysOnTop(), width, height };
  });

/** A person asks for quick access in the tray; gives its page. */
export async function openQuick(app: App, window: Page, desktop: Desktop): Promise<Page> {
  await desktop.clickTrayItem('quick-access');
  return quickPage(app, window);
}

export async function quickPage(app: App, window: Page): Promise<Page> {
  await expect.poll(async () => (await app.windows()).length).toBe(2);
  const quick = (await app.windows()).find((page) => page !== window);
  if (!quick) throw new Error('no quick access');
  return quick;
}

export const field = (quick: Page) => quick.getByRole('combobox', { name: 'Find a secret' });
export const rows = (quick: Page) => quick.getByRole('listbox', { name: 'Secrets' }).getByRole('option');
export const expectAway = (main: Main) =>
  expect.poll(async () => (await quickFacts(main))?.isVisible ?? false).toBe(false);
