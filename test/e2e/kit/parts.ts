import { expect, type Page } from '@playwright/test';
import * as story from './story.ts';
import type { At } from './tour.ts';

/** The screens around the list of an open vault: marks, filters, palette, projects and environments. */
export async function tourOfParts(window: Page, at: At): Promise<void> {
  const { keyboard } = window;
  await story.unlock(window);
  await story.part(window, 'storefront').click();
  await story.row(window, 'DATABASE_URL').first().click();
  await story.row(window, 'OPENAI_API_KEY').click({ modifiers: ['Control'] });
  await story.row(window, 'SENDGRID_API_KEY').click({ modifiers: ['Control'] });
  await expect(window.getByRole('toolbar', { name: 'For the marked secrets' })).toContainText('3 marked');
  await at('marked');
  await story.list(window).focus();
  await keyboard.press('Escape');

  await keyboard.press('Control+k');
  await keyboard.type('strip');
  const palette = window.getByRole('dialog', { name: 'Secrets and commands' });
  await expect(palette.getByRole('option').first()).toContainText('STRIPE_SECRET_KEY');
  await at('palette');
  await keyboard.press('Escape');
  await expect(palette).toHaveCount(0);

  await window.getByRole('button', { name: 'Manage projects and environments' }).click();
  const places = window.getByRole('dialog', { name: 'Projects and environments' });
  await expect(places.getByRole('listitem')).toHaveCount(4);
  await at('projects');
  await places.getByText('Environments', { exact: true }).click();
  await places.getByRole('button', { name: 'Edit prod' }).click();
  await expect(places.getByLabel('Due after days')).toHaveValue('90');
  await at('environments');
  await places.getByRole('button', { name: 'Cancel', exact: true }).click();
  await places.getByRole('button', { name: 'More for staging' }).click();
  await window.getByRole('menuitem', { name: 'Delete…' }).click();
  await expect(window.getByRole('dialog', { name: 'Delete staging?' })).toContainText('2 secrets are in no other');
  await at('environment-delete');
}
