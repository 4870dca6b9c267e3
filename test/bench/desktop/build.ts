import { execFileSync } from 'node:child_process';
import { buildEntries } from '../../kit/build-entry.ts';

/** Builds the product, and into `out-test/bench` the entry that tells how long its keys took. */
export async function buildApp(): Promise<string> {
  execFileSync('electron-vite', ['build'], { stdio: 'ignore' });
  await buildEntries(
    {
      index: 'test/bench/desktop/entry.ts',
      'kdf-worker': 'src-main/crypto/kdf-worker.ts',
      'guess-worker': 'src-main/vault/guess-worker.ts',
    },
    'out-test/bench',
  );
  return 'out-test/bench/index.js';
}
