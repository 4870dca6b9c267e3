import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import * as story from './kit/story.ts';
import { expect, test } from './kit/test.ts';

const next = 'another-bicycle-under-snowfall';

test('the master password is changed: the old one is refused, the new one opens', async ({
  window,
  desktop,
  userData,
}) => {
  const folder = join(userData, 'backups');
  const backups = () =>
    (existsSync(folder) ? readdirSync(folder) : []).filter((name) => name.includes('before key change'));
  await story.unlock(window);
  await desktop.clickMenu('change-password');
  const dialog = window.getByRole('dialog', { name: 'Change the master password' });
  const current = dialog.getByLabel('Current master password', { exact: true });
  const fresh = dialog.getByLabel('New master password', { exact: true });
  const again = dialog.getByLabel('Once more', { exact: true });
  const change = dialog.getByRole('button', { name: 'Change password' });
  await expect(current).toBeFocused();

  await test.step('the wrong one, a weak one and two that differ are said at their fields', async () => {
    await current.fill('not the one that holds');
    await fresh.fill('12345678');
    await again.fill('12345678');
    await change.click();
    await expect(fresh).toHaveAccessibleDescription(/too easy to guess. Make it longer/);
    await fresh.fill(next);
    await again.fill(`${next}!`);
    await change.click();
    await expect(again).toHaveAccessibleDescription(/not the same/);
    await again.fill(next);
    await change.click();
    await expect(current).toHaveAccessibleDescription(/not the master password of this vault. Nothing was changed/);
    await expect(current).toBeFocused();
    expect(backups()).toEqual([]);
  });

  await current.fill(story.masterPassword);
  await change.click();
  await expect(story.message(window, 'The master password is changed.')).toBeVisible();
  expect(backups()).toHaveLength(1);
  await expect(dialog).toHaveCount(0);
  await story.lock(window);

  await story.tryPassword(window, story.masterPassword);
  await expect(story.passwordField(window)).toHaveAccessibleDescription(/not the password of this vault/);
  await story.unlock(window, next);
  await story.select(window, 'GITHUB_TOKEN');
  expect(await story.reveal(window, 'GITHUB_TOKEN')).toContain('marker-github');
});

test.describe('where no vault was open before', () => {
  test.use({ begins: 'none' });

  test('a forgotten password: the code on paper opens the vault and sets a new one', async ({
    window,
    desktop,
    folder,
  }) => {
    const code = await story.makeVault(window, desktop, join(folder, 'mine'));
    await story.confirmRecoveryCode(window);
    await story.addSecret(window, { name: 'KEPT_ONE', value: 'marker-kept' });
    await story.lock(window);
    await expect(story.titled(window, 'Unlock mine')).toBeVisible();

    await window.getByRole('button', { name: 'Use recovery code' }).click();
    const field = window.getByLabel('Recovery code', { exact: true });
    const open = window.getByRole('button', { name: 'Set it and open' });
    await expect(field).toBeFocused();
    await window.getByLabel('New master password', { exact: true }).fill(next);
    await story.onceMore(window).fill(next);

    await test.step('a typing mistake is told from a code of another vault', async () => {
      const slip = code.startsWith('0') ? '1' : '0';
      await field.fill(slip + code.slice(1));
      await open.click();
      await expect(field).toHaveAccessibleDescription(/typing mistake/);
    });

    await test.step('small letters and spaces do not matter', async () => {
      await field.fill(code.toLowerCase().replaceAll('-', ' '));
      await open.click();
      await story.expectOpen(window);
      await story.select(window, 'KEPT_ONE');
      expect(await story.reveal(window, 'KEPT_ONE')).toBe('marker-kept');
    });

    await story.lock(window);
    await story.tryPassword(window, story.masterPassword);
    await expect(story.passwordField(window)).toHaveAccessibleDescription(/not the password of this vault/);
    await story.unlock(window, next);
  });
});
