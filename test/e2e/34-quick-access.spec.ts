import { codeOf } from './hostile/bridge.ts';
import { violationsInBothThemes } from './kit/axe.ts';
import { values } from './kit/prepared.ts';
import { expectAway, field, openQuick, quickFacts, quickPage, rows } from './kit/quick.ts';
import * as story from './kit/story.ts';
import { expect, moveClock, test } from './kit/test.ts';

test.use({ sharesApp: true });
test.describe.configure({ mode: 'default' });

const keys = 'Control+Alt+Space';

test('a few letters and Enter: the value is on the clipboard, and the window is gone with all it showed', async ({
  app,
  window,
  main,
  desktop,
}) => {
  await story.unlock(window);
  const quick = await openQuick(app, window, desktop);
  await expect(field(quick)).toBeFocused();
  expect(await quickFacts(main)).toEqual({ isVisible: true, isOnTop: true, width: 640, height: 400 });
  expect(
    await main(({ BrowserWindow }) => BrowserWindow.getAllWindows().every((one) => one.isContentProtected())),
  ).toBe(true);

  await test.step('search, arrows, Enter', async () => {
    await quick.keyboard.type('stripe');
    await expect(rows(quick).first()).toContainText('STRIPE_KEY');
    await quick.keyboard.press('ArrowDown');
    await expect(rows(quick).nth(1)).toHaveAttribute('aria-selected', 'true');
    await quick.keyboard.press('ArrowUp');
    await quick.keyboard.press('Enter');
    await expect.poll(() => desktop.readClipboard()).toBe(values.STRIPE_KEY);
    await expectAway(main);
    await expect(quick.locator('#root')).toBeEmpty();
  });

  await test.step('Enter right after the last letter means what is found by all of them', async () => {
    await openQuick(app, window, desktop);
    await expect(field(quick)).toHaveValue('');
    await quick.keyboard.type('github tok');
    await quick.keyboard.press('Enter');
    await expect.poll(() => desktop.readClipboard()).toBe(values.GITHUB_TOKEN);
    await expectAway(main);
  });

  await test.step('Tab goes to the parts, Esc back and then away', async () => {
    await openQuick(app, window, desktop);
    await expect(rows(quick).first()).toContainText('GITHUB_TOKEN');
    await quick.keyboard.press('Tab');
    await expect(quick.getByRole('button', { name: 'NAME=value' })).toBeFocused();
    await quick.keyboard.press('ArrowRight');
    await expect(quick.getByRole('button', { name: 'Reference' })).toBeFocused();
    await quick.keyboard.press('Escape');
    await expect(field(quick)).toBeFocused();
    await quick.keyboard.press('ArrowRight');
    await quick.keyboard.press('Enter');
    await expect.poll(() => desktop.readClipboard()).toBe(`GITHUB_TOKEN=${values.GITHUB_TOKEN}`);
    await expectAway(main);
    await openQuick(app, window, desktop);
    await expect(field(quick)).toBeFocused();
    await quick.keyboard.press('Escape');
    await expectAway(main);
  });

  await test.step('Ctrl+Enter opens it in the main window', async () => {
    await openQuick(app, window, desktop);
    await quick.keyboard.type('api url');
    await expect(rows(quick).first()).toContainText('API_URL');
    await quick.keyboard.press('Control+Enter');
    await expect(story.titled(window, 'API_URL')).toBeVisible();
    await expectAway(main);
  });

  await test.step('it goes when another window comes to the front', async () => {
    await openQuick(app, window, desktop);
    await expect(field(quick)).toBeFocused();
    await main(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.focus());
    await expectAway(main);
    expect(await app.windows()).toHaveLength(2);
  });
});

