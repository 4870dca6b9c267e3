import { test as base, expect } from '../../e2e/kit/test.ts';
import './face.ts';

export { expect };

/**
 * Specs on the fixture app; those that only look share one run of it.
 * They have the base of all other specs, so that a worker goes on with them.
 */
export const test = base.extend({
  entry: 'test/electron/fixture-app/main.mjs',
  begins: 'none',
  sharesApp: true,

  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures a fixture wants from its pattern.
  refresh: async ({}, use) =>
    use(async (app) => {
      const window = await app.window();
      await app.main(({ BrowserWindow, Menu, nativeTheme }) => {
        BrowserWindow.getAllWindows()[0]?.setBounds({ width: 640, height: 480 });
        Menu.setApplicationMenu(null);
        nativeTheme.themeSource = 'system';
      });
      await app.setColorScheme('light');
      await window.reload();
      await app.main(() => {
        for (const list of Object.values(globalThis.seen)) list.length = 0;
      });
    }),
});
