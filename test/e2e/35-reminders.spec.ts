import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { violationsInBothThemes } from './kit/axe.ts';
import * as story from './kit/story.ts';
import { expect, moveClock, test } from './kit/test.ts';

const day = 86_400_000;

const page = (window: Page) => window.getByRole('region', { name: 'Reminders' });
const group = (window: Page, title: string) => page(window).getByRole('list', { name: title }).getByRole('listitem');

async function openReminders(window: Page) {
  await story.part(window, 'Reminders').click();
  await expect(story.titled(window, 'Reminders')).toBeVisible();
}

test('a person sees what is due, has a summary of the week, puts one off, and is told when its time has come', async ({
  app,
  window,
  main,
  desktop,
  userData,
}) => {
  await desktop.answerMessageBox(1);
  await story.unlock(window);
  await story.changeSettings(window, { lockAfterMinutes: 0 });
  await expect.poll(desktop.notifications).toHaveLength(1);
  await expect(story.part(window, 'Reminders')).toContainText('2');
  const badge = () => main(({ app: electronApp }) => electronApp.getBadgeCount());
  await expect.poll(badge).toBe(2);
  await openReminders(window);
  await expect(group(window, 'Expired')).toHaveText([/OLD_SMTP_PASSWORD.*Expired 3 days ago/]);
  await expect(group(window, 'Expiring soon')).toHaveText([/BACKUP_TOKEN.*Expires in 5 days/]);

  const later = () => page(window).getByRole('button', { name: 'Remind me later of OLD_SMTP_PASSWORD' });
  await test.step('put off for a week, from the page, with a way back', async () => {
    await later().click();
    await window.getByRole('menuitem', { name: 'In a week' }).click();
    await expect(group(window, 'Put off')).toHaveText([/OLD_SMTP_PASSWORD/]);
    await expect(story.part(window, 'Reminders')).toContainText('1');
    await expect.poll(badge).toBe(1);
    await window.getByRole('region', { name: 'Messages' }).getByRole('button', { name: 'Undo' }).click();
    await expect(group(window, 'Expired')).toHaveText([/OLD_SMTP_PASSWORD/]);
  });

  const digests = async () => (await desktop.notifications()).filter(({ title }) => title.startsWith('This week'));
  await test.step('a weekly summary comes on the chosen day', async () => {
    await window.keyboard.press('Control+,');
    const settings = window.getByRole('dialog', { name: 'Settings' });
    await expect(settings.getByText('that is forgotten when you quit')).toBeVisible();
    await settings.getByRole('combobox', { name: /^Weekly summary/ }).click();
    const tomorrow = await main(() => {
      const { cofferClock } = globalThis as unknown as { cofferClock: { now(): number } };
      const names = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
      return names[(new Date(cofferClock.now()).getDay() + 1) % 7];
    });
    await window.getByRole('option', { name: `On ${tomorrow}` }).click();
    await expect(settings.getByRole('combobox', { name: `Weekly summary: On ${tomorrow}` })).toBeVisible();
    await window.keyboard.press('Escape');
    await desktop.resume();
    await moveClock(main, 2 * day);
    await desktop.resume();
    await expect.poll(digests).toEqual([
      {
        title: 'This week: 2 secrets need attention',
        body: '1 expired, 1 due soon: OLD_SMTP_PASSWORD, BACKUP_TOKEN',
      },
    ]);
    expect(await desktop.notifications()).toHaveLength(2);
  });

  await test.step('put off for a week, for good this time', async () => {
    await later().click();
    await window.getByRole('menuitem', { name: 'In a week' }).click();
    await expect(group(window, 'Put off')).toHaveText([/OLD_SMTP_PASSWORD/]);
  });

  await test.step('put off until a day, from the banner of the secret', async () => {
    await page(window).getByRole('button', { name: 'Show BACKUP_TOKEN' }).click();
    await expect(story.titled(window, 'BACKUP_TOKEN')).toBeVisible();
    await window.getByRole('button', { name: 'Remind me later of BACKUP_TOKEN' }).click();
    await window.getByRole('menuitem', { name: 'On a day…' }).click();
    const dialog = window.getByRole('dialog', { name: 'When to remind you of BACKUP_TOKEN' });
    await dialog.getByLabel('Day').fill('2020-01-01');
    await expect(dialog.getByLabel('Day')).toHaveAccessibleDescription(/still ahead/);
    expect(await violationsInBothThemes(app, window)).toEqual([]);
    const ahead = new Date(Date.now() + 3 * day);
    await dialog.getByLabel('Day').fill(ahead.toLocaleDateString('sv'));
    await dialog.getByRole('button', { name: 'Remind me then' }).click();
    await expect(dialog).toHaveCount(0);
    await expect(window.getByRole('button', { name: 'Remind me now of BACKUP_TOKEN' })).toBeVisible();
    await expect.poll(badge).toBe(0);
  });

  await test.step('the page is clean, in both themes', async () => {
    await openReminders(window);
    expect(await violationsInBothThemes(app, window)).toEqual([]);
  });

  await test.step('it is quiet until then; then it is said once, and a click shows the secret', async () => {
    await moveClock(main, day / 4);
    await desktop.resume();
    expect(await desktop.notifications()).toHaveLength(2);
    await moveClock(main, 1.5 * day);
    await desktop.resume();
    await expect.poll(desktop.notifications).toHaveLength(3);
    expect((await desktop.notifications()).at(-1)?.title).toBe('BACKUP_TOKEN expires soon');
    await desktop.resume();
    await main(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize());
    await desktop.clickNotification();
    await expect(story.titled(window, 'BACKUP_TOKEN')).toBeVisible();
    expect(await desktop.notifications()).toHaveLength(3);
  });

  await test.step('a click on a notification of a locked vault shows the secret after it is unlocked', async () => {
    await story.select(window, 'API_URL');
    await story.lock(window);
    await moveClock(main, 2 * day);
    await desktop.resume();
    await expect.poll(desktop.notifications).toHaveLength(4);
    const told = (await desktop.notifications()).at(-1);
    expect(told).toEqual({ title: '1 secret needs attention', body: '1 expired. Unlock Coffer to see which.' });
    await desktop.clickNotification();
    await story.expectLocked(window);
    await story.unlock(window);
    await expect(story.titled(window, 'BACKUP_TOKEN')).toBeVisible();
  });

  await test.step('one summary is enough for a week', async () => {
    await desktop.resume();
    expect(await digests()).toHaveLength(1);
  });

  await test.step('a time of its own makes one be told of before all others', async () => {
    await story.addSecret(window, { name: 'SLOW_TO_RENEW', value: 'marker-slow', expires: '90 days' });
    await expect(story.row(window, 'SLOW_TO_RENEW')).toContainText('in 90 days');
    await openReminders(window);
    await expect(group(window, 'Expired').first()).toBeVisible();
    await expect(page(window)).not.toContainText('SLOW_TO_RENEW');
    await story.part(window, 'All secrets').click();
    await story.select(window, 'SLOW_TO_RENEW');
    await window.getByRole('button', { name: 'Edit', exact: true }).click();
    await window.getByRole('button', { name: /^Rotation/ }).click();
    await window.getByLabel('Remind before it is due').fill('120');
    await story.save(window);
    await expect(story.titled(window, 'SLOW_TO_RENEW')).toBeVisible();
    await openReminders(window);
    await expect(group(window, 'Expiring soon')).toContainText([/SLOW_TO_RENEW.*Expires in 90 days/]);
    await expect(story.part(window, 'Expiring soon')).toContainText('1');
  });

  await test.step('what was told is kept without an id or a name', () => {
    const told = readFileSync(join(userData, 'reminders.json'), 'utf8');
    expect(Object.keys(JSON.parse(told))).toHaveLength(1);
    expect(told).not.toMatch(/BACKUP|SMTP/);
  });
});
