import type { Page } from '@playwright/test';
import { values } from './kit/prepared.ts';
import * as story from './kit/story.ts';
import { type Desktop, expect, moveClock, test } from './kit/test.ts';

const minute = 60_000;

/** An open vault with a value in sight. */
async function openAndReveal(window: Page) {
  await story.unlock(window);
  await story.select(window, 'GITHUB_TOKEN');
  expect(await story.reveal(window, 'GITHUB_TOKEN')).toBe(values.GITHUB_TOKEN);
}

/** Nothing of the vault is in the page, and main gives nothing of it away. */
async function expectNothingLeft(window: Page) {
  const page = await window.locator('html').evaluate((page) => page.outerHTML);
  expect(page).not.toContain('marker-');
  expect(page).not.toContain('GITHUB_TOKEN');
  expect(page).not.toContain('storefront');
  const codes = await window.evaluate(async () => {
    const { secrets, projects, exchange } = globalThis.window.coffer;
    const id = '0'.repeat(32);
    const answers = await Promise.all([
      secrets.list({ view: { kind: 'all' }, query: '', sort: 'name', offset: 0, limit: 10 }),
      secrets.reveal({ id }),
      secrets.copy({ id }),
      secrets.counts(),
      projects.list(),
      exchange.readEnvFile({ fileName: '.env', bytes: new Uint8Array([65, 61, 49]) }),
    ]);
    return answers.map((answer) => (answer.ok ? 'OPEN' : answer.error.code));
  });
  expect(new Set(codes)).toEqual(new Set(['VAULT_LOCKED']));
}

const ways: Record<string, (window: Page, desktop: Desktop) => Promise<unknown>> = {
  'the button': (window) => window.getByRole('button', { name: 'Lock', exact: true }).click(),
  'Ctrl+L': (window) => window.keyboard.press('Control+l'),
  'the menu': (_window, desktop) => desktop.clickMenu('lock'),
  'the tray': (_window, desktop) => desktop.clickTrayItem('lock'),
  'a locked screen': (_window, desktop) => desktop.lockScreen(),
  sleep: (_window, desktop) => desktop.suspend(),
};

test(`${Object.keys(ways).join(', ')} lock the vault and leave nothing in the page`, async ({ window, desktop }) => {
  for (const [way, act] of Object.entries(ways)) {
    await test.step(way, async () => {
      await openAndReveal(window);
      expect(await desktop.trayToolTip()).toContain('Coffer is open');
      await story.untilLocked(window, () => act(window, desktop));
      await expectNothingLeft(window);
      expect(await desktop.trayToolTip()).toContain('Coffer is locked');
    });
  }
});

test('editing, time, sleep, another person: each locks, and each way is a switch of its own', async ({
  window,
  desktop,
  main,
}) => {
  test.slow();

  await test.step('in the middle of editing, too: nothing of what was typed stays', async () => {
    await story.unlock(window);
    await story.writeSecret(window, { name: 'HALF_DONE', value: 'marker-half-done' });
    await story.untilLocked(window, () => desktop.lockScreen());
    expect(await window.content()).not.toContain('HALF_DONE');
    await story.unlock(window);
    await expect(story.part(window, 'All secrets')).toContainText('8');
    await story.lock(window);
  });

  await test.step('five minutes without a hand on it, by the word of the system', async () => {
    await openAndReveal(window);
    await desktop.idleFor(20);
    await desktop.resume();
    await expect(story.searchField(window)).toBeVisible();
    await story.untilLocked(window, () => desktop.idleFor(301));
    await expectNothingLeft(window);
    await desktop.idleFor(0);
  });

  await test.step('nobody at the keyboard for five minutes', async () => {
    await openAndReveal(window);
    await moveClock(main, 4 * minute);
    await window.mouse.move(300, 300);
    await window.mouse.click(640, 20);
    // Answered after the click before it: main has seen that somebody is there.
    await window.evaluate(() => globalThis.window.coffer.vault.state());
    await moveClock(main, 4 * minute);
    await expect(story.searchField(window)).toBeVisible();
    await story.untilLocked(window, () => moveClock(main, 2 * minute));
    await expectNothingLeft(window);
    expect(await desktop.trayToolTip()).toContain('Coffer is locked');
  });

  await test.step('a search that was left typed in does not keep it awake', async () => {
    await story.unlock(window);
    await story.searchField(window).fill('stripe');
    await expect(story.searchField(window)).toBeFocused();
    await story.untilLocked(window, () => moveClock(main, 5 * minute + 1_000));
    expect(await window.content()).not.toContain('stripe');
  });

  await test.step('twelve hours asleep with the lock on sleep turned off: locked on waking', async () => {
    await openAndReveal(window);
    await desktop.answerMessageBox(1);
    await story.changeSettings(window, { lockOnSleep: false });
    await story.copySelected(window, 'GITHUB_TOKEN');
    expect(await desktop.readClipboard()).toBe(values.GITHUB_TOKEN);
    await desktop.suspend();
    await expect.poll(desktop.readClipboard).toBe('');
    expect(await story.isOpen(window)).toBe(true);
    await story.untilLocked(window, async () => {
      await moveClock(main, 12 * 60 * minute);
      await desktop.resume();
    });
    await expectNothingLeft(window);
  });

  await test.step('each way to lock is a switch of its own', async () => {
    await openAndReveal(window);
    await test.step('another person logs in: at first it locks', async () => {
      await story.untilLocked(window, () =>
        main(({ powerMonitor }) => void powerMonitor.emit('user-did-resign-active')),
      );
      await expectNothingLeft(window);
      await story.unlock(window);
      await desktop.answerMessageBox(1);
      await story.changeSettings(window, { lockOnUserSwitch: false });
      await main(({ powerMonitor }) => void powerMonitor.emit('user-did-resign-active'));
      expect(await story.isOpen(window)).toBe(true);
    });

    await test.step('the window is minimised: only where it was chosen', async () => {
      const minimise = () => main(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize());
      await minimise();
      expect(await story.isOpen(window)).toBe(true);
      await main(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.restore());
      await story.changeSettings(window, { lockOnHide: true });
      await story.untilLocked(window, minimise);
      await expectNothingLeft(window);
    });
  });

  await test.step('with every switch off: the system that shuts down, a page that dies, a process gone wrong', async () => {
    const off = { lockOnSleep: false, lockOnSystemLock: false, lockOnUserSwitch: false, lockAfterMinutes: 0 } as const;
    const ends: Record<string, () => Promise<unknown>> = {
      'the computer shuts down': () => main(({ powerMonitor }) => void powerMonitor.emit('shutdown')),
      'the session of Windows ends': () =>
        main(({ BrowserWindow }) => void BrowserWindow.getAllWindows()[0]?.emit('session-end', {})),
      'the page dies': () =>
        main(({ BrowserWindow }) => {
          const gone = { reason: 'crashed', exitCode: 1 };
          BrowserWindow.getAllWindows()[0]?.webContents.emit('render-process-gone', {}, gone);
        }),
      'an error that nobody caught': () => main(() => void process.emit('uncaughtException', new Error('planted'))),
    };
    for (const [way, act] of Object.entries(ends)) {
      await test.step(way, async () => {
        await openAndReveal(window);
        await desktop.answerMessageBox(1);
        await story.changeSettings(window, off);
        await story.untilLocked(window, act);
        await expectNothingLeft(window);
      });
    }
  });
});
