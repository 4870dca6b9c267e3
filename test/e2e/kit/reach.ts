import { expect, type Page } from '@playwright/test';
import { desktopOf } from '../../electron/desktop.ts';
import type { App } from '../fixture.ts';
import { settle } from './look.ts';
import * as story from './story.ts';
import { type At, schemes, setScheme } from './tour.ts';

/** The page of quick access, opened from the tray. */
export async function openQuickAccess(app: App, window: Page): Promise<Page> {
  await desktopOf(app).clickTrayItem('quick-access');
  await expect.poll(async () => (await app.windows()).length).toBe(2);
  const quick = (await app.windows()).find((page) => page !== window);
  if (!quick) throw new Error('no quick access');
  return quick;
}

/** Reminders, their settings, and quick access in both themes; `keep` gets each picture of that window. */
export async function tourOfReach(
  app: App,
  window: Page,
  at: At,
  keep: (quick: Page, name: string) => Promise<void>,
): Promise<void> {
  const inBothThemes = async (quick: Page, screen: string) => {
    for (const scheme of schemes) {
      await setScheme(app, quick, scheme);
      await settle(quick);
      await keep(quick, `${screen}-${scheme}`);
    }
    await setScheme(app, window, 'light');
  };
  const locked = await openQuickAccess(app, window);
  await expect(locked.getByRole('heading', { name: 'Unlock personal' })).toBeVisible();
  await inBothThemes(locked, 'quick-unlock');
  await locked.keyboard.press('Escape');

  await story.unlock(window);
  await story.part(window, 'Reminders').click();
  const page = window.getByRole('region', { name: 'Reminders' });
  await expect(page.getByRole('listitem').first()).toBeVisible();
  await page.getByRole('button', { name: 'Remind me later of VAT_SERVICE_KEY' }).click();
  await window.getByRole('menuitem', { name: 'In a week' }).click();
  await expect(page.getByRole('list', { name: 'Put off' }).getByRole('listitem')).toHaveCount(1);
  await window.getByRole('region', { name: 'Messages' }).getByRole('button', { name: 'Close this message' }).click();
  await at('reminders');
  await window.keyboard.press('Control+,');
  const settings = window.getByRole('dialog', { name: 'Settings' });
  await settings.getByRole('heading', { name: 'Start with the computer' }).scrollIntoViewIfNeeded();
  await at('settings-reach');
  await window.keyboard.press('Escape');
  await expect(settings).toHaveCount(0);

  const quick = await openQuickAccess(app, window);
  await quick.keyboard.type('key');
  await expect(quick.getByRole('option').first()).toContainText('KEY');
  await inBothThemes(quick, 'quick-access');
}
