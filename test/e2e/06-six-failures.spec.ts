import { copyFileSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import Database from 'better-sqlite3';
import { smallDisk, writeProtect } from './kit/disk.ts';
import * as story from './kit/story.ts';
import { expect, moveClock, rememberVault, test } from './kit/test.ts';

const panel = (window: Page) => window.getByRole('alert').filter({ has: window.getByRole('heading', { level: 2 }) });

/** Types the right password and gets a panel; gives back all that it says. */
async function failToUnlock(window: Page, title: string): Promise<string> {
  await story.tryPassword(window, story.masterPassword);
  await expect(panel(window).getByRole('heading')).toHaveText(title);
  await expect(panel(window)).toBeFocused();
  return story.textOf(panel(window));
}

async function openAndLock(window: Page) {
  await story.unlock(window);
  await expect(story.row(window, 'GITHUB_TOKEN')).toBeVisible();
  await story.lock(window);
}

const press = (window: Page, name: string) => window.getByRole('button', { name, exact: true }).click();

test('what is wrong with a vault is told, each in a text of its own with what to do, and the app goes on', async ({
  window,
  main,
  desktop,
  launch,
  folder,
  vaultFile,
}) => {
  test.slow();
  const said: string[] = [];

  await test.step('wrong password', async () => {
    await story.tryPassword(window, 'not the password at all');
    await expect(story.passwordField(window)).toHaveAccessibleDescription(/try again/);
    said.push(await story.textOf(window.getByText('That is not the password of this vault')));
  });

  await test.step('damaged in one place: it opens for reading, and names what is lost', async () => {
    flipOneBit(vaultFile, 'secrets');
    await story.unlock(window);
    await expect(story.row(window, 'GITHUB_TOKEN')).toBeVisible();
    await expect(window.getByRole('region', { name: 'About this vault' })).toContainText(
      'Part of this vault is damaged.',
    );
    await expect(story.statusBar(window)).toContainText('Damaged: 1 record');
    await window.getByRole('button', { name: 'New secret' }).first().click();
    await expect(window.getByText('This vault can only be read now').first()).toBeVisible();
    await press(window, 'Show what is damaged');
    await expect(window.getByRole('dialog', { name: 'What is damaged' }).getByRole('listitem')).toHaveCount(1);
    await story.untilLocked(window, () => window.keyboard.press('Control+l'));
    flipOneBit(vaultFile, 'secrets');
  });

  await test.step('damaged in what all hangs on, cut short, or empty', async () => {
    const whole = readFileSync(vaultFile);
    flipOneBit(vaultFile, 'manifest');
    said.push(await failToUnlock(window, 'This file is damaged'));
    for (const size of [whole.length / 2, 300, 0]) {
      writeFileSync(vaultFile, whole);
      truncateSync(vaultFile, size);
      await press(window, 'Try again');
      expect(await failToUnlock(window, 'This file is damaged')).toBe(said.at(-1));
      expect(readFileSync(vaultFile).equals(whole.subarray(0, size))).toBe(true);
    }
    writeFileSync(vaultFile, whole);
    await press(window, 'Try again');
    await openAndLock(window);
  });

  await test.step('in use by another Coffer', async () => {
    const other = join(folder, 'of-another-person');
    rememberVault(other, vaultFile);
    const second = await launch({ userData: other });
    const theirs = await second.window();
    await story.unlock(theirs);
    said.push(await failToUnlock(window, 'Open in another program'));
    await second.close();
    await press(window, 'Try again');
    await story.expectOpen(window);
    await story.lock(window);
  });

  await test.step('write-protected: it can be read', async () => {
    const allowWriting = writeProtect(vaultFile);
    try {
      said.push(await failToUnlock(window, 'Can only be read here'));
      await press(window, 'Open for reading');
      await story.expectOpen(window);
      await expect(story.statusBar(window)).toContainText('Read only');
      await story.select(window, 'GITHUB_TOKEN');
      expect(await story.reveal(window, 'GITHUB_TOKEN')).toContain('marker-github');
      await story.lock(window);
    } finally {
      allowWriting();
    }
    await openAndLock(window);
  });

  await test.step('written by a newer Coffer', async () => {
    const newer = readFileSync(vaultFile);
    newer.writeUInt32BE(2, 60);
    writeFileSync(vaultFile, newer);
    said.push(await failToUnlock(window, 'Made by a newer Coffer'));
    expect(readFileSync(vaultFile).equals(newer)).toBe(true);
    newer.writeUInt32BE(1, 60);
    writeFileSync(vaultFile, newer);
    await press(window, 'Back');
  });

  const older = readFileSync(vaultFile);
  await test.step('gone: it is asked for again, and three days later it is back', async () => {
    rmSync(vaultFile);
    await failToUnlock(window, 'The vault is not there');
    writeFileSync(vaultFile, older);
    await moveClock(main, 3 * 86_400_000);
    await press(window, 'Try again');
    await expect(story.row(window, 'GITHUB_TOKEN')).toBeVisible();
  });

  await test.step('an older copy: both dates are shown, and it opens only when the person says so', async () => {
    await story.addSecret(window, { name: 'ONLY_IN_THE_NEWER', value: 'marker-newer' });
    await story.lock(window);

    writeFileSync(vaultFile, older);
    await failToUnlock(window, 'This is an older copy');
    const [written, seen] = await panel(window).getByRole('definition').allInnerTexts();
    const date = /^\d{1,2} \w+ \d{4} at \d\d:\d\d$/;
    expect(written).toMatch(date);
    expect(seen).toMatch(date);
    const days =
      (Date.parse(seen?.replace(' at', '') ?? '') - Date.parse(written?.replace(' at', '') ?? '')) / 86_400_000;
    expect(Math.round(days)).toBe(3);

    await press(window, 'Open the older copy');
    await story.expectOpen(window);
    await expect(story.part(window, 'All secrets')).toContainText('8');
    await expect(story.row(window, 'ONLY_IN_THE_NEWER')).toHaveCount(0);
    await story.lock(window);
    await openAndLock(window);
  });

  await test.step('disk full: nothing is half-written, and it is saved once there is room', async () => {
    const disk = smallDisk(join(folder, 'small-disk'));
    try {
      const file = join(disk.folder, 'on-small-disk.coffer');
      copyFileSync(vaultFile, file);
      await desktop.answerOpenDialog(file);
      await press(window, 'Open another vault…');
      await expect(story.titled(window, 'Unlock on-small-disk')).toBeVisible();
      await story.unlock(window);
      await disk.fill(main);
      await story.writeSecret(window, { name: 'LONG_ONE', value: 'marker-long '.repeat(20_000) });
      await story.save(window);
      const refusal = window.getByRole('alert').filter({ hasText: 'Not saved.' });
      await expect(refusal).toContainText('The disk is full');
      said.push(await story.textOf(refusal));
      await expect(story.part(window, 'All secrets')).toContainText('8');

      await disk.free(main);
      await story.save(window);
      await expect(story.titled(window, 'LONG_ONE')).toBeVisible();
      await expect(story.part(window, 'All secrets')).toContainText('9');

      await disk.fill(main);
      const many = Array.from({ length: 400 }, (_, n) => `MANY_${n}=${'x'.repeat(400)}`).join('\n');
      await story.dropEnvFile(window, '.env', many);
      await press(window, 'Bring in 400 secrets');
      await expect(window.getByRole('alert').filter({ hasText: 'Nothing was brought in.' })).toContainText(
        'The disk is full',
      );
      await press(window, 'Cancel');
      await expect(story.part(window, 'All secrets')).toContainText('9');
      await disk.free(main);
      await story.lock(window);
      await story.unlock(window);
      await expect(story.part(window, 'All secrets')).toContainText('9');
      await story.lock(window);
    } finally {
      disk.end();
    }
  });

  expect(new Set(said).size).toBe(6);
  for (const text of said) expect(text).toMatch(/Nothing was|nothing was lost|Close it there/);
  for (const text of said)
    expect(text).toMatch(/try again|Bring back|Close it|Update Coffer|Free some space|only be read/i);
});

/** Turns one bit in the middle of the first sealed blob of a table. */
function flipOneBit(file: string, table: 'manifest' | 'secrets') {
  const database = new Database(file);
  try {
    const row = database.prepare(`SELECT rowid, sealed FROM ${table} LIMIT 1`).get() as {
      rowid: number;
      sealed: Buffer;
    };
    const middle = row.sealed.length >> 1;
    row.sealed.writeUInt8(row.sealed.readUInt8(middle) ^ 1, middle);
    database.prepare(`UPDATE ${table} SET sealed = ? WHERE rowid = ?`).run(row.sealed, row.rowid);
  } finally {
    database.close();
  }
}
