import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Page } from '@playwright/test';
import { violationsInBothThemes } from './kit/axe.ts';
import * as story from './kit/story.ts';
import { test as base, expect, movableClock } from './kit/test.ts';
import * as tour from './kit/tour.ts';
import { useForAMonth } from './kit/used.ts';

/** The vault of the pictures after a month of use. */
const test = base.extend({
  userData: async ({ userData, storefront }, use) => {
    const used = join(dirname(userData), 'used');
    mkdirSync(used);
    tour.placeStorefront(await useForAMonth(storefront, used), userData);
    await use(userData);
  },
});
test.use({ entry: movableClock, begins: 'none' });

const open = (window: Page, page: string) => window.getByRole('button', { name: page, exact: true }).click();
const events = (window: Page) => window.locator('#pane-detail').getByRole('listitem');
const backups = (window: Page) => window.getByRole('list', { name: 'Backups, newest first' }).getByRole('listitem');
const stripe = (window: Page) => story.row(window, 'STRIPE_SECRET_KEY').filter({ hasText: 'prod' });

test('a leaked value is restored from the history, which the activity tells; a lost secret, and the vault, come back from a backup', async ({
  app,
  window,
  desktop,
  folder,
  userData,
}) => {
  await tour.stopClocks(app, window);
  await story.unlock(window);
  await expect(story.statusBar(window)).toContainText('Backup today');

  await stripe(window).click();
  const card = window.getByRole('region', { name: 'History', exact: true });
  await expect(card.getByRole('listitem')).toHaveText([
    /^Version 3 \(current\) · rotated, on schedule/,
    /^Version 2 · leaked in a CI log, replaced/,
    /^Version 1 · first value, by you/,
  ]);

  const dialog = window.getByRole('dialog', { name: 'History of STRIPE_SECRET_KEY' });
  await card.getByRole('button', { name: 'Compare and restore 3 versions…' }).click();
  const second = dialog.getByRole('button', { name: /^Version 2/ });
  await second.click();

  await test.step('how they differ is told without a character of either', async () => {
    const compared = dialog.getByRole('region', { name: 'Version 2 compared' });
    await expect(compared.getByRole('listitem')).toHaveText([/1 line only in version 2/, /1 line only in version 3/]);
    await expect(compared.getByRole('row', { name: /^Length/ })).toContainText('40 bytes');
    expect(await window.content()).not.toMatch(/51HcQ2eT7m/);
    expect(await violationsInBothThemes(app, window)).toEqual([]);
  });

  await test.step('one version is revealed and hides itself when the window is left', async () => {
    await dialog.getByRole('button', { name: 'Reveal', exact: true }).click();
    const shown = dialog.getByLabel('Value of STRIPE_SECRET_KEY, version 2');
    await expect(shown).toHaveText('sk_live_51HcQ2eT7mBbBbB4pWzK8sLdY3uGfJ6b');
    await window.evaluate(() => dispatchEvent(new Event('blur')));
    await expect(shown).toHaveCount(0);
  });

  await test.step('held, it is shown only until the key is let go', async () => {
    await dialog.getByRole('button', { name: 'Reveal', exact: true }).focus();
    await window.keyboard.down('Space');
    // As the system says it again while the key is held.
    await window.keyboard.down('Space');
    await expect(dialog.getByLabel('Value of STRIPE_SECRET_KEY, version 2')).toBeVisible();
    await window.keyboard.up('Space');
    await expect(dialog.getByLabel('Value of STRIPE_SECRET_KEY, version 2')).toHaveCount(0);
  });

  await dialog.getByLabel(/^Why/).fill('the new one was typed wrong');
  await dialog.getByRole('button', { name: 'Restore version 2' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(story.message(window, /has the value of version 2 again, as version 4/)).toBeVisible();
  await expect(card.getByRole('listitem').first()).toContainText('Version 4 (current) · the new one was typed wrong');

  await test.step('earlier versions go for good only when the name is typed', async () => {
    await card.getByRole('button', { name: 'Compare and restore 4 versions…' }).click();
    await dialog.getByRole('button', { name: 'Remove earlier versions…' }).click();
    const purge = window.getByRole('dialog', { name: 'Remove earlier versions of STRIPE_SECRET_KEY' });
    const remove = purge.getByRole('button', { name: 'Remove 1 version' });
    await expect(remove).toBeVisible();
    expect(await violationsInBothThemes(app, window)).toEqual([]);
    await expect(remove).toBeDisabled();
    await purge.getByLabel('Type STRIPE_SECRET_KEY to confirm').fill('STRIPE_SECRET_KEY');
    await remove.click();
    await expect(story.message(window, '1 version is removed for good.')).toBeVisible();
    await expect(card.getByRole('button', { name: 'Compare and restore 3 versions…' })).toBeVisible();
  });

  await card.getByRole('button', { name: 'Activity of this secret' }).click();
  await expect(events(window).first()).toContainText('Earlier versions removed');
  await expect(events(window).filter({ hasText: 'Earlier version restored' })).toContainText(
    'version 2: the new one was typed wrong',
  );
  await window.getByRole('button', { name: 'Show all secrets' }).click();
  await expect(story.titled(window, 'Activity')).toBeVisible();
  // The value was revealed at six in the evening, at which nobody had read before: that is told as well.
  const told = window.getByRole('region', { name: 'Out of the ordinary' }).getByRole('listitem');
  await expect(told).toHaveCount(2);
  const notices = told.filter({ hasText: 'Many reads in a short time' });
  await expect(notices).toContainText(/Many reads in a short time, 12 November.*different secrets were read/);
  await expect(window.getByText('The record is complete.')).toBeVisible();
  const plot = window.getByRole('img', { name: /^Uses of values over time\. \d+ in all/ });
  await expect(plot).toBeVisible();
  expect(await violationsInBothThemes(app, window)).toEqual([]);

  await test.step('a notice goes, and comes back by Undo', async () => {
    await notices.getByRole('button', { name: 'Dismiss' }).click();
    await expect(notices).toHaveCount(0);
    await window.getByRole('button', { name: 'Undo' }).last().click();
    await expect(notices).toHaveCount(1);
  });

  await test.step('the plot is a table too', async () => {
    await window.getByRole('button', { name: 'Show as table' }).click();
    await expect(window.getByRole('row', { name: '12 November 16' })).toBeVisible();
    await window.getByRole('button', { name: 'Show as plot' }).click();
  });

  await test.step('older ones follow when asked for', async () => {
    const before = await events(window).count();
    await window.getByRole('button', { name: 'Show older' }).click();
    await expect.poll(() => events(window).count()).toBeGreaterThan(before);
  });

  await test.step('narrowed to what changed', async () => {
    await window.getByRole('combobox', { name: /^Kinds/ }).click();
    await window.getByRole('option', { name: 'Secrets changed' }).click();
    await expect(events(window).filter({ hasText: 'New value' })).toHaveCount(2);
    await expect(events(window).filter({ hasText: 'Revoked' })).toContainText('you: not needed any more');
    await expect(events(window).filter({ hasText: 'Copied' })).toHaveCount(0);
  });

  const file = join(folder, 'activity.csv');
  await desktop.answerSaveDialog(file);
  await window.getByRole('button', { name: 'Save…' }).click();
  await window.getByRole('menuitem', { name: 'As a table (CSV)…' }).click();
  await expect(story.message(window, /^Saved 5 events, without values/)).toBeVisible();
  const saved = readFileSync(file, 'utf8');
  expect(saved).toContain('leaked in a CI log, replaced');
  expect(saved).not.toContain('sk_live');

  await test.step('looking for less is asked for outside the page', async () => {
    await window.getByRole('button', { name: 'More for the activity' }).click();
    await window.getByRole('menuitem', { name: 'What Coffer looks for…' }).click();
    const rule = window.getByRole('switch', { name: 'Many reads in a short time' });
    await expect(rule).toBeChecked();
    expect(await violationsInBothThemes(app, window)).toEqual([]);
    await desktop.answerMessageBox(1);
    await rule.click();
    await expect(rule).not.toBeChecked();
    await window.getByRole('button', { name: 'Done' }).click();
    await expect(notices).toHaveCount(0);
  });

  await events(window)
    .filter({ hasText: 'New value' })
    .first()
    .getByRole('button', { name: 'STRIPE_SECRET_KEY', exact: true })
    .click();
  await expect(story.titled(window, 'STRIPE_SECRET_KEY')).toBeVisible();

  await test.step('the backups are listed, and one is made by hand', async () => {
    await story
      .statusBar(window)
      .getByRole('button', { name: /^Backup today/ })
      .click();
    await expect(backups(window)).toHaveCount(1);
    await expect(backups(window)).toContainText(/daily.*checked.*19 secrets, 21 versions/);

    await window.getByRole('button', { name: 'Make a backup now' }).click();
    await expect(story.message(window, /^A backup is made and checked: 19 secrets/)).toBeVisible();
    await expect(backups(window)).toHaveCount(2);
    expect(readdirSync(join(userData, 'backups'))).toHaveLength(2);
    expect(await violationsInBothThemes(app, window)).toEqual([]);
  });

  await test.step('a secret is lost for good', async () => {
    await window.evaluate(async () => {
      const { secrets } = globalThis.window.coffer;
      const query = { view: { kind: 'all' }, query: 'MQTT_PASSWORD', sort: 'name', offset: 0, limit: 1 } as const;
      const found = await secrets.list(query);
      const ids = found.ok ? found.value.rows.map(({ id }) => id) : [];
      await secrets.trashMany({ ids });
      await secrets.purge({ ids });
    });
  });

  await test.step('a backup is looked into: the lost secret is found, shown, and brought back', async () => {
    await backups(window).first().getByRole('button', { name: 'Look inside' }).click();
    await window.getByRole('textbox', { name: 'Search in this backup' }).fill('mqtt');
    const rows = window.getByRole('list', { name: 'Secrets in this backup' }).getByRole('listitem');
    await expect(rows).toHaveCount(1);
    await expect(rows).toContainText('not in the vault any more');
    expect(await window.content()).not.toContain('tulip-anchor');
    await rows.getByRole('button', { name: 'Reveal MQTT_PASSWORD' }).click();
    await expect(window.getByLabel('Value of MQTT_PASSWORD in the backup')).toHaveText('tulip-anchor-57-violin');
    await rows.getByRole('button', { name: 'Hide MQTT_PASSWORD' }).click();
    await rows.getByRole('button', { name: 'Reveal MQTT_PASSWORD' }).focus();
    await window.keyboard.down('Space');
    await window.keyboard.down('Space');
    await expect(window.getByLabel('Value of MQTT_PASSWORD in the backup')).toBeVisible();
    await window.keyboard.up('Space');
    await expect(window.getByLabel('Value of MQTT_PASSWORD in the backup')).toHaveCount(0);
    await rows.getByRole('button', { name: 'Bring back MQTT_PASSWORD…' }).click();
    expect(await violationsInBothThemes(app, window)).toEqual([]);
    await window.getByRole('button', { name: 'Bring back 1 secret' }).click();
    await expect(story.message(window, 'MQTT_PASSWORD is back, with 1 version.')).toBeVisible();
    await expect(rows.getByText('not in the vault any more')).toHaveCount(0);
    await window.getByRole('button', { name: 'Show it' }).click();
    expect(await story.reveal(window, 'MQTT_PASSWORD')).toBe('tulip-anchor-57-violin');
  });

  await test.step('a backup with another password takes the vault’s place after a question', async () => {
    await window.evaluate((password) => globalThis.window.coffer.vault.rotateKey({ password }), story.masterPassword);
    await story.addSecret(window, { name: 'ADDED_SINCE', value: 'marker-added-since' });

    await open(window, 'Backups');
    const daily = backups(window).filter({ hasText: 'daily' });
    await daily.getByRole('button', { name: /^More for the backup/ }).click();
    await window.getByRole('menuitem', { name: 'Put in the vault’s place…' }).click();
    const key = window.getByRole('dialog', { name: 'This backup has another password' });
    const password = key.getByLabel('Master password of that time');
    await password.fill('not this one');
    await key.getByRole('button', { name: 'Open the backup' }).click();
    await expect(password).toHaveAccessibleDescription(/not the password of this backup/);
    await password.fill(story.masterPassword);
    await key.getByRole('button', { name: 'Open the backup' }).click();

    const restore = window.getByRole('dialog', { name: /^Put the backup of 21 November 2026/ });
    await expect(restore.getByRole('row', { name: 'Secrets 20 19' })).toBeVisible();
    expect(await violationsInBothThemes(app, window)).toEqual([]);
    await desktop.answerMessageBox(0);
    await restore.getByRole('button', { name: 'Put in place…' }).click();
    await expect(restore.getByRole('alert')).toHaveText('You did not agree, so nothing was changed.');
    await desktop.answerMessageBox(1);
    await story.untilLocked(window, () => restore.getByRole('button', { name: 'Put in place…' }).click());

    await expect(window.getByRole('status').filter({ hasText: 'The backup is in place.' })).toContainText(
      /kept beside it as personal before restore .*\.coffer/,
    );
    expect(readdirSync(folder).filter((name) => name.includes('before restore'))).toHaveLength(1);
    await story.unlock(window);
    await expect(story.row(window, 'ADDED_SINCE')).toHaveCount(0);
    await expect(stripe(window)).toBeVisible();
  });

  await test.step('where the vault is gone, the unlock screen brings a backup back', async () => {
    await story.lock(window);
    rmSync(join(folder, 'personal.coffer'));
    await story.tryPassword(window, story.masterPassword);
    await expect(window.getByRole('heading', { name: 'The vault is not there' })).toBeVisible();
    await window.getByRole('button', { name: 'Bring back a backup…' }).click();
    const choice = window.getByRole('dialog', { name: 'Bring back a backup' });
    await expect(choice.getByRole('listitem').first()).toBeVisible();
    expect(await violationsInBothThemes(app, window)).toEqual([]);
    await choice.getByRole('listitem').filter({ hasText: 'daily' }).getByRole('button').click();
    await window.getByLabel('Master password of that time').fill(story.masterPassword);
    expect(await violationsInBothThemes(app, window)).toEqual([]);
    await window.getByRole('button', { name: 'Open the backup' }).click();
    await desktop.answerMessageBox(1);
    await window.getByRole('button', { name: 'Put in place…' }).click();
    await expect(window.getByRole('status').filter({ hasText: 'The backup is in place.' })).toBeVisible();
    await story.unlock(window);
    await expect(stripe(window)).toBeVisible();
  });
});
