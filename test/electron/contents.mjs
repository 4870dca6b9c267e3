import { randomBytes } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { attachPage } from './attach.mjs';
import { makeFrame } from './frame.mjs';
import { guard } from './guard.mjs';
import { encodeArgs } from './ipc.mjs';
import { schemes, toApp, toPage } from './origin.mjs';
import { session } from './session.mjs';
import { preventable } from './state.mjs';
import { setRtcPolicy } from './targets.mjs';

/** @type {Map<number, WebContents>} */
const allContents = new Map();
let nextId = 1;
const UNSEEN_EVENTS = [
  'before-input-event',
  'before-mouse-event',
  'context-menu',
  'found-in-page',
  'login',
  'select-bluetooth-device',
  'cursor-changed',
  'update-target-url',
  'unresponsive',
  'responsive',
];

export class WebContents extends EventEmitter {
  /** @param {any} window @param {object} preferences */
  constructor(window, preferences) {
    super();
    this.id = nextId++;
    this.window = window;
    this.preferences = preferences;
    this.session = session.defaultSession;
    this.secret = randomBytes(16).toString('hex');
    this.binding = `standin${randomBytes(8).toString('hex')}`;
    this.frames = new Map();
    this.contexts = new Map();
    this.mainFrameRecord = undefined;
    this.address = '';
    this.loading = false;
    this.destroyed = false;
    this.crashed = false;
    this.navigation = 0;
    this.ownNavigation = undefined;
    this.openHandler = undefined;
    this.zoom = 1;
    this.ignoresMenu = false;
    this.attached = undefined;
    this.facade = guard('webContents', this);
    allContents.set(this.id, this);
  }

  /** An event that would never come is refused like a missing call. */
  on(name, listener) {
    if (UNSEEN_EVENTS.includes(name)) throw new Error(`not in the stand-in: webContents.on('${name}')`);
    return super.on(name, listener);
  }

  /** The page behind it, made when first needed. */
  page() {
    this.attached ??= attachPage(this);
    return this.attached;
  }

  /** @param {string} address */
  async loadURL(address) {
    const scheme = address.slice(0, address.indexOf(':'));
    if (!schemes.has(scheme) && scheme !== 'about' && scheme !== 'data') {
      throw new Error(
        `not in the stand-in: webContents.loadURL(${address}), an address outside the registered schemes`,
      );
    }
    this.window.firstAddress ??= address;
    const { session: page } = await this.page();
    this.ownNavigation = address;
    this.loading = true;
    const loaded = new Promise((resolve, reject) => {
      const settle = (finish) => () => {
        this.off('did-finish-load', onLoad);
        this.off('did-fail-load', onFail);
        finish();
      };
      const fail = (code, text) =>
        settle(() =>
          reject(
            Object.assign(new Error(`${text} (${code}) loading '${address}'`), {
              code: text,
              errno: code,
              url: address,
            }),
          ),
        )();
      const onLoad = settle(() => resolve(undefined));
      const onFail = (_event, code, text) => fail(code, text);
      this.on('did-finish-load', onLoad);
      this.on('did-fail-load', onFail);
    });
    loaded.catch(() => {});
    const { errorText } = await page.send('Page.navigate', { url: toPage(address) });
    if (errorText) this.failLoad(errorText, address);
    return loaded;
  }

  failLoad(text, address) {
    this.loading = false;
    this.ownNavigation = undefined;
    const name = text.replace(/^net::/, '');
    this.emit(
      'did-fail-load',
      preventable(),
      { ERR_ABORTED: -3, ERR_FAILED: -2, ERR_NAME_NOT_RESOLVED: -105 }[name] ?? -2,
      name,
      address,
      true,
    );
  }

  /** A page opens a window: refused unless the product allows it, which the stand-in can't show. */
  askOpen({ url, name = '', features = '', disposition = 'new-window' }) {
    const address = toApp(url);
    const action = this.openHandler
      ? this.openHandler({
          url: address,
          frameName: name,
          features,
          disposition,
          referrer: { url: this.address, policy: 'strict-origin-when-cross-origin' },
        })
      : { action: 'allow' };
    if (action?.action !== 'deny')
      console.error(`not in the stand-in: a window opened by the page (${address}); it is refused`);
  }

