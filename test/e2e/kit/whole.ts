import { copyFileSync, cpSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { unlockVault } from '../../../src-main/vault/open.ts';
import * as projects from '../../../src-main/vault/projects.ts';
import * as revocation from '../../../src-main/vault/revocation.ts';
import { addSecret, contextOn } from '../../kit/vault.ts';
import { pictured, type prepareStorefront } from './storefront.ts';
import * as story from './story.ts';
import { expect } from './test.ts';
import type { At } from './tour.ts';

type Prepared = Awaited<ReturnType<typeof prepareStorefront>>;

const day = 86_400_000;
const notes = [
  '# Moving it to another host',
  '1. Ask **Ada** for a window',
  '2. Run `make db-move`, watch [the board](https://status.shop.example)',
  '3. Put the new host here',
].join('\n');

const part = (of: object) => Buffer.from(JSON.stringify(of)).toString('base64url');
const expiry = Math.floor(pictured / 1_000) + 40 * 86_400;
const token = [
  part({ alg: 'RS256', kid: 'shop-2026' }),
  part({ iss: 'https://id.shop.example', sub: 'deploy-bot', iat: Math.floor(pictured / 1_000) - 86_400, exp: expiry }),
  Buffer.from('made up for the pictures, signed by nobody').toString('base64url'),
].join('.');

/** Makes another vault of the pictures with a secret that has all that one can have, one that tells of itself, one revoked. */
export async function withWholeSecrets(prepared: Prepared, folder: string): Promise<Prepared> {
  const [file, marks] = [join(folder, 'whole.coffer'), join(folder, 'marks-of-whole')];
  copyFileSync(prepared.older, file);
  cpSync(prepared.marks, marks, { recursive: true });
  const now = pictured - 2 * day;
  const context = { ...contextOn({ now: () => now, monotonic: () => now }, folder), marksFolder: marks };
  const session = await unlockVault(context, file, story.masterPassword, { acceptOlderCopy: true });
  const project = projects.list(session).find(({ name }) => name === 'storefront')?.id ?? '';
  const place = { projects: [project], environments: ['prd'] };
  const database = addSecret(session, 'ORDERS_DATABASE', 'hV7qTz2mXw9KfLr4', {
    ...place,
    type: 'database',
    label: 'Orders, primary',
    description: 'Postgres 16 in eu-west. The replica has a user of its own.',
    tags: ['payments', 'rotate-first'],
    scope: ['checkout', 'billing-worker'],
    username: 'ops@shop.example',
    url: 'https://console.db.example/orders',
    notes,
    fields: [
      { name: 'account id', protected: false, value: '4471-0092' },
      { name: 'support pin', protected: true, value: '730184' },
    ],
    metadata: { team: 'checkout', tier: 1, replicas: ['eu-west-1b', 'eu-west-1c'] },
    ...{ critical: true, favourite: true, expiresAt: expiry, leadDays: 30 },
    rotationPolicy: { kind: 'days', days: 30 },
    database: {
      ...{ engine: 'postgresql', host: 'orders.db.internal', port: 5432, database: 'orders', user: 'orders_app' },
      options: { sslmode: 'verify-full', connect_timeout: '5' },
    },
  });
  revocation.markDue(session, { ids: [database], reason: 'a laptop was lost' });
  addSecret(session, 'DEPLOY_TOKEN', token, { ...place, type: 'api-key', tokenType: 'access' });
  const leaked = addSecret(session, 'LEAKED_KEY', 'lk-7Kd9mTqLw2nVbYe4RzPfHs8', place);
  revocation.revoke(session, { id: leaked, reason: 'it stood in a build log' });
  session.lock();
  return { file, older: file, marks };
}

/** The screens of a secret that has all that one can have, and of what is done to one. */
export async function tourOfWhole(window: Page, at: At): Promise<void> {
  const menu = async (item: string, dialog: RegExp) => {
    await window.getByRole('button', { name: 'More for this secret' }).click();
    await window.getByRole('menuitem', { name: item }).click();
    await expect(window.getByRole('dialog', { name: dialog })).toBeVisible();
  };
  await story.unlock(window);
  await story.select(window, 'ORDERS_DATABASE');
  await expect(window.getByRole('region', { name: 'Database', exact: true })).toBeVisible();
  await at('secret');
  await window.getByRole('region', { name: 'Metadata' }).scrollIntoViewIfNeeded();
  await at('secret-more');
  await menu('Duplicate…', /^Duplicate/);
  await at('duplicate');
  await window.keyboard.press('Escape');
  await menu('Revoke…', /^Revoke/);
  await at('revoke');
  await window.keyboard.press('Escape');

  await window.getByRole('button', { name: 'Edit', exact: true }).click();
  await expect(story.titled(window, 'Edit ORDERS_DATABASE')).toBeVisible();
  await at('editor-database');
  await window.getByRole('button', { name: 'Add field' }).scrollIntoViewIfNeeded();
  await at('editor-more');
  await window.getByRole('button', { name: 'Cancel', exact: true }).click();

  await story.select(window, 'DEPLOY_TOKEN');
  await expect(window.getByRole('region', { name: 'Token', exact: true })).toBeVisible();
  await at('secret-token');
  await story.select(window, 'LEAKED_KEY');
  await at('revoked');
  await story.valueCard(window).getByRole('button', { name: 'Reveal' }).click();
  await expect(window.getByRole('dialog', { name: 'LEAKED_KEY is revoked' })).toBeVisible();
  await at('revoked-asks');
  await window.keyboard.press('Escape');
}
