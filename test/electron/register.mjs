import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { isMainThread } from 'node:worker_threads';

// `node --import test/electron/register.mjs out/main/index.js` runs the built app on the stand-in. Workers inherit
// --import; Electron gives them no `electron` either.
if (isMainThread) {
  const names = new Set(['electron', 'electron/main', 'electron/common']);
  const url = new URL('./electron.mjs', import.meta.url).href;
  registerHooks({
    resolve: (specifier, context, next) =>
      names.has(specifier) ? { url, shortCircuit: true } : next(specifier, context),
  });
  const manifest = new URL('../../node_modules/electron/package.json', import.meta.url);
  const { version } = JSON.parse(readFileSync(manifest, 'utf8'));
  Object.defineProperty(process.versions, 'electron', { value: version, enumerable: true });
  Object.defineProperty(process, 'type', { value: 'browser' });
  Object.defineProperty(process, 'resourcesPath', { value: new URL('../../resources', import.meta.url).pathname });
  Object.defineProperty(process, 'defaultApp', { value: true });
}
