import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newSecret, type SecretDetail, secretChanges, secretType } from '../../src-preload/contract.ts';
import { makeDetail } from '../../test/kit/detail.ts';
import {
  changedFields,
  contested,
  type Draft,
  draftOf,
  draftProblems,
  emptyDraft,
  keepMine,
  newSecretOf,
  sameDraft,
} from './draft.ts';

const ids = ['a', 'b', 'c'].map((c) => c.repeat(32));
const slugs = ['dev', 'staging', 'prod'];

const draft: fc.Arbitrary<Draft> = fc.record({
  name: fc.constantFrom('DATABASE_URL', 'API_KEY'),
  label: fc.constantFrom('', 'Main'),
  description: fc.constantFrom('', 'Postgres', 'Redis'),
  type: fc.constantFrom(...secretType.options),
  project: fc.constantFrom(null, ...ids),
  environments: fc.shuffledSubarray(slugs),
  expiresAt: fc.constantFrom(null, 1_800_000_000, 1_900_000_000),
});

const detailWith = ({ project, type, ...fields }: Draft, others: string[] = []): SecretDetail =>
  makeDetail({ ...fields, type: type ?? 'generic', projects: project === null ? [] : [project, ...others] });

describe('changedFields', () => {
  it('sends nothing that is as it was', () => {
    fc.assert(
      fc.property(draft, (fields) => {
        expect(changedFields(detailWith(fields), draftOf(detailWith(fields)), null)).toEqual({});
      }),
    );
  });

  it('does not take another order of environments for a change', () => {
    const fields = { ...emptyDraft('A', null), type: 'generic' as const, environments: ['dev', 'prod'] };
    expect(changedFields(detailWith(fields), { ...fields, environments: ['prod', 'dev'] }, null)).toEqual({});
  });

  it('sends changes that, applied, give exactly the draft, and that the contract accepts', () => {
    fc.assert(
      fc.property(draft, draft, (before, after) => {
        const detail = detailWith(before);
        const changes = changedFields(detail, after, null);
        const applied = draftOf({ ...detail, ...changes });
        expect(sameDraft(applied, after)).toBe(true);
        if (Object.keys(changes).length > 0) expect(secretChanges.safeParse(changes).success).toBe(true);
      }),
    );
  });

  it('leaves further projects of a secret where they are', () => {
    const fields = { ...emptyDraft('A', ids[0] ?? null), type: 'generic' as const };
    const detail = detailWith(fields, [ids[1] ?? '']);
    expect(changedFields(detail, { ...fields, project: ids[2] ?? null }, null)).toEqual({ projects: [ids[2], ids[1]] });
    expect(changedFields(detail, { ...fields, project: null }, null)).toEqual({ projects: [ids[1]] });
  });
});

describe('two people change one secret', () => {
  it('keeps what was changed here and takes the rest from there', () => {
    fc.assert(
      fc.property(draft, draft, draft, (base, mine, theirs) => {
        const merged = keepMine(base, mine, theirs);
        for (const field of contested(merged, theirs)) expect(merged[field]).toEqual(mine[field]);
        if (sameDraft(base, mine)) expect(sameDraft(merged, theirs)).toBe(true);
        if (sameDraft(base, theirs)) expect(sameDraft(merged, mine)).toBe(true);
      }),
    );
  });
});

describe('draftProblems', () => {
  it('names the field and what is wrong with it', () => {
    const fine = emptyDraft('API_KEY', null);
    expect(draftProblems(fine, 'x', true)).toEqual({});
    expect(draftProblems(fine, '', false)).toEqual({});
    expect(Object.keys(draftProblems({ ...fine, name: '1' }, '', true))).toEqual(['name', 'value']);
    expect(Object.keys(draftProblems(fine, 'ä'.repeat(524_289), true))).toEqual(['value']);
    expect(draftProblems(fine, 'ä'.repeat(524_288), true)).toEqual({});
    expect(Object.keys(draftProblems(fine, '\ud800', true))).toEqual(['value']);
  });

  it('lets through only what the contract accepts as a new secret', () => {
    fc.assert(
      fc.property(draft, fc.string({ unit: 'binary' }), (fields, data) => {
        if (Object.keys(draftProblems(fields, data, true)).length > 0) return;
        expect(newSecret.safeParse(newSecretOf(fields, { encoding: 'text', data })).success).toBe(true);
      }),
    );
  });
});
