import type { Page } from '@playwright/test';
import { findProgram } from '../../src-main/desktop/clipboard-wayland.ts';
import * as story from './kit/story.ts';
import { expect, test } from './kit/test.ts';

test('on GNOME with Wayland it is said once that only the window in front clears, unless wl-copy is there', async ({
  launch,
}) => {
  test.skip(process.platform !== 'linux', 'elsewhere there is no Wayland');
  const env = { XDG_SESSION_TYPE: 'wayland', XDG_CURRENT_DESKTOP: 'GNOME', WAYLAND_DISPLAY: '' };
  const start = () => launch({ env, args: ['--ozone-platform=x11'] });
  const hint = (page: Page) => story.message(page, /only the window in front may change the clipboard/);
  const isNeeded = findProgram('wl-copy', process.env.PATH) === null;
  const first = await start();
  const window = await first.window();
  await story.unlock(window);
  await story.select(window, 'GITHUB_TOKEN');

  await test.step('not where nobody would see it', async () => {
    await first.main(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize());
    await story.copySelected(window, 'GITHUB_TOKEN');
    await expect(hint(window)).toHaveCount(0);
    await first.main(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.restore());
    await first.main(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.focus());
  });

  await test.step('with a copy in front of somebody', async () => {
    await story.copySelected(window, 'GITHUB_TOKEN');
    await expect(hint(window)).toHaveCount(isNeeded ? 1 : 0);
  });
  await first.close();

  await test.step('and not again after a restart', async () => {
    const again = await (await start()).window();
    await story.unlock(again);
    await story.select(again, 'GITHUB_TOKEN');
    await story.copySelected(again, 'GITHUB_TOKEN');
    await expect(hint(again)).toHaveCount(0);
  });
});
