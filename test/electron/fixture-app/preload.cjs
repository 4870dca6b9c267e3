const { contextBridge, ipcRenderer, webUtils } = require('electron');

globalThis.secretOfPreload = 'isolated';
const tries = {};
for (const name of ['fs', 'node:child_process', './other.cjs']) {
  try {
    require(name);
    tries[name] = 'required';
  } catch (error) {
    tries[name] = error.message;
  }
}
let again = 'exposed twice';
class Hidden {
  shown = 1;
  method() {}
}
contextBridge.exposeInMainWorld('api', {
  tries,
  instance: new Hidden(),
  raw: ipcRenderer,
  again: () => again,
  echo: (value) => ipcRenderer.invoke('echo', value),
  who: () => ipcRenderer.invoke('who'),
  invoke: (channel) => ipcRenderer.invoke(channel),
  sync: (a, b) => a + b,
  throws: () => {
    throw new RangeError('from the preload');
  },
  call: (fn) => fn(20) + 1,
  path: (file) => webUtils.getPathForFile(file),
  on: (listener) => {
    const inner = (_event, ...values) => listener(...values);
    ipcRenderer.on('news', inner);
    return () => ipcRenderer.off('news', inner);
  },
  missing: (name) => {
    try {
      return String(ipcRenderer[name]);
    } catch (error) {
      return error.message;
    }
  },
});
try {
  contextBridge.exposeInMainWorld('api', {});
} catch (error) {
  again = error.message;
}
