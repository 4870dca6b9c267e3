import { describe, expect, it } from 'vitest';
import { environmentMatrix, type MatrixState } from '../../../src-preload/contract/health.ts';
import { quickVaults, refusal, text } from '../../../test/kit/quick-vault.ts';
import { addSecret } from '../../../test/kit/vault.ts';
import * as environments from '../environments.ts';
import * as projects from '../projects.ts';
import * as revocation from '../revocation.ts';
import * as secrets from '../secrets.ts';
import type { Session } from '../session.ts';
import * as trash from '../trash.ts';
import { look, matrix } from './health.ts';

const makeVault = quickVaults();
const now = Date.UTC(2026, 10, 21, 9) / 1_000;

async function makeShop() {
  const { session } = await makeVault();
  const { id: project } = projects.create(session, { name: 'shop' });
  const add = (name: string, value: string, slugs: string[], expiresAt: number | null = null) =>
    addSecret(session, name, value, { projects: [project], environments: slugs, expiresAt });
  return { session, project, add };
}

async function statesOf(session: Session, project: string | null): Promise<Record<string, MatrixState[]>> {
  await look(session);
  const { rows } = matrix(session, { project, leadDays: 14 });
  return Object.fromEntries(rows.map(({ name, cells }) => [name, cells.map(({ state }) => state)]));
}

describe('the environment matrix', () => {
  it('says what each environment has of each name', async () => {
    const { session, project, add } = await makeShop();
    add('STRIPE_KEY', 'value-of-dev-7Qm', ['dev']);
    add('STRIPE_KEY', 'value-of-prod-9Zt', ['prd']);
    add('SENTRY_DSN', 'one value for all 4Kd', []);
    add('SMTP_PASSWORD', 'one for all, Xw3', []);
    add('SMTP_PASSWORD', 'another in staging, Lp8', ['staging']);
    add('DATABASE_KEY', 'of old, Vb2', ['staging', 'prd'], now - 1);
    expect(await statesOf(session, project)).toEqual({
      DATABASE_KEY: ['missing', 'expired', 'expired'],
      SENTRY_DSN: ['shared', 'shared', 'shared'],
      SMTP_PASSWORD: ['shared', 'overridden', 'shared'],
      STRIPE_KEY: ['present', 'missing', 'present'],
    });
  });

  it('finds the value of production elsewhere, not where one secret is for both', async () => {
    const { session, project, add } = await makeShop();
    add('SIGNING_KEY', 'the same signing key', ['dev']);
    add('SIGNING_KEY', 'the same signing key', ['prd']);
    add('SHARED_KEY', 'one secret for both', ['dev', 'prd']);
    add('PORT', '3000', ['dev']);
    add('PORT', '3000', ['prd']);
    add('COPIED_KEY', 'the one for all', []);
    add('COPIED_KEY', 'the one for all', ['staging']);
    expect(await statesOf(session, project)).toEqual({
      COPIED_KEY: ['shared', 'same-as-production', 'shared'],
      PORT: ['present', 'missing', 'present'],
      SHARED_KEY: ['present', 'missing', 'present'],
      SIGNING_KEY: ['same-as-production', 'missing', 'present'],
    });
  });

  it('tells of a date that comes, of one for all, and of which value it is a copy', async () => {
    const { session, project, add } = await makeShop();
    add('SMTP_PASSWORD', 'soon over, Tk2', [], now + 5 * 86_400);
    add('LATER_KEY', 'not so soon, Wq9', [], now + 15 * 86_400);
    add('SIGNING_KEY', 'the same signing key', ['dev']);
    add('SIGNING_KEY', 'the same signing key', ['prd']);
    await look(session);
    const { rows, complete } = matrix(session, { project, leadDays: 14 });
    const [later, signing, smtp] = rows.map(({ cells }) => cells);
    expect(complete).toBe(true);
    expect(later?.map(({ state, forAll }) => ({ state, forAll }))).toEqual(
      Array(3).fill({ state: 'shared', forAll: true }),
    );
    expect(smtp?.map(({ state, forAll }) => ({ state, forAll }))).toEqual(
      Array(3).fill({ state: 'expiring', forAll: true }),
    );
    expect(signing?.map(({ sameAs }) => sameAs)).toEqual(['prd', null, null]);
  });

  it('calls missing what half of the environments in use have, and no more', async () => {
    const { session, project, add } = await makeShop();
    add('IN_DEV', 'only there, Rb1', ['dev']);
    add('IN_BOTH', 'first of two, Nd5', ['dev']);
    add('IN_BOTH', 'second of two, Ks7', ['prd']);
    expect(await statesOf(session, project)).toEqual({
      IN_BOTH: ['present', 'none', 'present'],
      IN_DEV: ['present', 'none', 'missing'],
    });
    add('IN_STAGING', 'third in use, Hm4', ['staging']);
    expect(await statesOf(session, project)).toEqual({
      IN_BOTH: ['present', 'missing', 'present'],
      IN_DEV: ['present', 'none', 'none'],
      IN_STAGING: ['none', 'present', 'none'],
    });
  });

  it('names the secret that would be given, its version and its date', async () => {
    const { session, project, add } = await makeShop();
    const id = add('STRIPE_KEY', 'first value 5Hn', ['dev'], now + 60);
    const { revision } = secrets.get(session, { id });
    secrets.update(session, { id, revision, changes: { value: text('second value 8Rw') } });
    const found = matrix(session, { project, leadDays: 14 });
    const none = { state: 'none', id: null, version: null, expiresAt: null, forAll: false, sameAs: null };
    const cell = { ...none, state: 'expiring', id, version: 2, expiresAt: now + 60 };
    expect(found).toEqual({
      environments: ['dev', 'staging', 'prd'],
      rows: [{ name: 'STRIPE_KEY', cells: [cell, none, none] }],
      complete: false,
    });
    expect(environmentMatrix.parse(found)).toEqual(found);
  });

  it('tells of what is revoked, and leaves out the trash, other projects and archived environments', async () => {
    const { session, project, add } = await makeShop();
    const { id: other } = projects.create(session, { name: 'other' });
    revocation.revoke(session, { id: add('OLD_KEY', 'revoked 3Jk', ['dev']), reason: '' });
    trash.trash(session, { id: add('GONE_KEY', 'in the trash', ['dev']) });
    add('STAGING_KEY', 'for staging only 2Bv', ['staging']);
    addSecret(session, 'OTHER_KEY', 'elsewhere 1Cx', { projects: [other], environments: ['dev'] });
    addSecret(session, 'LOOSE_KEY', 'in no project 6Nm');
    const staging = environments.list(session).find(({ slug }) => slug === 'staging')?.id ?? '';
    environments.update(session, { id: staging, changes: { archived: true } });
    expect(await statesOf(session, project)).toEqual({ OLD_KEY: ['revoked', 'none'] });
    expect(await statesOf(session, null)).toEqual({ LOOSE_KEY: ['shared', 'shared'] });
    expect(refusal(() => matrix(session, { project: '0'.repeat(32), leadDays: 14 })).code).toBe('PROJECT_NOT_FOUND');
  });
});
