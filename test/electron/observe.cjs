/**
 * Keeps what the product gives to the desktop, so that a spec can find it: on the stand-in and, through `electron -r`,
 * on real Electron alike. Nothing of the product's behaviour changes, but for web pages, which are not opened.
 * @param {any} electron
 */
module.exports = function observe(electron) {
  const seen = { trays: [], notifications: [], opened: [] };
  Object.defineProperty(globalThis, 'cofferSeen', { value: seen });
  const { Tray, Notification, shell } = electron;

  const recordOf = (tray) => {
    let record = seen.trays.find((one) => one.tray === tray);
    if (!record) {
      record = { tray, menu: null, toolTip: '' };
      seen.trays.push(record);
    }
    return record;
  };
  const watch = (prototype, name, note) => {
    const real = prototype[name];
    prototype[name] = function observed(...args) {
      note(this, args);
      return Reflect.apply(real, this, args);
    };
  };
  watch(Tray.prototype, 'setContextMenu', (tray, [menu]) => {
    recordOf(tray).menu = menu;
  });
  watch(Tray.prototype, 'setToolTip', (tray, [text]) => {
    recordOf(tray).toolTip = text;
  });
  watch(Notification.prototype, 'show', (notification) => seen.notifications.push(notification));
  shell.openExternal = async (url) => void seen.opened.push(url);
};

if (process.env.COFFER_OBSERVE === 'real') module.exports(require('electron'));
