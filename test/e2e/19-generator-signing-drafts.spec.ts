import { createHmac } from 'node:crypto';
import type { Page } from '@playwright/test';
import { violationsInBothThemes } from './kit/axe.ts';
import * as story from './kit/story.ts';
import { expect, test } from './kit/test.ts';

const generator = (window: Page) => window.getByRole('dialog', { name: 'Generate a value' });
const generated = (window: Page) => window.getByRole('region', { name: 'Generated value' });
const valueInEditor = (window: Page) => window.getByLabel('Value', { exact: true }).and(window.getByRole('textbox'));
const offer = (window: Page) => window.getByRole('region', { name: 'Not saved' });
const options = (window: Page) => story.list(window).getByRole('option');

/** The value that is shown once it is another one than before. */
async function newValue(window: Page, before = ''): Promise<string> {
  await expect(generated(window)).not.toHaveText(before);
  await expect(generated(window)).toHaveAttribute('aria-busy', 'false');
  return (await generated(window).textContent()) ?? '';
}

/** The label in the latest draft that main holds: what is typed goes there with each key. */
function keptLabel(window: Page): Promise<string> {
  return window.evaluate(async () => {
    const { drafts } = globalThis.window.coffer;
    const kept = await drafts.list();
    if (!kept.ok || !kept.value[0]) return '';
    const draft = await drafts.open({ secret: kept.value[0].secret });
    return draft.ok ? (draft.value?.content.label ?? '') : '';
  });
}

