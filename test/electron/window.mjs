import { WebContents } from './contents.mjs';
import { guard, guardClass } from './guard.mjs';
import { PlacedWindow } from './placed-window.mjs';
import { preventable, state } from './state.mjs';
import { leaveTarget } from './targets.mjs';

/** @type {Map<number, Window>} */
export const windows = new Map();
let nextId = 1;
/** @type {Window | null} */
let focused = null;

const DEFAULTS = {
  contextIsolation: true,
  sandbox: true,
  nodeIntegration: false,
  nodeIntegrationInSubFrames: false,
  nodeIntegrationInWorker: false,
  webSecurity: true,
  webviewTag: false,
  devTools: true,
  spellcheck: true,
  javascript: true,
  images: true,
  safeDialogs: false,
  navigateOnDragDrop: false,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  backgroundThrottling: true,
};

/** What the stand-in cannot give, it refuses. @param {any} given */
function checkPreferences(given) {
  for (const [name, value] of [
    ['nodeIntegration', true],
    ['contextIsolation', false],
    ['sandbox', false],
    ['webviewTag', true],
    ['webSecurity', false],
    ['nodeIntegrationInWorker', true],
    ['experimentalFeatures', true],
    ['allowRunningInsecureContent', true],
  ]) {
    if (given[/** @type {string} */ (name)] === value)
      throw new Error(`not in the stand-in: webPreferences.${name}: ${value}`);
  }
}

class Window extends PlacedWindow {
  /** @param {any} options */
  constructor(options = {}) {
    super(options);
    if (!state.ready) throw new Error('Cannot create BrowserWindow before app is ready');
    const preferences = options.webPreferences ?? {};
    checkPreferences(preferences);
    this.id = nextId++;
    this.title = options.title ?? state.appName?.() ?? 'Electron';
    this.firstAddress = undefined;
    this.wasPainted = false;
    this.destroyed = false;
    this.facade = guard('BrowserWindow', this);
    this.webContents = new WebContents(this, { ...DEFAULTS, ...preferences }).facade;
    this.contents = this.webContents;
    windows.set(this.id, this);
    if (this.shown) focused = this;
    for (const tell of state.onWindow) tell(this.facade);
  }

  loadURL(address) {
    return this.contents.loadURL(address);
  }
  reload() {
    this.contents.reload();
  }

  /** Chromium shows it now. */
  shownIn(target) {
    this.target = target;
    this.applySize();
    if (!this.shown) this.applyState('minimized');
  }

  painted() {
    if (this.wasPainted) return;
    this.wasPainted = true;
    this.emit('ready-to-show');
    state.moments.emit('painted');
  }

  /** The page's <title>, as Electron's window follows it. @param {string} title */
  pageTitle(title) {
    const event = preventable();
    this.emit('page-title-updated', event, title, true);
    this.webContents.emit('page-title-updated', preventable(), title, true);
    if (event.defaultPrevented) this.showTitle();
    else this.setTitle(title);
  }
  setTitle(title) {
    this.title = title;
    this.showTitle();
  }
  getTitle() {
    return this.title;
  }
  showTitle() {
    const record = this.contents.mainFrameRecord;
    if (record) this.contents.deliver(record, { type: 'title', title: this.title });
  }

  rendererGone(reason, closes) {
    if (this.destroyed || state.exiting) return;
    this.contents.crashed = true;
    this.contents.emit('render-process-gone', preventable(), { reason, exitCode: reason === 'killed' ? 9 : 133 });
    state.emitApp?.('render-process-gone', preventable(), this.webContents, { reason, exitCode: 9 });
    if (closes) this.pageGone();
  }

  /** The page has been closed from its own side. */
  pageGone() {
    if (this.destroyed) return;
    this.emit('close', preventable());
    this.destroy();
  }

  close() {
    if (this.destroyed) return;
    const event = preventable();
    this.emit('close', event);
    if (event.defaultPrevented) {
      state.quitting = false;
      return;
    }
    this.destroy();
  }

  destroy() {
    if (this.destroyed) return;
    this.destroyed = true;
    windows.delete(this.id);
    if (focused === this) focused = null;
    this.contents.destroy();
    this.emit('closed');
    const { target } = this;
    const leave = target && leaveTarget(target, windows.size === 0 && !state.exiting);
    Promise.resolve(leave).then(() => state.windowGone?.());
  }

  isDestroyed() {
    return this.destroyed;
  }
  show() {
    if (!this.isVisible()) this.appear();
    this.focus();
  }
  showInactive() {
    if (!this.isVisible()) this.appear();
  }
  appear() {
    this.shown = true;
    this.flags.minimized = false;
    this.applyState('normal');
    this.emit('show');
  }
  hide() {
    if (!this.shown) return;
    this.blur();
    this.shown = false;
    this.applyState('minimized');
    this.emit('hide');
  }
  isVisible() {
    return this.shown && !this.flags.minimized;
  }
  focus() {
    if (!this.shown || focused === this) return;
    focused?.blur();
    focused = this;
    this.target?.session.tell('Page.bringToFront');
    this.emit('focus');
    state.emitApp?.('browser-window-focus', preventable(), this.facade);
  }
  blur() {
    if (focused !== this) return;
    focused = null;
    this.emit('blur');
    state.emitApp?.('browser-window-blur', preventable(), this.facade);
  }
  isFocused() {
    return focused === this;
  }
  getChildWindows() {
    return [...windows.values()].filter((one) => one.options.parent === this.facade).map((one) => one.facade);
  }

  static getAllWindows() {
    return [...windows.values()].map((one) => one.facade);
  }
  static getFocusedWindow() {
    return focused?.facade ?? null;
  }
  static fromId(id) {
    return windows.get(id)?.facade ?? null;
  }
  static fromWebContents(contents) {
    return [...windows.values()].find((one) => one.webContents === contents)?.facade ?? null;
  }
}

export const BrowserWindow = guardClass('BrowserWindow', Window);
