import { launchBrowser } from './launch.mjs';

/** @typedef {{ targetId: string, session: any, browser: Awaited<ReturnType<typeof launchBrowser>> }} Target */

/** @type {Promise<Awaited<ReturnType<typeof launchBrowser>>> | undefined} */
let running;
/** Pages attached and not yet given to a window. */
const free = new Map();
const waiters = new Map();
const openers = new Map();
/** Where the next window goes: into a page that is there already, or a new one. */
let spare = false;
const settings = { withPort: false, rtcPolicy: 'default' };

/** Called by the control channel before the first window: specs need an address for their Playwright. */
export function openPort() {
  settings.withPort = true;
}

/** Chromium takes it at its start only: what is set before the first window holds for all. @param {string} policy */
export function setRtcPolicy(policy) {
  if (running && policy !== settings.rtcPolicy)
    throw new Error('not in the stand-in: another WebRTC policy once a window is there');
  settings.rtcPolicy = policy;
}

/** The browser of the windows there are, if any. */
export const currentBrowser = () => running;

/** @param {{ width: number, height: number }} size */
async function start(size) {
  const browser = await launchBrowser({ ...size, ...settings });
  const { cdp } = browser;
  spare = true;
  cdp.once('close', () => {
    running = undefined;
    free.clear();
  });
  cdp.browser.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
    const session = cdp.session(sessionId);
    const opener = targetInfo.openerId && openers.get(targetInfo.openerId);
    if (targetInfo.type !== 'page') session.tell('Runtime.runIfWaitingForDebugger');
    else if (opener) {
      opener(targetInfo, cdp);
      // One that shares its opener's process cannot be closed while it is held, and holds its opener with it.
      session.tell('Runtime.runIfWaitingForDebugger');
    } else {
      session.tell('Runtime.runIfWaitingForDebugger');
      free.set(targetInfo.targetId, session);
      waiters.get(targetInfo.targetId)?.();
      waiters.get('first')?.();
    }
  });
  // A page's own new windows are held until they are refused.
  await cdp.browser.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: true, flatten: true });
  return browser;
}

/** @param {string} key @param {() => boolean} there */
function attached(key, there) {
  if (there()) return Promise.resolve();
  return new Promise((resolve) => {
    waiters.set(key, () => {
      waiters.delete(key);
      resolve(undefined);
    });
  });
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
  if (spare) {
    spare = false;
    await attached('first', () => free.size > 0);
    targetId = free.keys().next().value;
  } else {
    const made = await browser.cdp.browser.send('Target.createTarget', {
      url: 'about:blank',
      newWindow: true,
      width: size.width,
      height: size.height,
    });
    targetId = made.targetId;
    await attached(targetId, () => free.has(targetId));
  }
  const session = free.get(targetId);
  free.delete(targetId);
  openers.set(targetId, onPopup);
  return { targetId, session, browser };
}

/**
 * Closes a window's page. The last one would take the browser with it, and a spec's connection too: with one of those an
 * empty page is put in its place first.
 * @param {Target} target @param {boolean} isLast
 */
export async function leaveTarget({ targetId, browser }, isLast) {
  openers.delete(targetId);
  if (isLast && settings.withPort && !browser.cdp.closed) {
    spare = true;
    await browser.cdp.browser.tell('Target.createTarget', { url: 'about:blank' });
  }
  await browser.cdp.browser.tell('Target.closeTarget', { targetId });
}
