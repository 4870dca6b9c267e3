import { expect, type Locator, type Page } from '@playwright/test';
import type { Settings } from '../../../src-preload/contract.ts';
import type { Desktop } from '../fixture.ts';

/* The steps that many stories share, each as a person does it in the window: by what is written there. */

export const masterPassword = 'wander-fossil-quartz-lemon';

export const titled = (window: Page, title: string | RegExp) => window.getByRole('heading', { level: 1, name: title });
export const passwordField = (window: Page) => window.getByLabel('Master password', { exact: true });
export const onceMore = (window: Page) => window.getByLabel('Once more', { exact: true });
// What every story asks for a hundred times is found by its attributes: by role and name Playwright looks at the whole page.
export const searchField = (window: Page) => window.locator('#search[aria-label^="Search names, notes and tags"]');
export const list = (window: Page) => window.locator('[role=listbox][aria-label="Secrets"]');
export const row = (window: Page, name: string) => list(window).locator('[role=option]').filter({ hasText: name });
export const part = (window: Page, name: string) =>
  window.locator('nav[aria-label="Parts of the vault"]').getByRole('button', { name: new RegExp(`^${name}`) });
export const valueCard = (window: Page) => window.locator('[role=region][aria-label="Value"]');
export const revealed = (window: Page, name: string) => window.getByLabel(`Value of ${name}`, { exact: true });
export const statusBar = (window: Page) => window.locator('footer').last();
export const message = (window: Page, text: string | RegExp) =>
  window.locator('section[aria-label="Messages"]').getByText(text);

/** From the first screen to the recovery code, which it gives back; the dialog answers with `file`. */
export async function makeVault(window: Page, desktop: Desktop, file: string, password = masterPassword) {
  await desktop.answerSaveDialog(file);
  await window.getByRole('button', { name: 'Make a vault…' }).click();
  await passwordField(window).fill(password);
  await onceMore(window).fill(password);
  await window.getByRole('button', { name: 'Continue' }).click();
  await expect(titled(window, 'Write down the recovery code')).toBeVisible();
  return recoveryCode(window);
}

/** The code as the screen shows it. */
export async function recoveryCode(window: Page): Promise<string> {
  return textOf(window.getByTestId('recovery-code'));
}

export async function textOf(locator: Locator): Promise<string> {
  return ((await locator.textContent()) ?? '').trim();
}

/** Says that the code is written down, and waits for the main window. */
export async function confirmRecoveryCode(window: Page) {
  await window.getByRole('checkbox', { name: 'I have written it down' }).check();
  await window.getByRole('button', { name: 'Open my vault' }).click();
  await expectOpen(window);
}

export async function expectOpen(window: Page) {
  await expect(searchField(window)).toBeVisible();
}

export async function expectLocked(window: Page) {
  await expect(titled(window, /^Unlock /)).toBeVisible();
  await expect(passwordField(window)).toBeFocused();
}

/** Types the password without waiting for what comes of it. */
export async function tryPassword(window: Page, password: string) {
  await passwordField(window).fill(password);
  await window.getByRole('button', { name: 'Unlock', exact: true }).click();
}

export async function unlock(window: Page, password = masterPassword) {
  await tryPassword(window, password);
  await expectOpen(window);
}

/** Changes settings past their dialog, where the story is about something else. */
export function changeSettings(window: Page, changes: Partial<Settings>) {
  return window.evaluate((wanted) => globalThis.window.coffer.settings.update(wanted), changes);
}

/** Whether main has the vault open, whatever the page shows. */
export function isOpen(window: Page): Promise<boolean> {
  return window.evaluate(async () => {
    const state = await globalThis.window.coffer.vault.state();
    return state.ok && state.value.phase === 'unlocked';
  });
}

/** Whatever locks: the page is loaded anew then, and what is typed before that is lost. */
export async function untilLocked(window: Page, act: () => Promise<unknown>) {
  const loaded = window.waitForEvent('load');
  await act();
  await loaded;
  await expectLocked(window);
}

export async function lock(window: Page) {
  await untilLocked(window, () => window.locator('header').getByRole('button', { name: 'Lock', exact: true }).click());
}

export type WrittenSecret = {
  name: string;
  value: string;
  label?: string;
  description?: string;
  /** Made where it is not there yet. */
  project?: string;
  /** As their chips say: dev, staging, prod. */
  environments?: string[];
  /** "30 days", "1 year", or a day such as 2030-01-31. */
  expires?: string;
};