test('what is revoked is copied only when it is asked for twice', async ({ app, window, desktop }) => {
  await story.unlock(window);
  const id = await window.evaluate(async () => {
    const found = await globalThis.window.coffer.secrets.find({ name: 'BACKUP_TOKEN' });
    if (!found.ok) throw new Error(found.error.code);
    await globalThis.window.coffer.secrets.revoke({ id: found.value.id, reason: 'leaked' });
    return found.value.id;
  });
  expect(id).toMatch(/^[0-9a-f]{32}$/);
  const quick = await openQuick(app, window, desktop);
  await quick.keyboard.type('backup');
  await expect(rows(quick).first()).toContainText('revoked');
  await quick.keyboard.press('Enter');
  await expect(quick.getByRole('alert')).toContainText('Press Enter once more');
  expect(await desktop.readClipboard()).toBe('');
  await quick.keyboard.press('Enter');
  await expect.poll(() => desktop.readClipboard()).toBe(values.BACKUP_TOKEN);
});

test('while locked it asks for the password, and opens the vault for both windows', async ({
  app,
  window,
  main,
  desktop,
}) => {
  await story.expectLocked(window);
  const quick = await openQuick(app, window, desktop);
  await expect(quick.getByRole('heading', { name: 'Unlock personal' })).toBeVisible();
  await expect(story.passwordField(quick)).toBeFocused();
  await quick.keyboard.type('not this one');
  await quick.keyboard.press('Enter');
  await expect(story.passwordField(quick)).toHaveAccessibleDescription(/not the password of this vault/);
  await expect(story.passwordField(quick)).toBeFocused();
  expect(await violationsInBothThemes(app, quick)).toEqual([]);

  await test.step('several wrong ones in a row: how long to wait is said there', async () => {
    await quick.clock.install();
    const attempt = async (password: string) => {
      await story.passwordField(quick).fill(password);
      await quick.keyboard.press('Enter');
    };
    // Each is waited for by main's clock, which goes on at once: the last wait is eight seconds long.
    for (const password of ['second', 'third', 'fourth', 'fifth', 'sixth', 'seventh']) {
      await moveClock(main, 10_000);
      await attempt(password);
      await expect(story.passwordField(quick)).toHaveAccessibleDescription(/not the password of this vault/);
    }
    await attempt(story.masterPassword);
    await expect(story.passwordField(quick)).toHaveAccessibleDescription(/wait a moment/);
    await expect(story.passwordField(quick)).toBeFocused();
    const countdown = quick.getByText(/^Try again in \d s$/);
    await expect(countdown).toBeVisible();
    await moveClock(main, 10_000);
    await quick.clock.fastForward(10_000);
    await expect(countdown).toHaveCount(0);
  });

  await quick.keyboard.type(story.masterPassword);
  await quick.keyboard.press('Enter');
  await expect(field(quick)).toBeFocused();
  await story.expectOpen(window);
  await quick.keyboard.type('database');
  await expect(rows(quick).first()).toContainText('DATABASE_URL');
  expect(await violationsInBothThemes(app, quick)).toEqual([]);

  await test.step('a lock empties both', async () => {
    await story.untilLocked(window, () => desktop.lockScreen());
    await expect(story.passwordField(quick)).toBeVisible();
    expect(await quick.content()).not.toContain('DATABASE_URL');
    expect(await codeOf(quick, 'secrets.counts')).toBe('VAULT_LOCKED');
    expect((await quickFacts(main))?.isVisible).toBe(true);
  });
});

test('its page is held in as the main one is, and no third window is ours', async ({ app, window, main, desktop }) => {
  await story.unlock(window);
  const quick = await openQuick(app, window, desktop);
  expect(await codeOf(quick, 'vault.state')).toBe('ok');
  const policies = await Promise.all([window.reload(), quick.reload()]);
  const [policy, ours] = policies.map((response) => response?.headers()['content-security-policy']);
  expect(ours).toBe(policy);
  expect(ours).toContain("default-src 'none'; script-src 'self'");
  const tried = await quick.evaluate(async () => {
    location.assign('https://elsewhere.example/');
    const opened = [globalThis.open('https://opened.example/'), globalThis.open()];
    const permission = await Notification.requestPermission();
    const fetched = await fetch('https://fetched.example/').then(
      () => 'answered',
      (error: Error) => error.name,
    );
    const node = ['require', 'process', 'Buffer', 'ipcRenderer'].filter((name) => name in globalThis);
    return { opened, permission, fetched, node };
  });
  expect(tried).toEqual({ opened: [null, null], permission: 'denied', fetched: 'TypeError', node: [] });
  await expect(field(quick)).toBeVisible();
  const urls = await main(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((one) => one.webContents.getURL()));
  expect(urls.sort()).toEqual(['app://coffer/', 'app://coffer/quick.html']);

  await main(async ({ BrowserWindow }) => {
    const ours = BrowserWindow.getAllWindows()[0]?.webContents as unknown as {
      getLastWebPreferences(): { preload: string };
    };
    const { preload } = ours.getLastWebPreferences();
    const third = new BrowserWindow({
      show: false,
      webPreferences: { preload, sandbox: true, contextIsolation: true },
    });
    await third.loadURL('app://coffer/quick.html');
  });
  const third = (await app.windows()).find((page) => page !== window && page !== quick);
  if (!third) throw new Error('no third window');
  expect(await codeOf(third, 'vault.state')).toBe('FORBIDDEN');
  await main(({ BrowserWindow }) => BrowserWindow.getAllWindows().at(-1)?.destroy());
});

