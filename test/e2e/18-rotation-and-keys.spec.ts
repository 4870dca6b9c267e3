import { copyFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import Database from 'better-sqlite3';
import { violationsInBothThemes } from './kit/axe.ts';
import * as story from './kit/story.ts';
import { expect, moveClock, test } from './kit/test.ts';
import { damage } from './kit/tour.ts';

const step = (window: Page, title: string) =>
  window
    .getByRole('list', { name: 'Steps of the rotation' })
    .getByRole('listitem')
    .filter({ has: window.getByRole('heading', { level: 2, name: new RegExp(`^${title}`) }) });
const button = (within: Page | Locator, name: string | RegExp) => within.getByRole('button', { name, exact: true });
const dialog = (window: Page, name: string | RegExp) => window.getByRole('dialog', { name });

async function newValue(window: Page, value: string) {
  await window.getByLabel('Value', { exact: true }).and(window.getByRole('textbox')).fill(value);
  await button(window, 'Keep as the new value').click();
}

/** The row by which the recovery code opens the vault. */
function damageRecoveryCode(file: string): void {
  const database = new Database(file);
  const { sealed } = database.prepare('SELECT sealed FROM unlockers WHERE kind = 2').get() as { sealed: Buffer };
  sealed.writeUInt8(sealed.readUInt8(40) ^ 1, 40);
  database.prepare('UPDATE unlockers SET sealed = ? WHERE kind = 2').run(sealed);
  database.close();
}

/** Writes the code down, as far as Coffer can know, and goes on. */
async function writeDown(window: Page): Promise<string> {
  const code = await story.recoveryCode(window);
  await window.getByRole('checkbox', { name: 'I have written it down' }).check();
  await button(window, 'Go on').click();
  return code;
}

test('a key is rotated through all places that use it, then the vault key; another vault is damaged, and repaired by a plan', async ({
  app,
  window,
  main,
  desktop,
  folder,
  storefront,
}) => {
  test.slow();
  await story.unlock(window);
  await expect(story.statusBar(window)).toContainText('Backup today');
  await story.addSecret(window, { name: 'CHECKOUT_KEY', value: 'marker-old-value-1' });

  await test.step('it begins with a new value, which is generated', async () => {
    await button(window, 'More for this secret').click();
    await window.getByRole('menuitem', { name: 'Rotate…' }).click();
    await expect(story.titled(window, /^Rotate CHECKOUT_KEY/)).toBeVisible();
    await newValue(window, 'marker-old-value-1');
    await expect(step(window, 'New value').getByText(/That is a value it has already/)).toBeVisible();
    await button(window, 'Generate 40 characters').click();
    await expect(step(window, 'New value')).toContainText(/Generated, \d{3} bits/);
    await button(window, 'Keep as the new value').click();
    await expect(step(window, 'New value')).toContainText('kept as version 2. The old one is version 1.');
    expect(await window.content()).not.toContain('marker-old');
  });

  await test.step('the places are named, and each can have the old or the new value', async () => {
    for (const place of ['checkout service', 'release job']) {
      await window.getByLabel('Another place that uses it').fill(place);
      await window.keyboard.press('Enter');
      await expect(window.getByRole('checkbox', { name: place })).toBeVisible();
    }
    await window.getByRole('checkbox', { name: 'checkout service' }).check();
    await expect(step(window, 'Update the places')).toContainText('1 of 2 done');
    expect(await violationsInBothThemes(app, window)).toEqual([]);
    await button(window, 'Copy old for release job').click();
    await expect(story.statusBar(window)).toContainText('CHECKOUT_KEY, version 1on the clipboard');
  });

  await test.step('after a lock it goes on where it was left', async () => {
    await story.lock(window);
    await story.unlock(window);
    await expect(story.row(window, 'CHECKOUT_KEY')).toContainText('rotating');
    await story.select(window, 'CHECKOUT_KEY');
    await button(window, 'Go on…').click();
    await expect(step(window, 'Update the places')).toContainText('1 of 2 done');
    await button(window, 'It works, although 1 place is open').click();
    await expect(step(window, 'Verify')).toContainText('You said just now that it works.');
    await button(window, 'Retire version 1').click();
    await expect(story.message(window, 'CHECKOUT_KEY is rotated. Version 1 is in its history.')).toBeVisible();
    await expect(story.titled(window, 'CHECKOUT_KEY')).toBeVisible();
  });

  await test.step('another one is undone: the old value is back, and the places are known', async () => {
    await button(window, 'More for this secret').click();
    await window.getByRole('menuitem', { name: 'Rotate…' }).click();
    await expect(step(window, 'Update the places')).toContainText('checkout service, release job');
    await newValue(window, 'marker-third');
    await button(window, 'Undo rotation…').click();
    const ask = dialog(window, 'Undo the rotation of CHECKOUT_KEY?');
    await expect(ask).toContainText('the new one (version 3) stays in the history');
    await button(ask, 'Undo rotation').click();
    await expect(story.message(window, 'CHECKOUT_KEY has its old value again.')).toBeVisible();
    await expect(story.valueCard(window)).toContainText('Version 4');
    await expect(story.row(window, 'CHECKOUT_KEY')).not.toContainText('rotating');
  });

  await test.step('the old values can be removed for good, after their name is typed', async () => {
    await button(window, 'More for this secret').click();
    await window.getByRole('menuitem', { name: 'Rotate…' }).click();
    await newValue(window, 'marker-last');
    for (const place of ['checkout service', 'release job'])
      await window.getByRole('checkbox', { name: place }).check();
    await button(window, 'The new value works').click();
    await window.getByText('Remove it for good', { exact: true }).click();
    await button(window, /^Retire and remove version 4/).click();
    await window.getByLabel('Type “CHECKOUT_KEY” to confirm').fill('CHECKOUT_KEY');
    await button(window, 'Remove for good').click();
    await expect(story.message(window, /is rotated. 4 earlier values are removed for good/)).toBeVisible();
    expect(await story.reveal(window, 'CHECKOUT_KEY')).toBe('marker-last');
  });

  await test.step('the vault key is rotated, with its new code on the screen past the idle time', async () => {
    await window.keyboard.press('Control+,');
    await button(dialog(window, 'Settings'), 'Rotate the vault key…').click();
    const ask = dialog(window, 'Rotate the vault key');
    await ask.getByLabel('Master password', { exact: true }).fill('not this one');
    await button(ask, 'Rotate the vault key').click();
    await expect(ask.getByLabel('Master password', { exact: true })).toHaveAccessibleDescription(/not the password/);
    await ask.getByLabel('Master password', { exact: true }).fill(story.masterPassword);
    await button(ask, 'Rotate the vault key').click();

    const shown = dialog(window, 'Write down the new recovery code');
    await expect(shown).toBeVisible();
    await moveClock(main, 6 * 60_000);
    await window.keyboard.press('Control+,');
    await window.keyboard.press('Escape');
    await expect(shown.getByRole('alert')).toContainText('The code is not written down yet');
    expect(await violationsInBothThemes(app, window)).toEqual([]);
    expect(await story.isOpen(window)).toBe(true);
    expect(await writeDown(window)).toMatch(/^([0-9A-Z]{4}-){8}[0-9A-Z]{4}$/);
  });

  await test.step('the older backups, which the old code still opens, are deleted after a question', async () => {
    const backups = dialog(window, 'Backups from before');
    await expect(backups).toContainText('2 older backups still open');
    await desktop.answerMessageBox(0);
    await button(backups, 'Delete 2 older backups…').click();
    await expect(backups.getByRole('alert')).toHaveText('Nothing was deleted.');
    await button(backups, 'Keep them').click();
    await expect(dialog(window, /./)).toHaveCount(0);
    await button(window, 'Backups').click();
    await desktop.answerMessageBox(1);
    await button(window, 'Delete 2 older backups…').click();
    await expect(story.message(window, '2 older backups are deleted.')).toBeVisible();
    await expect(window.getByRole('list', { name: 'Backups, newest first' }).getByRole('listitem')).toHaveCount(1);
  });

  await test.step('after several wrong passwords the unlock screen counts down, and then goes on', async () => {
    await story.lock(window);
    for (let turn = 0; turn < 4; turn++) {
      await story.tryPassword(window, `wrong ${turn}`);
      await expect(story.passwordField(window)).toHaveAccessibleDescription(/not the password/);
    }
    await story.tryPassword(window, story.masterPassword);
    await expect(window.getByRole('button', { name: /^Try again in \d s$/ })).toBeDisabled();
    await expect(story.passwordField(window)).toHaveAccessibleDescription(/wait a moment/);
    await moveClock(main, 2_000);
    await expect(button(window, 'Unlock')).toBeEnabled();
    await story.unlock(window);
    await story.select(window, 'GITHUB_TOKEN');
    expect(await story.reveal(window, 'GITHUB_TOKEN')).toContain('marker-github');
  });

  await test.step('a new recovery code alone can be had too, and given up', async () => {
    await window.keyboard.press('Control+k');
    await window.keyboard.type('recovery code');
    await window.keyboard.press('Enter');
    const make = dialog(window, 'Make a new recovery code');
    await make.getByLabel('Master password', { exact: true }).fill(story.masterPassword);
    await button(make, 'Make a new code').click();
    await expect(dialog(window, 'Write down the new recovery code')).toBeVisible();
    await window.keyboard.press('Escape');
    await button(window, 'Close without it').click();
    await expect(dialog(window, /./)).toHaveCount(0);
  });

  await test.step('and what all that protects against can be read', async () => {
    await window.keyboard.press('Control+/');
    await button(window, 'What Coffer protects against').click();
    await expect(story.titled(window, 'What Coffer protects against, and what not')).toBeVisible();
    await expect(window.getByText('Traces in memory')).toBeVisible();
    expect(await violationsInBothThemes(app, window)).toEqual([]);
  });

  await test.step('a damaged vault is repaired by a plan, with a new recovery code; the damaged file is kept', async () => {
    const file = join(folder, 'storefront.coffer');
    copyFileSync(storefront.file, file);
    damage(file);
    damageRecoveryCode(file);
    await story.lock(window);
    await desktop.answerOpenDialog(file);
    await button(window, 'Open another vault…').click();
    await expect(story.titled(window, 'Unlock storefront')).toBeVisible();
    await story.unlock(window);
    await button(window, 'Repair…').click();
    const plan = dialog(window, 'What the repair would do');
    const lines = plan.getByRole('table', { name: 'What the repair does' }).getByRole('row');
    await expect(lines.nth(1)).toContainText('mended');
    await expect(plan).toContainText(/Kept: 20 secrets \(1 of them mended\) with 20 values/);
    expect(await violationsInBothThemes(app, window)).toEqual([]);
    await button(plan, 'Repair the vault').click();
    const password = plan.getByRole('textbox', { name: 'Master password' });
    await expect(password).toHaveAccessibleDescription('Type the master password.');
    await password.fill(story.masterPassword);
    await button(plan, 'Repair the vault').click();
    await expect(dialog(window, 'Write down the new recovery code')).toBeVisible();
    await writeDown(window);

    const done = dialog(window, 'The vault is repaired');
    await expect(done).toContainText(`in ${folder} as storefront damaged`);
    const kept = readdirSync(folder).find((name) => name.startsWith('storefront damaged'));
    await expect(done.getByText(kept ?? 'no file', { exact: true })).toBeVisible();
    await button(done, 'Close').last().click();
    await expect(story.statusBar(window)).toContainText('Intact');
    await expect(window.getByRole('region', { name: 'About this vault' })).toHaveCount(0);
    await story.addSecret(window, { name: 'AFTER_REPAIR', value: 'x' });
  });
});