test('a signing key is generated, used, found by its notes, and what was not saved comes back', async ({
  app,
  window,
  desktop,
}) => {
  await story.unlock(window);

  const key = await test.step('a signing key, made for the secret that is being written', async () => {
    await window.getByRole('button', { name: 'New secret', exact: true }).first().click();
    await window.getByLabel('Name', { exact: true }).fill('HOOK_SECRET');
    await window.getByRole('button', { name: 'Generate', exact: true }).click();
    await expect(generator(window).getByText(/^190\.5 bits\. Very strong\./)).toBeVisible();
    const first = await newValue(window);
    expect(first).toMatch(/^[A-Za-z0-9]{32}$/);
    await window.keyboard.press('Control+r');
    const second = await newValue(window, first);
    expect(await violationsInBothThemes(app, window)).toEqual([]);
    await generator(window).getByText('Signing key', { exact: true }).click();
    const hex = await newValue(window, second);
    expect(hex).toMatch(/^[0-9a-f]{64}$/);
    await generator(window).getByRole('button', { name: 'Use this value' }).click();
    await expect(valueInEditor(window)).toHaveValue(hex);
    await expect(window.getByRole('combobox', { name: 'Type' })).toContainText('Signing key');
    await window.getByRole('button', { name: 'Notes', exact: true }).click();
    await window.getByLabel('Notes', { exact: true }).fill('# Rotation\nAsk **Jörg** before replacing it');
    await story.save(window);
    await expect(story.titled(window, 'HOOK_SECRET')).toBeVisible();
    return hex;
  });

  await test.step('signs and verifies without showing it', async () => {
    const card = window.getByRole('region', { name: 'Sign and verify' });
    await card.getByLabel('Payload').fill('{"paid":true}');
    await card.getByRole('button', { name: 'Sign payload' }).click();
    const signature = createHmac('sha256', key).update('{"paid":true}').digest('hex');
    await expect(card.getByRole('status')).toContainText(signature);
    await card.getByText('Verify', { exact: true }).click();
    await card.getByLabel('Signature', { exact: true }).fill(`sha256=${signature}`);
    await card.getByRole('button', { name: 'Verify signature' }).click();
    await expect(card.getByRole('status')).toContainText('The signature is right');
    expect(await violationsInBothThemes(app, window)).toEqual([]);
    await card.getByLabel('Payload').fill('{"paid":false}');
    await expect(card.getByRole('status')).toBeEmpty();
    await card.getByRole('button', { name: 'Verify signature' }).click();
    await expect(card.getByRole('status')).toContainText('The signature does not fit');
    expect(await window.content()).not.toContain(key);
  });

  await test.step('is found by a word of its notes, which the row shows', async () => {
    await story.searchField(window).fill('jorg');
    await expect(options(window)).toHaveText([/HOOK_SECRET.*in notes Ask \*\*Jörg\*\* before/]);
    await expect(options(window).locator('mark')).toHaveText(['Jörg']);
    await story.searchField(window).fill('');
  });

  await test.step('a value to be used elsewhere is only copied, by main, which clears it', async () => {
    await desktop.clickMenu('generate');
    await generator(window).getByText('UUID', { exact: true }).click();
    await expect(generated(window)).toHaveText(/^[0-9a-f-]{36}$/);
    const uuid = await newValue(window);
    await window.keyboard.press('Control+c');
    await expect(generator(window).getByRole('button', { name: 'Copied' })).toBeVisible();
    expect(await desktop.readClipboard()).toBe(uuid);
    await window.keyboard.press('Escape');
    await expect(generator(window)).toHaveCount(0);
    await expect(story.statusBar(window)).toContainText('Generated value');
    await window.keyboard.press('Control+g');
    await expect(generator(window).getByRole('radio', { name: 'UUID' })).toBeChecked();
    await window.keyboard.press('Escape');
    await expect(generator(window)).toHaveCount(0);
  });

  await test.step('what is typed when the vault is locked is offered after the next unlock', async () => {
    await story.writeSecret(window, { name: 'HALF_WRITTEN', value: 'typed-for-a-new-one' });
    await story.untilLocked(window, () => window.keyboard.press('Control+l'));
    await story.unlock(window);
    await expect(offer(window)).toContainText('You were writing a new secret, HALF_WRITTEN.');
    expect(await window.content()).not.toContain('typed-for-a-new-one');
    expect(await violationsInBothThemes(app, window)).toEqual([]);
  });

  await test.step('that of a secret, too, though it was changed since: both are put side by side', async () => {
    await story.select(window, 'HOOK_SECRET');
    await window.keyboard.press('Control+e');
    await window.getByRole('button', { name: 'Replace value' }).click();
    await valueInEditor(window).fill('typed-but-not-saved');
    await window.getByLabel('Label', { exact: true }).fill('For checkout');
    expect(await keptLabel(window)).toBe('For checkout');
    await story.untilLocked(window, () => desktop.lockScreen());
    await story.unlock(window);
    await expect(offer(window)).toContainText('You were editing HOOK_SECRET.');
    await expect(offer(window)).toContainText('Another one is kept too.');
    await story.row(window, 'HOOK_SECRET').hover();
    await story.row(window, 'HOOK_SECRET').locator('[data-part="star"]').click();
    await expect(story.row(window, 'HOOK_SECRET')).toContainText('Favourite');
    await offer(window).getByRole('button', { name: 'Go on' }).click();
    await expect(story.titled(window, 'Edit HOOK_SECRET')).toBeVisible();
    await expect(window.getByText('Changed elsewhere while you edited it.')).toBeVisible();
    expect(await violationsInBothThemes(app, window)).toEqual([]);
    await window.getByRole('button', { name: 'Keep mine' }).click();
    await expect(valueInEditor(window)).toHaveValue('typed-but-not-saved');
    await expect(window.getByLabel('Label', { exact: true })).toHaveValue('For checkout');
    await story.save(window);
    await expect(story.titled(window, 'HOOK_SECRET')).toBeVisible();
    expect(await story.reveal(window, 'HOOK_SECRET')).toBe('typed-but-not-saved');
    await expect(story.row(window, 'HOOK_SECRET')).toContainText('Favourite');
  });

  await test.step('a new secret goes on with it; begun anew, it is gone for good', async () => {
    await window.keyboard.press('Control+n');
    await expect(window.getByText('Here is what you had typed.')).toBeVisible();
    await expect(offer(window)).toHaveCount(0);
    await expect(window.getByLabel('Name', { exact: true })).toHaveValue('HALF_WRITTEN');
    await expect(valueInEditor(window)).toHaveValue('typed-for-a-new-one');
    expect(await violationsInBothThemes(app, window)).toEqual([]);
    await window.getByRole('button', { name: 'Begin anew' }).click();
    await expect(window.getByLabel('Name', { exact: true })).toHaveValue('');
    await window.getByRole('button', { name: 'Cancel', exact: true }).click();
    await story.lock(window);
    await story.unlock(window);
    await expect(story.row(window, 'HOOK_SECRET')).toBeVisible();
    await expect(offer(window)).toHaveCount(0);
  });
});