/** Opens the editor and fills it in; nothing is saved. */
export async function writeSecret(window: Page, secret: WrittenSecret) {
  await window.getByRole('button', { name: 'New secret', exact: true }).first().click();
  await window.getByLabel('Name', { exact: true }).fill(secret.name);
  await window.getByLabel('Value', { exact: true }).and(window.getByRole('textbox')).fill(secret.value);
  if (secret.label) await window.getByLabel('Label', { exact: true }).fill(secret.label);
  if (secret.description) await window.getByLabel('Description', { exact: true }).fill(secret.description);
  if (secret.project) await chooseProject(window, secret.project);
  for (const environment of secret.environments ?? []) await chooseEnvironment(window, environment);
  if (secret.expires) await chooseExpiry(window, secret.expires);
}

export async function chooseProject(window: Page, name: string) {
  await window.getByRole('combobox', { name: 'Project' }).fill(name);
  const there = window.getByRole('option', { name, exact: true });
  await there.or(window.getByRole('option', { name: `Make “${name}”` })).click();
  await expect(window.getByRole('combobox', { name: 'Project' })).toHaveValue(name);
}

export async function chooseEnvironment(window: Page, name: string) {
  await window.getByRole('combobox', { name: 'Choose environments' }).click();
  await window.getByRole('option', { name, exact: true }).click();
  await window.keyboard.press('Escape');
  await expect(window.getByRole('button', { name: `Remove ${name}` })).toBeVisible();
}

export async function chooseExpiry(window: Page, when: string) {
  const isDay = /^\d{4}-/.test(when);
  const choice = window
    .getByRole('radiogroup', { name: 'Expires' })
    .getByText(isDay ? 'On a day…' : when, { exact: true });
  await choice.click();
  if (isDay) await window.getByLabel('Day of expiry').fill(when);
}

export async function save(window: Page) {
  await window.getByRole('button', { name: 'Save', exact: true }).click();
}

/** Makes a secret in the editor and waits until it is shown. */
export async function addSecret(window: Page, secret: WrittenSecret) {
  await writeSecret(window, secret);
  await save(window);
  await expect(titled(window, secret.name)).toBeVisible();
}

/** Selects a secret in the list and waits until it is shown. */
export async function select(window: Page, name: string): Promise<Locator> {
  await row(window, name).first().click();
  const title = window.getByRole('heading', { level: 1, name, exact: true });
  await expect(title).toBeVisible();
  return title;
}

/** Copies what is selected with the button. */
export async function copySelected(window: Page, name: string) {
  await valueCard(window)
    .getByRole('button', { name: /^Cop(y|ied)$/ })
    .click();
  await expect(statusBar(window)).toContainText(`${name}on the clipboard`);
}

/** Shows the value of what is selected and reads it from the page. */
export async function reveal(window: Page, name: string): Promise<string> {
  await valueCard(window).getByRole('button', { name: 'Reveal' }).click();
  await expect(revealed(window, name)).toBeVisible();
  return (await revealed(window, name).textContent()) ?? '';
}

/** Opens a `.env` file through the dialog and waits for its preview. */
export async function openEnvFile(window: Page, desktop: Desktop, file: string) {
  await desktop.answerOpenDialog(file);
  await window.getByRole('button', { name: 'Import .env…' }).first().click();
  await expect(titled(window, /^Bring in /)).toBeVisible();
}

/** The same as a drop of a file on the window: the page gets it from the desktop by a drag. */
export async function dropEnvFile(window: Page, fileName: string, text: string) {
  const transfer = await window.evaluateHandle(
    ([name, content]) => {
      const data = new DataTransfer();
      data.items.add(new File([content], name));
      return data;
    },
    [fileName, text] as const,
  );
  for (const type of ['dragenter', 'dragover', 'drop']) {
    await window.locator('body').dispatchEvent(type, { dataTransfer: transfer });
  }
}

/** Presses "Bring in N secrets" and waits for the counts, which it gives back. */
export async function bringIn(window: Page): Promise<string> {
  await window.getByRole('button', { name: /^Bring in \d/ }).click();
  await expect(titled(window, /^Bring in /)).toHaveCount(0);
  const counts = message(window, /added|new version|unchanged/).last();
  await expect(counts).toBeVisible();
  return textOf(counts);
}

/** Opens a `.env` file and brings in all that the preview proposes. */
export async function importFile(window: Page, desktop: Desktop, file: string): Promise<string> {
  await openEnvFile(window, desktop, file);
  return bringIn(window);
}
