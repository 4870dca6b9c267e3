import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as story from './kit/story.ts';
import { expect, type Main, productEntry, test } from './kit/test.ts';

test.use({ entry: productEntry });

/** What a second start might be given, by a person or by a page that opened a link. */
const hostile = [
  'coffer://unlock?password=x&next=../../etc/passwd',
  'app://coffer/quick.html',
  '/etc/passwd',
  '--hidden',
  '--user-agent=<img src=x onerror=alert(1)>',
];

const place = (main: Main) => main(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds());

test('there is one window: a second start shows it; it comes back where it was; closing it locks and quits', async ({
  app,
  window,
  main,
  desktop,
  launch,
  userData,
  vaultFile,
}) => {
  await story.unlock(window);

  await test.step('a second start shows the window of the first and ends, whatever it was started with', async () => {
    await main(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize());
    await expect.poll(() => main(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isMinimized())).toBe(true);

    // Real Electron may be gone before Playwright has hold of it.
    const code = await launch({ args: hostile }).then(
      (second) => second.exited,
      () => 0,
    );
    expect(code).toBe(0);
    await expect.poll(() => main(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isMinimized())).toBe(false);
    expect(await app.windows()).toHaveLength(1);
    await expect(story.searchField(window)).toBeVisible();
    expect(await main(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getURL())).toBe(
      'app://coffer/',
    );
  });

  await test.step('its title names the app and no secret', async () => {
    await story.select(window, 'GITHUB_TOKEN');
    await story.copySelected(window, 'GITHUB_TOKEN');
    await expect(window).toHaveTitle(app.runtime === 'standin' ? 'Coffer — development runtime' : 'Coffer');
    expect(await desktop.trayMenu()).toEqual([
      'Open Coffer',
      'Quick access',
      'Copy a recent one',
      'Lock',
      'Clear clipboard',
      '-',
      'Quit Coffer',
    ]);
  });

  await test.step('closing it locks and quits', async () => {
    await main(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.setBounds({ x: 120, y: 90, width: 980, height: 660 }),
    );
    await main(({ BrowserWindow }) => {
      setImmediate(() => BrowserWindow.getAllWindows()[0]?.close());
    });
    expect(await app.exited).toBe(0);
    expect(existsSync(`${vaultFile}-wal`)).toBe(false);
  });

  await test.step('it comes back where it was', async () => {
    const next = await launch();
    await story.expectLocked(await next.window());
    expect(await place(next.main)).toEqual({ x: 120, y: 90, width: 980, height: 660 });
    await next.close();
  });

  await test.step('and never off the screen', async () => {
    const lost = { x: -9_000, y: 4_000, width: 980, height: 660, isMaximized: false };
    writeFileSync(join(userData, 'window.json'), JSON.stringify(lost));
    const next = await launch();
    await next.window();
    const screen = await next.main(({ screen: { getPrimaryDisplay } }) => getPrimaryDisplay().workArea);
    const found = await place(next.main);
    expect(found?.x).toBeGreaterThanOrEqual(screen.x);
    expect(found?.y).toBeGreaterThanOrEqual(screen.y);
    expect((found?.x ?? 0) + 980).toBeLessThanOrEqual(screen.x + screen.width);
  });
});
