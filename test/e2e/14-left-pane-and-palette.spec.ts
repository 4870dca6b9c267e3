import type { Page } from '@playwright/test';
import { violationsInBothThemes } from './kit/axe.ts';
import * as story from './kit/story.ts';
import { test as base, expect } from './kit/test.ts';
import * as tour from './kit/tour.ts';

const test = base.extend({
  fillProfile: async ({ storefront }, use) => use((userData) => void tour.placeStorefront(storefront, userData)),
});
test.use({ begins: 'none' });

const options = (window: Page) => story.list(window).getByRole('option');
const head = (window: Page, title: string) => window.getByRole('region', { name: title, exact: true }).first();
const palette = (window: Page) => window.getByRole('dialog', { name: 'Secrets and commands' });
const marked = (window: Page) => window.getByRole('toolbar', { name: 'For the marked secrets' });
const dialog = (window: Page, name: string | RegExp) => window.getByRole('dialog', { name });

test('a large vault: the left pane, the palette, projects and environments, and many secrets at once', async ({
  app,
  window,
  desktop,
}) => {
  test.slow();
  await tour.stopClocks(app, window);
  await story.unlock(window);

  await test.step('the left pane leads to each part of the vault, the search takes filters, rows say what is due', async () => {
    await test.step('environments and lists that fill themselves; empty ones fold away', async () => {
      await expect(story.part(window, 'Revoked')).toHaveCount(0);
      await expect(story.part(window, 'Favourites')).toHaveCount(0);
      await story.part(window, 'staging').click();
      await expect(options(window)).toHaveCount(3);
      await story.part(window, 'Without expiry').click();
      await expect(story.row(window, 'MQTT_PASSWORD')).toBeVisible();
    });

    await test.step('the star of a row makes a favourite', async () => {
      await story.row(window, 'MQTT_PASSWORD').hover();
      await story.row(window, 'MQTT_PASSWORD').locator('[data-part="star"]').click();
      await story.part(window, 'Favourites').click();
      await expect(options(window)).toHaveText([/MQTT_PASSWORD.*Favourite/]);
    });

    await test.step('a group folds', async () => {
      await window.getByRole('button', { name: 'Environments', exact: true }).click();
      await expect(story.part(window, 'staging')).toBeHidden();
      await window.getByRole('button', { name: 'Environments', exact: true }).click();
      await expect(story.part(window, 'staging')).toBeVisible();
    });

    await test.step('the help of the search puts a filter in; words are highlighted, filters are not', async () => {
      await story.part(window, 'All secrets').click();
      await window.getByRole('button', { name: 'Search filters' }).click();
      await window.getByRole('menuitem', { name: /^env:prod/ }).click();
      await expect(story.searchField(window)).toBeFocused();
      await window.keyboard.type('prod stripe');
      await expect(options(window)).toHaveText([/STRIPE_SECRET_KEY/, /STRIPE_WEBHOOK_SECRET/]);
      await expect(story.list(window).locator('mark')).toContainText(['STRIPE', 'Stripe', 'STRIPE']);
      await expect(story.list(window).locator('mark', { hasText: /^prod$/i })).toHaveCount(0);
      expect(await violationsInBothThemes(app, window, 'whole')).toEqual([]);
      await story.searchField(window).fill('is:expired');
      await expect(options(window)).toHaveCount(2);
      await expect(options(window).first()).toContainText('expired');
    });

    await test.step('a value that leaked is found by the whole of it, in whichever secret, and by nothing less', async () => {
      await story.searchField(window).fill('value:vat-2nVbYe4RzPfHs8xK7Kd9mT');
      await expect(options(window)).toHaveText([/VAT/]);
      await story.searchField(window).fill('value:vat-2nVbYe4RzPfHs8xK7Kd9m');
      await expect(story.list(window)).toHaveCount(0);
      await expect(window.getByText('Nothing found')).toBeVisible();
      await expect(window.getByRole('button', { name: /^New secret named/ })).toHaveCount(0);
      await story.searchField(window).fill('');
    });
  });

  await test.step('Ctrl+K finds secrets and commands, and the panes take the width they are given', async () => {
    await story.part(window, 'storefront').click();
    await expect(head(window, 'storefront').getByRole('status')).toHaveText('11 secrets');
    await story.list(window).focus();

    await test.step('opened and closed, the focus is back', async () => {
      await window.keyboard.press('Control+k');
      await expect(palette(window).getByRole('combobox')).toBeFocused();
      await window.keyboard.press('Escape');
      await expect(palette(window)).toHaveCount(0);
      await expect(story.list(window)).toBeFocused();
    });

    await test.step('a secret of any project: Enter opens it, Ctrl+Enter copies its value', async () => {
      await window.keyboard.press('Control+k');
      await window.keyboard.type('invoice');
      await expect(palette(window).getByRole('option').first()).toContainText('INVOICE_API_TOKEN');
      expect(await violationsInBothThemes(app, window)).toEqual([]);
      await window.keyboard.press('Enter');
      await expect(story.titled(window, 'INVOICE_API_TOKEN')).toBeVisible();
      await expect(palette(window)).toHaveCount(0);
      await window.keyboard.press('Control+k');
      await window.keyboard.type('sendgrid');
      await expect(palette(window).getByRole('option').first()).toContainText('SENDGRID_API_KEY');
      await window.keyboard.press('Control+Enter');
      await expect(story.statusBar(window)).toContainText('SENDGRID_API_KEYon the clipboard');
      expect(await desktop.readClipboard()).toContain('SG.');
    });

    await test.step('commands, by the words they are made of', async () => {
      await window.keyboard.press('Control+k');
      await window.keyboard.type('go to bil');
      await expect(palette(window).getByRole('option')).toContainText(['Go to billing']);
      await window.keyboard.press('Enter');
      await expect(head(window, 'billing').getByRole('status')).toHaveText('3 secrets');
      await window.keyboard.press('Control+k');
      await window.keyboard.type('shortc');
      await window.keyboard.press('Enter');
      await expect(dialog(window, 'Keyboard shortcuts').getByRole('region')).toBeFocused();
      await window.keyboard.press('Escape');
      await expect(window.getByRole('dialog')).toHaveCount(0);
    });

    await test.step('what is not there can be made, what is more can be shown', async () => {
      await window.keyboard.press('Control+k');
      await window.keyboard.type('key');
      await palette(window)
        .getByRole('option', { name: /^Show all \d+ results/ })
        .click();
      await expect(head(window, 'Results').getByRole('status')).toHaveText(/ of 19$/);
      await window.keyboard.press('Control+k');
      await window.keyboard.type('fresh token');
      await palette(window).getByRole('option', { name: 'New secret named FRESH_TOKEN…' }).click();
      await expect(window.getByLabel('Name', { exact: true })).toHaveValue('FRESH_TOKEN');
      await window.keyboard.press('Escape');
    });

    await test.step('a long secret scrolls in its own pane, never the page', async () => {
      await story.part(window, 'storefront').click();
      await story.row(window, 'DATABASE_URL').first().click();
      await expect(story.titled(window, 'DATABASE_URL')).toBeVisible();
      expect(await window.evaluate(() => document.documentElement.scrollHeight - innerHeight)).toBe(0);
    });

    await test.step('wider by keys and by the pointer, back by a double click', async () => {
      const line = window.getByRole('separator', { name: 'Width of the list' });
      const column = window.locator('#list-column');
      const width = async () => Math.round((await column.boundingBox())?.width ?? 0);
      await line.focus();
      await window.keyboard.press('ArrowRight');
      await window.keyboard.press('ArrowRight');
      await expect(line).toHaveAttribute('aria-valuenow', '388');
      expect(await width()).toBe(388);
      const box = await line.boundingBox();
      if (!box) throw new Error('the line is not drawn');
      await window.mouse.move(box.x + 5, box.y + 200);
      await window.mouse.down();
      await window.mouse.move(box.x + 45, box.y + 210, { steps: 3 });
      await window.mouse.up();
      expect(await width()).toBe(428);
      await story.lock(window);
      await story.unlock(window);
      expect(await width()).toBe(428);
      await line.dblclick();
      expect(await width()).toBe(356);
    });
  });

  await test.step('projects and environments are renamed, ordered, archived and deleted, the secrets’ fate said first', async () => {
    await window.getByRole('button', { name: 'Manage projects and environments' }).click();
    const places = dialog(window, 'Projects and environments');

    await test.step('rename, to a free name only', async () => {
      await places.getByRole('button', { name: 'Edit website' }).click();
      await places.getByLabel('Name', { exact: true }).fill('billing');
      await window.keyboard.press('Enter');
      await expect(places.getByRole('alert')).toHaveText('There is already one with that name.');
      await places.getByLabel('Name', { exact: true }).fill('landing page');
      await window.keyboard.press('Enter');
      await expect(places.getByRole('button', { name: 'Edit landing page' })).toBeVisible();
    });

    await test.step('archive: gone from the left, its secrets stay', async () => {
      await places.getByRole('button', { name: 'More for homelab' }).click();
      await window.getByRole('menuitem', { name: 'Archive' }).click();
      await expect(places.getByText('archived', { exact: true })).toBeVisible();
      expect(await violationsInBothThemes(app, window)).toEqual([]);
    });

    await test.step('delete a project and move what is in it alone', async () => {
      await places.getByRole('button', { name: 'More for landing page' }).click();
      await window.getByRole('menuitem', { name: 'Delete…' }).click();
      const asking = dialog(window, 'Delete landing page?');
      await expect(asking).toContainText('2 secrets are in no other project.');
      await expect(asking).toContainText('1 secret of it is in the trash and stays there.');
      await expect(asking.getByRole('button', { name: 'Delete, trash 2 secrets' })).toBeVisible();
      await asking.getByRole('combobox').click();
      await window.getByRole('option', { name: 'to billing' }).click();
      expect(await violationsInBothThemes(app, window)).toEqual([]);
      await asking.getByRole('button', { name: 'Delete, move 2 secrets' }).click();
      await expect(asking).toHaveCount(0);
      await expect(places.getByRole('button', { name: 'Edit landing page' })).toHaveCount(0);
    });

    await test.step('a new environment, first in the order', async () => {
      await places.getByText('Environments', { exact: true }).click();
      await places.getByRole('button', { name: 'New environment' }).click();
      await places.getByLabel('Name', { exact: true }).fill('Load test');
      await expect(places.getByLabel('For programs')).toHaveValue('load-test');
      await places.getByLabel('Due after days').fill('7');
      await window.keyboard.press('Enter');
      await expect(places.getByText('0 secrets · due after 7 days')).toBeVisible();
      for (const _ of [1, 2, 3]) {
        await places.getByRole('button', { name: 'More for Load test' }).click();
        await window.getByRole('menuitem', { name: 'Move up' }).click();
        await expect(window.getByRole('menu')).toHaveCount(0);
      }
      await expect(places.getByRole('listitem').first()).toContainText('Load test');
      await window.keyboard.press('Escape');
    });

    await expect(story.part(window, 'billing')).toContainText('5');
    await expect(story.part(window, 'homelab')).toHaveCount(0);
    await window.getByRole('button', { name: 'Show 1 archived' }).click();
    await expect(story.part(window, 'homelab')).toContainText('3');
  });

  await test.step('many secrets are marked and trashed, put back, marked as due, and removed for good', async () => {
    await story.part(window, 'homelab').click();
    await expect(options(window)).toHaveCount(3);

    await test.step('Ctrl and Shift mark with the pointer, the arrows with Shift', async () => {
      await story.row(window, 'BACKUP_PASSPHRASE').click();
      await story.row(window, 'ROUTER_ADMIN_PASSWORD').click({ modifiers: ['Control'] });
      await expect(marked(window)).toContainText('2 marked');
      await window.keyboard.press('Escape');
      await story.list(window).focus();
      await window.keyboard.press('Home');
      await window.keyboard.press('Shift+ArrowDown');
      await expect(marked(window)).toContainText('2 marked');
      await window.keyboard.press('Control+a');
      await expect(marked(window)).toContainText('3 marked');
      await window.keyboard.press('Control+Space');
      await expect(marked(window)).toContainText('2 marked');
      expect(await violationsInBothThemes(app, window)).toEqual([]);
    });

    await test.step('marked as due, with the reason', async () => {
      await marked(window).getByRole('button', { name: 'Mark 2 due…' }).click();
      await dialog(window, 'Mark 2 secrets as due').getByLabel('Reason').fill('A laptop was lost');
      await window.keyboard.press('Enter');
      await expect(story.message(window, '2 secrets are due for rotation now.')).toBeVisible();
      await expect(marked(window)).toHaveCount(0);
      await expect(options(window).filter({ hasText: 'rotate' })).not.toHaveCount(0);
    });

    await test.step('trashed and put back by Undo', async () => {
      await story.list(window).focus();
      await window.keyboard.press('Control+a');
      await window.keyboard.press('Delete');
      await expect(story.message(window, '3 secrets are in the trash.')).toBeVisible();
      await expect(window.getByRole('heading', { name: 'Nothing in this project yet' })).toBeVisible();
      await window.getByRole('button', { name: 'Undo' }).click();
      await expect(options(window)).toHaveCount(3);
    });

    await test.step('removed for good only after typing it', async () => {
      await story.row(window, 'MQTT_PASSWORD').click();
      await window.keyboard.press('Delete');
      await story.part(window, 'Trash').click();
      await expect(options(window)).toHaveCount(2);
      await story.list(window).focus();
      await window.keyboard.press('Control+a');
      await marked(window).getByRole('button', { name: 'Remove 2 for good…' }).click();
      const asking = dialog(window, 'Remove 2 secrets for good?');
      await asking.getByRole('textbox').fill('remove 3');
      await asking.getByRole('button', { name: 'Remove 2 secrets' }).click();
      await expect(asking.getByRole('textbox')).toHaveAccessibleDescription(/nothing is changed yet/);
      expect(await violationsInBothThemes(app, window)).toEqual([]);
      await asking.getByRole('textbox').fill('remove 2');
      await window.keyboard.press('Enter');
      await expect(window.getByRole('heading', { name: 'The trash is empty' })).toBeVisible();
      await expect(story.part(window, 'All secrets')).toContainText('18');
    });
  });
});
