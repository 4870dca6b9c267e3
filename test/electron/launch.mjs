import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBrowser } from '../browser.mjs';
import { Cdp } from './cdp.mjs';

const QUIET = [
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-quic',
  '--disable-sync',
  '--disable-extensions',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-breakpad',
  '--disable-domain-reliability',
  '--disable-client-side-phishing-detection',
  '--metrics-recording-only',
  '--disable-search-engine-choice-screen',
  '--password-store=basic',
  '--use-mock-keychain',
  '--mute-audio',
  '--in-process-gpu',
  '--enable-features=NetworkServiceInProcess2',
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
  '--disable-dev-shm-usage',
  '--disable-gpu',
  '--hide-scrollbars=false',
  '--force-color-profile=srgb',
  '--disable-features=Translate,BackForwardCache,AcceptCHFrame,MediaRouter,OptimizationHints,IsolateSandboxedIframes,DialMediaRouteProvider,AutofillServerCommunication',
  // What Fetch interception cannot see (sockets, prefetches) finds no host either.
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--no-proxy-server',
];

/** Whether windows can be seen: a display is there and nobody asked for none. */
function wantsDisplay() {
  if (process.env.COFFER_HEADLESS === '1') return false;
  if (process.platform !== 'linux') return true;
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/**
 * What a browser says: the address at which a spec's Playwright can join in, and why it ended.
 * @param {import('node:stream').Readable} stderr @returns {{ endpoint: Promise<string>, reason: () => string }}
 */
function listenTo(stderr) {
  let text = '';
  const endpoint = new Promise((resolve) => {
    stderr.on('data', (chunk) => {
      text = (text + chunk).slice(-20_000);
      const found = /DevTools listening on (ws:\S+)/.exec(text);
      if (found?.[1]) resolve(found[1]);
    });
  });
  const reason = () => /.*:FATAL:.*/.exec(text)?.[0] ?? text.trim().split('\n').at(-1) ?? '';
  return { endpoint, reason };
}

/** @typedef {{ width: number, height: number, withPort: boolean, rtcPolicy: string }} Options */

/**
 * Starts the Chromium that shows the app's windows; where it ends at its start, as it may on a machine under load, once
 * more: without its sandbox where it says that the system allows it none.
 * @param {Options} options
 */
export async function launchBrowser(options) {
  const windowless = !wantsDisplay();
  const found = await findBrowser({ log: process.env.COFFER_VERBOSE ? console.error : () => {}, windowless });
  // Chromium refuses to run as root with its sandbox; only here, the product never gets this.
  const sandbox = process.getuid?.() !== 0;
  try {
    return await start(found, windowless, options, sandbox);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const isRefused = /No usable sandbox/.test(reason);
    console.error(isRefused ? 'the system allows Chromium no sandbox; it is started without' : `${reason}; once more`);
    return start(found, windowless, options, sandbox && !isRefused);
  }
}

/** @param {Awaited<ReturnType<typeof findBrowser>>} found @param {boolean} windowless @param {Options} options @param {boolean} sandbox */
async function start(found, windowless, { width, height, withPort, rtcPolicy }, sandbox) {
  const headless = found.headlessOnly || windowless;
  const profile = mkdtempSync(join(process.env.COFFER_STANDIN_TMP ?? tmpdir(), 'coffer-chromium-'));
  const args = [
    ...QUIET,
    `--user-data-dir=${profile}`,
    `--window-size=${width},${height}`,
    ...(process.env.COFFER_STANDIN_STILL === '1' ? ['--force-prefers-reduced-motion'] : []),
    // A page of a spec lives for seconds: compiling it a third time, for speed, costs more than it gives.
    ...(process.env.COFFER_STANDIN_BRIEF === '1' ? ['--js-flags=--no-turbofan'] : []),
    '--remote-debugging-pipe',
    // Chrome knows the first, the headless shell the second.
    `--webrtc-ip-handling-policy=${rtcPolicy}`,
    `--force-webrtc-ip-handling-policy=${rtcPolicy}`,
    ...(withPort ? ['--remote-debugging-port=0'] : []),
    ...(headless ? ['--headless', 'about:blank'] : ['--app=data:text/html,', '--test-type']),
    ...(sandbox ? [] : ['--no-sandbox']),
  ];
  const child = spawn(found.path, args, {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  const [, , stderr, output, input] = child.stdio;
  const { endpoint, reason } = listenTo(/** @type {import('node:stream').Readable} */ (stderr));
  const failed = new Promise((_resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) =>
      reject(new Error(`Chromium ended at its start (${signal ?? code}): ${reason()}`)),
    );
  });
  failed.catch(() => {});
  const cdp = new Cdp(/** @type {any} */ (output), /** @type {any} */ (input));
  child.once('exit', () => cdp.close());
  const gone = new Promise((resolve) => child.once('close', resolve));
  const removeProfile = () => rmSync(profile, { recursive: true, force: true, maxRetries: 3, retryDelay: 50 });
  process.once('exit', () => {
    child.kill('SIGKILL');
    try {
      removeProfile();
    } catch {
      // Chromium may still be writing its last files: the system's temp cleaner takes them.
    }
  });
  const close = async () => {
    if (!cdp.closed) cdp.browser.tell('Browser.close');
    await gone;
  };
  // Its pipe is gone a moment before it is, and says nothing.
  await cdp.browser.send('Browser.getVersion').catch(() => failed);
  return {
    cdp,
    headless,
    pid: child.pid,
    endpoint: withPort ? await Promise.race([endpoint, failed]) : undefined,
    close,
  };
}
