import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as story from './kit/story.ts';
import { expect, productEntry, test } from './kit/test.ts';

// The product as it is: its own entry, the real cost of the key, the real clock, timers that really run out.
test.use({ env: { COFFER_STANDIN_STILL: '' }, begins: 'none', entry: productEntry });

test('a vault is made, a file brought in, a secret found, copied, cleared by time and by lock, and opened again', async ({
  app,
  window,
  desktop,
  launch,
  folder,
  vaultFile,
}) => {
  const env = join(folder, '.env');
  const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
  writeFileSync(env, 'MAIL_TOKEN=marker-mail-1\n# Reads the map\nMAP_KEY="marker map # 2"\nNODE_ENV=test\n');

  const code = await story.makeVault(window, desktop, vaultFile);
  await story.confirmRecoveryCode(window);
  await expect(window.getByRole('heading', { name: 'No secrets yet' })).toBeVisible();
  expect(await story.importFile(window, desktop, env)).toBe('2 added.');
  await story.addSecret(window, { name: 'SPENT_ONE', value: 'marker-spent', expires: yesterday });
  await expect(story.part(window, 'All secrets')).toContainText('3');
  await expect(story.statusBar(window)).toContainText('Intact');

  await window.keyboard.press('Control+f');
  await window.keyboard.type('map');
  await expect(story.titled(window, 'MAP_KEY')).toBeVisible();
  await expect(window.getByText('Reads the map').first()).toBeVisible();
  expect(await story.reveal(window, 'MAP_KEY')).toBe('marker map # 2');

  await test.step('the clipboard is cleared when its real seconds are over', async () => {
    await story.changeSettings(window, { clipboardSeconds: 5 });
    await story.copySelected(window, 'MAP_KEY');
    expect(await desktop.readClipboard()).toBe('marker map # 2');
    await expect(story.statusBar(window)).toContainText('clears in 2 s');
    await expect(story.statusBar(window)).toContainText('Clipboard cleared');
    expect(await desktop.readClipboard()).toBe('');
  });

  await test.step('and on lock, with everything else', async () => {
    await story.copySelected(window, 'MAP_KEY');
    await story.lock(window);
    await expect.poll(desktop.readClipboard).toBe('');
    expect(await window.content()).not.toContain('MAP_KEY');
    await story.unlock(window);
    await expect(story.row(window, 'MAP_KEY')).toBeVisible();
  });

  await test.step('what is overdue is told at the desktop', async () => {
    await expect.poll(desktop.notifications).toEqual([{ title: 'SPENT_ONE has expired', body: 'Open it in Coffer.' }]);
    await desktop.clickNotification();
    await expect(story.titled(window, 'SPENT_ONE')).toBeVisible();
  });

  await test.step('a new start opens it, by password and by the code on paper', async () => {
    await app.close();
    const again = await (await launch()).window();
    await story.unlock(again);
    await story.select(again, 'MAIL_TOKEN');
    expect(await story.reveal(again, 'MAIL_TOKEN')).toBe('marker-mail-1');
    await story.lock(again);
    await again.getByRole('button', { name: 'Use recovery code' }).click();
    await again.getByLabel('Recovery code', { exact: true }).fill(code);
    await again.getByLabel('New master password', { exact: true }).fill('another-bicycle-under-snowfall');
    await story.onceMore(again).fill('another-bicycle-under-snowfall');
    await again.getByRole('button', { name: 'Set it and open' }).click();
    await expect(story.row(again, 'MAIL_TOKEN')).toBeVisible();
  });

  expect(readFileSync(vaultFile).includes('marker')).toBe(false);
});
