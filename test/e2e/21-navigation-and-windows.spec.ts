import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import * as story from './kit/story.ts';
import { expect, type Main, test } from './kit/test.ts';

test.use({ sharesApp: true });
test.describe.configure({ mode: 'default' });

declare global {
  var cofferAsked: { url: string; refused: boolean }[];
  var cofferHere: string;
  var cofferMade: number;
  var cofferRan: string[];
}

/** Notes each navigation that the page asks for, after the product has had its say. */
async function watch(main: Main, window: Page): Promise<void> {
  await main(({ BrowserWindow }) => {
    const isWatched = globalThis.cofferAsked !== undefined;
    globalThis.cofferAsked = [];
    if (isWatched) return;
    BrowserWindow.getAllWindows()[0]?.webContents.on('will-frame-navigate', (event) => {
      globalThis.cofferAsked.push({ url: event.url, refused: event.defaultPrevented });
    });
  });
  await window.evaluate(() => {
    globalThis.cofferHere = 'the same page';
    globalThis.cofferRan = [];
  });
}

const asked = (main: Main) => main(() => globalThis.cofferAsked.map(({ url }) => url));
const here = (window: Page) => window.evaluate(() => globalThis.cofferHere);

/** After a last try was refused, all before it are settled too: the page is where it was, alone, and nothing ran. */
async function expectUnmoved(main: Main, window: Page, last = 'https://last.example/'): Promise<void> {
  await window.evaluate((url) => {
    location.href = url;
  }, last);
  await expect.poll(() => asked(main)).toContain(last);
  expect(await main(() => globalThis.cofferAsked.filter(({ refused }) => !refused))).toEqual([]);
  expect(await here(window)).toBe('the same page');
  expect(await window.evaluate(() => globalThis.cofferRan)).toEqual([]);
  expect(
    await main(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((one) => one.webContents.getURL())),
  ).toEqual(['app://coffer/']);
  await expect(story.titled(window, 'Unlock personal')).toBeVisible();
}

test('no script, link or refresh takes the page elsewhere', async ({ app, main, window }) => {
  await watch(main, window);
  const tries: Record<string, (url: string) => void> = {
    assign: (url) => location.assign(url),
    replace: (url) => location.replace(url),
    link: (url) => {
      const link = document.createElement('a');
      link.href = url;
      document.body.append(link);
      link.click();
    },
    refresh: (url) => {
      const meta = document.createElement('meta');
      meta.httpEquiv = 'refresh';
      meta.content = `0;url=${url}`;
      document.head.append(meta);
    },
    top: (url) => void globalThis.top?.location.assign(url),
  };
  for (const [name, run] of Object.entries(tries)) {
    const url = `https://${name}.example/`;
    await window.evaluate(run, url);
    await expect.poll(() => asked(main), name).toContain(url);
  }
  // Not even to another file of the app, with which the page could be cut off from what it shows.
  const within = new URL('/assets/none.png', window.url()).href;
  await window.evaluate((url) => location.assign(url), within);
  await expect.poll(() => asked(main)).toContain('app://coffer/assets/none.png');
  await expectUnmoved(main, window);
  const urls = (await app.refusedRequests()).map(({ url }) => new URL(url).host);
  expect(urls.filter((host) => !host.endsWith('.example'))).toEqual([]);
});

test('addresses that are scripts or documents themselves do nothing', async ({ main, window }) => {
  await watch(main, window);
  const outcomes = await window.evaluate(() => {
    const script = 'globalThis.cofferRan.push(1)';
    const addresses = [
      `javascript:${script}`,
      `data:text/html,<script>opener.${script}</script>`,
      URL.createObjectURL(new Blob([`<script>${script}</script>`], { type: 'text/html' })),
      'file:///etc/passwd',
      'filesystem:https://coffer/x',
      'view-source:https://coffer/x',
      'about:blank',
    ];
    const outcomes: string[] = [];
    for (const address of addresses) {
      for (const target of ['', '_blank']) {
        const link = document.createElement('a');
        link.setAttribute('href', address);
        link.target = target;
        document.body.append(link);
        link.click();
      }
      try {
        outcomes.push(globalThis.open(address) === null ? 'refused' : 'opened');
      } catch {
        outcomes.push('refused');
      }
    }
    try {
      history.pushState(null, '', 'https://elsewhere.example/');
      outcomes.push('moved');
    } catch (error) {
      outcomes.push((error as Error).name);
    }
    history.back();
    history.go(-1);
    return outcomes;
  });
  expect(outcomes).toEqual([...Array(7).fill('refused'), 'SecurityError']);
  await expectUnmoved(main, window);
});

