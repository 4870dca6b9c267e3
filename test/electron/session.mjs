import { EventEmitter } from 'node:events';
import { guard } from './guard.mjs';
import { protocol } from './protocol.mjs';

/** Electron's permission names and those Chromium's protocol knows them by. */
const CHROMIUM_NAMES = {
  'clipboard-read': ['clipboard-read'],
  'clipboard-sanitized-write': ['clipboard-write'],
  'display-capture': ['display-capture'],
  geolocation: ['geolocation'],
  'idle-detection': ['idle-detection'],
  media: ['camera', 'microphone'],
  midi: ['midi'],
  notifications: ['notifications'],
  'local-fonts': ['local-fonts'],
  'window-management': ['window-management'],
  'storage-access': ['storage-access'],
};

const given = { request: null, check: null, device: null, beforeRequest: null };

/** @param {any} hook */
const filterOf = (filter) =>
  (filter?.urls ?? []).map((url) => new RegExp(`^${url.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')}$`));

export const webRequestHooks = {
  /** Whether the product's onBeforeRequest cancels it. @param {any} details @returns {Promise<boolean>} */
  beforeRequest(details) {
    const { beforeRequest } = given;
    if (!beforeRequest || (beforeRequest.urls.length > 0 && !beforeRequest.urls.some((one) => one.test(details.url))))
      return Promise.resolve(false);
    return new Promise((resolve) => {
      beforeRequest.listener(details, (answer = {}) => {
        if (answer.redirectURL) throw new Error('not in the stand-in: webRequest.onBeforeRequest with redirectURL');
        resolve(answer.cancel === true);
      });
    });
  },
};

const webRequest = guard('webRequest', {
  onBeforeRequest(filter, listener) {
    const own = listener === undefined ? filter : listener;
    given.beforeRequest = own ? { listener: own, urls: typeof filter === 'object' ? filterOf(filter) : [] } : null;
  },
});

class Session extends EventEmitter {
  protocol = protocol;
  webRequest = webRequest;
  setPermissionRequestHandler(handler) {
    given.request = handler;
  }
  setPermissionCheckHandler(handler) {
    given.check = handler;
  }
  setDevicePermissionHandler(handler) {
    given.device = handler;
  }
  setSpellCheckerEnabled(enable) {
    this.spellCheck = enable;
  }
  isSpellCheckerEnabled() {
    return this.spellCheck;
  }
  isPersistent() {
    return true;
  }
  async clearCache() {}
  async clearStorageData() {}
  spellCheck = true;
}

const defaultSession = guard('session', new Session());
export const session = guard('session', {
  defaultSession,
  fromPartition(partition) {
    throw new Error(`not in the stand-in: session.fromPartition(${partition})`);
  },
});

/** @param {any} browser @param {string} name @param {string} origin @param {boolean} granted */
async function settle(browser, name, origin, granted) {
  const permissions = CHROMIUM_NAMES[name] ?? [];
  await Promise.all(
    permissions.map((permission) =>
      browser.tell('Browser.setPermission', {
        permission: { name: permission },
        setting: granted ? 'granted' : 'denied',
        origin,
      }),
    ),
  );
}

/**
 * Before a page's first script: what its permissions are when it only looks. Electron without handlers grants all.
 * https://www.electronjs.org/docs/latest/api/session#sessetpermissioncheckhandlerhandler
 * @param {any} contents @param {any} browser @param {string} origin as Chromium knows it
 */
export async function preparePermissions(contents, browser, origin) {
  const names = Object.keys(CHROMIUM_NAMES);
  await Promise.all(
    names.map((name) => {
      const granted = given.check
        ? Boolean(
            given.check(contents, name, contents.getURL(), { isMainFrame: true, requestingUrl: contents.getURL() }),
          )
        : !given.request;
      return settle(browser, name, origin, granted);
    }),
  );
}

/**
 * A page asks: the product's request handler decides, then Chromium itself grants or refuses.
 * @param {any} contents @param {any} browser @param {{ name: string, types?: string[] }} permission @param {any} frame @param {string} origin
 * @returns {Promise<boolean>}
 */
export async function decidePermission(contents, browser, permission, frame, origin) {
  const details = {
    requestingUrl: frame?.url ?? '',
    isMainFrame: frame?.parent === null,
    ...(permission.types ? { mediaTypes: permission.types } : {}),
  };
  const granted = await new Promise((resolve) => {
    if (['hid', 'usb', 'serial'].includes(permission.name))
      resolve(Boolean(given.check?.(contents, permission.name, details.requestingUrl, details) ?? !given.check));
    else if (given.request) given.request(contents, permission.name, (answer) => resolve(Boolean(answer)), details);
    else resolve(true);
  });
  await settle(browser, permission.name, origin, granted);
  return granted;
}
