import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { shopEntries, shopEnv, shopValues, windowsEnv, windowsValues } from './kit/shop-env.ts';
import * as story from './kit/story.ts';
import { expect, moveClock, test } from './kit/test.ts';

const line = (window: Page, name: string) =>
  window
    .getByRole('table', { name: 'Entries of the file' })
    .getByRole('row')
    .filter({ has: window.getByRole('checkbox', { name: `Bring in ${name}`, exact: true }) });
const bringInButton = (window: Page) => window.getByRole('button', { name: /^Bring in (\d|nothing)/ });

async function chooseDestination(window: Page, prefix: 'Project' | 'Environment', name: string) {
  await window.getByRole('combobox', { name: new RegExp(`^${prefix}: `) }).click();
  await window.getByRole('option', { name, exact: true }).click();
  await expect(window.getByRole('combobox', { name: `${prefix}: ${name}` })).toBeVisible();
}

test('a real file is looked at, brought in to the byte, and brought in again', async ({
  window,
  desktop,
  main,
  folder,
}) => {
  const file = join(folder, '.env.production');
  writeFileSync(file, shopEnv);
  await story.unlock(window);
  await story.openEnvFile(window, desktop, file);
  await expect(story.titled(window, 'Bring in .env.production')).toBeVisible();
  await expect(window.getByText(`${shopEntries} entries found. Nothing is stored until you say so.`)).toBeVisible();

  await test.step('the preview says what would happen to each, and shows no value', async () => {
    await expect(line(window, 'PLAIN')).toContainText('add');
    await expect(line(window, 'NODE_ENV')).toContainText('leave out');
    await expect(line(window, 'NODE_ENV').getByRole('checkbox')).not.toBeChecked();
    await expect(line(window, 'EMPTY')).toContainText('Empty value');
    await expect(line(window, '2FA_SEED')).toContainText('rename');
    await expect(window.getByLabel('New name of 2FA_SEED')).toHaveValue('TWO_FA_SEED');
    await expect(line(window, 'PRIVATE_KEY')).toContainText('lines');
    await expect(line(window, 'COMMANDS')).toContainText('kept as written');
    const problems = window.getByRole('list', { name: 'Lines that want a look' });
    await expect(problems.getByText(/^Line 17 .*set again in line 18/)).toBeVisible();
    await expect(problems.getByText(/^Line 21 /)).toBeVisible();
    for (const value of Object.values(shopValues)) {
      expect(await window.content()).not.toContain(value.split('\n')[1] ?? value);
    }
  });

  await test.step('the destination changes', async () => {
    await chooseDestination(window, 'Project', 'storefront');
    await chooseDestination(window, 'Environment', 'prod');
    await expect(bringInButton(window)).toHaveText('Bring in 13 secrets');
  });

  await test.step('a line is left out, and the rest come in', async () => {
    await line(window, 'LAST').getByRole('checkbox').uncheck();
    await expect(bringInButton(window)).toHaveText('Bring in 12 secrets');
    expect(await story.bringIn(window)).toBe('12 added.');
    await expect(window.getByRole('region', { name: 'storefront' }).getByRole('status')).toHaveText('13 secrets');
    await expect(story.row(window, 'LAST')).toHaveCount(0);
    await expect(story.row(window, 'PLAIN')).toContainText('prod');
  });

  await test.step('each value is the one that was in the file, in the window and on the clipboard', async () => {
    for (const [name, value] of Object.entries(shopValues)) {
      if (name === 'LAST') continue;
      await story.select(window, name);
      expect(await story.reveal(window, name)).toBe(value);
      await story.copySelected(window, name);
      expect(await main(({ clipboard }) => clipboard.readText())).toBe(value);
    }
    await story.select(window, 'TWO_FA_SEED');
    await expect(window.getByText('2FA_SEED', { exact: true })).toBeVisible();
  });

  await test.step('the same file again changes nothing', async () => {
    await story.openEnvFile(window, desktop, file);
    await chooseDestination(window, 'Project', 'storefront');
    await chooseDestination(window, 'Environment', 'prod');
    await expect(line(window, 'PLAIN')).toContainText('Same value is already there');
    await expect(line(window, 'UNICODE')).toContainText('skip');
    await expect(bringInButton(window)).toHaveText('Bring in 1 secret');
    expect(await story.bringIn(window)).toBe('1 added.');
    await expect(window.getByRole('region', { name: 'storefront' }).getByRole('status')).toHaveText('14 secrets');
  });

  await test.step('a changed value becomes a new version', async () => {
    writeFileSync(file, shopEnv.replace('marker-plain-1', 'marker-plain-two'));
    await story.openEnvFile(window, desktop, file);
    await chooseDestination(window, 'Project', 'storefront');
    await chooseDestination(window, 'Environment', 'prod');
    await expect(line(window, 'PLAIN')).toContainText('new version');
    await expect(line(window, 'PLAIN')).toContainText('older value for prod');
    expect(await story.bringIn(window)).toBe('1 new version.');
    await story.select(window, 'PLAIN');
    await expect(story.valueCard(window)).toContainText('Version 2');
    expect(await story.reveal(window, 'PLAIN')).toBe('marker-plain-two');
  });
});

