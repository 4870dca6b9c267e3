import { expect, test } from './fixture-app/test.ts';

test.describe.configure({ mode: 'default' });

test.describe('refusals', () => {
  for (const preference of [
    { nodeIntegration: true },
    { contextIsolation: false },
    { sandbox: false },
    { webviewTag: true },
    { webSecurity: false },
  ]) {
    test(`web preference ${JSON.stringify(preference)}`, async ({ main, window, app }) => {
      if (app.runtime === 'real') return;
      await window.title();
      const thrown = await main((_electron, more) => {
        try {
          globalThis.openWindow('preload.cjs', more);
        } catch (error) {
          return String(error);
        }
        return 'accepted';
      }, preference);
      expect(thrown).toContain('not in the stand-in: webPreferences');
    });
  }

  test('an API that is missing says so by its name', async ({ main, window }) => {
    const messages = await main((electron) =>
      ['clipboard.readBuffer', 'app.noSuchCall', 'net.request', 'BrowserWindow.fromNobody'].map((path) => {
        const [module = '', member = ''] = path.split('.');
        try {
          return String((electron as unknown as Record<string, Record<string, unknown>>)[module]?.[member]);
        } catch (error) {
          return (error as Error).message;
        }
      }),
    );
    expect(messages).toEqual(
      ['clipboard.readBuffer', 'app.noSuchCall', 'net.request', 'BrowserWindow.fromNobody'].map(
        (path) => `not in the stand-in: ${path}`,
      ),
    );
    expect(await window.evaluate(() => api.missing('sendSync'))).toBe('not in the stand-in: ipcRenderer.sendSync');
  });

  test('a navigation that the app prevents does not happen', async ({ main, window }) => {
    await window.click('#out');
    await window.evaluate(() => {
      location.href = 'https://example.com/by-script';
    });
    await expect
      .poll(() => main(() => globalThis.seen.navigations))
      .toEqual(['https://example.com/', 'https://example.com/by-script']);
    expect(await window.locator('h1').textContent()).toBe('Fixture');
    expect(await main(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getURL())).toBe(
      'app://fixture/index.html',
    );
  });

  test('a window opened by the page is asked for and denied', async ({ app, main, window }) => {
    expect(await window.evaluate(() => globalThis.open('https://example.com/opened'))).toBeNull();
    await window.click('#blank');
    await expect
      .poll(() => main(() => globalThis.seen.opens))
      .toEqual(['https://example.com/opened', 'https://example.com/blank']);
    expect(await app.windows()).toHaveLength(1);
    expect(await app.refusedRequests()).toEqual([]);
  });

  test('a permission is asked for and denied', async ({ main, window }) => {
    const answers = await window.evaluate(async () => [
      await Notification.requestPermission(),
      await new Promise((resolve) =>
        navigator.geolocation.getCurrentPosition(
          () => resolve('position'),
          (error) => resolve(error.code),
        ),
      ),
      await navigator.clipboard.readText().catch((error: Error) => error.name),
      await navigator.permissions.query({ name: 'geolocation' }).then(({ state }) => state),
      await navigator.mediaDevices.getUserMedia({ audio: true }).then(
        () => 'heard',
        (error: Error) => error.name,
      ),
    ]);
    expect(answers).toEqual([
      'denied',
      1,
      'NotAllowedError',
      'denied',
      expect.stringMatching(/NotAllowedError|NotFoundError/),
    ]);
    expect(await main(() => globalThis.seen.permissions)).toEqual([
      'notifications',
      'geolocation',
      'clipboard-read',
      'media',
    ]);
  });

  test('nothing of the page leaves the machine, and each try is known', async ({ app, window }) => {
    const tried = await window.evaluate(async () => [
      await fetch('https://example.com/fetched').catch((error: Error) => error.name),
      await new Promise((resolve) => {
        const image = new Image();
        image.onerror = () => resolve('no image');
        image.src = 'http://127.0.0.1:9/pixel';
      }),
      await new Promise((resolve) => {
        const socket = new WebSocket('ws://localhost:9/socket');
        socket.onerror = () => resolve('no socket');
      }),
    ]);
    expect(tried).toEqual(['TypeError', 'no image', 'no socket']);
    const urls = (await app.refusedRequests()).map(({ url }) => url);
    expect(urls).toEqual(['https://example.com/fetched', 'http://127.0.0.1:9/pixel', 'ws://localhost:9/socket']);
  });

  test("the handler's content security policy holds", async ({ window }) => {
    const ran = await window.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'window.injected = true';
      document.body.append(script);
      return 'injected' in window;
    });
    expect(ran).toBe(false);
    expect(await window.evaluate(() => globalThis.found.eval)).toBe('EvalError');
  });
});

