import { faceOfContract, type LooseApi, listAll } from './hostile/bridge.ts';
import { values } from './kit/prepared.ts';
import * as story from './kit/story.ts';
import { expect, test } from './kit/test.ts';

test.use({ sharesApp: true });
test.describe.configure({ mode: 'default' });

test('the page has window.coffer and nothing else that a plain page has not', async ({ window }) => {
  const seen = await window.evaluate(() => {
    const frame = document.createElement('iframe');
    document.body.append(frame);
    const plain = frame.contentWindow as (Window & typeof globalThis) | null;
    if (!plain) throw new Error('no plain page to compare with');
    const known = new Set(Object.getOwnPropertyNames(plain));
    const more = Object.getOwnPropertyNames(window).filter((name) => !known.has(name));
    const inFrame = 'coffer' in plain;
    const worlds = [plain.Object, plain.Array, plain.Function, plain.Promise].map(
      (one) => Object.getOwnPropertyNames(one).length,
    );
    const own = [Object, Array, Function, Promise].map((one) => Object.getOwnPropertyNames(one).length);
    frame.remove();
    const node = [
      'require',
      'process',
      'Buffer',
      'module',
      'exports',
      'global',
      'ipcRenderer',
      'electron',
      'setImmediate',
      '__dirname',
    ];
    return {
      more,
      inFrame,
      sameBuiltIns: String(worlds) === String(own),
      node: node.filter((name) => name in globalThis),
    };
  });
  expect(seen).toEqual({ more: expect.arrayContaining(['coffer']), inFrame: false, sameBuiltIns: true, node: [] });
  // A frame is there while we look: its index is a property of the window.
  expect(seen.more.filter((name) => name !== '0')).toEqual(['coffer']);
});

test('its groups and methods are exactly those of the contract, frozen, and functions of the page', async ({
  window,
}) => {
  const seen = await window.evaluate(() => {
    const api = globalThis.coffer as unknown as LooseApi;
    const odd: string[] = [];
    const look = (path: string, value: object) => {
      if (!Object.isFrozen(value)) odd.push(`${path} is not frozen`);
      if (Object.getOwnPropertySymbols(value).length > 0) odd.push(`${path} has symbols`);
      const kind = typeof value === 'function' ? Function.prototype : Object.prototype;
      // A constructor of the other world would be a way into it.
      if (Object.getPrototypeOf(value) !== kind) odd.push(`${path} is of another world`);
      if ((value as { constructor: unknown }).constructor !== kind.constructor)
        odd.push(`${path} leads to another world`);
    };
    look('coffer', api);
    const face: Record<string, string[]> = {};
    for (const [group, methods] of Object.entries(api)) {
      look(group, methods);
      face[group] = Object.getOwnPropertyNames(methods).sort();
      for (const [name, method] of Object.entries(methods)) {
        if (typeof method !== 'function') odd.push(`${group}.${name} is no function`);
        if (method.constructor !== Function) odd.push(`${group}.${name} is of another world`);
      }
    }
    const property = Object.getOwnPropertyDescriptor(window, 'coffer');
    const changed = [
      Reflect.set(window, 'coffer', {}),
      Reflect.deleteProperty(window, 'coffer'),
      Reflect.set(api, 'vault', {}),
      Reflect.set(api.vault ?? {}, 'state', () => 'mine'),
      Reflect.defineProperty(api, 'more', { value: 1 }),
      Reflect.deleteProperty(api.secrets ?? {}, 'reveal'),
    ];
    return { face, odd, writable: property?.writable, configurable: property?.configurable, changed };
  });
  expect(seen).toEqual({
    face: faceOfContract(),
    odd: [],
    writable: false,
    configurable: false,
    changed: [false, false, false, false, false, false],
  });
});

test('no method takes the name of another call, or more than one argument', async ({ window }) => {
  await story.unlock(window);
  const [first] = await listAll(window);
  const codes = await window.evaluate(async (id) => {
    const api = globalThis.coffer as unknown as LooseApi;
    const code = async (run: () => unknown) => {
      try {
        const result = (await run()) as { ok: boolean; error?: { code: string } };
        return result.ok ? 'ok' : result.error?.code;
      } catch (error) {
        return (error as Error).name;
      }
    };
    return {
      nameAsInput: await code(() => api.vault?.state?.('secrets.reveal', { id })),
      nameAsThis: await code(() => api.secrets?.get?.call({ name: 'secrets.reveal' }, { id })),
      moreArguments: await code(() => api.secrets?.get?.({ id }, 'secrets.reveal', { id })),
      asConstructor: await code(() =>
        Reflect.construct(api.vault?.state as unknown as new () => object, ['secrets.list']),
      ),
      aFunction: await code(() => api.secrets?.get?.(() => id)),
    };
  }, first?.id ?? '');
  expect(codes).toEqual({
    nameAsInput: 'INVALID_INPUT',
    nameAsThis: 'ok',
    moreArguments: 'ok',
    asConstructor: expect.stringMatching(/TypeError|INVALID_INPUT/),
    aFunction: expect.stringMatching(/Error|INVALID_INPUT/),
  });
});