test('what is not brought in leaves nothing; a dropped file is brought in with its Windows line ends', async ({
  window,
  desktop,
  main,
  folder,
}) => {
  test.slow();
  const file = join(folder, '.env');
  await story.unlock(window);

  await test.step('cancelling leaves nothing, and so does a file that is no list', async () => {
    writeFileSync(file, 'NEVER_STORED=marker-never-1\n');
    await story.openEnvFile(window, desktop, file);
    await window.getByRole('button', { name: 'Cancel' }).click();
    await expect(story.part(window, 'All secrets')).toContainText('8');
    await expect(story.row(window, 'NEVER_STORED')).toHaveCount(0);

    writeFileSync(file, Buffer.alloc(9 * 1024 * 1024, 'A=1\n'));
    await desktop.answerOpenDialog(file);
    await window.getByRole('button', { name: 'Import .env…' }).click();
    await expect(story.message(window, /too large to be a list of secrets. Nothing was brought in/)).toBeVisible();
  });

  await test.step('locking in the middle of a preview leaves nothing of it', async () => {
    writeFileSync(file, 'HALF_WAY=marker-half-way-3\nOTHER_HALF=marker-half-way-4\n');
    await story.openEnvFile(window, desktop, file);
    await story.untilLocked(window, () => moveClock(main, 6 * 60_000));
    expect(await window.content()).not.toContain('HALF_WAY');
    await story.unlock(window);
    await expect(window.getByRole('table', { name: 'Entries of the file' })).toHaveCount(0);
    await expect(story.part(window, 'All secrets')).toContainText('8');
    await expect(story.row(window, 'HALF_WAY')).toHaveCount(0);
  });

  await test.step('a vault dropped on the window is not read', async () => {
    await story.dropEnvFile(window, 'personal.coffer', 'NEVER_READ=1\n');
    await expect(story.message(window, /is a Coffer vault\. Nothing was read from it or written to it/)).toBeVisible();
    await expect(window.getByText('Drop a .env file here')).toHaveCount(0);
    await expect(window.getByRole('table', { name: 'Entries of the file' })).toHaveCount(0);
  });

  await test.step('a file dropped on the window is brought in with its Windows line ends', async () => {
    await story.dropEnvFile(window, 'windows.env', windowsEnv);
    await expect(story.titled(window, 'Bring in windows.env')).toBeVisible();
    await expect(window.getByText('Drop a .env file here')).toHaveCount(0);
    expect(await story.bringIn(window)).toBe('3 added.');
    for (const [name, value] of Object.entries(windowsValues)) {
      await story.select(window, name);
      await story.copySelected(window, name);
      expect(await main(({ clipboard }) => clipboard.readText())).toBe(value);
    }
  });
});
