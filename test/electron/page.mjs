import { makeBridge } from './bridge.mjs';
import { makeCodec } from './codec.mjs';

/* Both functions below run in the page, given as text; they use only their parameters. */

/**
 * The page's own world: receives what the preload exposes, leaves no global of its own.
 * @param {{ secret: string, makeCodec: any, makeBridge: any }} given
 */
function inMainWorld({ secret, makeCodec: codec, makeBridge: bridge }) {
  const wire = document.createElement('i');
  const { defineProperty } = Object;
  const { post } = bridge({
    makeCodec: codec,
    wire,
    here: 'main',
    there: 'isolated',
    on: {
      expose: ({ key, value }, frozen) => {
        if (Object.hasOwn(window, key))
          throw new Error('Cannot bind an API on top of an existing property on the window object');
        defineProperty(window, key, {
          value: frozen.decode(value),
          writable: false,
          configurable: false,
          enumerable: true,
        });
      },
    },
  });
  // The two worlds meet on a node outside the document; relatedTarget hands it over. Which one starts first differs.
  const meet = () => document.dispatchEvent(new MouseEvent(secret, { relatedTarget: wire }));
  document.addEventListener(`${secret}?`, meet, { once: true });
  meet();

  const replace = (owner, name, value) => {
    const old = Object.getOwnPropertyDescriptor(owner, name);
    if (old) defineProperty(owner, name, { ...old, value });
  };
  replace(window, 'open', function open(url = '', name = '', features = '') {
    const full = new URL(String(url), document.baseURI).href;
    post({ type: 'open', url: full, name: String(name), features: String(features) });
    return null;
  });
  replace(window, 'prompt', function prompt() {
    throw new Error('prompt() is not supported.');
  });

  const asking = (owner, name, permission) => {
    const real = owner?.[name];
    if (!real) return;
    replace(owner, name, async function asked(...args) {
      await post({ type: 'ask', permission: permission(...args) });
      return Reflect.apply(real, this, args);
    });
  };
  const media = (options) => ({ name: 'media', types: ['audio', 'video'].filter((kind) => options?.[kind]) });
  const plain = (name) => () => ({ name });
  asking(window.MediaDevices?.prototype, 'getUserMedia', media);
  asking(window.MediaDevices?.prototype, 'getDisplayMedia', plain('display-capture'));
  asking(window.Clipboard?.prototype, 'readText', plain('clipboard-read'));
  asking(window.Clipboard?.prototype, 'read', plain('clipboard-read'));
  asking(window.Clipboard?.prototype, 'writeText', plain('clipboard-sanitized-write'));
  asking(window.Clipboard?.prototype, 'write', plain('clipboard-sanitized-write'));
  asking(window.Notification, 'requestPermission', plain('notifications'));
  asking(window.Geolocation?.prototype, 'getCurrentPosition', plain('geolocation'));
  asking(window.Geolocation?.prototype, 'watchPosition', plain('geolocation'));
  asking(window.HID?.prototype, 'requestDevice', plain('hid'));
  asking(window.USB?.prototype, 'requestDevice', plain('usb'));
  asking(window.Serial?.prototype, 'requestPort', plain('serial'));
  asking(window.Navigator.prototype, 'requestMIDIAccess', plain('midi'));
  asking(window.Element.prototype, 'requestPointerLock', plain('pointerLock'));
  asking(window.Element.prototype, 'requestFullscreen', plain('fullscreen'));
}

/**
 * The preload's world: the sandboxed preload's `require`, over CDP's binding.
 * @param {any} given
 */
