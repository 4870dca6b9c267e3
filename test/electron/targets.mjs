import { launchBrowser } from './launch.mjs';

/** @typedef {{ targetId: string, session: any, browser: Awaited<ReturnType<typeof launchBrowser>> }} Target */

/** @type {Promise<Awaited<ReturnType<typeof launchBrowser>>> | undefined} */
let running;
/** Pages attached and not yet given to a window. */
const free = new Map();
const waiters = new Map();
const openers = new Map();
let firstTaken = false;
const settings = { withPort: false };

/** Called by the control channel before the first window: specs need an address for their Playwright. */
export function openPort() {
  settings.withPort = true;
}

/** The browser of the windows there are, if any. */
export const currentBrowser = () => running;

/** @param {{ width: number, height: number }} size */
async function start(size) {
  const browser = await launchBrowser({ ...size, ...settings });
  const { cdp } = browser;
  firstTaken = false;
  cdp.once('close', () => {
    running = undefined;
    free.clear();
  });
  cdp.browser.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
    const session = cdp.session(sessionId);
    const opener = targetInfo.openerId && openers.get(targetInfo.openerId);
    if (targetInfo.type !== 'page') session.tell('Runtime.runIfWaitingForDebugger');
    else if (opener) opener(targetInfo, cdp);
    else {
      free.set(targetInfo.targetId, session);
      waiters.get(targetInfo.targetId)?.();
      waiters.get('first')?.();
    }
  });
  // Held until the window's scripts are in place; a page's own new windows are held until they are refused.
  await cdp.browser.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: true, flatten: true });
  return browser;
}

/** @param {string} key @param {() => boolean} there */
function attached(key, there) {
  if (there()) return Promise.resolve();
  return new Promise((resolve) => waiters.set(key, () => (waiters.delete(key), resolve(undefined))));
}

/**
 * A blank page for a new window: the one Chromium starts with, then others.
 * @param {{ width: number, height: number }} size
 * @param {(info: any, cdp: any) => void} onPopup called with each page that this one opens
 * @returns {Promise<Target>}
 */
export async function takeTarget(size, onPopup) {
  running ??= start(size);
  const browser = await running.catch((error) => {
    running = undefined;
    throw error;
  });
  let targetId;
  if (!firstTaken) {
    firstTaken = true;
    await attached('first', () => free.size > 0);
    targetId = free.keys().next().value;
  } else {
    const made = await browser.cdp.browser.send('Target.createTarget', { url: 'about:blank', newWindow: !browser.headless, ...size });
    targetId = made.targetId;
    await attached(targetId, () => free.has(targetId));
  }
  const session = free.get(targetId);
  free.delete(targetId);
  openers.set(targetId, onPopup);
  return { targetId, session, browser };
}
