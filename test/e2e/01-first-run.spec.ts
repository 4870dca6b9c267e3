import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import * as story from './kit/story.ts';
import { expect, test } from './kit/test.ts';

test.use({ begins: 'none' });

test('a first vault is made, its recovery code is written down, and the next start knows it', async ({
  app,
  window,
  desktop,
  launch,
  folder,
  userData,
  vaultFile,
}) => {
  await expect(story.titled(window, 'Welcome to Coffer')).toBeVisible();

  await test.step('closing the dialog leaves the first screen', async () => {
    await desktop.answerSaveDialog(undefined);
    await window.getByRole('button', { name: 'Make a vault…' }).click();
    await expect(story.titled(window, 'Welcome to Coffer')).toBeVisible();
  });

  await desktop.answerSaveDialog(vaultFile);
  await window.getByRole('button', { name: 'Make a vault…' }).click();
  await expect(story.titled(window, 'Choose a master password')).toBeVisible();
  await expect(story.passwordField(window)).toBeFocused();
  await expect(window.getByText('personal.coffer')).toBeVisible();
  const carryOn = window.getByRole('button', { name: 'Continue' });

  await test.step('a weak password is said and refused', async () => {
    await story.passwordField(window).fill('hunter2');
    await expect(window.getByText(/too easy to guess\. Guessing it/i)).toContainText('on 100 graphics cards');
    await story.onceMore(window).fill('hunter2');
    await carryOn.click();
    await expect(story.passwordField(window)).toHaveAccessibleDescription(/too easy to guess. Make it longer/);
    expect(readdirSync(folder)).not.toContain('personal.coffer');
  });

  await test.step('two that differ are said and refused', async () => {
    await story.passwordField(window).fill(story.masterPassword);
    await expect(window.getByText(/strong\. Guessing it/i)).toContainText('years');
    await story.onceMore(window).fill(`${story.masterPassword}s`);
    await carryOn.click();
    await expect(story.onceMore(window)).toHaveAccessibleDescription(/The two are not the same/);
    expect(readdirSync(folder)).not.toContain('personal.coffer');
  });

  const password = await test.step('four words are suggested, shown to be learned', async () => {
    await window.getByRole('button', { name: 'Suggest four words' }).click();
    await expect(story.passwordField(window)).toHaveValue(/^[a-z]+(?:[^a-z][a-z]+){3}$/);
    await expect(story.onceMore(window)).toHaveValue('');
    return story.passwordField(window).inputValue();
  });
  await story.onceMore(window).fill(password);
  await expect(window.getByText('Both are the same')).toBeAttached();
  await carryOn.click();

  const code = await test.step('the recovery code stands there until it is written down', async () => {
    await expect(story.titled(window, 'Write down the recovery code')).toBeVisible();
    await expect(window.getByRole('button', { name: 'Open my vault' })).toBeDisabled();
    return story.recoveryCode(window);
  });
  expect(code).toMatch(/^[0-9A-Z]{4}(?:-[0-9A-Z]{4}){8}$/);
  await story.confirmRecoveryCode(window);

  await test.step('the empty vault says what to do next', async () => {
    await expect(window.getByRole('heading', { name: 'No secrets yet' })).toBeVisible();
    const empty = window.getByRole('region', { name: 'All secrets' });
    await expect(empty.getByRole('button', { name: 'New secret' })).toBeVisible();
    await expect(empty.getByRole('button', { name: 'Import .env…' })).toBeVisible();
    const beside = window.getByRole('region', { name: 'Secret' });
    await expect(beside.getByRole('heading', { name: 'Where to begin' })).toBeVisible();
    for (const [action, page] of [
      ['Connect…', 'Connections'],
      ['Write it down', 'New secret'],
    ] as const) {
      await beside.getByRole('button', { name: action }).click();
      await expect(story.titled(window, page)).toBeVisible();
      await story.part(window, 'All secrets').click();
    }
    expect(await window.content()).not.toContain(code.slice(0, 14));
  });
  expect(statSync(vaultFile).mode & 0o777).toBe(0o600);
  await app.close();

  const second = await launch();
  const again = await second.window();
  await test.step('the next start is locked, with the last vault and the focus in the field', async () => {
    await expect(story.titled(again, 'Unlock personal')).toBeVisible();
    await expect(again.getByText(/personal\.coffer · last opened/)).toBeVisible();
    await expect(story.passwordField(again)).toBeFocused();
  });

  await test.step('a wrong password is said at the field, and can be corrected', async () => {
    await story.tryPassword(again, `${password}x`);
    await expect(story.passwordField(again)).toHaveAccessibleDescription(
      /not the password of this vault. Nothing was changed/,
    );
    await expect(story.passwordField(again)).toBeFocused();
    await again.keyboard.type(password);
    await again.keyboard.press('Enter');
    await story.expectOpen(again);
  });

  await test.step('neither the password nor the code is in any file of the app', async () => {
    await story.addSecret(again, { name: 'FIRST_ONE', value: 'marker-first-8841' });
    await second.close();
    const written = `${second.output()}${app.output()}`;
    for (const marker of [password, code, code.replaceAll('-', ''), 'marker-first-8841']) {
      expect(written).not.toContain(marker);
      expect(filesHolding(folder, marker)).toEqual([]);
    }
    expect(filesHolding(userData, 'personal.coffer')).not.toEqual([]);
  });
});

test('an existing vault is not overwritten, and is opened from the first screen', async ({
  window,
  desktop,
  prepared,
}) => {
  const before = readFileSync(prepared);
  await desktop.answerSaveDialog(prepared);
  await window.getByRole('button', { name: 'Make a vault…' }).click();
  await expect(window.getByRole('alert')).toContainText('already a file with that name');
  expect(readFileSync(prepared).equals(before)).toBe(true);

  await desktop.answerOpenDialog(prepared);
  await window.getByRole('button', { name: 'Open a vault…' }).click();
  await story.unlock(window);
  await expect(story.row(window, 'GITHUB_TOKEN')).toBeVisible();
});

/** The files below a folder that hold a text, as UTF-8 or as UTF-16. */
function filesHolding(folder: string, text: string): string[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => {
      const bytes = readFileSync(file);
      return bytes.includes(text) || bytes.includes(Buffer.from(text, 'utf16le'));
    });
}
