import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { App } from '../electron/runtime.ts';

type Kept = { key: string; app: App; folder: string };

export type SharedApp = ReturnType<typeof sharedApp>;

/** A run of the app that several specs look at, one after the other; a worker has one at a time. */
export function sharedApp() {
  let kept: Kept | undefined;

  const end = async () => {
    if (!kept) return;
    const { app, folder } = kept;
    kept = undefined;
    try {
      await app.end();
    } finally {
      await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    }
  };

  /** The run of this key, started where another one was kept. */
  const take = async (key: string, start: (userData: string) => Promise<App>) => {
    if (kept?.key === key) return { app: kept.app, isFresh: false };
    await end();
    const folder = await mkdtemp(join(tmpdir(), 'coffer-shared-'));
    const app = await start(join(folder, 'profile'));
    kept = { key, app, folder };
    return { app, isFresh: true };
  };

  return { take, end };
}

/** Throws with what the app has written if it has ended; a spec that only looks must leave it running. */
export async function expectRunning(app: App): Promise<void> {
  const code = await Promise.race([app.exited, Promise.resolve('running')]);
  if (code !== 'running') throw new Error(`the shared app has ended (${code})\n${app.output()}`);
}
