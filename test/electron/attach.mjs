import { readFileSync } from 'node:fs';
import vm from 'node:vm';
import { answerInvoke, receiveSend } from './ipc.mjs';
import { pressAccelerator } from './menu.mjs';
import { askNavigation } from './navigation.mjs';
import { originOf, toApp, toPage } from './origin.mjs';
import { pageScripts } from './page.mjs';
import { answerPaths } from './paths.mjs';
import { serve } from './requests.mjs';
import { decidePermission, preparePermissions } from './session.mjs';
import { preventable } from './state.mjs';
import { takeTarget } from './targets.mjs';
import { followTheme } from './theme.mjs';

const WORLD = 'Electron Isolated Context';
const TITLE_SUFFIX = ' — development runtime';

/** The preload's text; a sandboxed one must be CommonJS. https://www.electronjs.org/docs/latest/tutorial/esm */
function readPreload(contents) {
  const { preload: path } = contents.preferences;
  if (!path) return undefined;
  try {
    const source = readFileSync(path, 'utf8');
    if (path.endsWith('.mjs')) throw new SyntaxError('Cannot use import statement outside a module');
    new vm.Script(`(function (require, module, exports, process, global) {\n${source}\n})`, { filename: path });
    return { path, source };
  } catch (error) {
    console.error(`Unable to load preload script: ${path}`, error);
    setImmediate(() => contents.emit('preload-error', preventable(), path, error));
    return undefined;
  }
}

/** What a frame's isolated world says. @param {any} contents @param {any} record @param {any} message */
async function receive(contents, record, message) {
  switch (message.type) {
    case 'invoke':
      return answerInvoke(contents, record, message);
    case 'send':
      return receiveSend(contents, record, message);
    case 'open':
      return contents.askOpen(message);
    case 'navigate':
      if (contents.askNavigation(message.url, record === contents.mainFrameRecord, record))
        console.error(`not in the stand-in: a navigation of the page to ${message.url}; it is refused`);
      return undefined;
    case 'key':
      return contents.ignoresMenu ? undefined : pressAccelerator(message, contents.window.facade);
    case 'input':
      return contents.emit('input-event', preventable(), { type: message.kind, modifiers: [] });
    case 'title':
      return contents.window.pageTitle(message.title);
    case 'preload-error':
      return contents.emit('preload-error', preventable(), message.path, new Error(message.message));
    case 'permission': {
      const { browser } = await contents.page();
      const origin = new URL(toPage(record.address)).origin;
      await decidePermission(contents.facade, browser.cdp.browser, message.permission, record.facade, origin);
      return contents.deliver(record, { type: 'reply', id: message.id });
    }
    default:
      throw new Error(`unknown message ${message.type}`);
  }
}

/** Frames, documents and worlds as they come and go. @param {any} contents @param {any} page */
function followFrames(contents, page) {
  page.on('Page.frameAttached', ({ frameId, parentFrameId }) => contents.frameOf(frameId, parentFrameId));
  page.on('Page.frameDetached', ({ frameId, reason }) => {
    if (reason === 'swap') return;
    const record = contents.frames.get(frameId);
    if (record) record.alive = false;
    contents.frames.delete(frameId);
  });
  page.on('Page.frameNavigated', ({ frame }) => {
    const record = contents.frameOf(frame.id, frame.parentId);
    record.documents += 1;
    record.address = toApp(frame.url + (frame.urlFragment ?? ''));
    record.securityOrigin = frame.securityOrigin?.startsWith('https') ? originOf(record.address) : '';
    record.name = frame.name ?? '';
    if (frame.parentId) {
      contents.emit(
        'did-frame-navigate',
        preventable(),
        record.address,
        200,
        'OK',
        false,
        contents.id,
        record.facade.routingId,
      );
      return;
    }
    contents.address = record.address;
    contents.emit('did-navigate', preventable(), record.address, 200, 'OK');
    contents.emit(
      'did-frame-navigate',
      preventable(),
      record.address,
      200,
      'OK',
      true,
      contents.id,
      record.facade.routingId,
    );
  });
  page.on('Page.navigatedWithinDocument', ({ frameId, url }) => {
    const record = contents.frameOf(frameId);
    record.address = toApp(url);
    const isMain = record === contents.mainFrameRecord;
    if (isMain) contents.address = record.address;
    contents.emit('did-navigate-in-page', preventable(), record.address, isMain, contents.id, record.facade.routingId);
  });
  // What Fetch does not see: an address of the product's own scheme, and schemes Chromium would hand to the system.
  page.on('Page.frameRequestedNavigation', ({ frameId, url }) => {
    contents.frameOf(frameId).requested = toApp(url);
    if (/^(https?|about|javascript|blob|data):/.test(url)) return;
    const record = contents.frameOf(frameId);
    const isMain = record === contents.mainFrameRecord;
    if (askNavigation(contents, url, isMain, record) && toPage(url) !== url && isMain)
      contents.loadURL(url).catch(() => {});
  });
  // Links and forms with a target; window.open is asked for in the page, where it can answer null.
  page.on('Page.windowOpen', ({ url, windowName, windowFeatures }) => {
    contents.askOpen({ url, name: windowName, features: windowFeatures.join(','), disposition: 'foreground-tab' });
  });
  page.on('Runtime.executionContextCreated', ({ context }) => {
    if (context.name !== WORLD) return;
    const record = contents.frameOf(context.auxData.frameId);
    record.context = { session: page, id: context.id };
    contents.contexts.set(`${page.id}:${context.id}`, record);
  });
  page.on('Runtime.executionContextDestroyed', ({ executionContextId }) => {
    const key = `${page.id}:${executionContextId}`;
    const record = contents.contexts.get(key);
    contents.contexts.delete(key);
    if (record?.context?.id === executionContextId) record.context = undefined;
  });
  page.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
    const record = contents.contexts.get(`${page.id}:${executionContextId}`);
    if (name !== contents.binding || !record) return;
    receive(contents, record, JSON.parse(payload)).catch((error) =>
      setImmediate(() => {
        throw error;
      }),
    );
  });
}

