import { expect, it } from 'vitest';
import { type MatrixCell, matrixState } from '../../src-preload/contract.ts';
import { makeDetail } from '../../test/kit/detail.ts';
import { alsoWords } from './also-words.ts';
import { cellSigns, cellWords } from './cell-words.ts';

const now = 1_795_000_000;
const day = 86_400;
const nameOf = (slug: string) => (slug === 'prd' ? 'prod' : slug);
const plain: MatrixCell = { state: 'present', id: 'a', version: 4, expiresAt: null, forAll: false, sameAs: null };

it.each<[Partial<MatrixCell>, string, string]>([
  [{}, 'v4', 'present, v4'],
  [{ state: 'shared', forAll: true }, 'shared value', 'shared value, v4'],
  [{ state: 'overridden' }, 'own value', 'own value instead of the shared one, v4'],
  [{ state: 'missing', id: null }, 'missing', 'missing'],
  [{ state: 'none', id: null }, '', 'not there'],
  [{ state: 'expired', expiresAt: now - day }, 'expired', 'expired'],
  [
    { state: 'expiring', expiresAt: now + 12 * day, forAll: true },
    'in 12 days · shared',
    'expires in 12 days · shared',
  ],
  [{ state: 'revoked' }, 'revoked', 'revoked'],
  [{ state: 'same-as-production', sameAs: 'prd' }, 'same as prod', 'same as prod'],
])('%j is said as %j', (cell, text, label) => {
  expect(cellWords({ ...plain, ...cell }, { now, nameOf })).toEqual({ text, label });
});

it('has a sign for every state', () => {
  expect(Object.keys(cellSigns).toSorted()).toEqual(matrixState.options.toSorted());
});

const environments = ['dev', 'staging', 'prd'].map((slug) => {
  return { id: slug, slug, name: nameOf(slug), hue: 'dev' as const, rotationDays: null, archivedAt: null };
});
const projects = ['shop', 'billing'].map((name) => ({ id: name, name, hue: 0, archivedAt: null }));

it.each<[string[], string[], string]>([
  [['dev'], ['shop'], ''],
  [['dev', 'prd'], ['shop'], 'It is one secret: the new value holds in prod too.'],
  [['dev', 'staging', 'prd'], [], 'It is one secret: the new value holds in staging and prod too.'],
  [[], ['shop'], 'It is one secret: the new value holds in all environments.'],
  [['dev'], ['shop', 'billing'], 'It is one secret: the new value holds in shop and billing.'],
  [[], ['shop', 'billing'], 'It is one secret: the new value holds in all environments, in shop and billing.'],
])('a value of %j in %j', (slugs, ids, words) => {
  const secret = makeDetail({ environments: slugs, projects: ids });
  expect(alsoWords(secret, 'dev', { environments, projects })).toBe(words);
});