  setWindowOpenHandler(handler) {
    this.openHandler = handler;
  }

  send(channel, ...args) {
    if (typeof channel !== 'string') throw new TypeError('Missing required channel argument');
    this.sendTo(this.mainFrameRecord, channel, args);
  }

  sendTo(record, channel, args) {
    const text = encodeArgs(args);
    if (record) this.deliver(record, { type: 'event', channel, args: text });
  }

  /** Into the preload's world of a frame; a frame without one drops it, as Electron does. */
  deliver(record, message) {
    if (!record.alive || record.context === undefined) return;
    const { session: page, id } = record.context;
    // As an argument: the text of a script stays in the page's memory.
    page.tell('Runtime.callFunctionOn', {
      executionContextId: id,
      functionDeclaration: `function (message) { ${this.deliverName}(message); }`,
      arguments: [{ value: message }],
    });
  }

  get deliverName() {
    return `deliver${this.binding}`;
  }

  get mainFrame() {
    return this.mainFrameRecord?.facade ?? null;
  }

  frameOf(id, parentId) {
    let record = this.frames.get(id);
    if (!record) {
      record = makeFrame(this, id, parentId);
      this.frames.set(id, record);
      if (!parentId) this.mainFrameRecord ??= record;
    }
    return record;
  }

  async reload() {
    await this.refresh(false);
  }

  async reloadIgnoringCache() {
    await this.refresh(true);
  }

  async refresh(ignoreCache) {
    const { session: page } = await this.page();
    this.ownNavigation = this.address;
    this.crashed = false;
    page.tell('Page.reload', { ignoreCache });
  }

  stop() {
    this.tellPage('Page.stopLoading');
  }

  tellPage(method, params) {
    this.attached?.then(({ session: page }) => page.tell(method, params)).catch(() => {});
  }

  getURL() {
    return this.address;
  }
  getTitle() {
    return this.window.title;
  }
  getType() {
    return 'window';
  }
  isLoading() {
    return this.loading;
  }
  isLoadingMainFrame() {
    return this.loading;
  }
  isDestroyed() {
    return this.destroyed;
  }
  isCrashed() {
    return this.crashed;
  }
  isFocused() {
    return this.window.isFocused();
  }
  focus() {
    this.window.focus();
  }
  getLastWebPreferences() {
    return this.preferences;
  }
  getOwnerBrowserWindow() {
    return this.window.facade;
  }
  getZoomFactor() {
    return this.zoom;
  }
  setZoomFactor(factor) {
    this.zoom = factor;
    this.applyZoom();
  }
  getZoomLevel() {
    return Math.log(this.zoom) / Math.log(1.2);
  }
  setZoomLevel(level) {
    this.setZoomFactor(1.2 ** level);
  }
  applyZoom() {
    this.window.applySize();
  }
  async setVisualZoomLevelLimits() {}
  setBackgroundThrottling() {}
  setIgnoreMenuShortcuts(ignore) {
    this.ignoresMenu = ignore;
  }
  setWebRTCIPHandlingPolicy(policy) {
    setRtcPolicy(policy);
  }
  isDevToolsOpened() {
    return false;
  }
  closeDevTools() {}
  forcefullyCrashRenderer() {
    this.tellPage('Page.crash');
  }
  close() {
    this.window.close();
  }

  /** Nothing of it works any more. */
  destroy() {
    if (this.destroyed) return;
    this.destroyed = true;
    for (const record of this.frames.values()) record.alive = false;
    allContents.delete(this.id);
    this.emit('destroyed');
  }
}

export const webContents = guard('webContents (module)', {
  getAllWebContents: () => [...allContents.values()].map((one) => one.facade),
  fromId: (id) => allContents.get(id)?.facade,
  getFocusedWebContents: () => [...allContents.values()].find((one) => one.window.isFocused())?.facade ?? null,
});