test('a listener hears its own event until it is undone, and a broken one harms nobody', async ({
  window,
  desktop,
}) => {
  await story.unlock(window);
  await window.evaluate(() => {
    const heard: string[] = [];
    Object.assign(globalThis, { heard });
    const one = globalThis.coffer.settings.onChanged(() => heard.push('undone'));
    globalThis.coffer.settings.onChanged(() => heard.push('kept'));
    globalThis.coffer.desktop.onWish(() => heard.push('another event'));
    one();
    one();
  });
  await window.evaluate(() => globalThis.coffer.settings.update({ density: 'compact' }));
  await expect
    .poll(() => window.evaluate(() => (globalThis as unknown as { heard: string[] }).heard))
    .toEqual(['kept']);
  const argument = await window.evaluate(
    () =>
      new Promise<string[]>((resolve) => {
        const undo = (globalThis.coffer.settings.onChanged as (listener: (...args: unknown[]) => void) => () => void)(
          (...args) => {
            undo();
            resolve([String(args.length), ...Object.keys(args[0] as object).sort()]);
          },
        );
        void globalThis.coffer.settings.update({ density: 'comfortable' });
      }),
  );
  // The payload alone: no event object, on which the sender would hang.
  expect(argument[0]).toBe('1');
  expect(argument).not.toContain('sender');
  await desktop.lockScreen();
  await story.expectLocked(window);
});

test('a page whose built-in objects lie gets right answers, and nothing of the preload', async ({ window }) => {
  await story.unlock(window);
  const stripe = (await listAll(window)).find(({ name }) => name === 'STRIPE_KEY')?.id ?? '';
  const seen = await window.evaluate(async (id) => {
    const stolen: unknown[] = [];
    const undo: (() => void)[] = [];
    const keep = (...things: unknown[]) => {
      // Not `push`, which is poisoned itself.
      for (const thing of things) stolen[stolen.length] = thing;
    };
    const { apply } = Reflect;
    const poison = (owner: object, name: string) => {
      const real = Object.getOwnPropertyDescriptor(owner, name);
      if (typeof real?.value !== 'function') throw new Error(`nothing to poison: ${name}`);
      undo[undo.length] = () => Object.defineProperty(owner, name, real);
      const value = function poisoned(this: unknown, ...args: unknown[]) {
        keep(this, ...args);
        return apply(real.value, this, args);
      };
      Object.defineProperty(owner, name, { ...real, value });
    };
    for (const name of ['push', 'map', 'forEach', 'slice', 'concat', 'join', 'find', 'includes'])
      poison(Array.prototype, name);
    for (const name of ['get', 'set', 'has', 'delete']) poison(Map.prototype, name);
    for (const name of ['add', 'has', 'delete']) poison(Set.prototype, name);
    for (const name of ['then', 'catch', 'finally']) poison(Promise.prototype, name);
    for (const name of ['call', 'apply', 'bind']) poison(Function.prototype, name);
    for (const name of ['toString', 'hasOwnProperty', 'valueOf']) poison(Object.prototype, name);
    for (const name of ['slice', 'split', 'toUpperCase', 'charAt', 'indexOf']) poison(String.prototype, name);
    poison(JSON, 'parse');
    poison(JSON, 'stringify');
    poison(Object, 'keys');
    poison(Object, 'entries');
    poison(Object, 'freeze');
    for (const name of ['ok', 'error', 'input', 'output', 'channel', 'sender', 'ipcRenderer', 'invoke']) {
      undo[undo.length] = () => Reflect.deleteProperty(Object.prototype, name);
      Object.defineProperty(Object.prototype, name, {
        configurable: true,
        get: () => undefined,
        set(this: unknown, value) {
          keep(this, value);
        },
      });
    }
    const state = await globalThis.coffer.vault.state();
    const revealed = await globalThis.coffer.secrets.reveal({ id });
    const refused = await globalThis.coffer.secrets.reveal({ id: 'no id' });
    for (const one of undo) one();
    const reach = (thing: unknown): string[] => {
      if (thing === null || (typeof thing !== 'object' && typeof thing !== 'function')) return [];
      const names = [
        'invoke',
        'sendSync',
        'sendToHost',
        'exposeInMainWorld',
        'senderFrame',
        'getPathForFile',
        'mainModule',
      ];
      return names.filter((name) => {
        try {
          return name in thing;
        } catch {
          return true;
        }
      });
    };
    const words = stolen.filter((one) => typeof one === 'string' && /^coffer:(call|event)$/.test(one));
    return {
      answers: [state.ok && state.value.phase, revealed.ok && revealed.value.data, !refused.ok && refused.error.code],
      reached: stolen.flatMap(reach),
      channels: words,
      // The poison was there: it saw at least its own page at work.
      poisoned: stolen.length > 0,
      node: typeof (globalThis as { require?: unknown }).require,
    };
  }, stripe);
  expect(seen).toEqual({
    answers: ['unlocked', values.STRIPE_KEY, 'INVALID_INPUT'],
    reached: [],
    channels: [],
    poisoned: true,
    node: 'undefined',
  });
});

test('the window itself has every wall of the checklist, and is kept out of screen captures', async ({
  main,
  window,
}) => {
  await expect(story.titled(window, 'Unlock personal')).toBeVisible();
  const walls = await main(({ BrowserWindow }) => {
    const ours = BrowserWindow.getAllWindows()[0];
    if (!ours) throw new Error('no window');
    type Preferences = { getLastWebPreferences(): Record<string, unknown> };
    const preferences = (ours.webContents as unknown as Preferences).getLastWebPreferences();
    const names = [
      'sandbox',
      'contextIsolation',
      'nodeIntegration',
      'nodeIntegrationInWorker',
      'nodeIntegrationInSubFrames',
      'webSecurity',
      'webviewTag',
      'spellcheck',
      'navigateOnDragDrop',
      'devTools',
      'allowRunningInsecureContent',
      'experimentalFeatures',
      'enableBlinkFeatures',
    ];
    return {
      preferences: Object.fromEntries(names.map((name) => [name, preferences[name] || false])),
      hidden: ours.isContentProtected(),
    };
  });
  const given = ['sandbox', 'contextIsolation', 'webSecurity'];
  expect(Object.keys(walls.preferences).filter((name) => walls.preferences[name] !== false)).toEqual(given);
  expect(walls.hidden).toBe(true);
});
