import { expect, type Page } from '@playwright/test';
import * as story from './story.ts';
import type { At } from './tour.ts';

const button = (window: Page, name: string | RegExp) => window.getByRole('button', { name, exact: true });

/** A value on its way to the places that use it. */
async function rotation(window: Page, at: At): Promise<void> {
  await story.part(window, 'storefront').click();
  await story.row(window, 'STRIPE_SECRET_KEY').filter({ hasText: 'prod' }).click();
  await button(window, 'More for this secret').click();
  await window.getByRole('menuitem', { name: 'Rotate…' }).click();
  const value = window.getByLabel('Value', { exact: true }).and(window.getByRole('textbox'));
  // Cut in two, so that nobody's scanner takes it for a real one.
  await value.fill(['sk_live', '51HcQ2eT7mCcCcC4pWzK8sLdY3uGfJ6d'].join('_'));
  await button(window, 'Keep as the new value').click();
  for (const place of ['checkout_service', 'stripe_payments', 'CI of the release job']) {
    await window.getByLabel('Another place that uses it').fill(place);
    await window.keyboard.press('Enter');
    await expect(window.getByRole('checkbox', { name: place })).toBeVisible();
  }
  await window.getByRole('checkbox', { name: 'checkout_service' }).check();
  await expect(window.getByText(/^1 of 3 done/)).toBeVisible();
  await at('rotation');
  await button(window, 'Later').click();
}

/** The dialogs about the vault's own keys, and what they protect against. */
async function keys(window: Page, at: At): Promise<void> {
  await window.keyboard.press('Control+,');
  await button(window, 'Rotate the vault key…').click();
  const dialog = window.getByRole('dialog');
  await dialog.getByLabel('Master password', { exact: true }).fill(story.masterPassword);
  await at('rotate-key');
  await dialog.getByRole('button', { name: 'Rotate the vault key' }).click();
  await expect(window.getByRole('dialog', { name: 'Write down the new recovery code' })).toBeVisible();
  await at('new-recovery-code');
  await window.getByRole('checkbox', { name: 'I have written it down' }).check();
  await button(window, 'Go on').click();
  await expect(window.getByRole('dialog', { name: 'Backups from before' })).toBeVisible();
  await at('earlier-backups');
  await button(window, /^Keep (it|them)$/).click();
  await window.keyboard.press('Control+/');
  await button(window, 'What Coffer protects against').click();
  await expect(story.titled(window, 'What Coffer protects against, and what not')).toBeVisible();
  await button(window, 'Close this message').click();
  await at('protection');
}

export async function tourOfKeys(window: Page, at: At): Promise<void> {
  await story.unlock(window);
  await expect(story.statusBar(window)).toContainText('Backup today');
  await rotation(window, at);
  await keys(window, at);
}

/** From a vault of which one record is damaged to a whole one. */
export async function tourOfRepair(window: Page, at: At): Promise<void> {
  await story.unlock(window);
  await button(window, 'Repair…').click();
  await expect(window.getByRole('dialog', { name: 'What the repair would do' })).toBeVisible();
  await at('repair');
  await button(window, 'Repair the vault').click();
  await expect(window.getByRole('dialog', { name: 'The vault is repaired' })).toBeVisible();
  await at('repaired');
}
