import { EventEmitter } from 'node:events';
import { guard, guardClass } from './guard.mjs';
import { preventable, state } from './state.mjs';

let nextCommand = 1;
/** @type {any} */
let applicationMenu = null;

const zoom = (by) => (window) =>
  window?.webContents.setZoomLevel(by === 0 ? 0 : window.webContents.getZoomLevel() + by);
/** What Electron does for a role. https://www.electronjs.org/docs/latest/api/menu-item#roles */
const ROLES = {
  quit: { label: 'Quit', run: () => state.quit() },
  close: { label: 'Close Window', accelerator: 'CommandOrControl+W', run: (window) => window?.close() },
  minimize: { label: 'Minimize', accelerator: 'CommandOrControl+M', run: (window) => window?.minimize() },
  reload: { label: 'Reload', accelerator: 'CommandOrControl+R', run: (window) => window?.webContents.reload() },
  forcereload: { label: 'Force Reload', run: (window) => window?.webContents.reloadIgnoringCache() },
  togglefullscreen: {
    label: 'Toggle Full Screen',
    accelerator: 'F11',
    run: (window) => window?.setFullScreen(!window.isFullScreen()),
  },
  resetzoom: { label: 'Actual Size', accelerator: 'CommandOrControl+0', run: zoom(0) },
  zoomin: { label: 'Zoom In', accelerator: 'CommandOrControl+Plus', run: zoom(0.5) },
  zoomout: { label: 'Zoom Out', accelerator: 'CommandOrControl+-', run: zoom(-0.5) },
  about: { label: 'About', run: () => state.emitApp('stand-in:about-panel') },
  // The page does these itself.
  undo: { label: 'Undo' },
  redo: { label: 'Redo' },
  cut: { label: 'Cut' },
  copy: { label: 'Copy' },
  paste: { label: 'Paste' },
  pasteandmatchstyle: { label: 'Paste and Match Style' },
  delete: { label: 'Delete' },
  selectall: { label: 'Select All' },
};
const GROUPS = {
  editmenu: ['Edit', ['undo', 'redo', 'cut', 'copy', 'paste', 'delete', 'selectAll']],
  viewmenu: ['View', ['reload', 'forceReload', 'resetZoom', 'zoomIn', 'zoomOut', 'togglefullscreen']],
  windowmenu: ['Window', ['minimize', 'close']],
  filemenu: ['File', ['quit']],
};
const SILENT_ROLES = [
  'toggledevtools',
  'help',
  'window',
  'services',
  'hide',
  'hideothers',
  'unhide',
  'front',
  'zoom',
  'appmenu',
  'startspeaking',
  'stopspeaking',
  'togglespellchecker',
  'recentdocuments',
  'clearrecentdocuments',
];

class Item {
  constructor(options) {
    const role = options.role?.toLowerCase();
    const group = GROUPS[role];
    if (role && !ROLES[role] && !group && !SILENT_ROLES.includes(role))
      throw new TypeError(`Invalid role: ${options.role}`);
    const known = ROLES[role];
    const submenu = options.submenu ?? group?.[1].map((one) => ({ role: one }));
    const type = options.type ?? (submenu ? 'submenu' : 'normal');
    if (!['normal', 'separator', 'submenu', 'checkbox', 'radio', 'header', 'palette'].includes(type))
      throw new TypeError(`Unknown menu item type: ${type}`);
    if (type === 'submenu' && !submenu) throw new TypeError('Invalid submenu');
    this.commandId = nextCommand++;
    this.id = options.id ?? '';
    this.role = role;
    this.type = type;
    this.label = options.label ?? known?.label ?? group?.[0] ?? '';
    this.sublabel = options.sublabel ?? '';
    this.toolTip = options.toolTip ?? '';
    this.icon = options.icon;
    this.accelerator = options.accelerator ?? known?.accelerator ?? null;
    this.userAccelerator = this.accelerator;
    this.registerAccelerator = options.registerAccelerator ?? true;
    this.enabled = options.enabled ?? true;
    this.visible = options.visible ?? true;
    this.checked = options.checked ?? false;
    this.menu = undefined;
    this.submenu = submenu ? (Array.isArray(submenu) ? Menu.buildFromTemplate(submenu) : submenu) : undefined;
    // lib/browser/api/menu-item.ts: what the person's click does, a disabled item does nothing.
    this.click = (event = {}, window = state.focusedWindow?.() ?? null, contents = window?.webContents) => {
      if (!this.enabled) return;
      if (type === 'checkbox') this.checked = !this.checked;
      if (type === 'radio')
        for (const one of this.menu?.items ?? [this])
          if (one.type === 'radio') one.checked = one.commandId === this.commandId;
      if (known?.run) known.run(window);
      else options.click?.(item, window ?? undefined, event);
      void contents;
    };
    const item = guard('MenuItem', this);
    this.facade = item;
  }
}
export const MenuItem = guardClass('MenuItem', Item);

