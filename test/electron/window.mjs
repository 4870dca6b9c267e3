import { EventEmitter } from 'node:events';
import { WebContents } from './contents.mjs';
import { guard } from './guard.mjs';
import { workArea } from './screen.mjs';
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

class Window extends EventEmitter {
  /** @param {any} options */
  constructor(options = {}) {
    super();
    if (!state.ready) throw new Error('Cannot create BrowserWindow before app is ready');
    const preferences = options.webPreferences ?? {};
    checkPreferences(preferences);
    this.id = nextId++;
    this.options = options;
    this.title = options.title ?? state.appName?.() ?? 'Electron';
    const { width = 800, height = 600 } = options;
    const area = workArea();
    const { x = area.x + Math.round((area.width - width) / 2), y = area.y + Math.round((area.height - height) / 2) } =
      options;
    this.place = { x, y, width, height };
    this.normal = this.place;
    this.minimum = [options.minWidth ?? 0, options.minHeight ?? 0];
    this.flags = {
      maximized: false,
      minimized: false,
      fullscreen: options.fullscreen ?? false,
      onTop: options.alwaysOnTop ?? false,
      protected: false,
      enabled: true,
    };
    this.shown = options.show !== false;
    /** Where Chromium shows it. */
    this.target = undefined;
    this.firstAddress = undefined;
    this.wasPainted = false;
    this.menu = undefined;
    this.destroyed = false;
    this.facade = guard('BrowserWindow', this);
    this.webContents = new WebContents(this, { ...DEFAULTS, ...preferences }).facade;
    this.contents = this.webContents;
    windows.set(this.id, this);
    if (this.shown) focused = this;
    for (const tell of state.onWindow) tell(this.facade);
    return this.facade;
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
  minimize() {
    if (this.flags.minimized) return;
    this.blur();
    this.flags.minimized = true;
    this.applyState('minimized');
    this.emit('minimize');
  }
  restore() {
    if (!this.flags.minimized) return;
    this.flags.minimized = false;
    this.applyState(this.flags.maximized ? 'maximized' : 'normal');
    this.emit('restore');
    this.focus();
  }
  isMinimized() {
    return this.flags.minimized;
  }
  maximize() {
    if (this.flags.maximized) return;
    this.shown = true;
    this.normal = this.place;
    this.flags.maximized = true;
    this.move(workArea());
    this.emit('maximize');
  }
  unmaximize() {
    if (!this.flags.maximized) return;
    this.flags.maximized = false;
    this.move(this.normal);
    this.emit('unmaximize');
  }
  isMaximized() {
    return this.flags.maximized;
  }
  isNormal() {
    return !this.flags.maximized && !this.flags.minimized && !this.flags.fullscreen;
  }
  setFullScreen(on) {
    this.flags.fullscreen = on;
    this.emit(on ? 'enter-full-screen' : 'leave-full-screen');
  }
  isFullScreen() {
    return this.flags.fullscreen;
  }

  move(place) {
    const before = this.place;
    const width = Math.max(this.minimum[0], Math.round(place.width));
    const height = Math.max(this.minimum[1], Math.round(place.height));
    this.place = { x: Math.round(place.x), y: Math.round(place.y), width, height };
    if (!this.flags.maximized) this.normal = this.place;
    this.applySize();
    if (before.width !== width || before.height !== height) {
      this.emit('resize');
      this.emit('resized');
    }
    if (before.x !== this.place.x || before.y !== this.place.y) {
      this.emit('move');
      this.emit('moved');
    }
  }
  setBounds(bounds) {
    this.move({ ...this.place, ...bounds });
  }
  getBounds() {
    return { ...this.place };
  }
  getNormalBounds() {
    return { ...this.normal };
  }
  getContentBounds() {
    return this.getBounds();
  }
  setSize(width, height) {
    this.setBounds({ width, height });
  }
  getSize() {
    return [this.place.width, this.place.height];
  }
  getContentSize() {
    return this.getSize();
  }
  setContentSize(width, height) {
    this.setSize(width, height);
  }
  setPosition(x, y) {
    this.setBounds({ x, y });
  }
  getPosition() {
    return [this.place.x, this.place.y];
  }
  setMinimumSize(width, height) {
    this.minimum = [width, height];
  }
  getMinimumSize() {
    return [...this.minimum];
  }
  center() {
    const area = workArea();
    this.setPosition(area.x + (area.width - this.place.width) / 2, area.y + (area.height - this.place.height) / 2);
  }

  /** Headless there is no frame: the page has the window's size. */
  applySize() {
    const { target, place } = this;
    if (!target) return;
    const zoom = this.contents.zoom;
    if (target.browser.headless) {
      const size = { width: Math.round(place.width / zoom), height: Math.round(place.height / zoom) };
      target.session.tell('Emulation.setDeviceMetricsOverride', {
        ...size,
        deviceScaleFactor: zoom === 1 ? 0 : zoom,
        mobile: false,
      });
    } else this.inSystem({ left: place.x, top: place.y, width: place.width, height: place.height });
  }
  applyState(windowState) {
    if (this.target && !this.target.browser.headless) this.inSystem({ windowState });
  }
  async inSystem(bounds) {
    const { targetId, browser } = this.target;
    const { windowId } = (await browser.cdp.browser.tell('Browser.getWindowForTarget', { targetId })) ?? {};
    if (windowId) await browser.cdp.browser.tell('Browser.setWindowBounds', { windowId, bounds });
  }

  setContentProtection(on) {
    this.flags.protected = on;
  }
  isContentProtected() {
    return this.flags.protected;
  }
  setAlwaysOnTop(on) {
    this.flags.onTop = on;
  }
  isAlwaysOnTop() {
    return this.flags.onTop;
  }
  setEnabled(on) {
    this.flags.enabled = on;
  }
  isEnabled() {
    return this.flags.enabled;
  }
  setMenu(menu) {
    this.menu = menu;
  }
  removeMenu() {
    this.menu = null;
  }
  setMenuBarVisibility(on) {
    this.menuBar = on;
  }
  isMenuBarVisible() {
    return this.menuBar ?? true;
  }
  setAutoHideMenuBar(on) {
    this.autoHide = on;
  }
  setBackgroundColor(color) {
    this.options.backgroundColor = color;
  }
  getBackgroundColor() {
    return this.options.backgroundColor ?? '#FFFFFF';
  }
  setIcon(icon) {
    this.icon = icon;
  }
  setTitleBarOverlay(options) {
    this.options.titleBarOverlay = options;
  }
  setSkipTaskbar(skip) {
    this.skipsTaskbar = skip;
  }
  setProgressBar(progress) {
    this.progress = progress;
  }
  setVisibleOnAllWorkspaces(on) {
    this.everywhere = on;
  }
  flashFrame(on) {
    this.flashes = on;
  }
  moveTop() {}
  setResizable(on) {
    this.options.resizable = on;
  }
  isResizable() {
    return this.options.resizable ?? true;
  }
  setOpacity(opacity) {
    this.opacity = opacity;
  }
  getMediaSourceId() {
    return `window:${this.id}:0`;
  }
  getParentWindow() {
    return this.options.parent ?? null;
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

export const BrowserWindow = guard('BrowserWindow', Window);
