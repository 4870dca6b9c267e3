import { copyFileSync, cpSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { unlockVault } from '../../../src-main/vault/open.ts';
import * as projects from '../../../src-main/vault/projects.ts';
import { addSecret, contextOn } from '../../kit/vault.ts';
import { pictured, type prepareStorefront } from './storefront.ts';
import * as story from './story.ts';
import type { At } from './tour.ts';

type Prepared = Awaited<ReturnType<typeof prepareStorefront>>;

const day = 86_400_000;

/** The value that staging has been given of production. */
export const copied = '7f3a9c1e5b8d2046f1e7a3c95b8d204671e3a9c5f8b2d047';

/** Names, values and environments; none is for all. */
const more: readonly [name: string, value: string, ...slugs: string[]][] = [
  ['AWS_ACCESS_KEY_ID', 'AKIB3XW2MQB7LFRZ4KCZ', 'staging'],
  ['AWS_ACCESS_KEY_ID', 'AKIC3XW2MQB7LFRZ4KCX', 'dev'],
  ['OPENAI_API_KEY', 'oa-Kd9mTqLw2nVbYe4RzPfHs8x', 'staging'],
  ['REDIS_URL', 'redis://:kT9vXw2mQb7LfRz4@cache.internal:6379'],
  ['REDIS_URL', 'redis://:8HcYpN3sVdKg6TjWq5@cache.staging:6379', 'staging'],
  ['SENTRY_DSN', 'https://x7Kd9mTqLw2nVbYe@errors.example/4'],
  ['SESSION_SIGNING_KEY', copied, 'staging'],
  ['SESSION_SIGNING_KEY', 'b8d2046f1e7a3c95b8d204671e3a9c5f8b2d0477f3a9c1e5', 'dev'],
  ['STRIPE_WEBHOOK_SECRET', 'wh-9mTqLw2nVbYe4RzPfHs8xK7d', 'dev'],
];

/**
 * Makes another vault of the pictures, in which the environments of the storefront have almost the same names; with a
 * project `large` of as many names as are asked for.
 */
export async function withEnvironments(prepared: Prepared, folder: string, large = 0): Promise<Prepared> {
  const [file, marks] = [join(folder, 'compared.coffer'), join(folder, 'marks-of-compared')];
  copyFileSync(prepared.older, file);
  cpSync(prepared.marks, marks, { recursive: true });
  const now = pictured - 2 * day;
  const context = { ...contextOn({ now: () => now, monotonic: () => now }, folder), marksFolder: marks };
  const session = await unlockVault(context, file, story.masterPassword, { acceptOlderCopy: true });
  const project = projects.list(session).find(({ name }) => name === 'storefront')?.id ?? '';
  for (const [name, value, ...environments] of more) {
    addSecret(session, name, value, { projects: [project], environments });
  }
  if (large > 0) {
    const place = { projects: [projects.create(session, { name: 'large' }).id], environments: ['dev'] };
    session.transaction(() => {
      for (let n = 0; n < large; n++) addSecret(session, `KEY_${100 + n}`, `Tq${n}Lw2nVbYe`, place);
    });
  }
  session.lock();
  return { file, older: file, marks };
}

export const grid = (window: Page) => window.getByRole('grid', { name: 'Names by environment' });
export const cell = (window: Page, name: string, environment: string) =>
  grid(window).getByRole('button', { name: new RegExp(`^${name} in ${environment}: `) });

/** The screens of a project's environments side by side. */
export async function tourOfMatrix(window: Page, at: At): Promise<void> {
  await story.unlock(window);
  await story.part(window, 'storefront').click();
  await window.getByRole('button', { name: 'By environment' }).first().click();
  await expect(story.titled(window, 'storefront by environment')).toBeVisible();
  await expect(cell(window, 'SESSION_SIGNING_KEY', 'staging')).toContainText('same as prod');
  await at('matrix');
  await cell(window, 'STRIPE_WEBHOOK_SECRET', 'staging').click();
  await window.getByRole('menuitem', { name: 'New secret for staging…' }).click();
  await window
    .getByRole('dialog')
    .getByLabel('Value', { exact: true })
    .and(window.getByRole('textbox'))
    .fill('wh-4RzPfHs8xK7d9mTq');
  await at('matrix-add');
  await window.keyboard.press('Escape');
}
