import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import fc from 'fast-check';
import type { Result } from '../../src-preload/contract.ts';
import { call, callNames, codeOf, given, type LooseApi, listAll } from './hostile/bridge.ts';
import { type Fuzzed, revive, wrongCall } from './hostile/inputs.ts';
import { marker } from './hostile/marker.ts';
import { weakenedCopy } from './hostile/weakened.ts';
import { values } from './kit/prepared.ts';
import * as story from './kit/story.ts';
import { expect, type Main, test } from './kit/test.ts';

test.use({ sharesApp: true });
test.describe.configure({ mode: 'default' });

/** Calls every name of the contract in whatever document the window shows; gives the codes there were. */
const codesOfAll = (page: Page) =>
  page.evaluate(async () => {
    const codes = new Set<string>();
    for (const methods of Object.values(globalThis.coffer as unknown as LooseApi)) {
      for (const [name, method] of Object.entries(methods)) {
        if (/^on[A-Z]/.test(name)) continue;
        const result = await method(undefined);
        codes.add(result.ok ? 'ok' : result.error.code);
      }
    }
    return [...codes];
  });

test('a second window with the same preload and the same page is not ours', async ({ app, window }) => {
  await story.unlock(window);
  await app.main(async ({ BrowserWindow }) => {
    const ours = BrowserWindow.getAllWindows()[0]?.webContents as unknown as {
      getLastWebPreferences(): { preload: string };
    };
    const { preload } = ours.getLastWebPreferences();
    const second = new BrowserWindow({
      show: false,
      webPreferences: { preload, sandbox: true, contextIsolation: true },
    });
    await second.loadURL('app://coffer/');
  });
  const pages = await app.windows();
  expect(pages).toHaveLength(2);
  const second = pages.find((page) => page !== window);
  if (!second) throw new Error('no second window');
  expect(await codesOfAll(second)).toEqual(['FORBIDDEN']);
  expect(await codeOf(window, 'vault.state')).toBe('ok');
  await app.main(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()
      .find((one) => !one.isVisible())
      ?.destroy(),
  );
});

test('another document in our own window is refused', async ({ main, window }) => {
  await story.unlock(window);
  const loaded = (address: string) =>
    main(({ BrowserWindow }, url) => {
      // Not waited for: an empty page has no end of loading on the stand-in.
      void BrowserWindow.getAllWindows()[0]
        ?.webContents.loadURL(url)
        .catch(() => undefined);
    }, address);
  for (const address of ['data:text/html,<title>another</title>', 'about:blank']) {
    await loaded(address);
    await window.waitForURL(address);
    await expect.poll(() => codesOfAll(window).catch(() => null), address).toEqual(['FORBIDDEN']);
  }
  // And the app itself, back in its place, is heard again.
  await loaded('app://coffer/');
  await story.expectOpen(window);
  expect(await codeOf(window, 'vault.state')).toBe('ok');
});

