import { describe, expect, test } from 'vitest';
import { addSecret, makeVault } from '../../test/kit/vault.ts';
import { conflicts } from './conflict.ts';
import { counts, list } from './list.ts';
import * as projects from './projects.ts';
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
      ...{ byProject: { [shop]: 1 }, byEnvironment: { prd: 1 }, byTag: {} },
    });
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
