import type { Page } from '@playwright/test';
import * as story from './kit/story.ts';
import { expect, type Main, moveClock, test } from './kit/test.ts';

async function openSettings(window: Page) {
  await window.getByRole('button', { name: 'Settings', exact: true }).click();
  const dialog = window.getByRole('dialog', { name: 'Settings' });
  await expect(dialog).toBeVisible();
  return dialog;
}

async function choose(window: Page, setting: string, choice: string) {
  await window.getByRole('combobox', { name: new RegExp(`^${setting}`) }).click();
  const choices = window.getByRole('listbox', { name: setting });
  await choices.getByRole('option', { name: choice, exact: true }).click();
  await expect(choices).toHaveCount(0);
}

/** Answers the next question of the main process, and keeps what was asked. */
function answerQuestion(main: Main, button: 'Leave it as it is' | 'Change it') {
  return main(({ dialog }, wanted) => {
    const real = dialog.showMessageBox;
    const answer = async (...args: unknown[]) => {
      dialog.showMessageBox = real;
      const { message, detail, buttons } = args.at(-1) as Electron.MessageBoxOptions;
      Object.assign(globalThis, { asked: `${message} ${detail}` });
      return { response: buttons?.indexOf(wanted) ?? -1, checkboxChecked: false };
    };
    dialog.showMessageBox = answer as typeof dialog.showMessageBox;
  }, button);
}

const lastQuestion = (main: Main) => main(() => (globalThis as unknown as { asked?: string }).asked ?? '');
/** By its place in the page: behind a dialog it has no role. */
const rowHeight = async (window: Page) => (await window.locator('#pane-list > * > *').first().boundingBox())?.height;
/** The colour that is there before the page has drawn anything: white would flash. */
const before = (main: Main) => main(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBackgroundColor());
const asRgb = (hex = '') => `rgb(${[1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)).join(', ')})`;
const background = (window: Page) => window.evaluate(() => getComputedStyle(document.body).backgroundColor);

test('theme, density and times hold at once and after a restart', async ({ app, window, main, launch }) => {
  await story.unlock(window);
  const light = await background(window);
  expect(asRgb(await before(main))).toBe(light);
  const dialog = await openSettings(window);

  await test.step('dark or light, whatever the desktop says', async () => {
    await dialog.getByRole('radiogroup', { name: 'Theme' }).getByText('Dark').click();
    await expect.poll(() => background(window)).not.toBe(light);
    expect(await main(({ nativeTheme }) => nativeTheme.themeSource)).toBe('dark');
  });
  const dark = await background(window);
  expect(asRgb(await before(main))).toBe(dark);

  await test.step('less of a time is taken without a question', async () => {
    await choose(window, 'Clear the clipboard', 'After 10 seconds');
    await expect(window.getByRole('combobox', { name: 'Clear the clipboard: After 10 seconds' })).toBeVisible();
    await choose(window, 'Lock when idle', 'After 1 minute');
  });

  await test.step('compact rows are lower', async () => {
    const comfortable = await rowHeight(window);
    await dialog.getByRole('radiogroup', { name: 'Density' }).getByText('Compact').click();
    await expect.poll(() => rowHeight(window)).toBeLessThan(comfortable ?? 0);
  });

  await window.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(story.statusBar(window)).toContainText('Locks after 1 min');
  await story.select(window, 'GITHUB_TOKEN');
  await story.copySelected(window, 'GITHUB_TOKEN');
  await expect(story.statusBar(window)).toContainText(/clears in (10|9|8) s/);

  await app.close();
  const restarted = await launch();
  const again = await restarted.window();
  await expect.poll(() => background(again)).toBe(dark);
  expect(asRgb(await before(restarted.main))).toBe(dark);
  await story.unlock(again);
  await expect(story.statusBar(again)).toContainText('Locks after 1 min');
  const kept = await openSettings(again);
  await expect(again.getByRole('combobox', { name: 'Clear the clipboard: After 10 seconds' })).toBeVisible();
  await expect(kept.getByRole('radiogroup', { name: 'Density' }).getByRole('radio', { name: 'Compact' })).toBeChecked();
  await kept.getByRole('radiogroup', { name: 'Theme' }).getByText('Light').click();
  await expect.poll(() => background(again)).toBe(light);
  await again.keyboard.press('Escape');

  await test.step('the chosen times are the ones that hold', async () => {
    await story.select(again, 'GITHUB_TOKEN');
    await story.copySelected(again, 'GITHUB_TOKEN');
    await moveClock(restarted.main, 10_500);
    await expect(story.statusBar(again)).toContainText('Clipboard cleared');
    expect(await restarted.main(({ clipboard }) => clipboard.readText())).toBe('');
    await story.untilLocked(again, () => moveClock(restarted.main, 61_000));
  });
});

test('what protects less is asked for outside the page, and refusing leaves it', async ({ window, main }) => {
  await story.unlock(window);
  const dialog = await openSettings(window);
  const screen = dialog.getByRole('switch', { name: 'Lock with the screen' });

  await answerQuestion(main, 'Leave it as it is');
  await screen.click();
  await expect(dialog.getByRole('alert')).toHaveText('You did not agree, so nothing was changed.');
  await expect(screen).toBeChecked();
  expect(await lastQuestion(main)).toContain('The vault stays open when the screen is locked.');

  await answerQuestion(main, 'Leave it as it is');
  await choose(window, 'Clear the clipboard', 'Never');
  await expect
    .poll(() => lastQuestion(main))
    .toContain('A copied value stays on the clipboard until you lock or quit.');
  await expect(window.getByRole('combobox', { name: 'Clear the clipboard: After 30 seconds' })).toBeVisible();

  await answerQuestion(main, 'Change it');
  await screen.click();
  await expect(screen).not.toBeChecked();
  await expect(dialog.getByText('You did not agree')).toHaveCount(0);
  await window.keyboard.press('Escape');
  await main(({ powerMonitor }) => void powerMonitor.emit('lock-screen'));
  await expect(story.searchField(window)).toBeVisible();
});
