import { type ChildProcess, fork } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test';
import type { App, Main, StartOptions } from './runtime.ts';

const LONGEST_QUIT = 10_000;

type Answer = { id: number; value?: unknown; error?: string; hello?: true };
type Ask = (question: { run?: string; own?: string; arg?: unknown }) => Promise<unknown>;

/** Questions to the app's process over Node's channel between parent and child. */
function channelTo(child: ChildProcess, output: () => string): { ask: Ask; hello: Promise<void> } {
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  let next = 1;
  let ended: string | undefined;
  const greeting = Promise.withResolvers<void>();
  greeting.promise.catch(() => undefined);
  child.on('message', ({ id, value, error, hello }: Answer) => {
    if (hello) return greeting.resolve();
    const call = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) call?.resolve(value);
    else call?.reject(new Error(`in the main process: ${error}`));
  });
  child.once('close', (code, signal) => {
    ended = `the app has ended (${signal ?? code})\n${output()}`;
    greeting.reject(new Error(ended));
    for (const { reject } of waiting.values()) reject(new Error(ended));
  });
  const ask: Ask = (question) =>
    new Promise((resolve, reject) => {
      if (ended) return reject(new Error(ended));
      const id = next++;
      waiting.set(id, { resolve, reject });
      child.send({ id, ...question }, (error) => error && reject(error));
    });
  return { ask, hello: greeting.promise };
}

/** The Playwright side of the app's own Chromium. */
function pagesOf(ask: Ask) {
  let browser: Browser | undefined;
  const connect = async (): Promise<BrowserContext> => {
    if (!browser?.isConnected()) {
      const endpoint = (await ask({ own: 'endpoint' })) as string;
      // The app's session has set sizes and colours: Playwright must not set its own.
      browser = await chromium.connectOverCDP(endpoint, { noDefaults: true, isLocal: true });
    }
    const context = browser.contexts()[0];
    if (!context) throw new Error('the browser has no context');
    return context;
  };
  const pageOf = async (targetId: string): Promise<Page> => {
    const context = await connect();
    const known = new Set<Page>();
    for (;;) {
      for (const page of context.pages().filter((one) => !known.has(one))) {
        known.add(page);
        const session = await context.newCDPSession(page);
        const { targetInfo } = await session.send('Target.getTargetInfo');
        await session.detach();
        if (targetInfo.targetId === targetId) return page;
      }
      if (context.pages().every((one) => known.has(one))) await context.waitForEvent('page');
    }
  };
  return {
    window: async () => pageOf((await ask({ own: 'firstTarget' })) as string),
    windows: async () => Promise.all(((await ask({ own: 'targets' })) as string[]).map(pageOf)),
    // The browser is the app's: only the connection ends.
    disconnect: () => browser?.close().catch(() => undefined),
  };
}

export async function startStandIn({ entry, userData, env, args, colorScheme }: StartOptions): Promise<App> {
  const home = join(dirname(userData), 'home');
  mkdirSync(home, { recursive: true });
  const { DISPLAY: display, ...inherited } = process.env;
  const child = fork(entry, [`--user-data-dir=${userData}`, ...args], {
    execArgv: ['--import', new URL('./register.mjs', import.meta.url).href],
    env: {
      ...inherited,
      HOME: home,
      XDG_CONFIG_HOME: join(home, '.config'),
      NODE_OPTIONS: '',
      NODE_COMPILE_CACHE: join(tmpdir(), `coffer-test-compiled-${process.getuid?.() ?? 0}`),
      // What a killed run leaves behind goes with the spec's folder.
      COFFER_STANDIN_TMP: dirname(userData),
      COFFER_STANDIN_CONTROL: '1',
      // Nobody looks: dialogs need not glide in. A spec that is about motion says otherwise.
      COFFER_STANDIN_STILL: '1',
      ...(process.env.COFFER_HEADED ? { DISPLAY: display } : { COFFER_HEADLESS: '1' }),
      ...(colorScheme === 'dark' ? { COFFER_STANDIN_DARK: '1' } : {}),
      ...env,
    },
    serialization: 'advanced',
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let text = '';
  const keep = (chunk: Buffer) => {
    text = (text + chunk.toString()).slice(-100_000);
  };
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  const output = () => text;
  const exited = new Promise<number>((resolve) =>
    child.once('close', (code, signal) => resolve(signal ? 128 : (code ?? 1))),
  );
  const { ask, hello } = channelTo(child, output);
  const pages = pagesOf(ask);
  let killed = false;
  await hello;

  const kill = async () => {
    killed = true;
    child.kill('SIGKILL');
    await exited;
    await pages.disconnect();
  };
  const close = async () => {
    await ask({ run: '({ app }) => { setImmediate(() => app.quit()); }' }).catch(() => undefined);
    const stuck = setTimeout(() => child.kill('SIGKILL'), LONGEST_QUIT);
    const code = await exited;
    clearTimeout(stuck);
    await pages.disconnect();
    if (code !== 0)
      throw new Error(
        `the app ended with ${code}${code === 128 ? ' (it did not quit in time, or was killed)' : ''}\n${text}`,
      );
  };
  return {
    runtime: 'standin',
    main: ((run: (...values: never[]) => unknown, arg?: unknown) => ask({ run: String(run), arg })) as Main,
    window: pages.window,
    windows: pages.windows,
    refusedRequests: () => ask({ own: 'refusedRequests' }) as Promise<{ url: string; type: string }[]>,
    setColorScheme: async (scheme) => void (await ask({ own: 'setSystemDark', arg: scheme === 'dark' })),
    pid: child.pid ?? 0,
    browserPid: () => ask({ own: 'browserPid' }) as Promise<number>,
    output,
    exited,
    close,
    kill,
    end: () => (killed ? exited.then(() => undefined) : close()),
  };
}
