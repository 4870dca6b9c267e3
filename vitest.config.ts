import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src-*/**/*.test.{ts,tsx}', 'test/{unit,vectors,attacks,electron,bench}/**/*.test.{ts,mjs}'],
    setupFiles: ['test/kit/seed.ts'],
    // Modules are loaded once a worker: no test changes what a module holds in a way another could see.
    isolate: false,
    maxWorkers: '100%',
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
});
