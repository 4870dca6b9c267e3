import { EventEmitter } from 'node:events';
import { existsSync, mkdirSync, readFileSync, realpathSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { guard } from './guard.mjs';
import { releaseLock, requestLock } from './lock.mjs';
import { preventable, state } from './state.mjs';
import { currentBrowser } from './targets.mjs';
import { windows } from './window.mjs';

/** The package.json that `electron .` would have read. */
function findManifest() {
  for (let folder = dirname(resolve(process.argv[1] ?? '.')); ; folder = dirname(folder)) {
    const file = join(folder, 'package.json');
    if (existsSync(file)) return { folder, ...JSON.parse(readFileSync(file, 'utf8')) };
    if (folder === dirname(folder))
      return { folder: process.cwd(), name: 'Electron', version: process.versions.electron };
  }
}
const manifest = findManifest();

const switchOf = (name) => process.argv.find((one) => one === `--${name}` || one.startsWith(`--${name}=`));
const switchValue = (name) => switchOf(name)?.split('=').slice(1).join('=');

const home = homedir();
const named =
  {
    win32: process.env.APPDATA ?? join(home, 'AppData/Roaming'),
    darwin: join(home, 'Library/Application Support'),
  }[/** @type {string} */ (process.platform)] ??
  process.env.XDG_CONFIG_HOME ??
  join(home, '.config');
const folders = {
  home,
  appData: named,
  temp: tmpdir(),
  exe: process.execPath,
  module: process.execPath,
  desktop: join(home, 'Desktop'),
  documents: join(home, 'Documents'),
  downloads: join(home, 'Downloads'),
  music: join(home, 'Music'),
  pictures: join(home, 'Pictures'),
  videos: join(home, 'Videos'),
};
const derived = {
  userData: () => switchValue('user-data-dir') ?? join(app.getPath('appData'), app.getName()),
  sessionData: () => app.getPath('userData'),
  logs: () => join(app.getPath('userData'), 'logs'),
  crashDumps: () => join(app.getPath('userData'), 'Crashpad'),
};

const commandLine = guard('commandLine', {
  added: new Map(),
  hasSwitch(name) {
    return this.added.has(name) || switchOf(name) !== undefined;
  },
  getSwitchValue(name) {
    return this.added.get(name) ?? switchValue(name) ?? '';
  },
  appendSwitch(name, value = '') {
    this.added.set(name, value);
  },
  removeSwitch(name) {
    this.added.delete(name);
  },
});

class App extends EventEmitter {
  isPackaged = false;
  dock = undefined;
  commandLine = commandLine;
  name = manifest.productName ?? manifest.name;
  userAgentFallback = '';
  badgeCount = 0;
  accessibilitySupportEnabled = false;

  isReady() {
    return state.ready;
  }
  whenReady() {
    return readiness;
  }
  getName() {
    return this.name;
  }
  setName(name) {
    this.name = name;
  }
  getVersion() {
    return manifest.version;
  }
  getAppPath() {
    return manifest.folder;
  }
  getPath(name) {
    const path = folders[name] ?? derived[name]?.();
    if (!path) throw new Error(`Failed to get '${name}' path`);
    return path;
  }
  setPath(name, path) {
    if (!(name in folders) && !(name in derived)) throw new Error(`Failed to set path`);
    folders[name] = path;
  }
  setAppLogsPath(path) {
    folders.logs = path ?? derived.logs();
  }
  getLocale() {
    return Intl.DateTimeFormat().resolvedOptions().locale;
  }
  getSystemLocale() {
    return this.getLocale();
  }
  getPreferredSystemLanguages() {
    return [this.getLocale()];
  }
  getLocaleCountryCode() {
    return new Intl.Locale(this.getLocale()).region ?? '';
  }
  requestSingleInstanceLock(data) {
    return requestLock(this.getPath('userData'), { argv: process.argv, cwd: process.cwd(), data }, (other) =>
      this.emit('second-instance', preventable(), other.argv, other.cwd, other.data),
    );
  }
  hasSingleInstanceLock() {
    return Boolean(state.locked);
  }
  releaseSingleInstanceLock() {
    releaseLock();
  }
  enableSandbox() {
    if (state.ready) throw new Error('app.enableSandbox() can only be called before app is ready');
    state.sandboxed = true;
  }
  disableHardwareAcceleration() {
    if (state.ready) throw new Error('app.disableHardwareAcceleration() can only be called before app is ready');
  }
  setAppUserModelId(id) {
    state.userModelId = id;
  }
  setDesktopName() {}
  setAboutPanelOptions(options) {
    state.aboutPanel = options;
  }
  showAboutPanel() {
    this.emit('stand-in:about-panel');
  }
  addRecentDocument() {}
  clearRecentDocuments() {}
  setBadgeCount(count) {
    this.badgeCount = count ?? 0;
    return true;
  }
  getBadgeCount() {
    return this.badgeCount;
  }
  setLoginItemSettings(settings) {
    state.loginItem = settings;
  }
  getLoginItemSettings() {
    return { openAtLogin: false, ...state.loginItem };
  }
  getGPUFeatureStatus() {
    return {};
  }
  getAppMetrics() {
    return [];
  }
  focus() {
    this.emit('stand-in:focus');
    [...windows.values()].find((one) => one.shown)?.focus();
  }
  hide() {}
  show() {}
  setUserActivity() {}
  relaunch() {
    throw new Error('not in the stand-in: app.relaunch');
  }

  /** https://www.electronjs.org/docs/latest/api/app#appquit: each window may refuse. */
  quit() {
    if (state.quitting || state.exiting) return;
    state.quitting = true;
    const before = preventable();
    this.emit('before-quit', before);
    if (before.defaultPrevented) {
      state.quitting = false;
      return;
    }
    for (const window of [...windows.values()]) {
      window.close();
      if (!state.quitting) return;
    }
    const will = preventable();
    this.emit('will-quit', will);
    if (will.defaultPrevented) {
      state.quitting = false;
      return;
    }
    this.exit(process.exitCode ?? 0);
  }

  exit(code = 0) {
    if (state.exiting) return;
    state.exiting = true;
    for (const window of [...windows.values()]) window.destroy();
    this.emit('quit', preventable(), code);
    releaseLock();
    leave(code);
  }
}

/** @param {number | string} code */
async function leave(code) {
  const browser = await currentBrowser()?.catch(() => undefined);
  await browser?.close();
  process.exit(Number(code));
}

export const app = guard('app', new App());
state.appName = () => app.getName();
state.emitApp = (name, ...values) => app.emit(name, ...values);
state.onWindow.push((window) => app.emit('browser-window-created', preventable(), window));
state.onWindow.push((window) => app.emit('web-contents-created', preventable(), window.webContents));
state.windowGone = () => {
  if (windows.size > 0 || state.quitting || state.exiting) return;
  if (app.listenerCount('window-all-closed') === 0) app.quit();
  else app.emit('window-all-closed');
};

// Electron's main process ends when the app quits, not when its event loop is empty.
setInterval(() => {}, 2 ** 30);
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, () => app.quit());
// A spec's process went away.
process.once('disconnect', () => app.exit(0));

const readiness = new Promise((done) => {
  const announce = () => {
    mkdirSync(app.getPath('userData'), { recursive: true });
    state.ready = true;
    app.emit('will-finish-launching');
    app.emit('ready', preventable(), {});
    done(undefined);
  };
  // After the main module has run to its end, its top-level awaits too. https://www.electronjs.org/docs/latest/tutorial/esm
  // This import finds the module that is running; where it fails, Node ends the process itself.
  import(pathToFileURL(realpathSync(process.argv[1] ?? '')).href).then(
    () => setImmediate(announce),
    () => undefined,
  );
});
