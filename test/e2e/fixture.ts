import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, type Page } from '@playwright/test';
import { type Desktop, desktopOf } from '../electron/desktop.ts';
import { type App, chooseRuntime, type LaunchOptions, type Main, startApp } from '../electron/runtime.ts';

export { expect } from '@playwright/test';
export type { App, Desktop, Main };

type Options = {
  /** The main bundle; another one may pass a fake clock and a cheap KDF. */
  entry: string;
  env: Record<string, string>;
  args: string[];
  startScheme: 'light' | 'dark';
  windowSize: { width: number; height: number } | undefined;
};

type Fixtures = {
  /** A folder of its own for each spec, removed after it. */
  userData: string;
  /** Starts a run; several over one userData make a restart story. All are ended after the spec. */
  launch: (options?: LaunchOptions) => Promise<App>;
  app: App;
  window: Page;
  main: Main;
  desktop: Desktop;
};

export const test = base.extend<Fixtures & Options>({
  entry: ['out/main/index.js', { option: true }],
  env: [{}, { option: true }],
  args: [[], { option: true }],
  startScheme: ['light', { option: true }],
  windowSize: [undefined, { option: true }],

  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures a fixture wants from its pattern.
  userData: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'coffer-spec-'));
    await use(join(folder, 'profile'));
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  },

  launch: async ({ entry, env, args, startScheme, windowSize, userData }, use, info) => {
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
        env: { ...env, ...options.env },
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

  app: async ({ launch }, use) => use(await launch()),
  window: async ({ app }, use) => use(await app.window()),
  main: async ({ app }, use) => use(app.main),
  desktop: async ({ app }, use) => use(desktopOf(app)),
});
