import { describe, expect, it } from 'vitest';
import type { MatrixCell, MatrixState } from '../../src-preload/contract.ts';
import { ownSecrets, shownRows, summaryWords } from './rows.ts';

const cell = (state: MatrixState, id: string | null = 'a', forAll = false): MatrixCell => ({
  ...{
    state,
    id: state === 'missing' || state === 'none' ? null : id,
    version: 1,
    expiresAt: null,
    forAll,
    sameAs: null,
  },
});
const row = (name: string, ...states: MatrixState[]) => ({ name, cells: states.map((state) => cell(state)) });
const rows = [
  row('API_URL', 'shared', 'shared'),
  row('DATABASE_URL', 'missing', 'present'),
  row('STRIPE_KEY', 'same-as-production', 'expiring'),
  row('TLS_KEY', 'none', 'present'),
];
const names = (...asked: [words: string, shown: 'all' | 'missing' | 'differs']) =>
  shownRows(rows, ...asked).map(({ name }) => name);

describe('the rows that are shown', () => {
  it.each([
    ['', 'all', ['API_URL', 'DATABASE_URL', 'STRIPE_KEY', 'TLS_KEY']],
    ['url', 'all', ['API_URL', 'DATABASE_URL']],
    [' key  tls', 'all', ['TLS_KEY']],
    ['', 'missing', ['DATABASE_URL']],
    ['', 'differs', ['DATABASE_URL', 'STRIPE_KEY']],
    ['api', 'differs', []],
  ] as const)('%j, %s', (words, shown, expected) => {
    expect(names(words, shown)).toEqual(expected);
  });
});

it.each([
  [rows, '4 names in 2 environments. 1 missing, 1 due soon, 1 the same as in production.'],
  [rows.slice(0, 1), '1 name in 2 environments. Nothing is missing.'],
  [[], 'No secret is in it.'],
])('a matrix in a sentence', (some, words) => {
  expect(summaryWords({ environments: ['dev', 'prd'], rows: [...some], complete: true })).toBe(words);
});

it('offers each secret of another environment once, and none that is for all', () => {
  const cells = [
    cell('present', 'a'),
    cell('present', 'a'),
    cell('shared', 'b', true),
    cell('missing'),
    cell('expired', 'c'),
  ];
  expect(ownSecrets(cells, ['dev', 'qa', 'staging', 'demo', 'prd'])).toEqual([
    { id: 'a', slug: 'dev' },
    { id: 'c', slug: 'prd' },
  ]);
});
