import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

// Dependencies of package.json stay outside the main bundle (they are shipped in node_modules);
// the sandboxed preload can require nothing but `electron`, so it carries all it needs, as CommonJS.
export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      rollupOptions: { input: { index: 'src-main/index.ts' } },
    },
  },
  preload: {
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
