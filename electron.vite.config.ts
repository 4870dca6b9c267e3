import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { calls, events } from './src-preload/contract.ts';

const namesOf = (groups: Readonly<Record<string, object>>) =>
  JSON.stringify(Object.fromEntries(Object.entries(groups).map(([group, methods]) => [group, Object.keys(methods)])));

// Dependencies of package.json stay outside the main bundle (they are shipped in node_modules): the database with its
// binary; all other modules are in it and cost no search at each start.
// The sandboxed preload can require nothing but `electron`, so it carries all it needs, as CommonJS: of the contract the
// names alone.
export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      rollupOptions: { input: { index: 'src-main/index.ts' } },
    },
  },
  preload: {
    define: { CALL_NAMES: namesOf(calls), EVENT_NAMES: namesOf(events) },
    build: {
      outDir: 'out/preload',
      minify: true,
      externalizeDeps: false,
      rollupOptions: {
        input: { index: 'src-preload/index.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'src-renderer',
    base: './',
    build: {
      outDir: 'out/renderer',
      assetsInlineLimit: 0,
      minify: true,
      modulePreload: { polyfill: false },
      rollupOptions: { input: { index: 'src-renderer/index.html', quick: 'src-renderer/quick.html' } },
    },
    plugins: [react()],
  },
});
