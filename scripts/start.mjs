import { fork, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const ENTRY = 'out/main/index.js';
const LONGEST_DOWNLOAD = 60_000;
const require = createRequire(import.meta.url);

/** @param {string} text */
const say = (text) => console.log(text);

/** @param {string} text @returns {never} */
function stop(text) {
  console.error(text);
  process.exit(1);
}

// better-sqlite3 crashes older Nodes without a word.
function checkNode() {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < 24) {
    stop(
      `Coffer needs Node 24; this is ${process.versions.node} (${process.execPath}). Start it with \`npm start\`, which uses the Node that \`npm install\` brought.`,
    );
  }
}

/** @param {string} path @returns {number} */
function newest(path) {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) return 0;
  if (!stats.isDirectory()) return stats.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))));
}

/** @param {string} path @returns {number} */
function oldest(path) {
  const files = readdirSync(path, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  return Math.min(...files.map((file) => statSync(join(file.parentPath, file.name)).mtimeMs));
}

/** @param {string} name of the package @returns {string} */
function binOf(name) {
  const file = require.resolve(`${name}/package.json`);
  const { bin } = JSON.parse(readFileSync(file, 'utf8'));
  return join(dirname(file), typeof bin === 'string' ? bin : bin[name]);
}

function buildIfNeeded() {
  const folders = readdirSync('.').filter((name) => name.startsWith('src-'));
  const sources = [...folders, 'electron.vite.config.ts', 'package.json'];
  const isFresh =
    existsSync(ENTRY) && existsSync('out/renderer/index.html') && oldest('out') >= Math.max(...sources.map(newest));
  if (isFresh) return;
  say('building');
  const { status, stdout, stderr } = spawnSync(process.execPath, [binOf('electron-vite'), 'build'], {
    encoding: 'utf8',
  });
  if (status !== 0) stop(`the build failed\n${stdout}${stderr}`);
}

/** @returns {{ binary: string } | { reason: string }} */
function realElectron() {
  const folder = dirname(require.resolve('electron/package.json'));
  const find = () => {
    const pathFile = join(folder, 'path.txt');
    if (!existsSync(pathFile)) return undefined;
    const binary = join(
      process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(folder, 'dist'),
      readFileSync(pathFile, 'utf8').trim(),
    );
    return existsSync(binary) ? binary : undefined;
  };
  const there = find();
  if (there) return { binary: there };
  const { status, stderr, error } = spawnSync(process.execPath, [join(folder, 'install.js')], {
    timeout: LONGEST_DOWNLOAD,
    encoding: 'utf8',
  });
  const downloaded = find();
  if (status === 0 && downloaded) return { binary: downloaded };
  if (error) return { reason: `its download took longer than ${LONGEST_DOWNLOAD / 1000} s` };
  const cause =
    stderr
      .split('\n')
      .find((line) => /error|ENOTFOUND|ECONN|status/i.test(line))
      ?.trim() ?? 'no cause given';
  return { reason: `its download failed (${cause.slice(0, 120)})` };
}

/** @param {string[]} args */
function runReal(binary, args) {
  const child = spawn(binary, ['.', ...args], { stdio: 'inherit' });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.on(signal, () => child.kill(signal));
  child.once('exit', (code) => process.exit(code ?? 1));
}

/** A virtual display where there is none but Xvfb is. @returns {{ display: string, end: () => void } | undefined} */
async function virtualDisplay() {
  if (process.platform !== 'linux') return undefined;
  const child = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x800x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const number = await new Promise((done) => {
    child.once('error', () => done(undefined));
    child.once('exit', () => done(undefined));
    child.stdio[3]?.once('data', (chunk) => done(String(chunk).trim()));
  });
  if (number === undefined) return undefined;
  return { display: `:${number}`, end: () => child.kill() };
}

/** Joins the stand-in's Chromium, says what the window shows and takes a picture of it. */
async function look(ask, screenshot) {
  const { chromium } = await import('playwright-core');
  const targetId = await ask('firstTarget');
  const browser = await chromium.connectOverCDP(await ask('endpoint'), { noDefaults: true });
  const context = browser.contexts()[0];
  for (const page of context?.pages() ?? []) {
    const session = await context.newCDPSession(page);
    const { targetInfo } = await session.send('Target.getTargetInfo');
    if (targetInfo.targetId !== targetId) continue;
    const heading = page.getByRole('heading').first();
    await heading.waitFor({ timeout: 10_000 }).catch(() => undefined);
    say(`title: ${await page.title()}`);
    say(`screen: ${(await heading.isVisible()) ? await heading.textContent() : 'without a heading'}`);
    await page.screenshot({ path: screenshot });
    say(`screenshot: ${screenshot}`);
  }
  await browser.close();
}

/** @param {string[]} args @param {string | undefined} screenshot */
async function runStandIn(args, screenshot) {
  const hasDisplay = process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
  const isWanted = hasDisplay && !screenshot;
  const xvfb = hasDisplay || screenshot ? undefined : await virtualDisplay();
  const { findBrowser } = await import('../test/browser.mjs');
  const windowless = !isWanted && !xvfb;
  const { choice, headlessOnly } = await findBrowser({ log: say, windowless }).catch((error) => stop(error.message));
  if (headlessOnly) xvfb?.end();
  if (headlessOnly && isWanted) say('this Chromium shows no windows: install Google Chrome or Chromium to see the app');
  const virtual = headlessOnly ? undefined : xvfb;
  const isSeen = isWanted && !headlessOnly;
  if (!isSeen)
    say(virtual ? `no display: drawing into a virtual one (Xvfb ${virtual.display})` : 'drawing without a display');
  const child = fork(ENTRY, args, {
    execArgv: ['--import', new URL('../test/electron/register.mjs', import.meta.url).href],
    env: {
      ...process.env,
      COFFER_BROWSER: choice,
      // A port for looking from outside only where nobody can look at the window.
      ...(isSeen ? {} : { COFFER_STANDIN_CONTROL: '1' }),
      ...(virtual ? { DISPLAY: virtual.display } : isSeen ? {} : { COFFER_HEADLESS: '1' }),
    },
    serialization: 'advanced',
  });
  const waiting = new Map();
  child.on('message', ({ id, value, error }) => {
    if (error) waiting.get(id)?.reject(new Error(error));
    else waiting.get(id)?.resolve(value);
  });
  const ask = (own) =>
    new Promise((done, fail) => {
      const id = waiting.size + 1;
      waiting.set(id, { resolve: done, reject: fail });
      child.send({ id, own });
    });
  let ending = false;
  const end = () => {
    if (!ending) child.kill('SIGTERM');
    ending = true;
  };
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.on(signal, end);
  child.once('exit', (code) => {
    virtual?.end();
    process.exit(ending ? 0 : (code ?? 1));
  });
  if (isSeen) return;
  const file = resolve(screenshot ?? join(tmpdir(), 'coffer-start.png'));
  mkdirSync(dirname(file), { recursive: true });
  await look(ask, file);
  if (screenshot) end();
  else say('running; Ctrl+C ends it');
}

checkNode();
const args = process.argv.slice(2);
const at = args.indexOf('--screenshot');
const [, screenshot] = at === -1 ? [] : args.splice(at, 2);
if (at !== -1 && !screenshot) stop('--screenshot needs a file name');
const picture = screenshot && resolve(screenshot);
process.chdir(ROOT);
buildIfNeeded();
const real = process.env.COFFER_ELECTRON === 'standin' ? { reason: 'COFFER_ELECTRON=standin' } : realElectron();
if ('binary' in real && !picture) runReal(real.binary, args);
else {
  say(
    `Electron itself is not used: ${'reason' in real ? real.reason : 'a screenshot was asked for'}. Opening the same app in Chromium (development runtime).`,
  );
  await runStandIn(args, picture);
}
