import { readFileSync } from 'node:fs';
import { build, type InlineConfig } from 'vite';

const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as { dependencies: Record<string, string> };

/** Builds entries of tests, by name, into a folder as the product's main process is built: what it ships unbuilt stays outside. */
export async function buildEntries(input: Record<string, string>, folder: string): Promise<void> {
  const config: InlineConfig = {
    configFile: false,
    logLevel: 'warn',
    ssr: { target: 'node', noExternal: true, external: Object.keys(dependencies) },
    build: {
      ssr: true,
      target: 'node24',
      outDir: folder,
      emptyOutDir: true,
      minify: false,
      rollupOptions: { input, external: ['electron'], output: { entryFileNames: '[name].js' } },
    },
  };
  await build(config);
}
