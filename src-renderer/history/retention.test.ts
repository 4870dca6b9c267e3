import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keptNumbers } from '../../src-main/vault/retention.ts';
import type { Retention, Version } from '../../src-preload/contract.ts';
import { goneBy, retentionChoices, retentionWords } from './retention.ts';

const now = 1_795_000_000;
const day = 86_400;

function history(ages: readonly number[]): Version[] {
  const facts = { prefix: '', service: null, form: null, bits: 0, lines: 1, encoding: 'text' } as const;
  const newestFirst = [...ages].sort((a, b) => a - b);
  return newestFirst.map((age, index) => ({
    ...{ number: newestFirst.length - index, at: now - age * day, by: { kind: 'person' }, why: '' },
    ...{ restoredFrom: null, current: index === 0, bytes: 1, facts },
  }));
}

describe('goneBy', () => {
  it('counts what the rule does not keep, never the current one', () => {
    const versions = history([1, 40, 100, 200]);
    expect(goneBy(versions, { keep: 'all' }, now)).toBe(0);
    expect(goneBy(versions, { keep: 'last', versions: 1 }, now)).toBe(3);
    expect(goneBy(versions, { keep: 'last', versions: 3 }, now)).toBe(1);
    // The one of 40 days ago was current until yesterday, that of 100 days ago until 40 days ago.
    expect(goneBy(versions, { keep: 'younger', days: 30 }, now)).toBe(2);
  });

  it('says what the vault will do', () => {
    const rule = fc.oneof(
      fc.constant<Retention>({ keep: 'all' }),
      fc.integer({ min: 1, max: 12 }).map((versions): Retention => ({ keep: 'last', versions })),
      fc.integer({ min: 1, max: 400 }).map((days): Retention => ({ keep: 'younger', days })),
    );
    const ages = fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(ages, rule, (all, by) => {
        const versions = history(all);
        const kept = keptNumbers(versions.toReversed(), by, now);
        expect(goneBy(versions, by, now)).toBe(versions.filter((one) => !one.current && !kept.has(one.number)).length);
      }),
    );
  });
});

it('offers a rule that was set elsewhere too, by its own words', () => {
  const labels = retentionChoices({ keep: 'last', versions: 7 }).map(({ label }) => label);
  expect(labels).toContain('The last 7');
  expect(new Set(labels).size).toBe(labels.length);
  expect(retentionWords({ keep: 'last', versions: 1 })).toBe('Only the current one');
});
