import { copyFileSync, cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Page } from '@playwright/test';
import Database from 'better-sqlite3';
import { desktopOf } from '../../electron/desktop.ts';
import type { App } from '../fixture.ts';
import { envText, pictured, type prepareStorefront } from './storefront.ts';
import * as story from './story.ts';
import { expect, moveClock } from './test.ts';

/* Through every screen there is, from a vault like the one in the pictures. */

/** Called with each screen when it is there. */
export type At = (screen: string) => Promise<void>;

export const sizes = [
  { width: 1280, height: 800 },
  { width: 900, height: 600 },
] as const;
export const schemes = ['light', 'dark'] as const;

export async function setSize(app: App, window: Page, size: { width: number; height: number }): Promise<void> {
  await app.main(
    ({ BrowserWindow }, { width, height }) => BrowserWindow.getAllWindows()[0]?.setContentSize(width, height),
    size,
  );
  await window.waitForFunction(({ width, height }) => innerWidth === width && innerHeight === height, size);
}

export async function setScheme(app: App, window: Page, scheme: 'light' | 'dark'): Promise<void> {
  await app.setColorScheme(scheme);
  await window.waitForFunction(
    (dark) => matchMedia('(prefers-color-scheme: dark)').matches === dark,
    scheme === 'dark',
  );
}

/** Main process and page both stand at the moment of the pictures. */
export async function stopClocks(app: App, window: Page): Promise<void> {
  await moveClock(app.main, pictured - Date.now());
  await window.clock.setFixedTime(pictured);
  await window.reload();
}

type Prepared = Awaited<ReturnType<typeof prepareStorefront>>;

/** As if this vault had been open here a day before. */
function rememberVault(userData: string, path: string, lastOpenedAt: number): void {
  writeFileSync(join(userData, 'vault.json'), JSON.stringify({ path, lastOpenedAt }), { mode: 0o600 });
}

/** Puts the vault of the pictures where a story begins. */
export function placeStorefront(prepared: Prepared, userData: string, which: 'file' | 'older' = 'file'): string {
  mkdirSync(userData, { recursive: true });
  const file = join(dirname(userData), 'personal.coffer');
  copyFileSync(prepared[which], file);
  cpSync(prepared.marks, join(userData, 'marks'), { recursive: true });
  rememberVault(userData, file, Math.floor(pictured / 1_000) - 86_400);
  return file;
}

export function damage(file: string): void {
  const database = new Database(file);
  const row = database.prepare('SELECT rowid, sealed FROM secrets LIMIT 1').get() as { rowid: number; sealed: Buffer };
  const middle = row.sealed.length >> 1;
  row.sealed.writeUInt8(row.sealed.readUInt8(middle) ^ 1, middle);
  database.prepare('UPDATE secrets SET sealed = ? WHERE rowid = ?').run(row.sealed, row.rowid);
  database.close();
}

/** What Coffer protects against, before a vault is open. */
async function readOfProtection(window: Page, look = async () => {}): Promise<void> {
  await window.getByRole('button', { name: 'What Coffer protects against' }).click();
  const dialog = window.getByRole('dialog', { name: 'What Coffer protects against, and what not' });
  await expect(dialog.getByText('Traces in memory')).toBeVisible();
  await look();
  await window.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
}

/** From no vault to an empty one. */
export async function firstRun(app: App, window: Page, folder: string, at: At): Promise<void> {
  const desktop = desktopOf(app);
  await expect(story.titled(window, 'Welcome to Coffer')).toBeVisible();
  await at('welcome');
  await readOfProtection(window);
  mkdirSync(join(folder, 'Documents'));
  await desktop.answerSaveDialog(join(folder, 'Documents', 'personal.coffer'));
  await window.getByRole('button', { name: 'Make a vault…' }).click();
  await expect(story.titled(window, 'Choose a master password')).toBeVisible();
  await at('create-empty');
  await story.passwordField(window).fill(story.masterPassword);
  await story.onceMore(window).fill(`${story.masterPassword}s`);
  await expect(window.getByText(/strong\. Guessing it/i)).toBeVisible();
  await window.getByRole('button', { name: 'Continue' }).click();
  await expect(story.onceMore(window)).toHaveAccessibleDescription(/The two are not the same/);
  await at('create-mismatch');
  await story.onceMore(window).fill(story.masterPassword);
  await window.getByRole('button', { name: 'Show the password', exact: true }).click();
  await at('create');
  await window.getByRole('button', { name: 'Continue' }).click();
  await expect(story.titled(window, 'Write down the recovery code')).toBeVisible();
  await at('recovery-code');
  await story.confirmRecoveryCode(window);
  await expect(window.getByRole('heading', { name: 'No secrets yet' })).toBeVisible();
  await at('main-empty');
}

