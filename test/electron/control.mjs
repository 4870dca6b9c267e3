import { once } from 'node:events';
import { compileFunction } from 'node:vm';
import observe from './observe.cjs';
import { refusedRequests } from './requests.mjs';
import { state } from './state.mjs';
import { currentBrowser, openPort } from './targets.mjs';
import { setSystemDark } from './theme.mjs';
import { windows } from './window.mjs';

/** Things only the stand-in can be asked for; the fixture does them differently on real Electron. */
const OWN = {
  endpoint: async () => (await currentBrowser())?.endpoint,
  /** The windows' Chromium targets, in the order of their making. */
  targets: async () => [...windows.values()].filter((one) => one.wasPainted).map((one) => one.target.targetId),
  /** The first window's target, once there is one. */
  firstTarget: async () => {
    for (;;) {
      const shown = [...windows.values()].find((one) => one.wasPainted);
      if (shown) return shown.target.targetId;
      await once(state.moments, 'painted');
    }
  },
  refusedRequests: async () => [...refusedRequests],
  setSystemDark: async (dark) => setSystemDark(dark),
  browserPid: async () => (await currentBrowser())?.pid,
};

/**
 * Serves a spec's process over Node's own channel between parent and child, where there is one.
 * @param {object} electron
 */
export function serveSpecs(electron) {
  if (!process.send || process.env.COFFER_STANDIN_CONTROL !== '1') return;
  openPort();
  observe(electron);
  // The app's own log leaves the words of an error out; the output that a failed spec shows has them.
  process.on('unhandledRejection', (error) => console.error('unhandled:', error));
  const reply = (/** @type {object} */ message) => process.connected && process.send?.(message);
  process.on('message', async (/** @type {any} */ { id, run, own, arg }) => {
    try {
      // A function of the spec's, by its text, as Playwright's electronApp.evaluate does it.
      const value = own ? await OWN[own](arg) : await compileFunction(`return (${run})`)()(electron, arg);
      reply({ id, value });
    } catch (error) {
      reply({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    }
  });
  reply({ hello: true });
}
