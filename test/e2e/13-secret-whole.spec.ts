import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { violationsInBothThemes } from './kit/axe.ts';
import * as story from './kit/story.ts';
import { expect, test } from './kit/test.ts';

const valueBox = (window: Page) => window.getByLabel('Value', { exact: true }).and(window.getByRole('textbox'));
const part = (window: Page, name: string | RegExp) => window.getByRole('button', { name, expanded: false });
const section = (window: Page, name: string) => window.getByRole('region', { name, exact: true });
const fact = (window: Page, name: string) => window.locator(`dt:text-is("${name}") + dd`);

async function fromMenu(window: Page, item: string) {
  await window.getByRole('button', { name: 'More for this secret' }).click();
  await window.getByRole('menuitem', { name: item }).click();
}

async function copyAs(window: Page, item: string) {
  await window.getByRole('button', { name: 'Copy as…' }).click();
  await window.getByRole('menuitem', { name: item }).click();
}

test('a secret is kept with all that belongs to it, copied as it is needed, revoked, doubled, and removed for good', async ({
  app,
  window,
  desktop,
  folder,
  vaultFile,
}) => {
  await story.unlock(window);

  await test.step('a database connection is pasted, taken apart, and kept with all that belongs to it', async () => {
    await window.getByRole('button', { name: 'New secret', exact: true }).first().click();

    await test.step('the value says what it is, and its parts go to their fields', async () => {
      await valueBox(window).fill('postgres://shop:marker-db-7%2F@db.internal:5432/shop?sslmode=require');
      await window.getByRole('button', { name: 'Name it DATABASE_URL' }).click();
      await window.getByRole('button', { name: 'Take it apart' }).click();
      await expect(window.getByLabel('Host', { exact: true })).toHaveValue('db.internal');
      await expect(window.getByLabel('Options, one a line')).toHaveValue('sslmode=require');
      await expect(valueBox(window)).toHaveValue('marker-db-7/');
      await expect(window.getByText('postgresql://shop:••••••@db.internal:5432/shop?sslmode=require')).toBeVisible();
    });

    await test.step('names are advised about, and never refused', async () => {
      const name = window.getByLabel('Name', { exact: true });
      await name.fill('PASSWORD');
      await expect(name).toHaveAccessibleDescription(/too general/);
      await name.fill('SHOP_DATABASE');
    });

    await test.step('tags, an account, notes, fields and metadata stand under their words', async () => {
      await window.getByLabel('Used by', { exact: true }).fill('checkout,');
      await part(window, 'Tags').click();
      await window.getByLabel('Tags', { exact: true }).fill('payments');
      await window.keyboard.press('Enter');
      await window.getByRole('checkbox', { name: /^Critical/ }).check();
      await part(window, 'Account').click();
      await window.getByLabel('User name', { exact: true }).fill('ops@shop.example');
      await part(window, 'Notes').click();
      await window.getByLabel('Notes', { exact: true }).fill('# Moving it\n- ask **Ada**\n- run `make move`');
      await part(window, 'Fields and metadata').click();
      await window.getByRole('button', { name: 'Add field' }).click();
      await window.keyboard.type('support pin');
      await window.getByLabel('What support pin holds').fill('marker-pin-42');
      await window.getByRole('listitem').getByRole('checkbox', { name: 'Protected' }).check();
      await part(window, /^Rotation/).click();
      await window.getByText('Every so many days…').click();
      await window.getByLabel('Days between two values').fill('30');
      expect(await violationsInBothThemes(app, window)).toEqual([]);
    });

    await test.step('what is not JSON is said, and where', async () => {
      const metadata = window.getByLabel('Metadata, as JSON');
      await metadata.fill('{ "team": shop }');
      await story.save(window);
      await expect(metadata).toHaveAccessibleDescription(/not JSON yet: look at line 1, column 11/);
      await expect(metadata).toBeFocused();
      await metadata.fill('{ "team": "shop" }');
      await story.save(window);
    });

    await test.step('all of it is shown, but for what is protected', async () => {
      await expect(story.titled(window, 'SHOP_DATABASE')).toBeVisible();
      await expect(fact(window, 'Used by')).toHaveText('checkout');
      await expect(fact(window, 'Tags')).toHaveText('payments');
      await expect(fact(window, 'Rotated')).toHaveText('every 30 days');
      await expect(fact(window, 'User name')).toHaveText('ops@shop.example');
      await expect(section(window, 'Database')).toContainText('postgresql://shop:••••••@db.internal:5432/shop');
      await expect(section(window, 'Notes').getByRole('heading', { name: 'Moving it' })).toBeVisible();
      await expect(section(window, 'Notes').getByRole('listitem')).toHaveText(['ask Ada', 'run make move']);
      await expect(section(window, 'Metadata')).toContainText('"team": "shop"');
      expect(await window.content()).not.toMatch(/marker-(pin|db)/);
      expect(await violationsInBothThemes(app, window)).toEqual([]);
    });

    await test.step('a protected field is revealed and copied like a value', async () => {
      await window.getByRole('button', { name: 'Reveal support pin' }).click();
      await expect(window.getByLabel('Value of support pin')).toHaveText('marker-pin-42');
      await window.evaluate(() => globalThis.dispatchEvent(new Event('blur')));
      await expect(window.getByLabel('Value of support pin')).toHaveCount(0);
      await window.getByRole('button', { name: 'Reveal support pin' }).hover();
      await window.mouse.down();
      await expect(window.getByLabel('Value of support pin')).toBeVisible();
      await window.mouse.up();
      await expect(window.getByLabel('Value of support pin')).toHaveCount(0);
      await window.getByRole('button', { name: 'Copy support pin' }).click();
      await expect.poll(() => desktop.readClipboard()).toBe('marker-pin-42');
    });

    await test.step('the value is copied in the form that is needed', async () => {
      await copyAs(window, 'export line for a shell');
      await expect.poll(() => desktop.readClipboard()).toBe('export SHOP_DATABASE=marker-db-7/');
      await copyAs(window, 'JSON');
      await expect.poll(() => desktop.readClipboard()).toBe('{"SHOP_DATABASE":"marker-db-7/"}');
      await copyAs(window, 'Connection URL');
      await expect
        .poll(() => desktop.readClipboard())
        .toBe('postgresql://shop:marker-db-7%2F@db.internal:5432/shop?sslmode=require');
      await expect(fact(window, 'Reference')).toContainText('coffer://-/-/SHOP_DATABASE');
      await copyAs(window, 'Reference, without the value');
      await expect(window.getByText('The reference is copied.')).toBeAttached();
    });

    await test.step('a change of something else keeps what the protected field holds', async () => {
      await window.getByRole('button', { name: 'Edit', exact: true }).click();
      await expect(window.getByRole('button', { name: 'Replace support pin' })).toBeVisible();
      await window.getByLabel('Label', { exact: true }).fill('The shop');
      await story.save(window);
      await window.getByRole('button', { name: 'Reveal support pin' }).click();
      await expect(window.getByLabel('Value of support pin')).toHaveText('marker-pin-42');
    });
  });

  await test.step('a secret is starred, marked, saved to a file, revoked and reinstated, doubled, and removed for good', async () => {
    await story.select(window, 'GITHUB_TOKEN');
    const star = window.getByRole('button', { name: /the favourites$/ }).and(window.locator('#pane-detail *'));
    await star.click();
    await expect(star).toHaveAttribute('aria-pressed', 'true');

    await test.step('marked as due, with why', async () => {
      await fromMenu(window, 'Mark as due…');
      await window.getByLabel('Reason').fill('a laptop was lost');
      await window.getByRole('button', { name: 'Mark as due', exact: true }).click();
      await expect(window.getByText('Reason: a laptop was lost.')).toBeVisible();
      await window.getByRole('button', { name: 'Replace value…' }).click();
      await expect(valueBox(window)).toBeFocused();
      await window.keyboard.press('Escape');
    });

    await test.step('saved to a file that only this person can read', async () => {
      const file = join(folder, 'token.txt');
      await desktop.answerSaveDialog(file);
      await fromMenu(window, 'Save value to a file…');
      await expect(story.message(window, 'The value of GITHUB_TOKEN is saved.')).toBeVisible();
      expect(readFileSync(file, 'utf8')).toMatch(/marker/);
      expect(statSync(file).mode & 0o777).toBe(0o600);

      await test.step('but never in place of a vault', async () => {
        const before = readFileSync(vaultFile);
        await desktop.answerSaveDialog(vaultFile);
        await fromMenu(window, 'Save value to a file…');
        await expect(
          story.message(window, /is a Coffer vault\. Nothing was read from it or written to it/),
        ).toBeVisible();
        expect(readFileSync(vaultFile).equals(before)).toBe(true);
      });
    });

    await test.step('revoked: what it means is said first; then revealing asks', async () => {
      await fromMenu(window, 'Revoke…');
      const dialog = window.getByRole('dialog', { name: 'Revoke GITHUB_TOKEN?' });
      await expect(dialog).toContainText('switch it off there too');
      await dialog.getByLabel('Reason').fill('it was in a build log');
      expect(await violationsInBothThemes(app, window)).toEqual([]);
      await dialog.getByRole('button', { name: 'Revoke secret' }).click();
      await expect(window.getByText('Reason: it was in a build log.')).toBeVisible();
      const asks = window.getByRole('dialog', { name: 'GITHUB_TOKEN is revoked' });
      await story.valueCard(window).getByRole('button', { name: 'Reveal' }).click();
      await asks.getByRole('button', { name: 'Leave it hidden' }).click();
      await expect(story.revealed(window, 'GITHUB_TOKEN')).toHaveCount(0);
      await story.valueCard(window).getByRole('button', { name: 'Reveal' }).click();
      await asks.getByRole('button', { name: 'Show it anyway' }).click();
      await expect(story.revealed(window, 'GITHUB_TOKEN')).toBeVisible();
      await window.keyboard.press('Control+c');
      await asks.getByRole('button', { name: 'Copy it anyway' }).click();
      await expect(story.statusBar(window)).toContainText('GITHUB_TOKENon the clipboard');
    });

    await test.step('reinstated', async () => {
      await window.getByRole('button', { name: 'Reinstate…' }).click();
      await expect(window.getByRole('button', { name: 'Reinstate secret' })).toBeVisible();
      expect(await violationsInBothThemes(app, window)).toEqual([]);
      await window.getByRole('button', { name: 'Reinstate secret' }).click();
      await expect(window.getByText('Reason: it was in a build log.')).toHaveCount(0);
    });

    await test.step('doubled, for another environment', async () => {
      await window.getByRole('button', { name: 'More for this secret' }).click();
      await expect(window.getByRole('menuitem', { name: 'Duplicate…' })).toBeVisible();
      expect(await violationsInBothThemes(app, window)).toEqual([]);
      await window.getByRole('menuitem', { name: 'Duplicate…' }).click();
      const dialog = window.getByRole('dialog', { name: 'Duplicate GITHUB_TOKEN' });
      await dialog.getByRole('button', { name: 'Duplicate secret' }).click();
      await expect(dialog.getByLabel('Name of the copy')).toHaveAccessibleDescription(
        /already a secret with this name/,
      );
      expect(await violationsInBothThemes(app, window)).toEqual([]);
      await dialog.getByLabel('Name of the copy').fill('GITHUB_TOKEN_CI');
      await dialog.getByRole('button', { name: 'Duplicate secret' }).click();
      await expect(story.titled(window, 'GITHUB_TOKEN_CI')).toBeVisible();
      expect(await story.reveal(window, 'GITHUB_TOKEN_CI')).toMatch(/marker/);
    });

    await test.step('nothing goes for good before its words are typed', async () => {
      for (const name of ['GITHUB_TOKEN_CI', 'API_URL', 'STRIPE_KEY']) {
        await story.select(window, name);
        await fromMenu(window, 'Move to trash');
        await expect(story.row(window, name)).toHaveCount(0);
      }
      await story.part(window, 'Trash').click();
      await story.select(window, 'API_URL');
      await window.getByRole('button', { name: 'Remove for good…' }).click();
      const remove = window.getByRole('dialog', { name: 'Remove API_URL for good?' });
      await remove.getByRole('button', { name: 'Remove for good' }).click();
      await expect(remove.getByRole('textbox')).toHaveAccessibleDescription(/Type API_URL to go on/);
      await remove.getByRole('textbox').fill('API_URL');
      await remove.getByRole('button', { name: 'Remove for good' }).click();
      await expect(story.row(window, 'API_URL')).toHaveCount(0);
      await expect(story.message(window, 'API_URL is removed for good.')).toBeVisible();

      await window.getByRole('button', { name: 'Empty trash…' }).click();
      await window.getByLabel('Type “empty trash” to confirm').fill('empty trash');
      await window.getByRole('button', { name: 'Empty trash', exact: true }).click();
      await expect(window.getByRole('heading', { name: 'The trash is empty' })).toBeVisible();
      await expect(story.message(window, '2 secrets are removed for good.')).toBeVisible();
    });
  });
});
