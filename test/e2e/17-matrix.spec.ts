import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import dotenv from 'dotenv';
import { desktopOf } from '../electron/desktop.ts';
import { violationsInBothThemes } from './kit/axe.ts';
import { cell, copied, grid, withEnvironments } from './kit/compared.ts';
import * as story from './kit/story.ts';
import { expect, test } from './kit/test.ts';
import * as tour from './kit/tour.ts';

test.use({ begins: 'none' });

test('a person sees what an environment lacks, fills the gap where it is, and takes it back', async ({
  launch,
  userData,
  folder,
  storefront,
}) => {
  tour.placeStorefront(await withEnvironments(storefront, folder, 130), userData);
  const app = await launch();
  const window = await app.window();
  const { keyboard } = window;
  await tour.stopClocks(app, window);
  await story.unlock(window);

  await test.step('lists say how much there is, once every value has been looked at', async () => {
    await expect(story.part(window, 'Weak or reused')).toContainText(/[1-9]/);
    await story.part(window, 'Weak or reused').click();
    await expect(story.row(window, 'SESSION_SIGNING_KEY')).toHaveCount(2);
    await expect(story.part(window, 'Missing somewhere')).toContainText('7');
    await story.part(window, 'Missing somewhere').click();
    await expect(story.row(window, 'STRIPE_WEBHOOK_SECRET')).toHaveCount(2);
    await expect(story.row(window, 'STRIPE_WEBHOOK_SECRET').first()).toContainText('not in staging');
  });

  await test.step('a project by environment: each state in a sign and a word, no value anywhere', async () => {
    await story.part(window, 'storefront').click();
    await window.locator('#list-column').getByRole('button', { name: 'By environment' }).click();
    await expect(story.titled(window, 'storefront by environment')).toBeVisible();
    for (const [name, environment, words] of [
      ['STRIPE_WEBHOOK_SECRET', 'staging', 'missing'],
      ['STRIPE_WEBHOOK_SECRET', 'dev', 'present, v1'],
      ['TLS_CERTIFICATE', 'dev', 'not there'],
      ['TLS_CERTIFICATE', 'prod', 'expires in 9 days'],
      ['DATABASE_URL', 'staging', 'expired'],
      ['SESSION_SIGNING_KEY', 'staging', 'same as prod'],
      ['SENTRY_DSN', 'prod', 'shared value, v1'],
      ['REDIS_URL', 'staging', 'own value instead of the shared one, v1'],
    ] as const) {
      await expect(cell(window, name, environment)).toHaveAccessibleName(`${name} in ${environment}: ${words}`);
    }
    await expect(window.getByText('10 names in 3 environments. 3 missing, 1 expired')).toBeVisible();
    expect(await window.content()).not.toContain(copied);
    expect(await violationsInBothThemes(app, window)).toEqual([]);
  });

  await test.step('by keys alone: to the gap, its menu, the value, Enter', async () => {
    await window.getByRole('textbox', { name: 'Filter by name' }).fill('stripe');
    await expect(grid(window).getByRole('rowheader')).toHaveText(['STRIPE_SECRET_KEY', 'STRIPE_WEBHOOK_SECRET']);
    await keyboard.press('ArrowDown');
    await keyboard.press('ArrowDown');
    await keyboard.press('ArrowRight');
    await expect(cell(window, 'STRIPE_WEBHOOK_SECRET', 'staging')).toBeFocused();
    await keyboard.press('Enter');
    await expect(window.getByRole('menuitem', { name: 'Use the one of dev here too' })).toBeVisible();
    await expect(window.getByRole('menuitem', { name: 'New secret for staging…' })).toBeFocused();
    await keyboard.press('Enter');
    const editor = window.getByRole('dialog', { name: 'New secret STRIPE_WEBHOOK_SECRET for staging' });
    await expect(editor.getByRole('textbox')).toBeFocused();
    await keyboard.press('Enter');
    await expect(editor.getByRole('textbox')).toHaveAccessibleDescription(/Type or paste the value/);
    expect(await violationsInBothThemes(app, window)).toEqual([]);
    await keyboard.type('wh-4RzPfHs8xK7d9mTqLw2n');
    await keyboard.press('Enter');
    await expect(editor).toHaveCount(0);
    await expect(cell(window, 'STRIPE_WEBHOOK_SECRET', 'staging')).toHaveAccessibleName(/: present, v1$/);
    await expect(cell(window, 'STRIPE_WEBHOOK_SECRET', 'staging')).toBeFocused();
    await keyboard.press('Control+c');
    await expect(story.statusBar(window)).toContainText('STRIPE_WEBHOOK_SECRETon the clipboard');
    await expect(story.part(window, 'Missing somewhere')).toContainText('5');
    await window.getByRole('button', { name: 'Undo' }).click();
    await expect(cell(window, 'STRIPE_WEBHOOK_SECRET', 'staging')).toHaveAccessibleName(/: missing$/);
  });

  await test.step('another value: what else it holds for is said first; an own one leaves the shared one alone', async () => {
    await window.getByRole('textbox', { name: 'Filter by name' }).fill('sentry');
    await cell(window, 'SENTRY_DSN', 'prod').click();
    await window.getByRole('menuitem', { name: 'Replace the value for all…' }).click();
    const editor = window.getByRole('dialog', { name: 'New value of SENTRY_DSN in prod' });
    await expect(editor).toContainText('It is one secret: the new value holds in all environments.');
    await editor.getByRole('textbox').fill('https://mTqLw2nVbYex7Kd9@errors.example/4');
    await editor.getByRole('button', { name: 'Replace value' }).click();
    await expect(story.message(window, 'SENTRY_DSN has a new value: version 2.')).toBeVisible();
    await cell(window, 'SENTRY_DSN', 'dev').click();
    await window.getByRole('menuitem', { name: 'Own value for dev…' }).click();
    await window.getByRole('dialog').getByRole('textbox').fill('https://nVbYex7Kd9mTqLw2@errors.example/5');
    await keyboard.press('Enter');
    await expect(cell(window, 'SENTRY_DSN', 'dev')).toHaveAccessibleName(/own value instead of the shared one/);
    await expect(cell(window, 'SENTRY_DSN', 'prod')).toHaveAccessibleName(/shared value, v2/);
    await keyboard.press('Escape');
    await expect(window.locator('#pane-detail')).toBeFocused();
  });

  await test.step('a .env file of one environment, after that was typed; only its owner may read it', async () => {
    const file = join(folder, '.env.staging');
    await desktopOf(app).answerSaveDialog(file);
    await window.getByRole('button', { name: '.env for…' }).click();
    await window.getByRole('menuitem', { name: '.env for staging…' }).click();
    const ask = window.getByRole('dialog', { name: 'Save a .env file for staging?' });
    await ask.getByRole('button', { name: 'Save in plain text…' }).click();
    await expect(ask.getByRole('textbox')).toHaveAccessibleDescription(/export staging/);
    expect(existsSync(file)).toBe(false);
    expect(await violationsInBothThemes(app, window)).toEqual([]);
    await ask.getByRole('textbox').fill('export staging');
    await keyboard.press('Enter');
    await expect(story.message(window, /values of staging saved in plain text\. Left out: DATABASE_URL/)).toBeVisible();
    expect(dotenv.parse(readFileSync(file))).toMatchObject({
      SESSION_SIGNING_KEY: copied,
      REDIS_URL: 'redis://:8HcYpN3sVdKg6TjWq5@cache.staging:6379',
    });
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  await test.step('only what is missing or differs; a hundred and more rows; another project', async () => {
    await window.getByRole('textbox', { name: 'Filter by name' }).fill('');
    await window.getByText('Missing', { exact: true }).click();
    await expect(grid(window).getByRole('rowheader')).toHaveText([
      'DATABASE_URL',
      'OPENAI_API_KEY',
      'STRIPE_WEBHOOK_SECRET',
    ]);
    await window.getByRole('combobox', { name: /^Project/ }).click();
    await window.getByRole('option', { name: 'homelab' }).click();
    await expect(story.titled(window, 'homelab by environment')).toBeVisible();
    await keyboard.press('Control+k');
    await keyboard.type('large by env');
    await keyboard.press('Enter');
    await expect(grid(window)).toHaveAttribute('aria-rowcount', '131');
    expect(await grid(window).getByRole('rowheader').count()).toBeLessThan(60);
    await cell(window, 'KEY_100', 'dev').focus();
    await keyboard.press('Control+End');
    await expect(cell(window, 'KEY_229', 'prod')).toBeFocused();
    await expect(cell(window, 'KEY_229', 'prod')).toBeInViewport();
  });

  await test.step('a group that is folded stays so, over locking', async () => {
    await window.getByRole('button', { name: 'Environments', exact: true }).click();
    await expect(story.part(window, 'staging')).toBeHidden();
    await story.lock(window);
    await story.unlock(window);
    await expect(story.part(window, 'storefront')).toBeVisible();
    await expect(story.part(window, 'staging')).toBeHidden();
  });
});
