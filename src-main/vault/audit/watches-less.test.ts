import { expect, test } from 'vitest';
import type { AnomalyRules } from '../../../src-preload/contract.ts';
import { defaultAnomalyRules as rules } from './default-rules.ts';
import { watchesLess } from './watches-less.ts';

test.each<[string, Partial<AnomalyRules>, number]>([
  ['the same', {}, 0],
  ['switched off', { revokedUse: { on: false } }, 1],
  ['more are needed', { manyReads: { on: true, atLeast: 11, seconds: 60 } }, 1],
  ['fewer are needed', { manyReads: { on: true, atLeast: 9, seconds: 60 } }, 0],
  ['within a shorter time', { manyReads: { on: true, atLeast: 10, seconds: 30 } }, 1],
  ['within a longer time', { manyReads: { on: true, atLeast: 10, seconds: 90 } }, 0],
  ['fewer minutes', { failedUnlocks: { on: true, atLeast: 5, minutes: 5 } }, 1],
  ['after more days', { unusualHour: { on: true, days: 20, reads: 50 } }, 1],
  ['a greater leap of the clock', { clockSetBack: { on: true, seconds: 120 } }, 1],
  ['a smaller one', { clockSetBack: { on: true, seconds: 30 } }, 0],
])('%s', (_name, changes, ways) => {
  expect(watchesLess(rules, { ...rules, ...changes })).toHaveLength(ways);
});

test('what was off already is not missed', () => {
  const off = { ...rules, manyReads: { on: false, atLeast: 10, seconds: 60 } };
  expect(watchesLess(off, { ...off, manyReads: { on: false, atLeast: 99, seconds: 60 } })).toEqual([]);
});
