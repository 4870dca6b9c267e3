import { build } from 'vite';

/** Builds the main entry of the specs into out-test/main; window and preload are the product's own. */
await build({
  configFile: false,
  logLevel: 'warn',
  ssr: { target: 'node', noExternal: [] },
  build: {
    ssr: true,
    target: 'node24',
    outDir: 'out-test/main',
    emptyOutDir: true,
    minify: false,
    rollupOptions: {
      input: { index: 'test/e2e/entry.ts' },
      external: ['electron'],
      output: { entryFileNames: '[name].js' },
    },
  },
});
