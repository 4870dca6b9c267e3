import { EventEmitter } from 'node:events';
import { guard, guardClass } from './guard.mjs';
import { parseAccelerator } from './menu.mjs';
import { preventable } from './state.mjs';

class TrayOf extends EventEmitter {
  constructor(image) {
    super();
    if (!image) throw new TypeError('Error processing argument at index 0, conversion failure from undefined');
    this.image = image;
    this.menu = null;
    this.toolTip = '';
    this.title = '';
    this.gone = false;
  }
  setContextMenu(menu) {
    this.menu = menu;
  }
  setToolTip(text) {
    this.toolTip = text;
  }
  setTitle(title) {
    this.title = title;
  }
  getTitle() {
    return this.title;
  }
  setImage(image) {
    this.image = image;
  }
  setPressedImage() {}
  setIgnoreDoubleClickEvents() {}
  popUpContextMenu() {}
  closeContextMenu() {}
  focus() {}
  getBounds() {
    return { x: 0, y: 0, width: 24, height: 24 };
  }
  destroy() {
    this.gone = true;
  }
  isDestroyed() {
    return this.gone;
  }
}
export const Tray = guardClass('Tray', TrayOf);

class NotificationOf extends EventEmitter {
  constructor(options = {}) {
    super();
    const {
      title = '',
      subtitle = '',
      body = '',
      silent = false,
      icon,
      urgency = 'normal',
      actions = [],
      timeoutType = 'default',
    } = options;
    Object.assign(this, { title, subtitle, body, silent, icon, urgency, actions, timeoutType });
  }
  show() {
    queueMicrotask(() => this.emit('show', preventable()));
  }
  close() {
    queueMicrotask(() => this.emit('close', preventable()));
  }
  static isSupported() {
    return true;
  }
}
export const Notification = guardClass('Notification', NotificationOf);

class PowerMonitor extends EventEmitter {
  onBatteryPower = false;
  getSystemIdleTime() {
    return 0;
  }
  getSystemIdleState(threshold) {
    return this.getSystemIdleTime() >= threshold ? 'idle' : 'active';
  }
  isOnBatteryPower() {
    return this.onBatteryPower;
  }
  getCurrentThermalState() {
    return 'unknown';
  }
}
export const powerMonitor = guard('powerMonitor', new PowerMonitor());

/** Nothing is opened outside: the terminal says what would be. @param {string} what */
const wouldOpen = (what) => console.error(`stand-in: would open ${what}`);
export const shell = guard('shell', {
  async openExternal(url) {
    wouldOpen(String(new URL(url)));
  },
  async openPath(path) {
    wouldOpen(path);
    return '';
  },
  showItemInFolder: wouldOpen,
  beep() {},
});

/** @type {Map<string, () => void>} */
const shortcuts = new Map();
export const globalShortcut = guard('globalShortcut', {
  register(accelerator, callback) {
    parseAccelerator(accelerator);
    if (shortcuts.has(accelerator)) return false;
    shortcuts.set(accelerator, callback);
    return true;
  },
  isRegistered: (accelerator) => shortcuts.has(accelerator),
  unregister: (accelerator) => void shortcuts.delete(accelerator),
  unregisterAll: () => shortcuts.clear(),
  /** For specs: the person pressed it. */
  pressed: (accelerator) => shortcuts.get(accelerator)?.(),
});
