import { expect, test } from 'vitest';
import { healthFinding, healthKind } from '../../src-preload/contract.ts';
import { findingWords, icons, summaryWords } from './words.ts';

const now = 1_795_000_000;
const day = 86_400;

test.each([
  [{ kind: 'expired', at: now - 3 * day, source: 'person' }, 'Expired 3 days ago'],
  [{ kind: 'expiring', at: now + 9 * day, source: 'value' }, 'Expires in 9 days, as the value itself says'],
  [{ kind: 'weak', bits: 31 }, 'Weak: 31 bits'],
  [{ kind: 'weak', bits: null }, 'An outdated kind of key'],
  [
    { kind: 'reused', count: 1, with: [], acrossEnvironments: true },
    'Same value as one other secret, in another environment',
  ],
  [{ kind: 'reused', count: 2, with: [], acrossEnvironments: false }, 'Same value as 2 other secrets'],
  [{ kind: 'due', at: now, why: 'marked' }, 'Marked as due'],
  [{ kind: 'unused', lastUsedAt: null }, 'Never used'],
])('%j is said as %s', (finding, words) => {
  expect(findingWords(healthFinding.parse(finding), now)).toBe(words);
});

test('every kind has its sign', () => {
  expect(Object.keys(icons).toSorted()).toEqual(healthKind.options.toSorted());
});

test.each([
  [0, 0, 0, '0 values looked at. None of them wants attention.'],
  [64, 17, 2, '64 values looked at. 17 want attention, 2 of them now.'],
  [1, 1, 0, '1 value looked at. 1 wants attention.'],
])('the summary of %i, %i, %i', (checked, wanting, urgent, words) => {
  expect(summaryWords(checked, wanting, urgent)).toBe(words);
});
