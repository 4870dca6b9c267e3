import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from '../e2e/fixture.ts';

type Echo = (value?: unknown) => Promise<unknown>;
type Api = {
  tries: Record<string, string>;
  instance: { shown: number; method?: unknown };
  raw: object;
  again: () => string;
  echo: Echo;
  who: () => Promise<{ url: string; origin: string; routingId: number; isTop: boolean; topUrl: string }>;
  invoke: (channel: string) => Promise<unknown>;
  sync: (a: number, b: number) => number;
  throws: () => void;
  call: (fn: (x: number) => number) => number;
  path: (file: File) => string;
  on: (listener: (value: unknown) => void) => () => void;
  missing: (name: string) => string;
};
declare global {
  var api: Api;
  var found: { globals: string[]; odd: string[]; api: string; eval: string };
  var got: unknown[];
  var off: () => void;
  var seen: Record<'navigations' | 'opens' | 'permissions' | 'gone' | 'preloadErrors', string[]> & {
    second: { argv: string[]; cwd: string }[];
    senders: { senderFrame: unknown }[];
  };
  var openWindow: (preload?: string, more?: object) => number;
}

test.use({ entry: 'test/electron/fixture-app/main.mjs' });

const failure = (page: Page, run: string) =>
  page.evaluate(
    (text) =>
      Promise.resolve()
        .then(() => (0, eval)(text))
        .then(
          () => 'no error',
          (error: Error) => `${error.name}: ${error.message}`,
        ),
    run,
  );

test.describe('what the page has', () => {
  test('it sees neither Node nor the preload, and the exposed object before its first script', async ({ window }) => {
    expect(await window.evaluate(() => globalThis.found)).toMatchObject({ globals: [], odd: [], api: 'object' });
  });

  test('what is exposed is frozen, without prototypes, and exposed once', async ({ window }) => {
    const seen = await window.evaluate(() => ({
      frozen: Object.isFrozen(api) && Object.isFrozen(api.tries),
      prototype: Object.getPrototypeOf(api.instance) === Object.prototype,
      method: typeof api.instance.method,
      descriptor: Object.getOwnPropertyDescriptor(window, 'api')?.writable,
      raw: Object.keys(api.raw).length,
      again: api.again(),
    }));
    expect(seen).toEqual({
      frozen: true,
      prototype: true,
      method: 'undefined',
      descriptor: false,
      raw: 0,
      again: 'Cannot bind an API on top of an existing property on the window object',
    });
  });

  test('functions cross in both directions at once, and an error keeps its message only', async ({ window }) => {
    const seen = await window.evaluate(() => {
      let thrown = '';
      try {
        api.throws();
      } catch (error) {
        thrown = String(error);
      }
      return [api.sync(1, 2), api.call((x) => x * 2), thrown];
    });
    expect(seen).toEqual([3, 41, 'Error: from the preload']);
  });

  test('poisoned prototypes of the page do not reach the preload', async ({ window }) => {
    const seen = await window.evaluate(async () => {
      const stolen: unknown[] = [];
      const { push } = Array.prototype;
      Array.prototype.push = function push(...items: unknown[]) {
        stolen.push(items);
        return 0;
      };
      EventTarget.prototype.dispatchEvent = () => false;
      const answer = await api.echo('still here');
      // Playwright's own script in the page needs it for the answer.
      Array.prototype.push = push;
      return [answer, stolen.length];
    });
    expect(seen).toEqual(['still here', 0]);
  });

  test('prompt() is refused', async ({ window }) => {
    expect(await failure(window, 'prompt()')).toBe('Error: prompt() is not supported.');
  });
});

test.describe('the preload', () => {
  test('may require electron and nothing of Node', async ({ window }) => {
    expect(await window.evaluate(() => api.tries)).toEqual({
      fs: 'module not found: fs',
      'node:child_process': 'module not found: node:child_process',
      './other.cjs': 'module not found: ./other.cjs',
    });
  });

  test('is refused as an ES module', async ({ launch }) => {
    const app = await launch({ env: { FIXTURE_PRELOAD: 'preload-esm.mjs' } });
    const window = await app.window();
    expect(await window.evaluate(() => typeof globalThis.api)).toBe('undefined');
    expect(await app.main(() => globalThis.seen.preloadErrors)).toEqual([
      'Cannot use import statement outside a module',
    ]);
  });

  test('learns the path of a chosen file, and none of a made-up one', async ({ window }) => {
    const folder = await mkdtemp(join(tmpdir(), 'coffer-file-'));
    const file = join(folder, 'a b ü.env');
    await writeFile(file, 'A=1');
    await window.setInputFiles('input', file);
    const paths = await window.evaluate(() => {
      const chosen = document.querySelector('input')?.files?.[0];
      return [chosen ? api.path(chosen) : undefined, api.path(new File(['x'], 'made-up'))];
    });
    expect(paths).toEqual([file, '']);
    await rm(folder, { recursive: true });
  });
});

