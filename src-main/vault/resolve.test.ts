import { describe, expect, test } from 'vitest';
import { lastEvents, quickVaults, refusal, text } from '../../test/kit/quick-vault.ts';
import { addSecret, newSecret } from '../../test/kit/vault.ts';
import * as environments from './environments.ts';
import * as projects from './projects.ts';
import { type Asking, check, referencesTo, resolve } from './resolve.ts';
import * as revocation from './revocation.ts';
import * as secrets from './secrets.ts';
import type { Session } from './session.ts';
import * as trash from './trash.ts';

const makeVault = quickVaults();
const actor = { kind: 'program' as const, name: 'worker' };
const nowhere = '0'.repeat(32);

type From = Omit<Asking, 'actor'>;
const get = (session: Session, wanted: string, from: From = {}) =>
  resolve(session, wanted, { actor, ...from }).value.data;
const codeOf = (session: Session, wanted: string, from: From = {}) =>
  refusal(() => resolve(session, wanted, { actor, ...from })).code;

describe('a name', () => {
  test('means the secret of the asked environment before the one for all', async () => {
    const { session } = await makeVault();
    addSecret(session, 'KEY', 'for all');
    addSecret(session, 'KEY', 'for prd', { environments: ['prd'] });
    expect(get(session, 'KEY', { environment: 'prd' })).toBe('for prd');
    expect(get(session, 'KEY', { environment: 'dev' })).toBe('for all');
    for (const environment of ['prod', 'production']) expect(get(session, 'KEY', { environment })).toBe('for prd');
    expect(get(session, 'coffer://-/prd/KEY', { environment: 'dev' })).toBe('for prd');
  });

  test('with no environment to choose by is never guessed', async () => {
    const { session } = await makeVault();
    const all = addSecret(session, 'KEY', 'for all');
    expect(get(session, 'KEY')).toBe('for all');
    const dev = addSecret(session, 'KEY', 'for dev', { environments: ['dev'] });
    const asked = refusal(() => resolve(session, 'KEY', { actor }));
    expect(asked).toMatchObject({ code: 'AMBIGUOUS', details: { ids: expect.arrayContaining([all, dev]) } });
    trash.trash(session, { id: all });
    expect(get(session, 'KEY')).toBe('for dev');
  });

  test('is looked for in the project, by its name or id, of the reference or of the one who asks', async () => {
    const { session } = await makeVault();
    const [shop, mail] = ['My Shop', 'mail'].map((name) => projects.create(session, { name }).id) as [string, string];
    addSecret(session, 'KEY', 'of the shop', { projects: [shop] });
    addSecret(session, 'KEY', 'of the mail', { projects: [mail] });
    addSecret(session, 'KEY', 'of none');
    expect(codeOf(session, 'KEY')).toBe('AMBIGUOUS');
    for (const project of ['My Shop', 'my shop', shop]) expect(get(session, 'KEY', { project })).toBe('of the shop');
    expect(get(session, 'coffer://My%20Shop/-/KEY', { project: 'mail' })).toBe('of the shop');
    expect(get(session, `coffer://${mail}/-/KEY`)).toBe('of the mail');
    expect(codeOf(session, 'KEY', { project: 'other' })).toBe('SECRET_NOT_FOUND');
  });

  test('overrides one for all in the same project only', async () => {
    const { session } = await makeVault();
    const [shop, mail] = ['shop', 'mail'].map((name) => projects.create(session, { name }).id) as [string, string];
    addSecret(session, 'KEY', 'shop, all', { projects: [shop] });
    addSecret(session, 'KEY', 'mail, prd', { projects: [mail], environments: ['prd'] });
    expect(get(session, 'KEY', { project: 'shop', environment: 'prd' })).toBe('shop, all');
    expect(codeOf(session, 'KEY', { environment: 'prd' })).toBe('AMBIGUOUS');
    addSecret(session, 'KEY', 'both, dev', { projects: [mail, shop], environments: ['dev'] });
    expect(get(session, 'KEY', { project: 'shop', environment: 'dev' })).toBe('both, dev');
    expect(get(session, 'KEY', { environment: 'dev' })).toBe('both, dev');
  });
});

