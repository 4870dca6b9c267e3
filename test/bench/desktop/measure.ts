import fs from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { desktopOf } from '../../electron/desktop.ts';
import { type App, chooseRuntime } from '../../electron/runtime.ts';
import { sample } from '../data.ts';
import type { Amount, Row, Timing } from '../rows.ts';
import { median, percentile } from '../statistics.ts';
import type { DesktopOperation } from '../subject.ts';
import { buildApp } from './build.ts';
import { fieldPainted, foundPainted, scrollFrames, timeToBlank, watchLock, watchPaint } from './in-page.ts';
import { makeProfile, painted, type Running, start, unlock, untilChecked } from './run-app.ts';

const SCRATCH = path.join(import.meta.dirname, '../../../.cache');
const STARTS = 5;
const KEYS = 12;
const OPENS = 12;
const QUICK = 12;
const FRAMES = 120;
/** Rounds of use between two looks at the memory. */
const ROUNDS = 150;
/** Rounds before the first look: what is compiled and kept once is there then. */
const WARM_UP = 60;
/** In a larger vault the rounds take longer than they tell. */
const MOST_USED = 10_000;

/** Measures the built app at each size: one window, one person, on whatever runtime there is. */
export async function measureDesktop(sizes: readonly number[]): Promise<{ rows: Row[]; runtime: string }> {
  const { name: runtime } = chooseRuntime();
  const entry = await buildApp();
  const rows: Row[] = [];
  for (const size of sizes) {
    fs.mkdirSync(SCRATCH, { recursive: true });
    const folder = fs.mkdtempSync(path.join(SCRATCH, 'desktop-'));
    try {
      const begin = performance.now();
      rows.push(...(await measureSize(entry, await makeProfile(folder, size), size)));
      console.log(`the app, ${size} secrets: ${((performance.now() - begin) / 1_000).toFixed(1)} s`);
    } finally {
      fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    }
  }
  return { rows, runtime };
}

async function measureSize(entry: string, profile: string, size: number): Promise<Row[]> {
  const times = new Map<DesktopOperation, number[]>();
  const note = (operation: DesktopOperation, ms: number) => times.set(operation, [...(times.get(operation) ?? []), ms]);
  const amounts: Amount[] = [];
  const first = nameOf(size, 0);
  for (let turn = 0; turn < STARTS; turn++) {
    const { ms, ...running } = await start(entry, profile);
    try {
      note('cold start', ms);
      note('unlock to painted list', await unlock(running, first));
      if (turn === 0) {
        await untilChecked(running.page);
        amounts.push(...(await use(running, size, note)));
      }
      note('lock to blank', await lockToBlank(running.page));
    } finally {
      await running.app.end();
    }
  }
  return [...[...times].map(([operation, samples]) => timing(operation, size, samples)), ...amounts];
}

type Note = (operation: DesktopOperation, ms: number) => void;

/** What a person does with an open vault; answers with the memory before and after a lot of it. */
async function use(running: Running, size: number, note: Note): Promise<Amount[]> {
  const { page } = running;
  for (let i = 0; i < KEYS; i++) note('keystroke to painted results', await search(page, size, i));
  await clearSearch(page, size);
  for (let i = 0; i < OPENS; i++) note('open a secret', await open(page, i));
  const frames = await page.evaluate(scrollFrames, { selector: '#pane-list', frames: FRAMES });
  for (const ms of frames) note('frame while scrolling', ms);
  await quickAccess(running, note);
  // What is done once, in a still moment, was done before: a look at all values.
  if (size <= MOST_USED) {
    await page.evaluate(() => window.coffer.health.look());
    await rounds(page, size, WARM_UP);
  }
  const before = await memory(running);
  const held: Amount[] = [
    { subject: 'coffer', operation: 'main', size, bytes: before.resident },
    { subject: 'coffer', operation: 'renderer', size, bytes: before.renderer },
  ];
  if (size > MOST_USED) return held;
  await rounds(page, size, ROUNDS);
  const after = await memory(running);
  return [
    ...held,
    { subject: 'coffer', operation: 'mainGrowth', size, bytes: after.main - before.main },
    { subject: 'coffer', operation: 'rendererGrowth', size, bytes: after.renderer - before.renderer },
  ];
}

/** So often a search, a secret opened, its value shown and hidden. */
async function rounds(page: Page, size: number, count: number): Promise<void> {
  for (let i = 0; i < count; i++) {
    await search(page, size, i);
    await clearSearch(page, size);
    await open(page, i % 8);
    await page.keyboard.press('Space');
    await page.keyboard.press('Space');
  }
}

