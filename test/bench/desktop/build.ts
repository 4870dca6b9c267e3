import { execFileSync } from 'node:child_process';
import { build } from 'vite';

/** Builds the product, and into `out-test/bench` the entry that tells how long its keys took. */
export async function buildApp(): Promise<string> {
  execFileSync('electron-vite', ['build'], { stdio: 'ignore' });
  await build({
    configFile: false,
    logLevel: 'warn',
    ssr: { target: 'node', noExternal: [] },
    build: {
      ssr: true,
      target: 'node24',
      outDir: 'out-test/bench',
      emptyOutDir: true,
      minify: false,
      rollupOptions: {
        input: { index: 'test/bench/desktop/entry.ts' },
        external: ['electron'],
        output: { entryFileNames: '[name].js' },
      },
    },
  });
  return 'out-test/bench/index.js';
}