test('a shortcut is off until it is chosen, and says where it is refused', async ({ app, window, main }) => {
  await story.unlock(window);
  await window.keyboard.press('Control+,');
  const settings = window.getByRole('dialog', { name: 'Settings' });
  await expect(settings).toBeVisible();
  expect(await violationsInBothThemes(app, window)).toEqual([]);
  const chosen = (words: string) => settings.getByRole('button', { name: `Shortcut for quick access: ${words}` });
  await expect(chosen('None')).toBeVisible();
  await window.evaluate(() => globalThis.window.coffer.desktop.closeQuickAccess());
  const isHeld = (wanted: string) => main(({ globalShortcut }, one) => globalShortcut.isRegistered(one), wanted);
  expect(await isHeld(keys)).toBe(false);
  await settings.getByRole('button', { name: 'Use Ctrl Alt Space' }).click();
  await expect(chosen('Ctrl Alt Space')).toBeVisible();
  await expect.poll(() => isHeld(keys)).toBe(true);

  await test.step('it opens quick access, made ready in advance, and puts it away', async () => {
    const press = () =>
      main(({ globalShortcut }, wanted) => {
        const { pressed } = globalShortcut as unknown as { pressed?: (keys: string) => void };
        pressed?.(wanted);
        return pressed !== undefined;
      }, keys);
    await expect.poll(async () => (await app.windows()).length).toBe(2);
    expect((await quickFacts(main))?.isVisible).toBe(false);
    // Nobody can press keys for real Electron here.
    if (!(await press())) return;
    await expect(field(await quickPage(app, window))).toBeFocused();
    await press();
    await expectAway(main);
  });

  await test.step('another is chosen by pressing it; what can’t be had is said at once', async () => {
    await main(({ globalShortcut }) => globalShortcut.register('Control+Shift+J', () => undefined));
    await chosen('Ctrl Alt Space').click();
    await expect(chosen('Press the keys…')).toBeVisible();
    await window.keyboard.press('Control+Shift+J');
    await expect(chosen('Ctrl Shift J')).toBeVisible();
    await expect(settings.getByRole('alert').filter({ hasText: 'Refused' })).toBeVisible();
    expect(await isHeld(keys)).toBe(false);
    await chosen('Ctrl Shift J').click();
    await window.keyboard.press('Escape');
    await expect(settings).toBeVisible();
    await settings.getByRole('button', { name: 'Turn off' }).click();
    await expect(chosen('None')).toBeVisible();
    await expect(settings.getByRole('alert').filter({ hasText: 'Refused' })).toHaveCount(0);
  });

  await test.step('refused, it is said once more after the next unlocking', async () => {
    await story.changeSettings(window, { quickAccessShortcut: 'Control+Shift+J' });
    await window.keyboard.press('Escape');
    await story.lock(window);
    await story.unlock(window);
    await expect(story.message(window, /The shortcut of quick access was refused/)).toBeVisible();
    await window.getByRole('region', { name: 'Messages' }).getByRole('button', { name: 'Settings' }).click();
    await expect(settings).toBeVisible();
    await story.changeSettings(window, { quickAccessShortcut: null });
  });
});