/** Types the last digit of a name, with what is found of those before it on the screen already; what is found is that one. */
async function search(page: Page, size: number, turn: number): Promise<number> {
  const name = sample((turn * 7) % size).name;
  await searchField(page).fill(name.slice(0, -1));
  await searchField(page).press('End');
  await page.evaluate(foundPainted, { selector: '#pane-list [role=option]', text: name.slice(0, -1) });
  await page.evaluate(watchPaint, {
    event: 'keydown',
    selector: '#pane-list [role=option]:first-child',
    text: name,
  } as const);
  await page.keyboard.type(name.slice(-1));
  return painted(page);
}

async function clearSearch(page: Page, size: number): Promise<void> {
  await searchField(page).fill('');
  await toTop(page, nameOf(size, 0));
}

async function open(page: Page, index: number): Promise<number> {
  const row = page.locator(`#row-${index}`);
  await toTop(page, '');
  const name = /[A-Z]+_SECRET_KEY_\d+/.exec((await row.textContent()) ?? '')?.[0] ?? '';
  await page.evaluate(watchPaint, { event: 'click', selector: '#pane-detail h1', text: name } as const);
  await row.click();
  return painted(page);
}

/** Opens quick access and puts it away, so often; its window was made before that, and is kept out of sight. */
async function quickAccess({ app, page }: Running, note: Note): Promise<void> {
  const desktop = desktopOf(app);
  await desktop.clickTrayItem('quick-access');
  const quick = await quickPage(app, page);
  await quick.evaluate(fieldPainted);
  for (let i = 0; i < QUICK; i++) {
    await quick.keyboard.press('Escape');
    await untilAway(app);
    const begin = performance.now();
    await desktop.clickTrayItem('quick-access');
    await quick.evaluate(fieldPainted);
    note('quick access', performance.now() - begin);
  }
  await quick.keyboard.press('Escape');
  await untilAway(app);
}

async function quickPage(app: App, main: Page): Promise<Page> {
  for (;;) {
    const quick = (await app.windows()).find((one) => one !== main);
    if (quick) return quick;
  }
}

async function untilAway(app: App): Promise<void> {
  const isShown = () =>
    app.main(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().some((one) => one.isVisible() && one.webContents.getURL().endsWith('/quick.html')),
    );
  while (await isShown());
}

/** Waits until the whole list is there again, at its top: it goes to the secret that is open by itself. */
async function toTop(page: Page, first: string): Promise<void> {
  await page.waitForFunction((name) => {
    const list = document.querySelector('#pane-list');
    if (list) list.scrollTop = 0;
    return document.querySelector('#row-0')?.textContent?.includes(name) ?? false;
  }, first);
}

async function lockToBlank(page: Page): Promise<number> {
  await page.evaluate(watchLock, '#pane-list');
  const loaded = page.waitForEvent('load');
  await page.keyboard.press('Control+l');
  await loaded;
  await page.waitForFunction(() => performance.getEntriesByName('first-paint').length > 0);
  return page.evaluate(timeToBlank);
}

type Memory = { resident: number; main: number; renderer: number };

/** Bytes after a full collection: what the system counts of the main process, what its heap and buffers hold, the page's heap. */
async function memory({ app, page }: Running): Promise<Memory> {
  const protocol = await page.context().newCDPSession(page);
  await protocol.send('HeapProfiler.collectGarbage');
  // What is let go when its proxy was collected goes with the second.
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 100)));
  await protocol.send('HeapProfiler.collectGarbage');
  const { usedSize: renderer } = await protocol.send('Runtime.getHeapUsage');
  await protocol.detach();
  const main = await app.main(() => {
    process.getBuiltinModule('node:v8').setFlagsFromString('--expose-gc');
    process.getBuiltinModule('node:vm').runInNewContext('gc')();
    const { rss, heapUsed, external } = process.memoryUsage();
    return { resident: rss, main: heapUsed + external };
  });
  return { ...main, renderer };
}

/** The secret that stands at that place of the list by name. */
function nameOf(size: number, place: number): string {
  const names = Array.from({ length: size }, (_, index) => sample(index).name);
  return names.sort()[place] ?? '';
}

function timing(operation: DesktopOperation, size: number, samples: readonly number[]): Timing {
  return {
    subject: 'coffer',
    operation,
    size,
    medianMs: median(samples),
    p95Ms: percentile(samples, 0.95),
    samples: samples.length,
  };
}

const searchField = (page: Page) => page.getByLabel(/^Search names/);
