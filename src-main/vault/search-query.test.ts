import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addSecret, makeVault } from '../../test/kit/vault.ts';
import { list } from './list.ts';
import * as projects from './projects.ts';
import * as revocation from './revocation.ts';
import { parseQuery } from './search-query.ts';

const DAY = 86_400;
const { kit, session } = await makeVault();
const now = kit.clock.now() / 1_000;
const payments = projects.create(session, { name: 'Payments API' }).id;
addSecret(session, 'STRIPE_KEY', 'sk_live_1', {
  projects: [payments],
  environments: ['prd'],
  tags: ['card'],
  type: 'api-key',
});
addSecret(session, 'HOOK', 'x', { type: 'hmac', expiresAt: now + 10 * DAY, favourite: true });
addSecret(session, 'OLD', 'y', { expiresAt: now - DAY, critical: true, environments: ['dev'] });
revocation.revoke(session, { id: addSecret(session, 'GONE', 'z', { environments: ['dev', 'prd'] }), reason: '' });

const find = (query: string) =>
  list(session, { view: { kind: 'all' }, query, sort: 'name', offset: 0, limit: 10, leadDays: 14 }).rows.map(
    ({ name }) => name,
  );

describe('search operators', () => {
  test.each<[string, string[]]>([
    ['env:prod', ['GONE', 'STRIPE_KEY']],
    ['env:prd', ['GONE', 'STRIPE_KEY']],
    ['-env:prod', ['HOOK', 'OLD']],
    ['project:pay', ['STRIPE_KEY']],
    ['project:"payments api"', ['STRIPE_KEY']],
    ['tag:CARD', ['STRIPE_KEY']],
    ['type:hmac', ['HOOK']],
    ['is:expired', ['OLD']],
    ['is:expiring', ['HOOK']],
    ['is:revoked', ['GONE']],
    ['is:favourite', ['HOOK']],
    ['is:critical env:dev', ['OLD']],
    ['expires:<30d', ['HOOK', 'OLD']],
    ['expires:>2w -is:revoked', ['STRIPE_KEY']],
    ['env:dev gone', ['GONE']],
    ['"key stripe"', []],
    ['is:nothing', []],
    ['unknown:stripe', []],
  ])('%s', (query, names) => {
    expect(find(query)).toEqual(names);
  });

  test('what is no filter is text, to the word', () => {
    expect(parseQuery('a "b c" x:y -d is:other expires:soon').words).toEqual([
      ...['a', 'b c', 'x:y', '-d', 'is:other', 'expires:soon'],
    ]);
  });

  test('any text is read, and nothing in it breaks the search', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (query) => find(query).length <= 4));
  });
});
