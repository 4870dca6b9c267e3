import { describe, expect, it } from 'vitest';
import type { HealthKind } from '../../../src-preload/contract/health.ts';
import {
  DAY,
  entry,
  environment,
  findingsOf,
  idOf,
  kindsOf,
  knownValue,
  now,
  reportOf,
} from '../../../test/kit/health.ts';
import type { Entry } from '../pages.ts';
import type { Known } from './health-check.ts';

describe('what is said of one secret', () => {
  it('is nothing where there is nothing', () => {
    const report = reportOf([[entry(1)]]);
    expect(report.secrets).toEqual([]);
    expect(report.secretsBySeverity).toEqual({ critical: 0, warning: 0, note: 0, none: 1 });
    expect(report).toMatchObject({ at: now, checked: 1, unreadable: [] });
  });

  it('is what its value says, and that alone for the value', () => {
    const judged = knownValue('a', { kinds: ['placeholder', 'type-mismatch'], weakness: { bits: 12 } });
    expect(findingsOf([[entry(1), judged]], 1)).toEqual([
      { kind: 'placeholder' },
      { kind: 'weak', bits: 12 },
      { kind: 'type-mismatch' },
    ]);
    expect(findingsOf([[entry(1), knownValue('a', { weakness: { bits: null } })]], 1)).toEqual([
      { kind: 'weak', bits: null },
    ]);
  });

  it.each<[string, Partial<Entry>, HealthKind[]]>([
    ['expired', { expiresAt: now }, ['expired']],
    ['expires in the lead time', { expiresAt: now + 14 * DAY }, ['expiring']],
    ['expires later', { expiresAt: now + 14 * DAY + 1 }, []],
    ['expires in a lead time of its own', { expiresAt: now + 30 * DAY, leadDays: 30 }, ['expiring']],
    ['due by its own rule', { rotationPolicy: { kind: 'days', days: 1 } }, ['due']],
    ['not due yet', { rotationPolicy: { kind: 'days', days: 2 } }, []],
    ['marked as due', { markedDueAt: now }, ['due']],
    ['never rotated', { valueChangedAt: now - 365 * DAY - 1 }, ['never-rotated']],
    ['a year old', { valueChangedAt: now - 365 * DAY }, []],
    ['old, but rotated before', { valueChangedAt: now - 800 * DAY, version: 2 }, []],
    ['old, but to stay', { valueChangedAt: now - 800 * DAY, rotationPolicy: { kind: 'never' } }, []],
    ['not used for long', { lastUsedAt: now - 180 * DAY - 1 }, ['unused']],
    ['used 180 days ago', { lastUsedAt: now - 180 * DAY }, []],
    ['never used since long', { lastUsedAt: null, createdAt: now - 181 * DAY }, ['unused']],
    ['new and not used yet', { lastUsedAt: null }, []],
    ['without a description', { description: ' \n' }, ['no-description']],
  ])('%s', (_, more, expected) => {
    expect(kindsOf([[entry(1, more)]], 1)).toEqual(expected);
  });

  it('tells when and why', () => {
    const old = entry(1, { valueChangedAt: now - 400 * DAY, lastUsedAt: null, createdAt: now - 400 * DAY });
    expect(findingsOf([[{ ...old, markedDueAt: now - 5, expiresAt: now - 7 }]], 1)).toEqual([
      { kind: 'expired', at: now - 7, source: 'person' },
      { kind: 'due', at: now - 5, why: 'marked' },
      { kind: 'never-rotated', since: now - 400 * DAY },
      { kind: 'unused', lastUsedAt: null },
    ]);
  });

  it('follows the rule of its environments', () => {
    const rules = { environments: [environment('dev', 30), environment('prd', 90)] };
    const aged = { valueChangedAt: now - 40 * DAY };
    expect(kindsOf([[entry(1, { ...aged, environments: ['dev'] })]], 1, rules)).toEqual(['due']);
    expect(kindsOf([[entry(1, { ...aged, environments: ['prd'] })]], 1, rules)).toEqual([]);
  });

  it('takes the date that a certificate or token says of itself, where that is sooner', () => {
    const said = knownValue('a', { expiresAt: now - 3 });
    expect(findingsOf([[entry(1), said]], 1)).toEqual([{ kind: 'expired', at: now - 3, source: 'value' }]);
    expect(findingsOf([[entry(1, { expiresAt: now - 4 }), said]], 1)).toEqual([
      { kind: 'expired', at: now - 4, source: 'person' },
    ]);
    expect(findingsOf([[entry(1, { expiresAt: now + 400 * DAY }), said]], 1)).toMatchObject([{ source: 'value' }]);
  });

  it('does not want configuration and certificates to change', () => {
    const aged = entry(1, { valueChangedAt: now - 400 * DAY });
    expect(kindsOf([[aged, knownValue('a', { sensitive: false })]], 1)).toEqual([]);
  });

  it.each<Partial<Entry>>([{ trashedAt: now, purgeAt: now + DAY }, { revokedAt: now }])(
    'is nothing but its reuse when it is out of use: %j',
    (out) => {
      const bad = entry(1, {
        ...out,
        description: '',
        expiresAt: now - 1,
        lastUsedAt: now - 999 * DAY,
        markedDueAt: now,
      });
      const judged = knownValue('same', { kinds: ['placeholder'], weakness: { bits: 1 } });
      expect(kindsOf([[bad, judged]], 1)).toEqual([]);
      expect(
        findingsOf(
          [
            [bad, judged],
            [entry(2), knownValue('same')],
          ],
          1,
        ),
      ).toEqual([{ kind: 'reused', count: 1, with: [idOf(2)], acrossEnvironments: false }]);
    },
  );

  it('is no more than its dates where its value is damaged', () => {
    const known = new Map<string, Known>([[idOf(1), { pin: 'pin 1', value: null }]]);
    const report = reportOf([[entry(1, { expiresAt: now })]], { known });
    expect(report).toMatchObject({ checked: 0, unreadable: [idOf(1)], secrets: [{ findings: [{ kind: 'expired' }] }] });
  });
});
