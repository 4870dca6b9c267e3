import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { violationsInBothThemes } from './kit/axe.ts';
import { values } from './kit/prepared.ts';
import * as story from './kit/story.ts';
import { test as base, expect, moveClock } from './kit/test.ts';
import { type Display, startDisplay } from './kit/x-display.ts';

const test = base.extend<{ display: Display; env: Record<string, string> }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures a fixture wants from its pattern.
  display: async ({}, use) => {
    const display = await startDisplay();
    await use(display);
    await display.end();
  },
  env: async ({ display }, use) => use(display.env),
});

const token = values.GITHUB_TOKEN;
const copied = async (window: Page) => {
  await story.select(window, 'GITHUB_TOKEN');
  await story.copySelected(window, 'GITHUB_TOKEN');
};

test('other programs can paste a copied value for its time, from both selections, and what they copy stays', async ({
  app,
  window,
  main,
  display,
}) => {
  await story.unlock(window);

  await test.step('both selections hold it, and none of them when the time is up', async () => {
    await copied(window);
    expect(await display.paste('clipboard')).toBe(token);
    expect(await display.paste('primary')).toBe(token);
    await moveClock(main, 31_000);
    await expect(story.statusBar(window)).toContainText('Clipboard cleared');
    expect(await display.paste('clipboard')).toBe('');
    expect(await display.paste('primary')).toBe('');
  });

  await test.step('another program took over one of them meanwhile: only the other is cleared', async () => {
    await copied(window);
    await display.copy('clipboard', 'something of another program');
    await moveClock(main, 31_000);
    await expect(story.statusBar(window)).toContainText('Clipboard cleared');
    expect(await display.paste('clipboard')).toBe('something of another program');
    expect(await display.paste('primary')).toBe('');
  });

  await test.step('it took over both: there is nothing to clear', async () => {
    await copied(window);
    await display.copy('clipboard', 'one');
    await display.copy('primary', 'two');
    await story.statusBar(window).getByRole('button', { name: 'Clear now' }).click();
    await expect(story.statusBar(window)).not.toContainText(/clipboard/i);
    expect(await display.paste('clipboard')).toBe('one');
    expect(await display.paste('primary')).toBe('two');
  });

  await test.step('a clipboard manager that puts it back is named, and it can be tried again', async () => {
    await copied(window);
    // xclip can't offer a hint beside the text, which is said.
    if (app.runtime === 'standin') await expect(story.statusBar(window)).toContainText('History not excluded');
    const manager = display.startManager(token);
    await story.statusBar(window).getByRole('button', { name: 'Clear now' }).click();
    // A slow machine reads only after it was put back.
    await expect(story.statusBar(window)).toContainText(/was not cleared.*(puts the value back|did not let go)/);
    await manager.end();
    // Where the window gets the focus at this very moment, the app has tried again by itself, and the button goes.
    const again = story.statusBar(window).getByRole('button', { name: 'Try again' });
    await again.click({ timeout: 3_000 }).catch((error: unknown) => expect(again, String(error)).toHaveCount(0));
    await expect(story.statusBar(window)).toContainText('Clipboard cleared');
    expect(await display.paste('clipboard')).toBe('');
  });

  await test.step('locking clears', async () => {
    await copied(window);
    await story.lock(window);
    await expect.poll(() => display.paste('clipboard')).toBe('');
    await expect.poll(() => display.paste('primary')).toBe('');
  });
});

test('after a crash the next start offers to clear, and unlocking does it', async ({ launch, userData, display }) => {
  const note = () => readFileSync(join(userData, 'clipboard.json'), 'utf8');
  const offer = (window: Page) => window.getByText('A copied value may still be on the clipboard.');
  const start = async () => {
    const app = await launch();
    return { app, window: await app.window() };
  };
  const copyAndCrash = async ({ app, window }: Awaited<ReturnType<typeof start>>) => {
    await story.unlock(window);
    await copied(window);
    await app.kill();
    // Where the text went with the app that offered it, a clipboard manager would have kept it.
    for (const selection of ['clipboard', 'primary'] as const)
      if ((await display.paste(selection)) === '') await display.copy(selection, token);
  };
  const first = await start();
  await expect(offer(first.window)).toHaveCount(0);
  await copyAndCrash(first);

  await test.step('what is kept of it tells nobody what it was', () => {
    expect(note()).not.toContain(token);
    expect(note()).not.toContain(createHash('sha256').update(token).digest('hex'));
    expect(JSON.parse(note()).copied).toMatchObject({ digest: expect.stringMatching(/^[0-9a-f]{64}$/) });
  });

  await test.step('by a button, before anybody has unlocked', async () => {
    const second = await start();
    const { window } = second;
    await expect(offer(window)).toBeVisible();
    await expect(story.passwordField(window)).toBeFocused();
    expect(await display.paste('clipboard')).toBe(token);
    expect(await violationsInBothThemes(second.app, window, 'whole')).toEqual([]);
    await window.getByRole('button', { name: 'Clear the clipboard' }).click();
    await expect(offer(window)).toHaveCount(0);
    await expect(story.statusBar(window)).toContainText('Clipboard cleared');
    expect(await display.paste('clipboard')).toBe('');
    expect(await display.paste('primary')).toBe('');
    await copyAndCrash(second);
  });

  await test.step('by unlocking, and only what is still the copied value', async () => {
    await display.copy('clipboard', 'something of another program');
    const { window } = await start();
    await expect(offer(window)).toBeVisible();
    await story.unlock(window);
    await expect(story.statusBar(window)).toContainText('Clipboard cleared');
    expect(await display.paste('clipboard')).toBe('something of another program');
    expect(await display.paste('primary')).toBe('');
    await expect.poll(() => JSON.parse(note()).copied).toBeNull();
  });
});