/** What Chromium shows in a new page; its load may come late, and is nothing that the app asked for. */
const blank = ['', 'about:blank', 'data:text/html,'];
const isBeginning = ({ address, window }) =>
  !window.wasPainted && blank.includes(address) && address !== window.firstAddress;

/** The loading events. @param {any} contents @param {any} page */
function followLoading(contents, page) {
  const isMain = (frameId) => frameId === contents.mainFrameRecord?.id;
  page.on('Page.frameStartedLoading', ({ frameId }) => {
    if (!isMain(frameId)) return;
    contents.loading = true;
    contents.emit('did-start-loading');
  });
  page.on('Page.frameStoppedLoading', ({ frameId }) => {
    if (!isMain(frameId)) return;
    contents.loading = false;
    contents.emit('did-stop-loading');
  });
  page.on('Page.domContentEventFired', () => contents.emit('dom-ready', preventable()));
  page.on('Page.loadEventFired', () => {
    if (isBeginning(contents)) return;
    // The blank page that Chromium began with is no place to go back to.
    page.tell('Page.resetNavigationHistory');
    contents.emit('did-finish-load');
    contents.emit('did-frame-finish-load', preventable(), true, contents.id, 1);
    contents.window.painted();
  });
  page.on('Inspector.targetCrashed', () => contents.window.rendererGone('crashed', false));
  page.on('Runtime.consoleAPICalled', ({ type, args, stackTrace }) => {
    const message = args.map((one) => one.value ?? one.description ?? '').join(' ');
    const at = stackTrace?.callFrames[0];
    const level = { error: 'error', warning: 'warning', debug: 'debug' }[type] ?? 'info';
    const event = preventable({ message, level, lineNumber: at?.lineNumber ?? 0, sourceId: toApp(at?.url ?? '') });
    contents.emit(
      'console-message',
      event,
      { debug: 0, info: 1, warning: 2, error: 3 }[level],
      message,
      event.lineNumber,
      event.sourceId,
    );
  });
}

/**
 * Puts everything in place in one target of the page, before its first script.
 * @param {any} contents @param {any} page @param {{ main: string, isolated: string, asksPaths: boolean }} scripts
 */
async function prepare(contents, page, scripts) {
  followFrames(contents, page);
  page.on('Target.attachedToTarget', async ({ sessionId, targetInfo }) => {
    const child = page.cdp.session(sessionId);
    if (targetInfo.type === 'iframe') await prepare(contents, child, scripts).catch(() => {});
    child.tell('Runtime.runIfWaitingForDebugger');
  });
  if (scripts.asksPaths) answerPaths(page);
  await Promise.all([
    page.send('Page.enable'),
    page.send('Runtime.enable'),
    page.send('Runtime.addBinding', { name: contents.binding, executionContextName: WORLD }),
    page.send('Page.addScriptToEvaluateOnNewDocument', { source: scripts.isolated, worldName: WORLD }),
    page.send('Page.addScriptToEvaluateOnNewDocument', { source: scripts.main }),
    page.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: true, flatten: true }),
    serve(contents, page),
  ]);
}

/** Gives a webContents its page in Chromium. @param {any} contents */
export async function attachPage(contents) {
  const size = contents.window.getBounds();
  const target = await takeTarget(size, (popup, cdp) => {
    cdp.browser.tell('Target.closeTarget', { targetId: popup.targetId });
  });
  const { session: page, browser } = target;
  const { nodeIntegrationInSubFrames: subframes = false } = contents.preferences;
  const scripts = pageScripts({
    secret: contents.secret,
    binding: contents.binding,
    deliver: contents.deliverName,
    preload: readPreload(contents),
    subframes,
    versions: {
      chrome: process.versions.chrome ?? '',
      electron: process.versions.electron,
      node: process.versions.node,
    },
    suffix: TITLE_SUFFIX,
  });
  const { targetId } = target;
  browser.cdp.browser.on('Target.detachedFromTarget', (gone) => {
    if (gone.targetId === targetId || gone.sessionId === page.id) contents.window.pageGone();
  });
  browser.cdp.once('close', () => contents.window.rendererGone('killed', true));
  followLoading(contents, page);
  const root = page.send('Page.getFrameTree').then(({ frameTree }) => contents.frameOf(frameTree.frame.id));
  await Promise.all([root, prepare(contents, page, scripts), followTheme(page)]);
  await page.send('Runtime.runIfWaitingForDebugger');
  const first = contents.window.firstAddress;
  if (first) await preparePermissions(contents.facade, browser.cdp.browser, new URL(toPage(first)).origin);
  contents.window.shownIn(target);
  return target;
}