function inIsolatedWorld({
  secret,
  binding,
  deliver,
  makeCodec: codecOf,
  makeBridge: bridgeOf,
  preload,
  subframes,
  versions,
  platform,
  suffix,
  makePlatform,
}) {
  const tell = globalThis[binding];
  delete globalThis[binding];
  const codec = codecOf();
  const toNode = (message) => tell(JSON.stringify(message));
  const waiting = new Map();
  const listeners = new Map();
  let next = 1;
  const ask = (message) => {
    const id = next++;
    toNode({ ...message, id });
    return new Promise((resolve, reject) => waiting.set(id, { resolve, reject }));
  };

  const strict = (name, object) =>
    new Proxy(Object.freeze(object), {
      get(target, key) {
        if (typeof key === 'symbol' || key in target || key === 'then' || key === 'toJSON') return target[key];
        throw new Error(`not in the stand-in: ${name}.${key}`);
      },
    });

  const add = (channel, listener, once) => {
    listeners.set(channel, [...(listeners.get(channel) ?? []), { listener, once }]);
    return ipcRenderer;
  };
  const remove = (channel, listener) => {
    const left = [...(listeners.get(channel) ?? [])];
    const at = left.findLastIndex((one) => one.listener === listener);
    if (at !== -1) left.splice(at, 1);
    listeners.set(channel, left);
    return ipcRenderer;
  };
  const ipcRenderer = strict('ipcRenderer', {
    // lib/renderer/api/ipc-renderer.ts: only the text of the handler's error crosses.
    invoke: async (channel, ...args) => {
      const { error, result } = await ask({ type: 'invoke', channel, args: codec.encode(args) });
      if (error !== undefined) throw new Error(`Error invoking remote method '${channel}': ${error}`);
      return codec.decode(result);
    },
    send: (channel, ...args) => toNode({ type: 'send', channel, args: codec.encode(args) }),
    on: (channel, listener) => add(channel, listener, false),
    addListener: (channel, listener) => add(channel, listener, false),
    once: (channel, listener) => add(channel, listener, true),
    off: remove,
    removeListener: remove,
    removeAllListeners: (channel) => {
      if (channel === undefined) listeners.clear();
      else listeners.delete(channel);
      return ipcRenderer;
    },
    listenerCount: (channel) => listeners.get(channel)?.length ?? 0,
  });

  Object.defineProperty(globalThis, deliver, {
    value: (message) => {
      if (message.type === 'reply') {
        waiting.get(message.id)?.resolve(message);
        waiting.delete(message.id);
      } else if (message.type === 'title') {
        shownTitle = message.title + suffix;
        if (document.title !== shownTitle) document.title = shownTitle;
      } else {
        const event = { sender: ipcRenderer, ports: [], preventDefault() {}, defaultPrevented: false };
        for (const { listener, once } of listeners.get(message.channel) ?? []) {
          if (once) remove(message.channel, listener);
          listener.call(ipcRenderer, event, ...codec.decode(message.args));
        }
      }
    },
  });

  let bridge;
  const open = ({ url, name, features }) => toNode({ type: 'open', url, name, features });
  const permit = async ({ permission }) => {
    await ask({ type: 'permission', permission });
    return true;
  };
  const meet = (event) => {
    if (bridge || !event.relatedTarget) return;
    document.removeEventListener(secret, meet);
    bridge = bridgeOf({
      makeCodec: codecOf,
      wire: event.relatedTarget,
      here: 'isolated',
      there: 'main',
      on: { open, ask: permit },
      // https://www.electronjs.org/docs/latest/breaking-changes: ipcRenderer arrives as an empty object.
      blank: (value) => value === ipcRenderer,
    });
    if (window === window.top || subframes) runPreload();
  };

  const contextBridge = strict('contextBridge', {
    exposeInMainWorld: (key, api) => {
      bridge.post({ type: 'expose', key, value: bridge.encode(api) });
    },
  });
  const webUtils = strict('webUtils', {
    getPathForFile: (file) => {
      if (!(file instanceof File)) throw new TypeError('getPathForFile requires a File object');
      return makePlatform.pathOf(file);
    },
  });
  const electron = strict('electron (renderer)', { contextBridge, ipcRenderer, webUtils });
  const allowed = ['events', 'timers', 'url'];
  const requireInSandbox = (name) => {
    const plain = String(name).replace(/^node:/, '');
    if (name === 'electron' || name === 'electron/renderer' || name === 'electron/common') return electron;
    if (allowed.includes(plain)) throw new Error(`not in the stand-in: require('${plain}') in a preload`);
    throw new Error(`module not found: ${name}`);
  };
  const runPreload = () => {
    if (!preload.run) return;
    const module = { exports: {} };
    const process = strict('process', {
      type: 'renderer',
      platform,
      versions,
      sandboxed: true,
      contextIsolated: true,
      env: {},
      argv: [],
      execArgv: [],
    });
    try {
      preload.run(requireInSandbox, module, module.exports, process, globalThis);
    } catch (error) {
      console.error(`Unable to load preload script: ${preload.path}`);
      console.error(error);
      toNode({ type: 'preload-error', path: preload.path, message: String(error?.message ?? error) });
    }
  };
  document.addEventListener(secret, meet);
  document.dispatchEvent(new Event(`${secret}?`));

  if (window !== window.top) return;
  // Such an address is never asked for, so it is stopped here and put before the product.
  window.navigation.addEventListener('navigate', (event) => {
    const { url } = event.destination;
    if (!event.cancelable || !/^(about|blob):/.test(url)) return;
    event.preventDefault();
    toNode({ type: 'navigate', url });
  });
  let shownTitle;
  const seeTitle = () => {
    if (document.title === shownTitle || !document.querySelector('title')) return;
    toNode({
      type: 'title',
      title: document.title.endsWith(suffix) ? document.title.slice(0, -suffix.length) : document.title,
    });
  };
  const observer = new MutationObserver(seeTitle);
  const watch = () => {
    observer.observe(document.head ?? document, { subtree: true, childList: true, characterData: true });
    seeTitle();
  };
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', watch, { once: true });
  else watch();
  // https://www.electronjs.org/docs/latest/api/web-contents#event-input-event, moves thinned out.
  const kinds = {
    keydown: 'keyDown',
    keyup: 'keyUp',
    pointerdown: 'mouseDown',
    pointerup: 'mouseUp',
    wheel: 'mouseWheel',
    pointermove: 'mouseMove',
  };
  let lastMove = Number.NEGATIVE_INFINITY;
  for (const [name, kind] of Object.entries(kinds)) {
    const sawInput = (event) => {
      if (!event.isTrusted) return;
      if (name === 'pointermove') {
        if (event.timeStamp - lastMove < 250) return;
        lastMove = event.timeStamp;
      }
      toNode({ type: 'input', kind });
    };
    window.addEventListener(name, sawInput, { capture: true, passive: true });
  }
  // A menu's accelerator runs when the page has not taken the key, which is known after the page's own listeners.
  window.addEventListener('keydown', (event) => {
    if (!event.isTrusted) return;
    const { key, code, ctrlKey: ctrl, shiftKey: shift, altKey: alt, metaKey: meta } = event;
    setTimeout(() => {
      if (!event.defaultPrevented) toNode({ type: 'key', key, code, ctrl, shift, alt, meta });
    });
  });
}

/**
 * The two scripts that Chromium runs before a page's own.
 * @param {{ secret: string, binding: string, deliver: string, preload: { path: string, source: string } | undefined, subframes: boolean, versions: object, suffix: string }} given
 */
export function pageScripts({ preload, ...given }) {
  const text = JSON.stringify({ ...given, platform: process.platform, preload: { path: preload?.path } });
  const shared = `given.makeCodec = ${makeCodec}; given.makeBridge = ${makeBridge};`;
  // Stopped here by `debugger`, Node asks Chromium for the file's path and sets it: a synchronous answer, see paths.mjs.
  const paths = 'given.makePlatform = { pathOf(standInFile) { let standInPath = ""; debugger; return standInPath; } };';
  const run = preload
    ? `given.preload.run = function (require, module, exports, process, global) {\n${preload.source}\n};`
    : '';
  return {
    main: `{ const given = { secret: ${JSON.stringify(given.secret)} }; ${shared} (${inMainWorld})(given); }`,
    // A debugger makes every script of the page slower: only a preload that can ask for a file's path has one.
    asksPaths: preload?.source.includes('webUtils') ?? false,
    isolated: `{ const given = ${text}; ${shared} ${paths} ${run} (${inIsolatedWorld})(given); }`,
  };
}
