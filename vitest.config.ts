import { configDefaults, defineConfig } from 'vitest/config';
import { missingForTrace } from './test/attacks/faults/strace.ts';

/** Its recordings are strace's, which not every computer has. */
const powerLoss = 'test/attacks/faults/power-loss.test.ts';
const missing = missingForTrace();
if (missing !== null) console.log(`without ${powerLoss}: ${missing}`);

export default defineConfig({
  test: {
    include: ['src-*/**/*.test.{ts,tsx}', 'test/{unit,vectors,attacks,electron,bench}/**/*.test.{ts,mjs}'],
    exclude: [...configDefaults.exclude, ...(missing === null ? [] : [powerLoss])],
    setupFiles: ['test/kit/setup.ts'],
    // Modules are loaded once a worker: no test changes what a module holds in a way another could see.
    isolate: false,
    maxWorkers: '100%',
    testTimeout: process.env.COFFER_SOAK === '1' ? 600_000 : 30_000,
    hookTimeout: 30_000,
  },
});