test.describe('messages', () => {
  test('values keep their kinds both ways', async ({ window }) => {
    const seen = await window.evaluate(async () => {
      const given = {
        date: new Date(5),
        map: new Map([[1, new Set(['x'])]]),
        bytes: new Uint8Array([1, 255]),
        big: 12n,
        none: undefined,
        nan: Number.NaN,
      };
      const back = (await api.echo(given)) as typeof given;
      return [
        back.date.getTime(),
        back.map.get(1)?.has('x'),
        [...back.bytes],
        String(back.big),
        'none' in back,
        Number.isNaN(back.nan),
      ];
    });
    expect(seen).toEqual([5, true, [1, 255], '12', true, true]);
  });

  test('functions cannot be cloned, in either direction', async ({ window }) => {
    expect(await failure(window, 'api.echo(() => 1)')).toBe('Error: An object could not be cloned.');
    expect(await failure(window, 'api.invoke("uncloneable")')).toBe(
      "Error: Error invoking remote method 'uncloneable': Error: An object could not be cloned.",
    );
  });

  test("a handler's throw and a missing handler have Electron's texts", async ({ window }) => {
    expect(await failure(window, 'api.invoke("boom")')).toBe(
      "Error: Error invoking remote method 'boom': TypeError: kaputt",
    );
    expect(await failure(window, 'api.invoke("nobody")')).toBe(
      "Error: Error invoking remote method 'nobody': Error: No handler registered for 'nobody'",
    );
  });

  test('a second handler for one channel throws', async ({ main, window }) => {
    await window.title();
    const thrown = await main(({ ipcMain }) => {
      try {
        ipcMain.handle('echo', () => 1);
      } catch (error) {
        return String(error);
      }
      return 'accepted';
    });
    expect(thrown).toBe("Error: Attempted to register a second handler for 'echo'");
  });

  test('an event reaches the page until it unsubscribes', async ({ main, window }) => {
    await window.evaluate(() => {
      globalThis.got = [];
      globalThis.off = api.on((value) => globalThis.got.push(value));
    });
    const send = (value: number) =>
      main(({ BrowserWindow }, sent) => BrowserWindow.getAllWindows()[0]?.webContents.send('news', sent), value);
    await send(1);
    await expect.poll(() => window.evaluate(() => globalThis.got)).toEqual([1]);
    await window.evaluate(() => globalThis.off());
    await send(2);
    await window.evaluate(() => api.echo());
    expect(await window.evaluate(() => globalThis.got)).toEqual([1]);
  });

  test('the sender has a frame, which is null once it navigated or is gone', async ({ main, window }) => {
    expect(await window.evaluate(() => api.who())).toMatchObject({
      url: 'app://fixture/index.html',
      origin: 'app://fixture',
      isTop: true,
    });
    await window.evaluate(() => api.echo());
    const frameThere = () => main(() => globalThis.seen.senders[0]?.senderFrame !== null);
    expect(await frameThere()).toBe(true);
    await window.reload();
    expect(await frameThere()).toBe(false);
    await window.evaluate(() => api.echo());
    const last = await main(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.destroy();
      return globalThis.seen.senders.at(-1)?.senderFrame === null;
    });
    expect(last).toBe(true);
  });

  test("a frame inside the page is another sender than the page's own", async ({ launch }) => {
    const app = await launch({ env: { FIXTURE_SUBFRAMES: '1' } });
    const window = await app.window();
    await window.evaluate(() => {
      const frame = document.createElement('iframe');
      frame.src = './frame.html';
      document.body.append(frame);
    });
    const frame = window.frameLocator('iframe').locator('p');
    const inside = await frame.evaluate(() => api.who());
    const outside = await window.evaluate(() => api.who());
    expect(inside).toMatchObject({ url: 'app://fixture/frame.html', isTop: false, topUrl: 'app://fixture/index.html' });
    expect(inside.routingId).not.toBe(outside.routingId);
  });

  test('without the preference a frame inside has no preload', async ({ window }) => {
    await window.evaluate(() => {
      const frame = document.createElement('iframe');
      frame.src = './frame.html';
      document.body.append(frame);
    });
    expect(
      await window
        .frameLocator('iframe')
        .locator('p')
        .evaluate(() => typeof globalThis.api),
    ).toBe('undefined');
  });
});

test.describe('refusals', () => {
  for (const preference of [
    { nodeIntegration: true },
    { contextIsolation: false },
    { sandbox: false },
    { webviewTag: true },
    { webSecurity: false },
  ]) {
    test(`web preference ${JSON.stringify(preference)}`, async ({ main, window, app }) => {
      test.skip(app.runtime === 'real', 'real Electron offers it');
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
  test('a second instance gives its arguments to the first and ends', async ({ launch, userData }) => {
    const first = await launch({ userData });
    await first.window();
    const second = await launch({ userData, args: ['/some/file.coffer'] }).catch((error: Error) => error);
    if (!(second instanceof Error)) expect(await second.exited).toBe(0);
    await expect
      .poll(() => first.main(() => globalThis.seen.second.map(({ argv }) => argv.at(-1))))
      .toEqual(['/some/file.coffer']);
  });

  test('after kill −9 the next run has the lock', async ({ launch, userData }) => {
    const first = await launch({ userData });
    await first.window();
    await first.kill();
    const next = await launch({ userData });
    expect(await (await next.window()).locator('h1').textContent()).toBe('Fixture');
  });

  test('a page that crashes is told to the app, and a reload brings it back', async ({ app, main }) => {
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

  test('a killed browser closes its windows and says so', async ({ app, main, window }) => {
    test.skip(app.runtime === 'real', 'real Electron is its browser');
    await window.title();
    const pid = await app.browserPid();
    process.kill(pid, 'SIGKILL');
    await expect.poll(() => main(() => globalThis.seen.gone)).toEqual(['killed']);
    expect(await main(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(0);
  });

  test('a window can be opened after the last one was closed', async ({ app, main, window }) => {
    const closed = window.waitForEvent('close');
    await main(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
    await closed;
    await main(() => void globalThis.openWindow());
    expect(await (await app.window()).locator('h1').textContent()).toBe('Fixture');
    expect(await app.windows()).toHaveLength(1);
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
    await main(({ nativeTheme }) => void (nativeTheme.themeSource = 'light'));
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