class MenuOf extends EventEmitter {
  items = [];
  append(item) {
    this.insert(this.items.length, item);
  }
  insert(at, item) {
    item.menu = this;
    this.items.splice(at, 0, item);
  }
  getMenuItemById(id) {
    for (const item of this.items) {
      const found = item.id === id ? item : item.submenu?.getMenuItemById(id);
      if (found) return found;
    }
    return null;
  }
  popup(options = {}) {
    this.emit('menu-will-show', preventable());
    MenuOf.lastPopup = { menu: this, options };
  }
  closePopup() {
    this.emit('menu-will-close', preventable());
  }
  static lastPopup = undefined;
  static buildFromTemplate(template) {
    if (!Array.isArray(template)) throw new TypeError('Invalid template for Menu: Menu template must be an array');
    const menu = guard('Menu', new MenuOf());
    for (const one of template) {
      if (one === null || typeof one !== 'object')
        throw new TypeError('Invalid template for MenuItem: must have at least one of label, role or type');
      if (one.label === undefined && one.role === undefined && one.type === undefined)
        throw new TypeError('Invalid template for MenuItem: must have at least one of label, role or type');
      menu.append(one instanceof Item ? one : new MenuItem(one));
    }
    return menu;
  }
  static setApplicationMenu(menu) {
    applicationMenu = menu;
  }
  static getApplicationMenu() {
    return applicationMenu;
  }
}
export const Menu = guardClass('Menu', MenuOf);

const KEYS = {
  plus: '+',
  space: ' ',
  return: 'enter',
  esc: 'escape',
  up: 'arrowup',
  down: 'arrowdown',
  left: 'arrowleft',
  right: 'arrowright',
  del: 'delete',
};

/** @param {string} text such as CommandOrControl+Shift+L */
export function parseAccelerator(text) {
  const parts = text
    .toLowerCase()
    .split('+')
    .map((part) => part || 'plus');
  const key = parts.pop() ?? '';
  const mac = process.platform === 'darwin';
  const has = (...names) => names.some((name) => parts.includes(name));
  const either = has('commandorcontrol', 'cmdorctrl');
  return {
    key: KEYS[key] ?? key,
    ctrl: has('ctrl', 'control') || (either && !mac),
    meta: has('cmd', 'command', 'super', 'meta') || (either && mac),
    shift: has('shift'),
    alt: has('alt', 'option'),
  };
}

/** @param {string} accelerator @param {any} pressed */
function matches(accelerator, pressed) {
  const wanted = parseAccelerator(accelerator);
  const key = pressed.key.toLowerCase();
  const letter = /^(Key|Digit)(.)$/.exec(pressed.code)?.[2]?.toLowerCase();
  const shiftAgrees = wanted.shift === pressed.shift || wanted.key === '+';
  return (
    (wanted.key === key || wanted.key === letter) &&
    wanted.ctrl === pressed.ctrl &&
    wanted.meta === pressed.meta &&
    wanted.alt === pressed.alt &&
    shiftAgrees
  );
}

/** A key that the page left alone: the menu's item for it, as the desktop would. @param {any} pressed @param {any} window */
export function pressAccelerator(pressed, window) {
  const search = (menu) => {
    for (const item of menu?.items ?? []) {
      if (
        item.accelerator &&
        item.registerAccelerator &&
        item.enabled &&
        item.visible &&
        matches(item.accelerator, pressed)
      )
        return item;
      const found = search(item.submenu);
      if (found) return found;
    }
    return undefined;
  };
  const item = search(window.menu === undefined ? applicationMenu : window.menu);
  item?.click({ triggeredByAccelerator: true }, window, window.webContents);
}
