import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { values } from './kit/prepared.ts';
import * as story from './kit/story.ts';
import { expect, moveClock, test } from './kit/test.ts';

const selected = (window: Page) => story.list(window).getByRole('option', { selected: true });

test('a secret is found as one types and the list is walked; what is copied or shown goes by time, by hand, on lock and on quit', async ({
  app,
  window,
  main,
  desktop,
  folder,
}) => {
  await story.unlock(window);
  await expect(story.list(window).getByRole('option')).toHaveCount(8);
  await expect(story.list(window)).toBeFocused();

  await test.step('typing anywhere searches, best first', async () => {
    await window.keyboard.type('stripe');
    await expect(story.searchField(window)).toBeFocused();
    await expect(story.searchField(window)).toHaveValue('stripe');
    const results = window.getByRole('region', { name: 'Results' });
    await expect(results.getByRole('status')).toHaveText('3 of 8');
    await expect(story.list(window).getByRole('option')).toContainText(['STRIPE_KEY', 'WEBHOOK_STRIPE', 'API_URL']);
    await expect(story.list(window).locator('mark')).toHaveText(['STRIPE', 'STRIPE', 'Stripe']);
    await expect(selected(window)).toContainText('STRIPE_KEY');
  });

  await test.step('a click anywhere on a row shows its secret', async () => {
    const row = story.row(window, 'API_URL');
    const { width, height } = (await row.boundingBox()) ?? { width: 0, height: 0 };
    expect(width).toBeGreaterThan(200);
    const places = [
      { x: 8, y: 8 },
      { x: width - 8, y: height - 8 },
      { x: width / 2, y: height / 2 },
    ];
    for (const position of places) {
      await story.row(window, 'STRIPE_KEY').first().click();
      await expect(story.titled(window, 'STRIPE_KEY')).toBeVisible();
      await row.click({ position });
      await expect(story.titled(window, 'API_URL')).toBeVisible();
    }
  });

  await test.step('words narrow it down, a slip of the finger is forgiven, nothing found says so', async () => {
    await story.searchField(window).fill('key stri');
    await expect(story.list(window).getByRole('option')).toHaveText([/STRIPE_KEY/]);
    await story.searchField(window).fill('githb');
    await expect(story.list(window).getByRole('option')).toHaveText([/GITHUB_TOKEN/]);
    await story.searchField(window).fill('nowhere at all');
    await expect(window.getByText('Nothing in this vault matches “nowhere at all”.')).toBeVisible();
    await expect(window.getByRole('button', { name: 'New secret named NOWHERE_AT_ALL' })).toBeVisible();
  });

  await test.step('a value is never found by its text', async () => {
    await story.searchField(window).fill(values.GITHUB_TOKEN);
    await expect(window.getByRole('heading', { name: 'Nothing found' })).toBeVisible();
  });

  await test.step('Escape clears, then leaves', async () => {
    await window.keyboard.press('Escape');
    await expect(story.searchField(window)).toHaveValue('');
    await expect(story.list(window).getByRole('option')).toHaveCount(8);
    await window.keyboard.press('Escape');
    await expect(story.list(window)).toBeFocused();
  });

  await test.step('the arrows, Home and End move the selection and what is shown', async () => {
    await window.keyboard.press('Home');
    await expect(story.titled(window, 'API_URL')).toBeVisible();
    await window.keyboard.press('ArrowDown');
    await expect(story.titled(window, 'BACKUP_TOKEN')).toBeVisible();
    await window.keyboard.press('End');
    await expect(story.titled(window, 'WEBHOOK_STRIPE')).toBeVisible();
    await window.keyboard.press('ArrowUp');
    await expect(story.titled(window, 'STRIPE_KEY')).toBeVisible();
    await expect(selected(window)).toHaveText(/STRIPE_KEY/);
  });

  await test.step('a search in a project offers the whole vault', async () => {
    await story.part(window, 'storefront').click();
    await expect(window.getByRole('region', { name: 'storefront' }).getByRole('status')).toHaveText('1 secret');
    await story.searchField(window).fill('github');
    await window.getByRole('button', { name: 'Search in all secrets' }).click();
    await expect(story.list(window).getByRole('option')).toHaveText([/GITHUB_TOKEN/]);
  });

  await test.step('what was found is copied, and leaves both clipboards after 30 seconds', async () => {
    await story.select(window, 'GITHUB_TOKEN');
    await story.list(window).focus();
    await window.keyboard.press('Control+c');
    await expect(story.statusBar(window)).toContainText('GITHUB_TOKENon the clipboard');
    await expect(story.statusBar(window)).toContainText(/clears in (30|29|28) s/);
    const said = window.getByTestId('announcement');
    await expect(said.filter({ hasText: /^GITHUB_TOKEN.*copied.*30 seconds/ })).toHaveCount(1);
    expect(await desktop.readClipboard()).toBe(values.GITHUB_TOKEN);
    const isLinux = process.platform === 'linux';
    if (isLinux) expect(await desktop.readSelection()).toBe(values.GITHUB_TOKEN);
    expect(await desktop.trayToolTip()).toMatch(/The clipboard clears in (30|29|28) s/);

    await moveClock(main, 20_000);
    await expect(story.statusBar(window)).toContainText(/clears in (10|9|8) s/);
    expect(await desktop.readClipboard()).toBe(values.GITHUB_TOKEN);

    await moveClock(main, 11_000);
    await expect(story.statusBar(window)).toContainText('Clipboard cleared');
    await expect(said.filter({ hasText: /^Clipboard cleared\.$/ })).toHaveCount(1);
    expect(await desktop.readClipboard()).toBe('');
    if (isLinux) expect(await desktop.readSelection()).toBe('');
  });

  await test.step('what was copied elsewhere meanwhile is left alone', async () => {
    await story.copySelected(window, 'GITHUB_TOKEN');
    await desktop.writeClipboard('something of another program');
    await moveClock(main, 31_000);
    await expect(story.statusBar(window)).not.toContainText('on the clipboard');
    expect(await desktop.readClipboard()).toBe('something of another program');
    if (process.platform === 'linux') expect(await desktop.readSelection()).toBe('');
  });

  const holdClipboard = () =>
    main(({ clipboard }) => {
      Object.assign(globalThis, { realClear: clipboard.clear });
      clipboard.clear = () => undefined;
    });
  const releaseClipboard = () =>
    main(({ clipboard }) => {
      clipboard.clear = (globalThis as unknown as { realClear: () => void }).realClear;
    });
  const minimise = () => main(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize());

  await test.step('a clipboard that does not let go is said, and can be tried again', async () => {
    await story.copySelected(window, 'GITHUB_TOKEN');
    await holdClipboard();
    await moveClock(main, 31_000);
    await expect(story.statusBar(window)).toContainText('The clipboard was not cleared.');
    expect(await desktop.trayToolTip()).toContain('could not be cleared');
    await releaseClipboard();
    await story.statusBar(window).getByRole('button', { name: 'Try again' }).click();
    await expect(story.statusBar(window)).toContainText('Clipboard cleared');
    expect(await desktop.readClipboard()).toBe('');
  });

  await test.step('with the window out of sight it is cleared in time all the same', async () => {
    await story.copySelected(window, 'GITHUB_TOKEN');
    await minimise();
    await moveClock(main, 31_000);
    await expect.poll(desktop.readClipboard).toBe('');
    await desktop.clickTray();
  });

  await test.step('where it then does not let go the desktop tells, and a click comes back and tries again', async () => {
    const told = async () => (await desktop.notifications()).at(-1);
    expect((await told())?.title).not.toContain('clipboard');
    await story.copySelected(window, 'GITHUB_TOKEN');
    await minimise();
    await holdClipboard();
    await moveClock(main, 31_000);
    await expect.poll(async () => (await told())?.title).toBe('The clipboard was not cleared');
    expect((await told())?.body).not.toContain('GITHUB_TOKEN');
    await releaseClipboard();
    await desktop.clickNotification();
    await expect(story.statusBar(window)).toContainText('Clipboard cleared');
    expect(await desktop.readClipboard()).toBe('');
  });

  await test.step('"Clear now" clears it at once', async () => {
    await story.copySelected(window, 'GITHUB_TOKEN');
    await story.statusBar(window).getByRole('button', { name: 'Clear now' }).click();
    await expect(story.statusBar(window)).toContainText('Clipboard cleared');
    expect(await desktop.readClipboard()).toBe('');
  });

  await test.step('sleep does not stretch the time a value stays', async () => {
    await story.copySelected(window, 'GITHUB_TOKEN');
    await story.untilLocked(window, async () => {
      await desktop.suspend();
      await moveClock(main, 3_600_000);
      await desktop.resume();
    });
    await expect.poll(desktop.readClipboard).toBe('');
  });

  await test.step('a lock clears it at once', async () => {
    await story.unlock(window);
    await story.select(window, 'STRIPE_KEY');
    await story.copySelected(window, 'STRIPE_KEY');
    await story.lock(window);
    await expect.poll(desktop.readClipboard).toBe('');
  });

  await window.clock.install();
  await story.unlock(window);
  await story.select(window, 'SIGNING_KEY');
  const shown = story.revealed(window, 'SIGNING_KEY');

  await test.step('Reveal shows a value to the byte', async () => {
    expect(await window.content()).not.toContain('marker-');
    await expect(story.valueCard(window)).toContainText('4 lines');
    expect(await story.reveal(window, 'SIGNING_KEY')).toBe(values.SIGNING_KEY);
    await expect(story.valueCard(window)).toContainText(/hides in (30|29) s/);
  });

  await test.step('after 30 seconds it is hidden, and out of the page', async () => {
    await window.clock.fastForward(20_000);
    await expect(story.valueCard(window)).toContainText(/hides in (10|9|8) s/);
    await expect(shown).toBeVisible();
    await window.clock.fastForward(11_000);
    await expect(shown).toHaveCount(0);
    expect(await window.content()).not.toContain('marker-');
  });

  await test.step('Space shows and hides it from the list', async () => {
    await story.list(window).focus();
    await window.keyboard.press('Space');
    await expect(shown).toBeVisible();
    await window.keyboard.press('Space');
    await expect(shown).toHaveCount(0);
  });

  await test.step('held, it is shown only until it is let go: with the mouse, on the button, in the list', async () => {
    const button = story.valueCard(window).getByRole('button', { name: 'Reveal' });
    await button.hover();
    await window.mouse.down();
    await window.clock.runFor(300);
    await expect(shown).toBeVisible();
    await window.mouse.up();
    await expect(shown).toHaveCount(0);

    for (const place of [button, story.list(window)]) {
      await place.focus();
      await window.keyboard.down('Space');
      // As the system says it again while the key is held.
      await window.keyboard.down('Space');
      await window.keyboard.down('Space');
      await expect(shown).toBeVisible();
      await window.keyboard.up('Space');
      await expect(shown).toHaveCount(0);
    }
  });

  await test.step('another selection, and another window in front, hide it', async () => {
    await window.keyboard.press('Space');
    await expect(shown).toBeVisible();
    await story.select(window, 'GITHUB_TOKEN');
    await story.select(window, 'SIGNING_KEY');
    await expect(shown).toHaveCount(0);
    await story.reveal(window, 'SIGNING_KEY');
    await window.locator('body').evaluate(() => globalThis.dispatchEvent(new Event('blur')));
    await expect(shown).toHaveCount(0);
  });

  await test.step('and what was copied last does not outlive the app', async () => {
    await story.copySelected(window, 'SIGNING_KEY');
    const last = join(folder, 'clipboard-at-the-end');
    await main(({ app: electron, clipboard }, file) => {
      const { writeFileSync } = process.getBuiltinModule('node:fs');
      electron.once('will-quit', (event) => {
        event.preventDefault();
        void clipboard.readText().then((text) => {
          writeFileSync(file, JSON.stringify(text));
          electron.quit();
        });
      });
    }, last);
    await app.close();
    expect(readFileSync(last, 'utf8')).toBe('""');
  });
});
