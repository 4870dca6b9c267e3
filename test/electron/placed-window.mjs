import { EventEmitter } from 'node:events';
import { workArea } from './screen.mjs';

/** The size, place and settings of a window, and how Chromium's own follows them. */
export class PlacedWindow extends EventEmitter {
  /** @param {any} options */
  constructor(options) {
    super();
    this.options = options;
    const { width = 800, height = 600 } = options;
    const area = workArea();
    const left = area.x + Math.round((area.width - width) / 2);
    const top = area.y + Math.round((area.height - height) / 2);
    const { x = left, y = top } = options;
    this.place = { x, y, width, height };
    /** Without a wish the desktop finds the place itself. */
    this.isPlaced = options.x !== undefined;
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
    /** Where Chromium shows it. @type {any} */
    this.target = undefined;
    /** Its own menu; undefined means the application's. @type {any} */
    this.menu = undefined;
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
    this.isPlaced = true;
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
    } else
      this.inSystem({
        ...(this.isPlaced ? { left: place.x, top: place.y } : {}),
        width: place.width,
        height: place.height,
      });
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
}
