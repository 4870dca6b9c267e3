import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, type Page } from '@playwright/test';
import { type Desktop, desktopOf } from '../electron/desktop.ts';
import { type App, chooseRuntime, type LaunchOptions, type Main, startApp } from '../electron/runtime.ts';
import { expectRunning, type SharedApp, sharedApp } from './shared-app.ts';

export type { App, Desktop, Main };

/** Says to the stand-in that no run of a spec lives long. */
const brief = { COFFER_STANDIN_BRIEF: '1' };

type Options = {
  /** The main bundle; another one may pass a fake clock and a cheap KDF. */
  entry: string;
  env: Record<string, string>;
  args: string[];
  startScheme: 'light' | 'dark';
  windowSize: { width: number; height: number } | undefined;
  /**
   * The specs of this file only look: they share one run of the app, brought back to its beginning by `refresh`. Such a
   * file runs in one worker (`test.describe.configure({ mode: 'default' })`); a spec that breaks its app launches its own.
   */
  sharesApp: boolean;
};

type Fixtures = {
  /** A folder of its own for each spec, removed after it. */
  userData: string;
  /** Fills a profile before the first run over it. */
  fillProfile: (userData: string) => void;
  /** Brings a shared run back to where a spec begins. */
  refresh: (app: App) => Promise<void>;
  /** Starts a run; several over one userData make a restart story. All are ended after the spec. */
  launch: (options?: LaunchOptions) => Promise<App>;
  app: App;
  window: Page;
  main: Main;
  desktop: Desktop;
};

export const test = base.extend<Fixtures & Options, { shared: SharedApp; kept: string }>({
  entry: ['out/main/index.js', { option: true }],
  env: [{}, { option: true }],
  args: [[], { option: true }],
  startScheme: ['light', { option: true }],
  windowSize: [undefined, { option: true }],
  sharesApp: [false, { option: true }],

  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures a fixture wants from its pattern.
  fillProfile: async ({}, use) => use(() => undefined),
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures a fixture wants from its pattern.
  refresh: async ({}, use) => use(async (app) => void (await (await app.window()).reload())),

  kept: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures a fixture wants from its pattern.
    async ({}, use) => {
      const folder = await mkdtemp(join(tmpdir(), 'coffer-kept-'));
      await use(folder);
      await rm(folder, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],

  shared: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures a fixture wants from its pattern.
    async ({}, use) => {
      const shared = sharedApp();
      await use(shared);
      await shared.end();
    },
    { scope: 'worker' },
  ],

  userData: async ({ fillProfile }, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'coffer-spec-'));
    const userData = join(folder, 'profile');
    fillProfile(userData);
    await use(userData);
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  },

  launch: async ({ entry, env, args, startScheme, windowSize, userData, kept }, use, info) => {
    const runs: App[] = [];
    info.annotations.push({ type: 'runtime', description: chooseRuntime().name });
    await use(async (options = {}) => {
      const run = await startApp({
        entry,
        args,
        userData,
        colorScheme: startScheme,
        windowSize,
        ...options,
        env: { ...brief, COFFER_SPEC_KEPT: kept, ...env, ...options.env },
      });
      runs.push(run);
      return run;
    });
    const ended = await Promise.allSettled(runs.map((run) => run.end()));
    const output = runs.map((run) => run.output()).join('\n');
    if (info.status !== info.expectedStatus && output) await info.attach('output of the app', { body: output });
    const failure = ended.find((one) => one.status === 'rejected');
    if (failure) throw failure.reason;
  },

  app: async (
    { launch, sharesApp, shared, kept, refresh, fillProfile, entry, env, args, startScheme, windowSize },
    use,
    info,
  ) => {
    if (!sharesApp) return use(await launch());
    const options = {
      entry,
      env: { ...brief, COFFER_SPEC_KEPT: kept, ...env },
      args,
      colorScheme: startScheme,
      windowSize,
    };
    const { app, isFresh } = await shared.take(`${info.file} ${JSON.stringify(options)}`, (userData) => {
      fillProfile(userData);
      return startApp({ ...options, userData });
    });
    if (!isFresh) await refresh(app);
    const before = (await app.refusedRequests()).length;
    await use({ ...app, refusedRequests: async () => (await app.refusedRequests()).slice(before) });
    if (info.status !== info.expectedStatus) await info.attach('output of the app', { body: app.output() });
    await expectRunning(app);
  },
  window: async ({ app }, use) => use(await app.window()),
  main: async ({ app }, use) => use(app.main),
  desktop: async ({ app }, use) => use(desktopOf(app)),
});
