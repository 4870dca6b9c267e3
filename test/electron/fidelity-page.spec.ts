import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './fixture-app/test.ts';

test.describe.configure({ mode: 'default' });

const failure = (page: Page, run: string) =>
  page.evaluate(
    (text) =>
      Promise.resolve()
        .then(() => new Function(`return (${text})`)())
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
    const file = join(folder, 'a b.env');
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

  test('the sender has a frame, which is null once it navigated or is gone', async ({ launch }) => {
    const app = await launch();
    const { main } = app;
    const window = await app.window();
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
