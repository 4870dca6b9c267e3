import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { app, BrowserWindow, ipcMain, protocol } from 'electron';

protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true } }]);
if (!app.requestSingleInstanceLock()) app.exit(0);
globalThis.seen = { second: [], navigations: [], opens: [], permissions: [], gone: [], preloadErrors: [], senders: [] };

const types = { html: 'text/html', js: 'text/javascript' };
const csp = "default-src 'none'; script-src 'self'; style-src 'self'; frame-src 'self'; connect-src *; img-src *";

app.on('second-instance', (_event, argv, cwd) => globalThis.seen.second.push({ argv, cwd }));
app.on('window-all-closed', () => {});
app.whenReady().then(async () => {
  protocol.handle('app', async (request) => {
    const { pathname } = new URL(request.url);
    const body = await readFile(join(import.meta.dirname, pathname)).catch(() => undefined);
    if (!body) return new Response('', { status: 404 });
    return new Response(body, {
      headers: { 'content-type': types[pathname.split('.').pop()] ?? 'text/plain', 'content-security-policy': csp },
    });
  });
  ipcMain.handle('echo', (event, ...values) => {
    globalThis.seen.senders.push(event);
    return values[0];
  });
  ipcMain.handle('who', ({ senderFrame: { url, origin, parent, top, routingId } }) => ({
    url,
    origin,
    routingId,
    isTop: parent === null,
    topUrl: top.url,
  }));
  ipcMain.handle('boom', () => {
    throw new TypeError('kaputt');
  });
  ipcMain.handle('uncloneable', () => () => {});
  globalThis.openWindow = (preload = 'preload.cjs', more = {}) => {
    const window = new BrowserWindow({
      width: 640,
      height: 480,
      webPreferences: { preload: join(import.meta.dirname, preload), ...more },
    });
    const { seen } = globalThis;
    window.webContents.on('will-navigate', (event, url) => {
      seen.navigations.push(url);
      event.preventDefault();
    });
    window.webContents.on('render-process-gone', (_event, { reason }) => seen.gone.push(reason));
    window.webContents.on('preload-error', (_event, _path, error) => seen.preloadErrors.push(error.message));
    window.webContents.setWindowOpenHandler(({ url }) => {
      seen.opens.push(url);
      return { action: 'deny' };
    });
    window.webContents.session.setPermissionRequestHandler((_contents, name, decide) => {
      seen.permissions.push(name);
      decide(false);
    });
    window.webContents.session.setPermissionCheckHandler(() => false);
    window.loadURL('app://fixture/index.html');
    return window.id;
  };
  globalThis.openWindow(
    process.env.FIXTURE_PRELOAD,
    process.env.FIXTURE_SUBFRAMES ? { nodeIntegrationInSubFrames: true } : {},
  );
});