test('no second window opens, whichever key or button is held', async ({ app, main, window }) => {
  await watch(main, window);
  await main(({ app: electronApp }) => {
    globalThis.cofferMade = 0;
    electronApp.on('browser-window-created', () => {
      globalThis.cofferMade += 1;
    });
  });
  await window.evaluate(() => {
    for (const [id, target] of Object.entries({ plain: '', blank: '_blank', named: 'other' })) {
      const link = document.createElement('a');
      link.id = id;
      link.target = target;
      link.href = `https://${id}.example/`;
      link.textContent = `${id} link`;
      link.style.cssText = 'position: fixed; z-index: 9; left: 10px; width: 90px';
      link.style.top = `${{ plain: 10, blank: 40, named: 70 }[id]}px`;
      document.body.append(link);
    }
  });
  for (const id of ['plain', 'blank', 'named']) {
    await window.locator(`#${id}`).click({ button: 'middle' });
    await window.locator(`#${id}`).click({ modifiers: ['Shift'] });
    await window.locator(`#${id}`).click({ modifiers: ['ControlOrMeta'] });
    await window.locator(`#${id}`).click();
  }
  expect(
    await window.evaluate(() => [
      globalThis.open('https://opened.example/'),
      globalThis.open('https://opened.example/', '_blank', 'popup,noopener'),
      globalThis.open(),
    ]),
  ).toEqual([null, null, null]);
  await expectUnmoved(main, window);
  expect(await main(() => globalThis.cofferMade)).toBe(0);
  expect(await app.windows()).toHaveLength(1);
  // What the stand-in says where the product would have allowed one.
  expect(app.output()).not.toContain('a window opened by the page');
});

test('what is dropped on the window does not replace the page', async ({ main, window, folder }) => {
  const file = join(folder, 'dropped.html');
  writeFileSync(file, '<script>document.title = "dropped"</script>');
  await watch(main, window);
  const devtools = await window.context().newCDPSession(window);
  const dragged = [
    { items: [], files: [file] },
    { items: [{ mimeType: 'text/uri-list', data: 'https://dropped.example/' }], files: [] },
    { items: [{ mimeType: 'text/html', data: '<a href="https://dropped.example/">x</a>' }], files: [] },
    { items: [{ mimeType: 'text/plain', data: 'javascript:globalThis.cofferRan.push(1)' }], files: [] },
  ];
  for (const { items, files } of dragged) {
    const data = { items, files, dragOperationsMask: 1 };
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
      await devtools.send('Input.dispatchDragEvent', { type, x: 300, y: 500, data });
    }
  }
  await expectUnmoved(main, window);
});

test('a <webview> is an element like any other', async ({ main, window }) => {
  await watch(main, window);
  const seen = await window.evaluate(() => {
    const webview = document.createElement('webview');
    webview.setAttribute('src', 'https://webview.example/');
    webview.setAttribute('nodeintegration', '');
    document.body.append(webview);
    return { kind: webview.constructor.name, api: 'loadURL' in webview, root: webview.shadowRoot };
  });
  expect(seen).toEqual({ kind: expect.stringMatching(/^HTML(Unknown)?Element$/), api: false, root: null });
  await expectUnmoved(main, window);
  expect(await main(({ webContents }) => webContents.getAllWebContents().length)).toBe(1);
});

test('a reload is the app again', async ({ main, window }) => {
  await watch(main, window);
  const loaded = window.waitForEvent('load');
  await main(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.reload());
  await loaded;
  await expect(story.titled(window, 'Unlock personal')).toBeVisible();
  expect(await here(window)).toBeUndefined();
  await story.unlock(window);
});

test('every permission and device is refused', async ({ window }) => {
  const answers = await window.evaluate(async () => {
    const failure = async (run: () => unknown) => {
      try {
        return await run();
      } catch (error) {
        return (error as Error).name;
      }
    };
    const { mediaDevices, geolocation, clipboard, permissions } = navigator;
    type Devices = { getDevices(): Promise<unknown[]>; requestDevice(options: object): Promise<unknown> };
    const { hid, usb, serial } = navigator as unknown as {
      hid: Devices;
      usb: Devices;
      serial: { getPorts(): Promise<unknown[]> };
    };
    const names = [
      'camera',
      'microphone',
      'notifications',
      'geolocation',
      'clipboard-read',
      'midi',
      'idle-detection',
      'local-fonts',
      'window-management',
    ];
    const states: string[] = [];
    for (const name of names)
      states.push(`${name} ${(await permissions.query({ name: name as PermissionName })).state}`);
    return {
      granted: states.filter((state) => !state.endsWith(' denied')),
      camera: await failure(() => mediaDevices.getUserMedia({ video: true })),
      microphone: await failure(() => mediaDevices.getUserMedia({ audio: true })),
      notifications: await failure(() => Notification.requestPermission()),
      geolocation: await new Promise((resolve) =>
        geolocation.getCurrentPosition(
          () => resolve('a place'),
          ({ code }) => resolve(code),
        ),
      ),
      clipboardRead: await failure(() => clipboard.readText()),
      midi: await failure(() => navigator.requestMIDIAccess()),
      hid: await failure(() => hid.getDevices()),
      usb: await failure(() => usb.getDevices()),
      serial: await failure(() => serial.getPorts()),
    };
  });
  const refused = expect.stringMatching(/^(NotAllowedError|SecurityError|NotFoundError)$/);
  expect(answers).toEqual({
    granted: [],
    camera: refused,
    microphone: refused,
    notifications: 'denied',
    geolocation: 1,
    clipboardRead: 'NotAllowedError',
    midi: refused,
    hid: [],
    usb: [],
    serial: [],
  });
});
