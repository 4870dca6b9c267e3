import { desktopOf } from '../electron/desktop.ts';
import * as story from './kit/story.ts';
import { expect, moveClock, test } from './kit/test.ts';

const day = 86_400_000;

test('what is overdue and what comes due is seen in the vault, and the desktop is told once', async ({
  app,
  window,
  desktop,
  main,
  launch,
}) => {
  await story.unlock(window);

  await test.step('after unlocking: one notification for all that is due', async () => {
    await expect.poll(desktop.notifications).toHaveLength(1);
    const [first] = await desktop.notifications();
    expect(first?.title).toBe('2 secrets need attention');
    expect(first?.body).toBe('1 expired, 1 due soon: OLD_SMTP_PASSWORD, BACKUP_TOKEN');
  });

  await test.step('it is seen in the list, in the sidebar and on the secret', async () => {
    await expect(story.row(window, 'OLD_SMTP_PASSWORD')).toContainText('expired');
    await expect(story.row(window, 'BACKUP_TOKEN')).toContainText('in 5 days');
    await expect(story.part(window, 'Expired')).toContainText('1');
    await expect(story.part(window, 'Expiring soon')).toContainText('1');
    await story.part(window, 'Expired').click();
    await expect(story.list(window).getByRole('option')).toHaveText([/OLD_SMTP_PASSWORD/]);
    await expect(window.getByText('Expired 3 days ago')).toBeVisible();
  });

  await test.step('a new day of expiry takes it off the list', async () => {
    await window.getByRole('button', { name: 'Edit expiry…' }).click();
    await expect(window.getByRole('radio', { name: 'On a day…' })).toBeFocused();
    await story.chooseExpiry(window, '30 days');
    await story.save(window);
    await expect(story.part(window, 'Expired')).toContainText('0');
    await expect(window.getByRole('heading', { name: 'Nothing to do' })).toBeVisible();
  });

  await test.step('in the trash nothing is due', async () => {
    await story.part(window, 'Expiring soon').click();
    await story.select(window, 'BACKUP_TOKEN');
    await story.list(window).focus();
    await window.keyboard.press('Delete');
    await expect(story.part(window, 'Expiring soon')).toContainText('0');
    await window.getByRole('button', { name: 'Undo' }).click();
    await expect(story.part(window, 'Expiring soon')).toContainText('1');
  });

  await test.step('a day that is past counts at once', async () => {
    await story.part(window, 'All secrets').click();
    await story.addSecret(window, { name: 'PAST_ONE', value: 'marker-past', expires: '2020-02-29' });
    await expect(story.row(window, 'PAST_ONE')).toContainText('expired');
    await expect(story.part(window, 'Expired')).toContainText('1');
    await desktop.resume();
    await expect.poll(desktop.notifications).toHaveLength(2);
  });

  await story.addSecret(window, { name: 'NEXT_ONE', value: 'marker-next', expires: '30 days' });

  await test.step('one comes due while the vault is open: a click on its notification opens it', async () => {
    await desktop.answerMessageBox(1);
    await story.changeSettings(window, { lockAfterMinutes: 0 });
    await moveClock(main, 6 * day);
    await desktop.resume();
    await expect.poll(desktop.notifications).toHaveLength(3);
    expect((await desktop.notifications()).at(-1)).toEqual({
      title: 'BACKUP_TOKEN has expired',
      body: 'Open it in Coffer.',
    });
    await desktop.clickNotification();
    await expect(story.titled(window, 'BACKUP_TOKEN')).toBeVisible();
  });

  await test.step('two come near while it is locked: told by name once it is open', async () => {
    await story.lock(window);
    await moveClock(main, 11 * day);
    await story.unlock(window);
    await expect.poll(desktop.notifications).toHaveLength(4);
    const told = (await desktop.notifications()).at(-1);
    expect(`${told?.title} ${told?.body}`).toContain('NEXT_ONE');
    expect(`${told?.title} ${told?.body}`).toContain('OLD_SMTP_PASSWORD');
  });

  await test.step('while locked only a number is told', async () => {
    await story.lock(window);
    await moveClock(main, 15 * day);
    await desktop.resume();
    await expect.poll(desktop.notifications).toHaveLength(5);
    const told = (await desktop.notifications()).at(-1);
    expect(told?.title).toBe('9 secrets need attention');
    // Values without an environment are due after a month.
    expect(told?.body).toBe('2 expired, 9 to rotate. Unlock Coffer to see which.');
  });

  await test.step('nothing is told twice', async () => {
    await moveClock(main, 2 * day);
    await desktop.resume();
    await story.unlock(window);
    await expect(story.row(window, 'NEXT_ONE')).toBeVisible();
    expect(await desktop.notifications()).toHaveLength(5);
  });

  await app.close();
  const again = await launch();
  const { notifications, resume } = desktopOf(again);
  await moveClock(again.main, 34 * day);
  const page = await again.window();
  await story.unlock(page);

  await test.step('not even after a restart', async () => {
    await expect(story.row(page, 'NEXT_ONE')).toBeVisible();
    await resume();
    expect(await notifications()).toHaveLength(0);
  });

  await test.step('nothing more is told while notifications are turned off', async () => {
    await story.changeSettings(page, { notifications: false });
    await moveClock(again.main, 60 * day);
    await resume();
    expect(await notifications()).toHaveLength(0);
    await story.changeSettings(page, { notifications: true });
    await resume();
    await expect.poll(notifications).toHaveLength(1);
    expect((await notifications()).at(0)?.title).toBe('STRIPE_KEY is due for rotation');
  });
});
