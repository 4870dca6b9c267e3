import { findBrowser } from '../browser.mjs';
import { missingForDisplay } from '../e2e/kit/x-display.ts';
import { chooseRuntime } from './runtime.ts';

/** Once for all specs: says what they run on, and finds the browser, so that no run of the app has to look for it. */
export default async function beforeAll() {
  const { name, reason } = chooseRuntime();
  console.log(`runtime: ${name} (${reason})`);
  const missing = missingForDisplay();
  if (missing) console.log(`without 33-clipboard-x11: ${missing}`);
  if (name === 'real Electron') return;
  const { choice } = await findBrowser({ log: console.log, windowless: !process.env.COFFER_HEADED });
  process.env.COFFER_BROWSER = choice;
}
