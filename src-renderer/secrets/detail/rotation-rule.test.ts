import { expect, it } from 'vitest';
import type { Environment } from '../../../src-preload/contract.ts';
import { ruleWords } from './rotation-rule.ts';

const prod: Environment = {
  id: 'f'.repeat(32),
  slug: 'prd',
  name: 'prod',
  hue: 'prod',
  rotationDays: 90,
  archivedAt: null,
};

it.each([
  [{ days: 90, because: 'environment', environment: 'prd' }, 'every 90 days in prod'],
  [{ days: 90, because: 'environment', environment: 'gone' }, 'every 90 days in gone'],
  [{ days: 30, because: 'critical', environment: null }, 'every 30 days, as it is critical'],
  [{ days: 1, because: 'own', environment: null }, 'every day'],
] as const)('the rule %j in words', (rule, words) => {
  expect(ruleWords(rule, [prod])).toBe(words);
});
