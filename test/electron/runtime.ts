import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { startReal } from './real-runtime.ts';
import { startStandIn } from './standin-runtime.ts';

type Electron = typeof import('electron');

/** Runs a function in the main process with `electron` in hand; it may use nothing else but its argument. */
export type Main = {
  <R>(run: (electron: Electron) => R): Promise<Awaited<R>>;
  <R, A>(run: (electron: Electron, arg: A) => R, arg: A): Promise<Awaited<R>>;
};

export type LaunchOptions = {
  entry?: string;
  userData?: string;
  env?: Record<string, string>;
  args?: string[];
  colorScheme?: 'light' | 'dark';
  windowSize?: { width: number; height: number } | undefined;
};

export type StartOptions = Required<Omit<LaunchOptions, 'windowSize'>> & Pick<LaunchOptions, 'windowSize'>;

/** One run of the app; the same face on both runtimes. */
export type App = {
  runtime: 'real' | 'standin';
  main: Main;
  /** The first window's page, once it has been shown. */
  window: () => Promise<Page>;
  windows: () => Promise<Page[]>;
  /** Requests of pages that were not for the app's own scheme; all were refused. */
  refusedRequests: () => Promise<{ url: string; type: string }[]>;
  /** The desktop turns dark or light. */
  setColorScheme: (scheme: 'light' | 'dark') => Promise<void>;
  pid: number;
  /** The process that draws the windows; 0 on real Electron, which is its own. */
  browserPid: () => Promise<number>;
  /** All it has written to the terminal. */
  output: () => string;
  /** Resolves with the exit code when the process has ended, however it did; a signal counts as 128. */
  exited: Promise<number>;
  /** Quits as a person would and waits for the end. */
  close: () => Promise<void>;
  /** Kill −9, and waits for the end. */
  kill: () => Promise<void>;
  /** At the end of a spec: quits what still runs; throws with the app's output if it had crashed. */
  end: () => Promise<void>;
};

/** Where Electron's binary is, if it is. */
function realBinary(): string | undefined {
  const folder = join(process.cwd(), 'node_modules/electron');
  const pathFile = join(folder, 'path.txt');
  if (!existsSync(pathFile)) return undefined;
  const binary = join(
    process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(folder, 'dist'),
    readFileSync(pathFile, 'utf8').trim(),
  );
  return existsSync(binary) ? binary : undefined;
}

/** Real Electron where its binary is, else the stand-in; COFFER_ELECTRON=real|standin forces one. */
export function chooseRuntime(): { name: 'real Electron' | 'stand-in'; reason: string } {
  const forced = process.env.COFFER_ELECTRON;
  if (forced !== undefined && forced !== 'real' && forced !== 'standin')
    throw new Error(`COFFER_ELECTRON is real or standin, not ${forced}`);
  const binary = realBinary();
  if (forced === 'real' && !binary) throw new Error("COFFER_ELECTRON=real, and Electron's binary is not installed");
  if (forced) return { name: forced === 'real' ? 'real Electron' : 'stand-in', reason: `COFFER_ELECTRON=${forced}` };
  return binary
    ? { name: 'real Electron', reason: binary }
    : { name: 'stand-in', reason: "Electron's binary is not installed" };
}

export async function startApp(given: LaunchOptions & Pick<StartOptions, 'userData'>): Promise<App> {
  const options: StartOptions = { entry: 'out/main/index.js', env: {}, args: [], colorScheme: 'light', ...given };
  const app = await (chooseRuntime().name === 'real Electron' ? startReal(options) : startStandIn(options));
  if (options.windowSize) {
    await app.window();
    await app.main(
      ({ BrowserWindow }, { width, height }) => BrowserWindow.getAllWindows()[0]?.setContentSize(width, height),
      options.windowSize,
    );
  }
  return app;
}
