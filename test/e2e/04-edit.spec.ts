import type { Page } from '@playwright/test';
import * as story from './kit/story.ts';
import { expect, test } from './kit/test.ts';

const fact = (window: Page, name: string) =>
  window.getByRole('term').filter({ hasText: name }).locator('xpath=following-sibling::dd[1]');
const edit = (window: Page) => window.getByRole('button', { name: 'Edit', exact: true }).click();
const valueBox = (window: Page) => window.getByLabel('Value', { exact: true }).and(window.getByRole('textbox'));
const nameBox = (window: Page) => window.getByLabel('Name', { exact: true });

test('a secret is made with all that belongs to it, and changed', async ({ window, launch, app }) => {
  await story.unlock(window);
  await story.addSecret(window, {
    name: 'PAYMENTS_KEY',
    value: 'marker-payments-one',
    label: 'Payments of the shop',
    description: 'From the console of the bank, account 12.',
    project: 'billing',
    environments: ['dev', 'prod'],
    expires: '2031-05-17',
  });
  await expect(window.getByText('Payments of the shop').first()).toBeVisible();
  await expect(fact(window, 'Project')).toHaveText('billing');
  await expect(fact(window, 'Environments')).toHaveText('devprod');
  await expect(fact(window, 'Expires')).toContainText('17 May 2031');
  await expect(fact(window, 'Description')).toHaveText('From the console of the bank, account 12.');
  await expect(story.valueCard(window)).toContainText('Version 1');
  await expect(story.part(window, 'billing')).toContainText('1');

  await test.step('a new value becomes version 2; the rest stays', async () => {
    await edit(window);
    await expect(valueBox(window)).toHaveCount(0);
    await window.getByRole('button', { name: 'Replace value' }).click();
    await valueBox(window).fill('marker-payments-two');
    await window.keyboard.press('Control+s');
    await expect(story.valueCard(window)).toContainText('Version 2');
    expect(await story.reveal(window, 'PAYMENTS_KEY')).toBe('marker-payments-two');
    await expect(fact(window, 'Project')).toHaveText('billing');
  });

  await test.step('name, label, place and expiry change without a new version', async () => {
    await edit(window);
    await nameBox(window).fill('BANK_KEY');
    await window.getByLabel('Label', { exact: true }).fill('');
    await window.getByRole('button', { name: 'Remove dev' }).click();
    await story.chooseProject(window, 'storefront');
    await story.chooseExpiry(window, 'Never');
    await story.save(window);
    await expect(story.titled(window, 'BANK_KEY')).toBeVisible();
    await expect(fact(window, 'Project')).toHaveText('storefront');
    await expect(fact(window, 'Environment')).toHaveText('prod');
    await expect(fact(window, 'Expires')).toHaveText('Never');
    await expect(story.valueCard(window)).toContainText('Version 2');
  });

  await test.step('all of it is there after a restart', async () => {
    await app.close();
    const again = await (await launch()).window();
    await story.unlock(again);
    await story.select(again, 'BANK_KEY');
    await expect(again.getByText('From the console of the bank, account 12.').first()).toBeVisible();
    expect(await story.reveal(again, 'BANK_KEY')).toBe('marker-payments-two');
  });
});

test('what goes to the trash comes back, what is not saved is asked about, what is wrong is said at its field', async ({
  window,
}) => {
  test.slow();
  await story.unlock(window);

  await test.step('a secret goes to the trash and comes back', async () => {
    await story.select(window, 'GITHUB_TOKEN');

    await test.step('Undo at once', async () => {
      await window.getByRole('button', { name: 'More for this secret' }).click();
      await window.getByRole('menuitem', { name: 'Move to trash' }).click();
      await expect(story.message(window, 'GITHUB_TOKEN is in the trash.')).toBeVisible();
      await expect(story.row(window, 'GITHUB_TOKEN')).toHaveCount(0);
      await expect(story.part(window, 'Trash')).toContainText('1');
      await window.getByRole('button', { name: 'Undo' }).click();
      await expect(story.row(window, 'GITHUB_TOKEN')).toHaveAttribute('aria-selected', 'true');
      await expect(story.part(window, 'Trash')).toContainText('0');
    });

    await test.step('or later, from the trash', async () => {
      await story.list(window).focus();
      await window.keyboard.press('Delete');
      await expect(story.row(window, 'GITHUB_TOKEN')).toHaveCount(0);
      await expect(story.part(window, 'All secrets')).toContainText('7');
      await story.part(window, 'Trash').click();
      await story.select(window, 'GITHUB_TOKEN');
      await expect(window.getByText(/It is removed for good on /)).toBeVisible();
      await expect(window.getByRole('button', { name: 'Edit', exact: true })).toHaveCount(0);
      await window.getByRole('button', { name: 'Put back' }).click();
      await expect(window.getByRole('heading', { name: 'The trash is empty' })).toBeVisible();
      await story.part(window, 'All secrets').click();
      await expect(story.row(window, 'GITHUB_TOKEN')).toBeVisible();
    });
  });

  await test.step('what is not saved is asked about, and may be thrown away', async () => {
    await story.select(window, 'GITHUB_TOKEN');
    await edit(window);
    await window.getByLabel('Description', { exact: true }).fill('half a sentence');
    const question = window.getByRole('dialog', { name: 'Leave without saving?' });

    await story.row(window, 'DATABASE_URL').click();
    await expect(question.getByRole('button', { name: 'Keep editing' })).toBeFocused();
    await window.keyboard.press('Enter');
    await expect(window.getByLabel('Description', { exact: true })).toHaveValue('half a sentence');

    await story.row(window, 'DATABASE_URL').click();
    await question.getByRole('button', { name: 'Throw changes away' }).click();
    await expect(story.titled(window, 'DATABASE_URL')).toBeVisible();
    await story.select(window, 'GITHUB_TOKEN');
    await expect(window.getByText('half a sentence')).toHaveCount(0);

    await edit(window);
    await window.keyboard.press('Escape');
    await expect(question).toHaveCount(0);
    await expect(story.titled(window, 'GITHUB_TOKEN')).toBeVisible();
  });

  await test.step('what is wrong is said at its field', async () => {
    await window.getByRole('button', { name: 'New secret', exact: true }).click();
    await expect(nameBox(window)).toBeFocused();
    await story.save(window);
    await expect(nameBox(window)).toHaveAccessibleDescription(/Give it a name/);
    await expect(nameBox(window)).toBeFocused();

    await nameBox(window).fill('github token');
    await expect(nameBox(window)).toHaveAccessibleDescription(/only letters from A to Z, digits and underscores/);
    await window.getByRole('button', { name: 'Use GITHUB_TOKEN' }).click();
    await valueBox(window).fill('marker-second-github');
    await story.save(window);
    await expect(nameBox(window)).toHaveAccessibleDescription(/already a secret with this name in the same project/);
    await expect(story.part(window, 'All secrets')).toContainText('8');

    await story.chooseProject(window, 'storefront');
    await story.save(window);
    await expect(story.titled(window, 'GITHUB_TOKEN')).toBeVisible();
    await expect(story.row(window, 'GITHUB_TOKEN')).toHaveCount(2);
  });
});