describe('a reference', () => {
  test('by id means the same secret wherever it moves and however it is called', async () => {
    const { session } = await makeVault();
    const id = addSecret(session, 'KEY', 'value');
    const { byId } = referencesTo(session, { id });
    const shop = projects.create(session, { name: 'shop' }).id;
    secrets.update(session, { id, revision: 1, changes: { name: 'OTHER', projects: [shop], environments: ['dev'] } });
    expect(get(session, byId)).toBe('value');
    expect(get(session, byId, { project: 'no such project' })).toBe('value');
    expect(get(session, byId, { environment: 'dev' })).toBe('value');
    expect(codeOf(session, byId, { environment: 'prd' })).toBe('ACCESS_DENIED');
  });

  test('gives a field and an earlier version', async () => {
    const { session } = await makeVault();
    const fields = [
      { name: 'user name', protected: false, value: 'ann' },
      { name: 'pin', protected: true, value: '1111' },
    ];
    const { id } = secrets.create(session, { ...newSecret('KEY', 'first'), fields });
    const changed = [fields[0] ?? { name: 'user name', protected: false, value: '' }, { ...fields[1], value: '2222' }];
    const changes = { value: text('second'), fields: changed as typeof fields };
    secrets.update(session, { id, revision: 1, changes });
    const { byName, byId } = referencesTo(session, { id, field: 'user name' });
    expect([get(session, byName), get(session, byId)]).toEqual(['ann', 'ann']);
    expect(get(session, referencesTo(session, { id, field: 'pin' }).byId)).toBe('2222');
    expect(get(session, referencesTo(session, { id, field: 'pin', version: 1 }).byName)).toBe('1111');
    expect(resolve(session, `coffer://${id}?version=1`, { actor })).toMatchObject({ version: 1, value: text('first') });
    expect(resolve(session, 'KEY', { actor })).toEqual({ id, name: 'KEY', version: 2, value: text('second') });
  });

  test('is printed by name in the first project and environment', async () => {
    const { session } = await makeVault();
    const shop = projects.create(session, { name: 'my/shop' }).id;
    const id = addSecret(session, 'KEY', 'x', { projects: [shop], environments: ['prd', 'dev'] });
    expect(referencesTo(session, { id })).toEqual({ byName: 'coffer://my%2Fshop/prd/KEY', byId: `coffer://${id}` });
    expect(get(session, referencesTo(session, { id }).byName)).toBe('x');
  });
});

describe('what is refused', () => {
  test('has its code, and what is refused of one secret is noted there', async () => {
    const { kit, session } = await makeVault();
    const now = Math.floor(kit.clock.now() / 1_000);
    const id = addSecret(session, 'DEV_ONLY', 'x', { environments: ['dev'] });
    const scoped = addSecret(session, 'SCOPED', 'x', { scope: ['worker'] });
    const expired = addSecret(session, 'EXPIRED', 'x', { expiresAt: now });
    const revoked = addSecret(session, 'REVOKED', 'x', { expiresAt: now });
    revocation.revoke(session, { id: revoked, reason: '' });
    trash.trash(session, { id: addSecret(session, 'TRASHED', 'x') });
    addSecret(session, 'TWICE', 'x', { environments: ['dev'] });
    addSecret(session, 'TWICE', 'x', { environments: ['prd'] });
    const key = addSecret(session, 'KEY', 'x', { type: 'password' });
    const table: [wanted: string, from: From, code: string, subject: string | null][] = [
      ['NONE', {}, 'SECRET_NOT_FOUND', null],
      [`coffer://${nowhere}`, {}, 'SECRET_NOT_FOUND', null],
      ['KEY', { project: 'none' }, 'SECRET_NOT_FOUND', null],
      ['TRASHED', {}, 'SECRET_NOT_FOUND', null],
      ['not a name', {}, 'SECRET_NOT_FOUND', null],
      ['TWICE', {}, 'AMBIGUOUS', null],
      ['TWICE', { environment: 'staging' }, 'ACCESS_DENIED', null],
      ['KEY', { environment: 'none' }, 'ENVIRONMENT_NOT_FOUND', null],
      ['KEY', { environment: '' }, 'ENVIRONMENT_NOT_FOUND', null],
      ['coffer://KEY', {}, 'INVALID_REFERENCE', null],
      ['DEV_ONLY', { environment: 'prd' }, 'ACCESS_DENIED', id],
      ['SCOPED', {}, 'ACCESS_DENIED', scoped],
      ['SCOPED', { application: 'Worker' }, 'ACCESS_DENIED', scoped],
      ['EXPIRED', {}, 'SECRET_EXPIRED', expired],
      ['REVOKED', {}, 'SECRET_REVOKED', revoked],
      ['KEY', { types: ['api-key', 'hmac'] }, 'INVALID_SECRET_TYPE', key],
      ['KEY', { types: [] }, 'INVALID_SECRET_TYPE', key],
      [`coffer://${key}?field=none`, {}, 'FIELD_NOT_FOUND', key],
      [`coffer://${key}?version=2`, {}, 'VERSION_NOT_FOUND', key],
    ];
    for (const [wanted, from, code, subject] of table) {
      const events = session.manifest.sums.audit.count;
      expect([wanted, codeOf(session, wanted, from)]).toEqual([wanted, code]);
      expect(session.manifest.sums.audit.count - events).toBe(subject === null ? 0 : 1);
      if (subject !== null) expect(lastEvents(session, 1)).toMatchObject([{ kind: 'secret-denied', subject, code }]);
    }
    session.lock();
    expect(codeOf(session, 'KEY')).toBe('VAULT_LOCKED');
  });

  test('is not once the reason is gone', async () => {
    const { kit, session } = await makeVault();
    const now = Math.floor(kit.clock.now() / 1_000);
    const id = addSecret(session, 'KEY', 'x', { expiresAt: now + 60, scope: ['worker'] });
    const from = { application: 'worker', types: ['generic' as const] };
    expect(get(session, 'KEY', from)).toBe('x');
    kit.clock.advance(59_999);
    expect(get(session, 'KEY', from)).toBe('x');
    kit.clock.advance(1);
    expect(codeOf(session, 'KEY', from)).toBe('SECRET_EXPIRED');
    kit.clock.set(kit.clock.now() - 365 * 86_400_000);
    expect(get(session, 'KEY', from)).toBe('x');
    kit.clock.set(Date.UTC(9999, 11, 31));
    secrets.update(session, { id, revision: 1, changes: { expiresAt: null, scope: [] } });
    expect(get(session, 'KEY')).toBe('x');
  });
});

