import { expect, type Page } from '@playwright/test';
import * as story from './story.ts';
import type { At } from './tour.ts';

/** Values that are generated, signed with, found by notes; and what was being typed when the vault was locked. */
export async function tourOfMaking(window: Page, at: At): Promise<void> {
  const generator = window.getByRole('dialog', { name: 'Generate a value' });
  const made = window.getByRole('region', { name: 'Generated value' });
  await story.unlock(window);
  await story.part(window, 'storefront').click();
  await story.row(window, 'SESSION_SIGNING_KEY').click();
  await expect(story.titled(window, 'SESSION_SIGNING_KEY')).toBeVisible();
  await window.getByRole('button', { name: 'Edit', exact: true }).click();
  await window.getByRole('button', { name: 'Generate', exact: true }).click();
  await generator.getByText('Symbols', { exact: false }).first().click();
  await expect(made).toHaveText(/^\S{32}$/);
  await at('generator');
  await generator.getByText('Key pair', { exact: true }).click();
  await expect(made).toContainText('BEGIN OPENSSH PRIVATE KEY');
  await at('generator-key-pair');
  await window.keyboard.press('Escape');
  await window.getByRole('button', { name: 'Notes', exact: true }).click();
  await window
    .getByLabel('Notes', { exact: true })
    .fill('Ask the platform team before replacing it: it logs all customers out.');
  await story.save(window);

  const card = window.getByRole('region', { name: 'Sign and verify' });
  await card.getByLabel('Payload').fill('{ "session": "8c1f", "user": 4711 }');
  await card.getByRole('button', { name: 'Sign payload' }).click();
  await expect(card.getByRole('status')).toContainText(/[0-9a-f]{64}/);
  await at('signing');

  await story.searchField(window).fill('platform');
  await expect(story.list(window).getByRole('option')).toHaveText([/in notes/]);
  await at('search-notes');
  await story.searchField(window).fill('');

  await story.row(window, 'STRIPE_WEBHOOK_SECRET').click();
  await window.getByRole('button', { name: 'Edit', exact: true }).click();
  await window.getByRole('button', { name: 'Replace value' }).click();
  await window.getByLabel('Value', { exact: true }).and(window.getByRole('textbox')).fill('whsec_p3Lw8Yt5Qm1Zr6Kd');
  await window.getByLabel('Description', { exact: true }).fill('Signs checkout and refund events');
  await story.untilLocked(window, () => window.keyboard.press('Control+l'));
  await story.unlock(window);
  await expect(window.getByRole('region', { name: 'Not saved' })).toBeVisible();
  await at('draft-offer');
  await window.getByRole('button', { name: 'Go on', exact: true }).click();
  await expect(window.getByText('Here is what you had typed.')).toBeVisible();
  await at('editor-draft');
}
