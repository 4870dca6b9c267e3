import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PACKAGES = join(dirname(dirname(fileURLToPath(import.meta.url))), 'node_modules');

const NAMES = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser', 'microsoft-edge'];
/** Chromium without any window: it starts in half the time. */
const WINDOWLESS = ['chromium-headless-shell', 'chrome-headless-shell'];

/** Where Chrome or Chromium usually is, PATH first. @param {boolean} windowless */
function installed(windowless) {
  const onPath = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  const exe = process.platform === 'win32' ? '.exe' : '';
  const names = [...(windowless ? WINDOWLESS : []), ...(exe ? ['chrome', 'chromium', 'msedge'] : NAMES)];
  const places = names.flatMap((name) => onPath.map((folder) => join(folder, name + exe)));
  const home = process.env.HOME ?? '';
  const usual = {
    linux: ['/opt/google/chrome/chrome', '/usr/lib/chromium/chromium', '/snap/bin/chromium'],
    darwin: ['', home].flatMap((root) => [
      `${root}/Applications/Google Chrome.app/Contents/MacOS/Google Chrome`,
      `${root}/Applications/Chromium.app/Contents/MacOS/Chromium`,
      `${root}/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge`,
    ]),
    win32: [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]
      .filter((root) => root !== undefined)
      .flatMap((root) => [
        join(root, 'Google/Chrome/Application/chrome.exe'),
        join(root, 'Chromium/Application/chrome.exe'),
        join(root, 'Microsoft/Edge/Application/msedge.exe'),
      ]),
  };
  return [...places, ...(usual[/** @type {'linux'} */ (process.platform)] ?? [])];
}

const isFile = (/** @type {string} */ path) => existsSync(path) && statSync(path).isFile();

/**
 * The one that an npm package carries, for Linux on x64 alone. It is unpacked once, 220 MB, beside the packages: it would
 * go into the folder for temporary files, which all users share or which is memory, and stay there when it is updated.
 */
async function carried() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const { version } = JSON.parse(readFileSync(join(PACKAGES, '@sparticuz/chromium/package.json'), 'utf8'));
  const folder = join(PACKAGES, '.cache/coffer-chromium', version);
  const path = join(folder, 'chromium');
  if (!isFile(path)) await unpack(folder);
  return { path, choice: 'sparticuz' };
}

/** Whole or not at all, also where two do it at once. @param {string} folder */
async function unpack(folder) {
  const { default: chromium } = await import('@sparticuz/chromium');
  const partial = `${folder}.${process.pid}`;
  mkdirSync(partial, { recursive: true });
  const { TMPDIR } = process.env;
  process.env.TMPDIR = partial;
  try {
    await chromium.executablePath();
    if (!existsSync(folder)) renameSync(partial, folder);
  } finally {
    if (TMPDIR === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = TMPDIR;
    rmSync(partial, { recursive: true, force: true });
  }
}

/** @type {[string, (windowless: boolean) => Promise<{ path: string, choice?: string } | undefined>][]} */
const TRIES = [
  [
    "Playwright's own Chromium",
    async () => {
      const { chromium } = await import('playwright-core');
      const path = chromium.executablePath();
      return path && isFile(path) ? { path } : undefined;
    },
  ],
  [
    'an installed Chrome or Chromium',
    async (windowless) => {
      const path = installed(windowless).find(isFile);
      return path ? { path } : undefined;
    },
  ],
  ['@sparticuz/chromium from node_modules', carried],
];

/** @param {{ path: string, choice?: string }} found */
const browserOf = ({ path, choice = path }) => ({
  path,
  headlessOnly: choice === 'sparticuz' || /headless[-_]shell/.test(path),
  choice,
});

/**
 * Finds a Chromium to show windows in, or one that needs to show nothing; every try is one line.
 * @param {{ log?: (line: string) => void, windowless?: boolean }} [options]
 * @returns {Promise<{ path: string, headlessOnly: boolean, choice: string }>} `choice` is COFFER_BROWSER's value for the same one
 */
export async function findBrowser({ log = () => {}, windowless = false } = {}) {
  const forced = process.env.COFFER_BROWSER;
  if (forced && forced !== 'sparticuz') {
    if (!isFile(forced)) throw new Error(`COFFER_BROWSER names no file: ${forced}`);
    log(`browser: ${forced} (COFFER_BROWSER)`);
    return browserOf({ path: forced });
  }
  for (const [name, find] of forced ? TRIES.slice(-1) : TRIES) {
    try {
      const found = await find(windowless);
      if (found) {
        log(`browser: ${found.path} (${name})`);
        return browserOf(found);
      }
      log(`browser: not there: ${name}`);
    } catch (error) {
      log(`browser: not usable: ${name}: ${/** @type {Error} */ (error).message.split('\n')[0]}`);
    }
  }
  throw new Error(
    'No Chromium found. Install Google Chrome or Chromium, run `npm install` again for @sparticuz/chromium, or set COFFER_BROWSER=/path/to/chrome.',
  );
}