/** The screens of a locked vault; the file is an older copy of what this computer has seen. */
export async function locked(window: Page, at: At): Promise<void> {
  await story.expectLocked(window);
  await at('unlock');
  await readOfProtection(window, () => at('protection-locked'));
  await story.tryPassword(window, 'not this one');
  await expect(story.passwordField(window)).toHaveAccessibleDescription(/not the password of this vault/);
  await at('unlock-error');
  await window.getByRole('button', { name: 'Use recovery code' }).click();
  await expect(story.titled(window, 'Use the recovery code')).toBeVisible();
  await at('recover');
  await window.getByRole('button', { name: 'Back', exact: true }).click();
  await story.tryPassword(window, story.masterPassword);
  await expect(window.getByRole('heading', { name: 'This is an older copy' })).toBeVisible();
  await at('older-copy');
}

/** The screens of an open vault. */
export async function unlocked(app: App, window: Page, folder: string, at: At): Promise<void> {
  const desktop = desktopOf(app);
  await story.unlock(window);
  await story.part(window, 'storefront').click();
  const stripe = story.row(window, 'STRIPE_SECRET_KEY').filter({ hasText: 'prod' });
  await stripe.click();
  await expect(story.titled(window, 'STRIPE_SECRET_KEY')).toBeVisible();
  await story.copySelected(window, 'STRIPE_SECRET_KEY');
  await expect(story.statusBar(window)).toContainText('Intact');
  await at('main');
  await story.reveal(window, 'STRIPE_SECRET_KEY');
  await at('main-revealed');
  await story.valueCard(window).getByRole('button', { name: 'Hide' }).click();

  await window.keyboard.press('Control+f');
  await story.searchField(window).fill('test mode');
  await expect(story.list(window).getByRole('option')).toHaveCount(2);
  await at('search');
  await story.searchField(window).fill('no such thing');
  await expect(story.list(window).getByRole('option')).toHaveCount(0);
  await at('search-none');
  await story.searchField(window).fill('');

  await window.keyboard.press('Control+n');
  await window.getByLabel('Name', { exact: true }).fill('GITHUB TOKEN');
  await story.save(window);
  await expect(window.getByLabel('Name', { exact: true })).toHaveAccessibleDescription(/.+/);
  await at('editor-errors');
  await window.getByLabel('Name', { exact: true }).fill('GITHUB_TOKEN');
  await window
    .getByLabel('Value', { exact: true })
    .and(window.getByRole('textbox'))
    .fill('ghp_4rTq8ZxWm2LkPdV9nBcYhJ6sGfQe3uTaR');
  await story.chooseEnvironment(window, 'dev');
  await story.chooseExpiry(window, '90 days');
  await window.getByLabel('Description', { exact: true }).fill('Pushes tags and releases from CI');
  await at('editor');
  await window.keyboard.press('Escape');
  await expect(window.getByRole('alertdialog').or(window.getByRole('dialog'))).toBeVisible();
  await at('editor-leave');
  await window.getByRole('button', { name: 'Throw changes away' }).click();
  await story.row(window, 'STRIPE_WEBHOOK_SECRET').click();
  await window.getByRole('button', { name: 'Edit', exact: true }).click();
  await expect(story.titled(window, 'Edit STRIPE_WEBHOOK_SECRET')).toBeVisible();
  await at('editor-edit');
  await window.getByRole('button', { name: 'Cancel', exact: true }).click();

  const env = join(folder, '.env.production');
  writeFileSync(env, envText);
  await story.openEnvFile(window, desktop, env);
  await window.getByRole('combobox', { name: /^Project/ }).click();
  await window.getByRole('option', { name: 'storefront', exact: true }).click();
  await expect(window.getByText('new version')).toBeVisible();
  await at('import');
  await window.getByRole('button', { name: 'Cancel', exact: true }).click();

  await story.part(window, 'Trash').click();
  await story.row(window, 'LEGACY_FTP_PASSWORD').click();
  await expect(story.titled(window, 'LEGACY_FTP_PASSWORD')).toBeVisible();
  await at('trash');
  await story.part(window, 'Expired').click();
  await expect(story.row(window, 'INVOICE_API_TOKEN')).toBeVisible();
  await at('expired');

  for (const [screen, key, title] of [
    ['settings', 'Control+,', 'Settings'],
    ['shortcuts', 'Control+/', 'Keyboard shortcuts'],
  ] as const) {
    await window.keyboard.press(key);
    await expect(window.getByRole('dialog', { name: title })).toBeVisible();
    await at(screen);
    await window.keyboard.press('Escape');
    await expect(window.getByRole('dialog')).toHaveCount(0);
  }
  await desktop.clickMenu('change-password');
  await expect(window.getByRole('dialog', { name: /master password/i })).toBeVisible();
  await at('change-password');
  await window.keyboard.press('Escape');
  await expect(window.getByRole('dialog')).toHaveCount(0);

  await story.row(window, 'INVOICE_API_TOKEN').click();
  await window.keyboard.press('Delete');
  await expect(story.message(window, /INVOICE_API_TOKEN/).first()).toBeVisible();
  await at('toast');
}

/** A vault of which one record is damaged. */
export async function damaged(window: Page, at: At): Promise<void> {
  await story.unlock(window);
  await expect(window.getByRole('region', { name: 'About this vault' })).toBeVisible();
  await at('damaged');
  await window.getByRole('button', { name: 'Show what is damaged' }).click();
  await expect(window.getByRole('dialog', { name: 'What is damaged' })).toBeVisible();
  await at('damaged-list');
}
