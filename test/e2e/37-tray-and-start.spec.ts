import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { desktopOf } from '../electron/desktop.ts';
import { violationsInBothThemes } from './kit/axe.ts';
import { values } from './kit/prepared.ts';
import { openQuick } from './kit/quick.ts';
import * as story from './kit/story.ts';
import { expect, test } from './kit/test.ts';

test('the tray copies what was used last, by name only while the vault is open', async ({ window, main, desktop }) => {
  await story.unlock(window);
  const recent = () =>
    main(() => {
      const item = globalThis.cofferSeen.trays.at(-1)?.menu?.getMenuItemById('recent');
      return item?.visible ? (item.submenu?.items.map(({ label }) => label) ?? []) : [];
    });
  expect(await recent()).not.toContain('API_URL');
  for (const name of ['API_URL', 'STRIPE_KEY']) {
    await story.select(window, name);
    await story.copySelected(window, name);
  }
  await expect.poll(recent).toEqual(expect.arrayContaining(['API_URL', 'STRIPE_KEY · prod']));
  await main(() => {
    const items = globalThis.cofferSeen.trays.at(-1)?.menu?.getMenuItemById('recent')?.submenu?.items ?? [];
    items.find(({ label }) => label === 'API_URL')?.click();
  });
  await expect.poll(() => desktop.readClipboard()).toBe(values.API_URL);
  await story.untilLocked(window, () => desktop.clickTrayItem('lock'));
  await expect.poll(recent).toEqual([]);
  await expect.poll(() => desktop.readClipboard()).toBe('');
});

test('it starts with the computer where that is wanted, hidden, and a second start shows the window', async ({
  launch,
  folder,
}) => {
  test.skip(process.platform !== 'linux', 'elsewhere the system itself keeps what starts at login');
  const app = await launch();
  const window = await app.window();
  await story.unlock(window);
  const entry = join(folder, 'home', '.config', 'autostart', 'coffer.desktop');
  await window.keyboard.press('Control+,');
  const settings = window.getByRole('dialog', { name: 'Settings' });
  const start = settings.getByRole('switch', { name: 'Start with the computer' });
  await expect(start).not.toBeChecked();
  await expect(settings.getByRole('switch', { name: 'Start hidden' })).toHaveCount(0);
  await start.click();
  await expect.poll(() => existsSync(entry)).toBe(true);
  expect(readFileSync(entry, 'utf8')).not.toContain('--hidden');
  await settings.getByRole('switch', { name: 'Start hidden' }).click();
  await expect.poll(() => readFileSync(entry, 'utf8')).toContain('"--hidden"');
  await settings.getByRole('switch', { name: 'Stay in the tray' }).click();
  await expect(settings.getByRole('switch', { name: 'Stay in the tray' })).toBeChecked();
  await app.close();

  await test.step('started so, no window is there', async () => {
    const hidden = await launch({ args: ['--hidden'] });
    const count = () => hidden.main(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
    await expect.poll(() => hidden.main(() => globalThis.cofferSeen.trays.length)).toBe(1);
    expect(await count()).toBe(0);
    await launch().then(
      (second) => second.exited,
      () => 0,
    );
    await expect.poll(count).toBe(1);
    const page = await hidden.window();
    await story.expectLocked(page);

    await test.step('closed, it goes on in the tray, locked', async () => {
      await story.unlock(page);
      await hidden.main(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
      await expect.poll(count).toBe(0);
      const label = () =>
        hidden.main(() => globalThis.cofferSeen.trays.at(-1)?.menu?.getMenuItemById('lock')?.enabled ?? null);
      await expect.poll(label).toBe(false);
      await hidden.main(() => {
        const items = globalThis.cofferSeen.trays.at(-1)?.menu?.items ?? [];
        items.find(({ id }) => id === 'open')?.click();
      });
      await expect.poll(count).toBe(1);
    });
  });
});

test('where there is no vault yet quick access says so; out of sight, it does not keep the app alive', async ({
  launch,
  userData,
}) => {
  rmSync(join(userData, 'vault.json'));
  const app = await launch();
  const window = await app.window();
  const quick = await openQuick(app, window, desktopOf(app));
  await expect(quick.getByRole('heading', { name: 'There is no vault yet' })).toBeVisible();
  await expect(quick.getByRole('button', { name: 'Open Coffer' })).toBeFocused();
  expect(await violationsInBothThemes(app, quick)).toEqual([]);
  await quick.keyboard.press('Enter');
  await expect
    .poll(() => app.main(({ BrowserWindow }) => BrowserWindow.getFocusedWindow()?.webContents.getURL()))
    .toBe('app://coffer/');
  await expect(story.titled(window, 'Welcome to Coffer')).toBeVisible();

  await test.step('closing the main window ends the app', async () => {
    await app.main(({ BrowserWindow }) => {
      setImmediate(() => {
        const all = BrowserWindow.getAllWindows();
        all.find((one) => one.webContents.getURL() === 'app://coffer/')?.close();
      });
    });
    expect(await app.exited).toBe(0);
  });
});