test.describe('a page that took the preload over', () => {
  const hostile = `
    contextBridge.exposeInMainWorld('raw', {
      send: (...args) => ipcRenderer.invoke('coffer:call', ...args),
      other: (channel, ...args) => ipcRenderer.invoke(channel, ...args),
    });`;
  type Raw = {
    raw: {
      send(...args: unknown[]): Promise<Result<unknown>>;
      other(channel: string, ...args: unknown[]): Promise<unknown>;
    };
  };

  test('has the one channel, where only whole names of the contract are calls', async ({ launch, folder }) => {
    const bundle = readFileSync('out/preload/index.cjs', 'utf8');
    const electronName = /(\w+)\s*=\s*require\(["'`]electron["'`]\)/.exec(bundle)?.[1];
    const preload = `{ const { contextBridge, ipcRenderer } = ${electronName ?? "require('electron')"}; ${hostile} }`;
    const app = await launch({ entry: weakenedCopy(join(folder, 'weak'), { preload }) });
    const window = await app.window();
    await story.unlock(window);
    const [first] = await listAll(window);
    const answers = await window.evaluate(async (id) => {
      const { raw } = globalThis as unknown as Raw;
      const code = async (...args: unknown[]) => {
        const result = await raw.send(...args);
        return result.ok ? 'ok' : result.error.code;
      };
      const names: unknown[] = [
        '',
        'vault',
        'vault.',
        '.state',
        'vault.state.',
        'vault.State',
        ' vault.state',
        'vault.state\u0000',
        'vault.onState',
        '__proto__',
        '__proto__.toString',
        'constructor',
        'constructor.constructor',
        'vault.__proto__',
        'vault.constructor',
        'secrets.hasOwnProperty',
        'toString',
        'coffer:call',
        'secrets.list.rows',
        null,
        undefined,
        7,
        ['vault.state'],
        { toString: 'vault.state' },
        true,
      ];
      const codes = new Set<string>();
      for (const name of names) codes.add(await code(name));
      return {
        names: [...codes],
        none: await code(),
        right: await code('secrets.get', { id }),
        extra: await code('secrets.get', { id }, {}),
        extraNothing: await code('vault.state', undefined, undefined),
        sameInArray: await code(['secrets.get', { id }]),
        otherChannel: await raw.other('coffer:event', 'x').then(
          () => 'answered',
          (error: Error) => error.message,
        ),
        inspector: await raw.other('ELECTRON_BROWSER_REQUIRE', 'fs').then(
          () => 'answered',
          () => 'refused',
        ),
      };
    }, first?.id ?? '');
    expect(answers).toEqual({
      names: ['INVALID_INPUT'],
      none: 'INVALID_INPUT',
      right: 'ok',
      extra: 'INVALID_INPUT',
      extraNothing: 'INVALID_INPUT',
      sameInArray: 'INVALID_INPUT',
      otherChannel: expect.stringContaining("No handler registered for 'coffer:event'"),
      inspector: 'refused',
    });
  });

  test('gets nothing from a frame inside the page, had that one the preload too', async ({ launch, folder }) => {
    // The app itself in a frame of its own page, as far as the policy and the window would let it: only the sender is left.
    const main = [
      ['nodeIntegrationInSubFrames: false', 'nodeIntegrationInSubFrames: true'],
      ["default-src 'none'", "default-src 'self'"],
      ["frame-ancestors 'none'", "frame-ancestors 'self'"],
      ['"X-Frame-Options": "DENY"', '"X-Frame-Options": "SAMEORIGIN"'],
      ['contents.on("will-frame-navigate", refuseUnlessDevReload);', ''],
    ] as const;
    const app = await launch({ entry: weakenedCopy(join(folder, 'weak'), { main }) });
    const window = await app.window();
    await story.unlock(window);
    const codes = await window.evaluate(async () => {
      const frame = document.createElement('iframe');
      frame.src = '/';
      const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
      document.body.append(frame);
      await loaded;
      const inside = frame.contentWindow as unknown as { coffer?: LooseApi };
      if (!inside.coffer) return ['no bridge in the frame'];
      const codes = new Set<string>();
      for (const methods of Object.values(inside.coffer)) {
        for (const [name, method] of Object.entries(methods)) {
          if (/^on[A-Z]/.test(name)) continue;
          const result = await method(undefined);
          codes.add(result.ok ? 'ok' : result.error.code);
        }
      }
      return [...codes];
    });
    expect(codes).toEqual(['FORBIDDEN']);
  });
});

/** Puts `revive` into the page as a script of DevTools: the page's own policy forbids text that becomes code. */
const bringRevive = (window: Page) => window.evaluate(`globalThis.cofferRevive = ${revive.toString()}`);

/** Sends calls from the page, some at a time; the codes in their order, and which errors held the marker. */
function send(window: Page, calls: readonly Fuzzed[]): Promise<{ codes: string[]; echoes: string[] }> {
  return window.evaluate(
    // As JSON: it keeps an own `__proto__`.
    async ([sent, echo]) => {
      const { cofferRevive } = globalThis as unknown as { cofferRevive: (value: unknown) => unknown };
      const left = (JSON.parse(sent) as Fuzzed[]).map((one, at) => ({ ...one, at }));
      const codes: string[] = [];
      const echoes: string[] = [];
      const sender = async () => {
        for (let one = left.shift(); one; one = left.shift()) {
          const [group = '', method = ''] = one.name.split('.');
          try {
            const run = (globalThis.coffer as unknown as LooseApi)[group]?.[method];
            const result = (await run?.(cofferRevive(one.input))) as Result<unknown>;
            codes[one.at] = result.ok ? 'ok' : result.error.code;
            if (!result.ok && JSON.stringify(result.error).includes(echo)) echoes.push(one.name);
          } catch (error) {
            // What can't cross the bridge at all is refused before it leaves the page.
            codes[one.at] = 'not sent';
            if ((error as Error).message.includes(echo)) echoes.push(one.name);
          }
        }
      };
      await Promise.all(Array.from({ length: 8 }, sender));
      return { codes, echoes };
    },
    [JSON.stringify(calls), marker] as const,
  );
}

/** Dialogs that a call may ask for are closed by the person. */
const closeAllDialogs = (main: Main) =>
  main(({ dialog }) => {
    dialog.showOpenDialog = async () => ({ canceled: true, filePaths: [] });
    dialog.showSaveDialog = async () => ({ canceled: true, filePath: '' });
    dialog.showMessageBox = async () => ({ response: 0, checkboxChecked: false });
  });

/** Calls that change the vault or give something of it away. */
const acts =
  /^(secrets|versions|rotation|projects|environments|backups)\.(create|update|duplicate|delete|trash|restore|purge|revoke|reinstate|reveal|copy|saveValue|sign|start|setValue|finish|undo|bringBack|make)|^vault\.(?!updateSettings|estimate)/;

test('every call, four times wrong: no INTERNAL, no echo, no crash, and the vault is as it was', async ({
  app,
  main,
  window,
}) => {
  await story.unlock(window);
  await closeAllDialogs(main);
  await bringRevive(window);
  const everything = async () => ({
    secrets: await listAll(window),
    projects: await given(window, 'projects.list'),
    settings: await given(window, 'settings.get'),
    state: await given(window, 'vault.state'),
  });
  const before = await everything();
  const seed = process.env.COFFER_SOAK ? Date.now() % 1_000_000 : 20_261_121;
  const sent = callNames.flatMap((name, at) => fc.sample(wrongCall(name), { numRuns: 4, seed: seed + at }));
  const { codes, echoes } = await send(window, sent);
  const told = sent.map(({ name }, at) => `${name}: ${codes[at]}`);
  const suspicious = told.filter((line) => / (INTERNAL|FORBIDDEN|undefined)$/.test(line));
  expect(suspicious, `seed ${seed}`).toEqual([]);
  expect(echoes, `seed ${seed}`).toEqual([]);
  // Most are refused for their form; the few that are not only ask for something.
  const refused = codes.filter((code) => code === 'INVALID_INPUT' || code === 'not sent').length;
  expect(refused).toBeGreaterThan((sent.length * 2) / 3);
  expect(told.filter((line) => line.endsWith(': ok') && acts.test(line))).toEqual([]);
  expect(await everything()).toEqual(before);
  expect(await codeOf(window, 'secrets.reveal', { id: before.secrets[0]?.id })).toBe('ok');
  expect(app.output()).not.toContain(marker);
});

test('what is cyclic, huge or deep is refused at once', async ({ main, window }) => {
  await story.unlock(window);
  await closeAllDialogs(main);
  await bringRevive(window);
  const kinds = ['cyclic', 'deep', 'huge', 'map', 'set', 'bigint', 'getter', 'date'];
  const sent = kinds.flatMap(($odd) => [
    { name: 'secrets.get', input: { $odd } },
    { name: 'secrets.get', input: { id: { $odd } } },
    { name: 'secrets.update', input: { id: 'f'.repeat(32), revision: 1, changes: { label: { $odd } } } },
  ]);
  const { codes, echoes } = await send(window, sent);
  expect([...new Set(codes)].filter((code) => code !== 'not sent')).toEqual(['INVALID_INPUT']);
  expect(echoes).toEqual([]);
  const id = (await listAll(window)).find(({ name }) => name === 'STRIPE_KEY')?.id;
  expect(await call(window, 'secrets.reveal', { id })).toEqual({
    ok: true,
    value: { encoding: 'text', data: values.STRIPE_KEY },
  });
});