test.describe('life', () => {
  test('a second instance gives its arguments to the first and ends; after kill −9 the next run has the lock', async ({
    launch,
    userData,
  }) => {
    const first = await launch({ userData });
    await first.window();
    const second = await launch({ userData, args: ['/some/file.coffer'] }).catch((error: Error) => error);
    if (!(second instanceof Error)) expect(await second.exited).toBe(0);
    await expect
      .poll(() => first.main(() => globalThis.seen.second.map(({ argv }) => argv.at(-1))))
      .toEqual(['/some/file.coffer']);

    await first.kill();
    const next = await launch({ userData });
    expect(await (await next.window()).locator('h1').textContent()).toBe('Fixture');
  });

  test('a page that crashes is told to the app, and a reload brings it back', async ({ launch }) => {
    const app = await launch();
    const { main } = app;
    await app.window();
    await main(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer());
    await expect.poll(() => main(() => globalThis.seen.gone)).toEqual(['crashed']);
    await main(async ({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      const loaded = new Promise<void>((resolve) => contents?.once('did-finish-load', () => resolve()));
      contents?.reload();
      await loaded;
    });
  });

  test('a window can be opened after the last one was closed; a killed browser closes it and says so', async ({
    launch,
  }) => {
    const app = await launch();
    const { main } = app;
    const window = await app.window();
    const closed = window.waitForEvent('close');
    await main(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
    await closed;
    await main(() => void globalThis.openWindow());
    expect(await (await app.window()).locator('h1').textContent()).toBe('Fixture');
    expect(await app.windows()).toHaveLength(1);

    if (app.runtime === 'real') return;
    process.kill(await app.browserPid(), 'SIGKILL');
    await expect.poll(() => main(() => globalThis.seen.gone)).toEqual(['killed']);
    expect(await main(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(0);
  });

  test('an error in the main process ends the spec with its text', async ({ launch }) => {
    const app = await launch();
    await app.window();
    await app.main(
      () =>
        void setImmediate(() => {
          throw new Error('planted');
        }),
    );
    expect(await app.exited).toBe(1);
    await expect(app.end()).rejects.toThrow('planted');
    await app.kill();
  });
});

test.describe('the window', () => {
  test('its page has its size and colours, and its title says what runtime this is', async ({ app, main, window }) => {
    expect(await window.evaluate(() => [innerWidth, innerHeight])).toEqual([640, 480]);
    await main(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setBounds({ width: 900, height: 600 }));
    await expect.poll(() => window.evaluate(() => [innerWidth, innerHeight])).toEqual([900, 600]);
    const isDark = () => window.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
    expect(await isDark()).toBe(false);
    await app.setColorScheme('dark');
    await expect.poll(isDark).toBe(true);
    await main(({ nativeTheme }) => {
      nativeTheme.themeSource = 'light';
    });
    await expect.poll(isDark).toBe(false);
    if (app.runtime === 'standin') await expect(window).toHaveTitle('Fixture — development runtime');
    expect(await main(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getTitle())).toBe('Fixture');
  });

  test('a key that the page leaves alone is the menu’s', async ({ main, window }) => {
    await main(({ Menu }) => {
      Menu.setApplicationMenu(
        Menu.buildFromTemplate([
          {
            label: 'Vault',
            submenu: [
              { label: 'Lock', accelerator: 'CommandOrControl+L', click: () => globalThis.seen.opens.push('lock') },
            ],
          },
        ]),
      );
    });
    await window.keyboard.press('ControlOrMeta+l');
    await expect.poll(() => main(() => globalThis.seen.opens)).toEqual(['lock']);
  });
});

test('Chromium’s sandbox is never turned off for Electron', async ({ main, app }) => {
  await app.window();
  expect(await main(({ app: electronApp }) => electronApp.commandLine.hasSwitch('no-sandbox'))).toBe(false);
});
