import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { _electron } from '@playwright/test';
import type { App, Main, StartOptions } from './runtime.ts';

/** The same face over Playwright's own driver of Electron. */
export async function startReal({ entry, userData, env, args, colorScheme }: StartOptions): Promise<App> {
  const home = join(dirname(userData), 'home');
  mkdirSync(home, { recursive: true });
  const observe = fileURLToPath(new URL('./observe.cjs', import.meta.url));
  const inherited = Object.entries(process.env).filter((pair): pair is [string, string] => pair[1] !== undefined);
  const electronApp = await _electron.launch({
    args: ['-r', observe, entry, `--user-data-dir=${userData}`, ...args],
    env: { ...Object.fromEntries(inherited), HOME: home, COFFER_OBSERVE: 'real', ...env },
    colorScheme,
  });
  const child = electronApp.process();
  let text = '';
  const keep = (chunk: Buffer) => {
    text = (text + chunk.toString()).slice(-100_000);
  };
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  const exited = new Promise<number>((resolve) =>
    child.once('exit', (code, signal) => resolve(signal ? 128 : (code ?? 1))),
  );
  const refused: { url: string; type: string }[] = [];
  electronApp
    .context()
    .on('requestfailed', (request) => refused.push({ url: request.url(), type: request.resourceType() }));
  let killed = false;
  const close = async () => {
    await electronApp.close();
    const code = await exited;
    if (code !== 0) throw new Error(`the app ended with ${code}\n${text}`);
  };
  return {
    runtime: 'real',
    main: ((run: never, arg?: unknown) => electronApp.evaluate(run, arg)) as Main,
    window: () => electronApp.firstWindow(),
    windows: async () => electronApp.windows(),
    refusedRequests: async () => refused.filter(({ url }) => !url.startsWith('app:')),
    setColorScheme: async (scheme) => {
      await Promise.all(electronApp.windows().map((page) => page.emulateMedia({ colorScheme: scheme })));
    },
    pid: child.pid ?? 0,
    browserPid: async () => 0,
    output: () => text,
    exited,
    close,
    kill: async () => {
      killed = true;
      child.kill('SIGKILL');
      await exited;
    },
    end: () => (killed ? exited.then(() => undefined) : close()),
  };
}
