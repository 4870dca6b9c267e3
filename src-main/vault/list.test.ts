import Database from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { View } from '../../src-preload/contract.ts';
import { addSecret, makeVault, reopen } from '../../test/kit/vault.ts';
import { conflicts } from './conflict.ts';
import { look } from './health/health.ts';
import { counts, list } from './list.ts';
import * as projects from './projects.ts';
import { reveal } from './reading.ts';
import * as secrets from './secrets.ts';
import * as trash from './trash.ts';

const DAY = 86_400;
const base = { query: '', sort: 'name', offset: 0, limit: 100, leadDays: 14 } as const;

describe('the list', () => {
  test('shows each view, sorted, in stretches, with counts', async () => {
    const { kit, session } = await makeVault();
    const now = kit.clock.now() / 1_000;
    const shop = projects.create(session, { name: 'storefront' }).id;
    addSecret(session, 'BETA', '1', { expiresAt: now + 3 * DAY, projects: [shop] });
    addSecret(session, 'ALPHA', '2', { expiresAt: now - 1 });
    kit.clock.advance(5_000);
    addSecret(session, 'GAMMA', '3', { environments: ['prd'] });
    trash.trash(session, { id: addSecret(session, 'GONE', '4') });
    const names = (view: Parameters<typeof list>[1]['view'], more = {}) =>
      list(session, { ...base, view, ...more }).rows.map(({ name }) => name);

    expect(names({ kind: 'all' })).toEqual(['ALPHA', 'BETA', 'GAMMA']);
    expect(names({ kind: 'all' }, { sort: 'changed' })).toEqual(['GAMMA', 'ALPHA', 'BETA']);
    expect(names({ kind: 'all' }, { sort: 'expiry' })).toEqual(['ALPHA', 'BETA', 'GAMMA']);
    expect(names({ kind: 'all' }, { offset: 1, limit: 1 })).toEqual(['BETA']);
    expect(names({ kind: 'project', project: shop })).toEqual(['BETA']);
    expect(names({ kind: 'expired' })).toEqual(['ALPHA']);
    expect(names({ kind: 'expiring' })).toEqual(['BETA']);
    expect(names({ kind: 'trash' })).toEqual(['GONE']);
    expect(names({ kind: 'all' }, { query: 'prod' })).toEqual(['GAMMA']);
    expect(names({ kind: 'all' }, { query: 'storefront' })).toEqual(['BETA']);
    expect(list(session, { ...base, view: { kind: 'all' }, query: 'beta' })).toMatchObject({ total: 1, of: 3 });
    expect(counts(session, { leadDays: 14 })).toEqual({
      ...{ all: 3, favourites: 0, recent: 0, expired: 1, expiring: 1, rotation: 0, revoked: 0, noExpiry: 1, trash: 1 },
      ...{ weak: null, missing: 0 },
      ...{ byProject: { [shop]: 1 }, byEnvironment: { prd: 1 }, byTag: {} },
    });
    session.lock();
  });

  test('has the weak, the reused and the missing, as far as the values have been looked at', async () => {
    const { session } = await makeVault();
    const shop = projects.create(session, { name: 'storefront' }).id;
    const add = (name: string, value: string, slugs: string[]) =>
      addSecret(session, name, value, { projects: [shop], environments: slugs });
    add('GOOD_TOKEN', '8f1b04d6c93e75a2604fd81b3ea7c952', ['dev']);
    add('GOOD_TOKEN', '604fd81b3ea7c9528f1b04d6c93e75a2', ['prd']);
    add('POOR_PASSWORD', 'changeme', []);
    add('TWICE_TOKEN', '2ea7c952604fd81b8f1b04d6c93e75a3', ['dev']);
    trash.trash(session, { id: add('GONE_PASSWORD', 'changeme', ['dev']) });
    const names = (kind: 'weak' | 'missing', query = '') =>
      list(session, { ...base, view: { kind }, query }).rows.map(({ name }) => name);
    const counted = () => {
      const { weak, missing } = counts(session, { leadDays: 14 });
      return { weak, missing };
    };

    expect(counted()).toEqual({ weak: null, missing: 1 });
    const missed = list(session, { ...base, view: { kind: 'missing' } });
    expect(missed.rows.map(({ name }) => name)).toEqual(['TWICE_TOKEN']);
    expect(Object.values(missed.missingIn)).toEqual([['prd']]);
    expect(list(session, { ...base, view: { kind: 'all' } }).missingIn).toEqual({});
    await look(session);
    expect(counted()).toEqual({ weak: 1, missing: 1 });
    expect(names('weak')).toEqual(['POOR_PASSWORD']);

    const copy = add('TWICE_TOKEN', '2ea7c952604fd81b8f1b04d6c93e75a3', ['prd']);
    expect(counted()).toEqual({ weak: null, missing: 0 });
    await look(session);
    expect(names('weak')).toEqual(['POOR_PASSWORD', 'TWICE_TOKEN', 'TWICE_TOKEN']);
    expect(names('weak', 'twice')).toHaveLength(2);
    expect(list(session, { ...base, view: { kind: 'all' }, query: 'is:weak -is:missing env:prd' }).total).toBe(1);
    trash.trash(session, { id: copy });
    expect(names('missing')).toEqual(['TWICE_TOKEN']);
    session.lock();
  });

  test('says when each value is due to be replaced, as its detail does', async () => {
    const { kit, session } = await makeVault();
    const now = kit.clock.now() / 1_000;
    addSecret(session, 'INHERITS', '1', { environments: ['prd'] });
    addSecret(session, 'NEVER', '2', { rotationPolicy: { kind: 'never' } });
    addSecret(session, 'OWN_RULE', '3', { rotationPolicy: { kind: 'days', days: 7 } });
    const { rows } = list(session, { ...base, view: { kind: 'all' } });
    expect(rows.map(({ rotationDue }) => rotationDue)).toEqual([
      { at: now + 90 * DAY, why: 'rotation' },
      null,
      { at: now + 7 * DAY, why: 'rotation' },
    ]);
    const details = secrets.getMany(session, { ids: rows.map(({ id }) => id) });
    expect(details.map(({ rotationDue }) => rotationDue)).toEqual(rows.map(({ rotationDue }) => rotationDue));
    expect(details.map(({ rotationRule }) => rotationRule)).toEqual([
      { days: 90, because: 'environment', environment: 'prd' },
      null,
      { days: 7, because: 'own', environment: null },
    ]);
    session.lock();
  });

  test('is made without a look at any value', async () => {
    const { kit, session } = await makeVault();
    const { id } = projects.create(session, { name: 'Payments' });
    for (let n = 0; n < 40; n++) {
      addSecret(session, `KEY_${n}`, `value ${n}`, { projects: [id], tags: ['card'], notes: `note ${n}` });
    }
    session.lock();
    const file = new Database(kit.file);
    expect(file.prepare('UPDATE versions SET sealed = zeroblob(64)').run().changes).toBe(40);
    file.close();
    const open = await reopen(kit);
    await open.notes.catchUp();
    for (const query of ['', 'key', 'tag:card', 'kye', 'note']) {
      expect(list(open, { ...base, view: { kind: 'all' }, query }).total).toBe(40);
    }
    expect(counts(open, { leadDays: 14 }).all).toBe(40);
    const [first] = list(open, { ...base, view: { kind: 'project', project: id } }).rows;
    expect(() => reveal(open, { id: first?.id ?? '' })).toThrow('DAMAGED');
    open.lock();
  });

  test('finds each word wherever it stands: name, label, description, tag, project, environment, service, notes', async () => {
    const { session } = await makeVault();
    const { id } = projects.create(session, { name: 'Payments' });
    addSecret(session, 'PAY_KEY', 'sk_live_51H8xQ2eZvKYlo2C0aBcDeFgH', {
      ...{ label: 'checkout', description: 'of the shop', tags: ['card'], notes: 'ask Jörg' },
      ...{ projects: [id], environments: ['prd'] },
    });
    addSecret(session, 'PAY_OTHER', '2', { description: 'checkout' });
    await session.notes.catchUp();
    const find = (query: string) =>
      list(session, { ...base, view: { kind: 'all' }, query }).rows.map(({ name }) => name);
    const words = ['key', 'checkout', 'shop', 'card', 'payments', 'prod', 'stripe', 'jorg'];
    for (const word of words) expect([word, find(`pay ${word}`)[0]]).toEqual([word, 'PAY_KEY']);
    expect(find(words.join(' '))).toEqual(['PAY_KEY']);
    expect(find(`${words.join(' ')} nowhere`)).toEqual([]);
    session.lock();
  });

  test('follows every change', async () => {
    const { session } = await makeVault();
    const id = addSecret(session, 'OLD_NAME', '1');
    const find = (query: string) => list(session, { ...base, view: { kind: 'all' }, query }).total;
    expect([find('old'), find('new')]).toEqual([1, 0]);
    secrets.update(session, { id, revision: 1, changes: { name: 'NEW_NAME' } });
    expect([find('old'), find('new')]).toEqual([0, 1]);
    session.lock();
  });

  test('finds what was read of the notes since the last key', async () => {
    const { session } = await makeVault();
    addSecret(session, 'BILLING_KEY', '1');
    addSecret(session, 'OTHER', '2', { notes: 'ask billing' });
    const find = (query: string) => list(session, { ...base, view: { kind: 'all' }, query }).total;
    expect(find('bill')).toBe(1);
    await session.notes.catchUp();
    expect(find('billi')).toBe(2);
    session.lock();
  });

  test('finds the same whatever was typed before', async () => {
    const { session } = await makeVault();
    const shop = projects.create(session, { name: 'storefront' }).id;
    const kept = ['STRIPE_KEY', 'stripe-test', 'KEY', 'STRAPI_URL', 'A_B', 'AB'].map((name, at) =>
      addSecret(session, name, '1', { projects: at % 2 ? [shop] : [], description: at % 3 ? '' : 'the key of stripe' }),
    );
    await session.notes.catchUp();
    const views: View[] = [{ kind: 'all' }, { kind: 'project', project: shop }, { kind: 'trash' }];
    const seen = (view: View, query: string) => list(session, { ...base, view, query });
    const query = fc.constantFrom(
      's',
      'str',
      'strp',
      'stripe',
      'stripe k',
      'key',
      'stripe-key',
      '_',
      'a_b',
      'zz',
      'bill',
    );
    const step = fc.record({
      view: fc.nat(views.length - 1),
      query,
      change: fc.nat(4 * kept.length),
    });
    let turn = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 12 }), async (steps) => {
        for (const { view, query, change } of steps) {
          // The notes are known one step after the rest.
          await session.notes.catchUp();
          const id = kept[change];
          if (id !== undefined) {
            const { revision } = secrets.get(session, { id });
            const notes = turn++ % 2 ? 'ask billing' : '';
            secrets.update(session, { id, revision, changes: { notes, label: `turn ${turn}` } });
          }
          const place = views[view] ?? { kind: 'all' };
          const typed = seen(place, query);
          seen({ kind: 'favourites' }, '');
          const afresh = seen(place, query);
          expect(typed).toEqual(afresh);
          // So that the next step has this one before it.
          seen(place, query);
        }
      }),
      { numRuns: 30 },
    );
    session.lock();
  });
});

describe('two secrets conflict', () => {
  const place = (projects: string[], environments: string[]) => ({ name: 'KEY', projects, environments });
  test.each([
    [[], [], [], [], true],
    [[], ['dev'], [], [], false],
    [[], ['dev', 'prd'], [], ['prd'], true],
    [['a'], ['dev'], ['b'], ['dev'], false],
    [['a', 'b'], [], ['b'], [], true],
    [['a'], [], [], [], false],
  ])('%j %j beside %j %j: %s', (p1, e1, p2, e2, expected) => {
    expect(conflicts(place(p1, e1), place(p2, e2))).toBe(expected);
    expect(conflicts(place(p2, e2), place(p1, e1))).toBe(expected);
    expect(conflicts({ ...place(p1, e1), name: 'OTHER' }, place(p2, e2))).toBe(false);
  });
});
