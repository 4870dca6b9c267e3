import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rotationDue, rotationRules } from '../../../src-main/vault/due.ts';
import type { Environment } from '../../../src-preload/contract.ts';
import { makeDetail } from '../../../test/kit/detail.ts';
import { rotationDueAt, rotationRule, ruleWords } from './rotation-rule.ts';

const slugs = ['dev', 'staging', 'prd'];
const environments = fc.tuple(
  ...slugs.map((slug, n) =>
    fc.record({
      id: fc.constant(String(n).repeat(32)),
      slug: fc.constant(slug),
      name: fc.constant(slug.toUpperCase()),
      hue: fc.constant('dev' as const),
      rotationDays: fc.constantFrom(null, 7, 30, 90),
      archivedAt: fc.constantFrom(null, 5),
    }),
  ),
) as fc.Arbitrary<Environment[]>;

const secret = fc
  .record({
    rotationPolicy: fc.oneof(
      fc.constant({ kind: 'inherit' as const }),
      fc.constant({ kind: 'never' as const }),
      fc.integer({ min: 1, max: 99 }).map((days) => ({ kind: 'days' as const, days })),
    ),
    critical: fc.boolean(),
    environments: fc.subarray(slugs),
    valueChangedAt: fc.integer({ min: 0, max: 2_000_000_000 }),
  })
  .map((more) => makeDetail(more));

describe('the rule of rotation', () => {
  it('makes a value due when main says that it is', () => {
    fc.assert(
      fc.property(secret, environments, (one, all) => {
        const here = rotationDueAt(one, rotationRule(one, all));
        expect(here).toBe(rotationDue(one, rotationRules(all))?.at ?? null);
      }),
    );
  });

  it('says how often and why', () => {
    expect(ruleWords({ days: 90, because: 'environment', environment: 'prod' })).toBe('every 90 days in prod');
    expect(ruleWords({ days: 30, because: 'critical', environment: '' })).toBe('every 30 days, as it is critical');
    expect(ruleWords({ days: 1, because: 'own', environment: '' })).toBe('every day');
  });
});
