import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addSecret, makeVault } from '../../test/kit/vault.ts';
import { look } from './health/health.ts';
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

const asking = { view: { kind: 'all' }, sort: 'name', offset: 0, limit: 10, leadDays: 14 } as const;
const find = (query: string) => list(session, { ...asking, query }).rows.map(({ name }) => name);

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

  test('a value is found by the whole of it, once it has been looked at, and by nothing less', async () => {
    addSecret(session, 'SPACED', 'two words');
    addSecret(session, 'STRIPE_AGAIN', 'sk_live_1');
    const asked = (query: string) => list(session, { ...asking, query });
    expect(asked('value:sk_live_1').complete).toBe(false);
    await look(session);
    expect(asked('value:sk_live_1')).toMatchObject({ total: 2, complete: true });
    expect(find('value:sk_live_1')).toEqual(['STRIPE_AGAIN', 'STRIPE_KEY']);
    expect(find('value:"two words"')).toEqual(['SPACED']);
    expect(find('stripe -value:sk_live_1')).toEqual([]);
    for (const less of ['sk_live_', 'sk_live_11', 'SK_LIVE_1', '"two words "', 's'])
      expect(find(`value:${less}`)).toEqual([]);
    expect(asked('stripe').complete).toBe(true);
  });

  test('what is no filter is text, to the word', () => {
    expect(parseQuery('a "b c" x:y -d is:other expires:soon').words).toEqual([
      ...['a', 'b c', 'x:y', '-d', 'is:other', 'expires:soon'],
    ]);
  });

  test.each([
    ['value:s', true],
    ['a -VALUE:"b c"', true],
    ['"value:s"', false],
    ['value: s', false],
    ['env:value:s', false],
  ])('%s is told to ask for a value, or not', (query, asks) => {
    expect(parseQuery(query).asksForValue).toBe(asks);
  });

  test('any text is read, and nothing in it breaks the search', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (query) => find(query).length <= 6));
  });
});
