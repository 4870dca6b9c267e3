import { defineConfig } from '@playwright/test';
import { missingForDisplay } from './test/e2e/kit/x-display.ts';
import { memoryWith } from './test/kit/memory.ts';

// Profiles, vaults and Chromium's own files: nothing waits for a disk. Two runs of the app take some 200 MB.
const memory = memoryWith(2 ** 30);
if (memory) process.env.TMPDIR ??= memory;

export default defineConfig({
  testDir: 'test',
  testMatch: ['e2e/**/*.spec.ts', 'electron/**/*.spec.ts'],
  testIgnore: [
    // It tests nothing that others don't: `npm run shots` asks for it.
    ...(process.env.COFFER_SHOTS === '1' ? [] : ['e2e/shots.spec.ts']),
    // It is about programs of the desktop that not every computer has; `before-all.ts` says so.
    ...(missingForDisplay() === null ? [] : ['e2e/33-clipboard-x11.spec.ts']),
  ],
  globalSetup: './test/electron/before-all.ts',
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['json', { outputFile: 'test-results/playwright.json' }]],
  outputDir: 'test-results/artifacts',
  use: { trace: 'off', screenshot: 'off', video: 'off', actionTimeout: 15_000 },
});