describe('the audit', () => {
  test('tells who got what, from where: the environment that was meant, by its slug', async () => {
    const { kit, session } = await makeVault();
    const id = addSecret(session, 'KEY', 'x', { fields: [{ name: 'pin', protected: true, value: '1' }] });
    const prd = environments.list(session).find(({ slug }) => slug === 'prd');
    kit.clock.advance(60_000);
    resolve(session, `coffer://-/production/KEY?field=pin`, { actor, environment: 'dev', application: 'worker' });
    expect(lastEvents(session, 1)).toEqual([
      {
        ...{ kind: 'secret-used', subject: id, by: actor, version: 1, fields: ['pin'] },
        ...{ environment: prd?.slug, application: 'worker' },
      },
    ]);
    expect(secrets.get(session, { id }).lastUsedAt).toBe(Math.floor(kit.clock.now() / 1_000));
    resolve(session, 'KEY', { actor: { kind: 'cli' } });
    expect(lastEvents(session, 1)).toEqual([{ kind: 'secret-used', subject: id, by: { kind: 'cli' }, version: 1 }]);
  });

  test('does not hear of looking where a reference leads', async () => {
    const { session } = await makeVault();
    const id = addSecret(session, 'KEY', 'x');
    revocation.revoke(session, { id: addSecret(session, 'REVOKED', 'x'), reason: '' });
    addSecret(session, 'DEV_ONLY', 'x', { environments: ['dev'] });
    const { revision } = session;
    expect(check(session, 'KEY', { actor })).toEqual({ id, name: 'KEY' });
    expect(refusal(() => check(session, 'REVOKED', { actor })).code).toBe('SECRET_REVOKED');
    expect(refusal(() => check(session, 'DEV_ONLY', { actor, environment: 'prd' })).code).toBe('ACCESS_DENIED');
    expect(refusal(() => check(session, `coffer://${id}?field=none`, { actor })).code).toBe('FIELD_NOT_FOUND');
    expect(refusal(() => check(session, `coffer://${id}?version=9`, { actor })).code).toBe('VERSION_NOT_FOUND');
    expect(refusal(() => check(session, 'KEY', { actor, environment: 'x' })).code).toBe('ENVIRONMENT_NOT_FOUND');
    expect(session.revision).toBe(revision);
    expect(secrets.get(session, { id }).lastUsedAt).toBeNull();
  });
});
