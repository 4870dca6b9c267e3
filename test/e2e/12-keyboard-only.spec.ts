import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import * as story from './kit/story.ts';
import { expect, test } from './kit/test.ts';

// No mouse in this file.
test.use({ begins: 'none' });

/** Goes on with Tab (or back with Shift+Tab) until something has the focus. */
async function tabTo(window: Page, wanted: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab') {
  await expect(wanted).toBeVisible();
  for (let presses = 0; presses < 60; presses++) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await window.keyboard.press(key);
  }
  throw new Error(`Tab never came to ${wanted}`);
}

const button = (window: Page, name: string | RegExp) => window.getByRole('button', { name, exact: true });

test('every task of a day is done with the keyboard alone', async ({ window, desktop, folder, vaultFile }) => {
  const { keyboard } = window;
  const env = join(folder, '.env');
  writeFileSync(env, 'FIRST_KEY=marker-first\nSECOND_KEY=marker-second\nTHIRD_KEY=marker-third\n');

  await test.step('make', async () => {
    await desktop.answerSaveDialog(vaultFile);
    await tabTo(window, button(window, 'Make a vault…'));
    await keyboard.press('Enter');
    await expect(story.passwordField(window)).toBeFocused();
    await keyboard.type(story.masterPassword);
    await tabTo(window, story.onceMore(window));
    await keyboard.type(story.masterPassword);
    await keyboard.press('Enter');
    await expect(story.titled(window, 'Write down the recovery code')).toBeVisible();
    await tabTo(window, window.getByRole('checkbox', { name: 'I have written it down' }));
    await keyboard.press('Space');
    await tabTo(window, button(window, 'Open my vault'));
    await keyboard.press('Enter');
    await story.expectOpen(window);
  });

  await test.step('import', async () => {
    await desktop.answerOpenDialog(env);
    await keyboard.press('Control+i');
    await expect(story.titled(window, 'Bring in .env')).toBeVisible();
    await tabTo(window, window.getByRole('checkbox', { name: 'Bring in THIRD_KEY' }));
    await keyboard.press('Space');
    await tabTo(window, button(window, 'Bring in 2 secrets'));
    await keyboard.press('Enter');
    await expect(story.titled(window, 'FIRST_KEY')).toBeVisible();
  });

  await test.step('write a new one', async () => {
    await keyboard.press('Control+n');
    await keyboard.type('TYPED_KEY');
    await tabTo(window, window.getByLabel('Value', { exact: true }).and(window.getByRole('textbox')));
    await keyboard.type('marker-typed');
    await tabTo(window, window.getByRole('combobox', { name: 'Project' }));
    await keyboard.type('garden');
    await keyboard.press('Enter');
    await expect(window.getByRole('combobox', { name: 'Project' })).toHaveValue('garden');
    await tabTo(window, window.getByRole('combobox', { name: 'Choose environments' }));
    await keyboard.press('Enter');
    await expect(window.getByRole('option', { name: 'prod', exact: true })).toBeVisible();
    await keyboard.press('End');
    await keyboard.press('Enter');
    await keyboard.press('Escape');
    await expect(button(window, 'Remove prod')).toBeVisible();
    await keyboard.press('Control+s');
    await expect(story.titled(window, 'TYPED_KEY')).toBeVisible();
    await expect(story.row(window, 'TYPED_KEY')).toContainText('prod');
  });

  await test.step('find', async () => {
    await keyboard.press('Control+f');
    await expect(story.searchField(window)).toBeFocused();
    await keyboard.type('second');
    await expect(story.titled(window, 'SECOND_KEY')).toBeVisible();
    await keyboard.press('Enter');
    await expect(story.list(window)).toBeFocused();
  });

  await test.step('reveal and copy', async () => {
    await keyboard.press('Space');
    await expect(story.revealed(window, 'SECOND_KEY')).toHaveText('marker-second');
    await keyboard.press('Space');
    await expect(story.revealed(window, 'SECOND_KEY')).toHaveCount(0);
    await keyboard.press('Control+c');
    await expect(story.statusBar(window)).toContainText('SECOND_KEYon the clipboard');
    expect(await desktop.readClipboard()).toBe('marker-second');
    await tabTo(window, button(window, 'Clear now'));
    await keyboard.press('Enter');
    await expect(story.statusBar(window)).toContainText('Clipboard cleared');
    await expect(story.list(window)).toBeFocused();
  });

  await test.step('edit', async () => {
    await keyboard.press('Control+e');
    await expect(window.getByLabel('Name', { exact: true })).toBeFocused();
    await keyboard.press('End');
    await keyboard.type('_2');
    await tabTo(window, button(window, 'Replace value'));
    await keyboard.press('Enter');
    await keyboard.type('marker-replaced');
    await keyboard.press('Control+Enter');
    await expect(story.titled(window, 'SECOND_KEY_2')).toBeVisible();
    await expect(story.valueCard(window)).toContainText('Version 2');
  });

  await test.step('trash and undo', async () => {
    await keyboard.press('F6');
    await tabTo(window, story.list(window));
    await keyboard.press('Delete');
    await expect(story.row(window, 'SECOND_KEY_2')).toHaveCount(0);
    await tabTo(window, button(window, 'Undo'));
    await keyboard.press('Enter');
    await expect(story.titled(window, 'SECOND_KEY_2')).toBeVisible();
    await expect(story.list(window)).toBeFocused();
  });

  await test.step('what goes away under the focus hands it on: a message, a file that is not brought in', async () => {
    await keyboard.press('Control+f');
    await keyboard.press('Escape');
    await keyboard.press('Escape');
    await expect(story.list(window)).toBeFocused();
    await expect(story.titled(window, 'SECOND_KEY_2')).toBeVisible();
    await keyboard.press('Delete');
    await expect(story.message(window, /SECOND_KEY_2/).last()).toBeVisible();
    for (let left = await button(window, 'Close this message').count(); left > 0; left--) {
      await tabTo(window, button(window, 'Close this message').first());
      await keyboard.press('Enter');
      await expect(button(window, 'Close this message')).toHaveCount(left - 1);
      await expect(story.list(window)).toBeFocused();
    }
    await story.part(window, 'Trash').focus();
    await keyboard.press('Enter');
    await tabTo(window, story.list(window));
    await keyboard.press('ArrowDown');
    await expect(story.titled(window, 'SECOND_KEY_2')).toBeVisible();
    await tabTo(window, button(window, 'Put back'));
    await keyboard.press('Enter');
    await story.part(window, 'All secrets').focus();
    await keyboard.press('Enter');
    await expect(story.row(window, 'SECOND_KEY_2')).toBeVisible();
    await desktop.answerOpenDialog(env);
    await keyboard.press('Control+i');
    await expect(window.getByRole('region', { name: 'Bring in .env' })).toBeFocused();
    await keyboard.press('Escape');
    await expect(window.locator('#pane-detail')).toBeFocused();
  });

  await test.step('each page that is opened takes the focus', async () => {
    for (const page of ['Health', 'Reminders', 'Activity', 'Backups', 'Connections']) {
      await story.part(window, page).focus();
      await keyboard.press('Enter');
      await expect(window.getByRole('region', { name: page, exact: true })).toBeFocused();
    }
    await story.part(window, 'All secrets').focus();
    await keyboard.press('Enter');
    await tabTo(window, story.list(window));
    await keyboard.press('Home');
    await keyboard.press('ArrowDown');
    await expect(story.titled(window, 'SECOND_KEY_2')).toBeVisible();
  });

  await test.step('from pane to pane', async () => {
    await keyboard.press('F6');
    await expect(window.getByRole('region', { name: 'SECOND_KEY_2' })).toBeFocused();
    await keyboard.press('F6');
    await expect(story.part(window, 'All secrets')).toBeFocused();
    await keyboard.press('ArrowDown');
    await expect(story.part(window, 'Recent')).toBeFocused();
    await keyboard.press('ArrowDown');
    await expect(story.part(window, 'garden')).toBeFocused();
    await keyboard.press('Enter');
    await expect(window.getByRole('region', { name: 'garden' }).getByRole('status')).toHaveText('1 secret');
    await keyboard.press('Shift+?');
    await expect(window.getByRole('dialog', { name: /shortcuts/i })).toBeVisible();
    await keyboard.press('Escape');
    await expect(window.getByRole('dialog')).toHaveCount(0);
  });

  await test.step('lock and unlock', async () => {
    await story.untilLocked(window, () => keyboard.press('Control+l'));
    await keyboard.type(story.masterPassword);
    await keyboard.press('Enter');
    await story.expectOpen(window);
    await expect(story.list(window)).toBeFocused();
    await keyboard.press('End');
    await expect(story.titled(window, 'TYPED_KEY')).toBeVisible();
  });
});
