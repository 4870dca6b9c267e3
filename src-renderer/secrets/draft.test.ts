import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  draft as draftSchema,
  newSecret,
  type SecretDetail,
  secretChanges,
  secretType,
} from '../../src-preload/contract.ts';
import { anyText } from '../../test/kit/any-text.ts';
import { makeDetail } from '../../test/kit/detail.ts';
import {
  asItWas,
  changedFields,
  contested,
  type Draft,
  draftFields,
  draftOf,
  emptyDraft,
  keepMine,
  newSecretOf,
  sameDraft,
  withField,
} from './draft.ts';
import { draftProblems } from './editor/draft-problems.ts';

const ids = ['a', 'b', 'c'].map((c) => c.repeat(32));
const slugs = ['dev', 'staging', 'prod'];

const field = fc.record({
  name: fc.constantFrom('pin', 'account id', ''),
  protected: fc.boolean(),
  value: fc.string(),
});

/** Drafts in which most fields stand at one of two contents, so that each comes together with each. */
const draft: fc.Arbitrary<Draft> = fc.record({
  name: fc.constantFrom('DATABASE_URL', 'API_KEY'),
  label: fc.constantFrom('', 'Main'),
  description: fc.constantFrom('', 'Postgres', 'Redis'),
  type: fc.constantFrom(...secretType.options),
  tokenType: fc.constantFrom('none', 'api', 'access'),
  project: fc.constantFrom(null, ...ids),
  environments: fc.shuffledSubarray(slugs),
  scope: fc.shuffledSubarray(['shop', 'ci/release']),
  expiresAt: fc.constantFrom(null, 1_800_000_000, 1_900_000_000),
  tags: fc.shuffledSubarray(['payments', 'two words']),
  favourite: fc.boolean(),
  critical: fc.boolean(),
  username: fc.constantFrom('', 'ops'),
  url: fc.constantFrom('', 'https://bank.example'),
  notes: fc.constantFrom('', '# Notes'),
  fields: fc.array(field, { maxLength: 2 }).map((fields) => fields.map((one, key) => ({ key, ...one }))),
  metadata: fc.constantFrom('', '{\n  "team": "shop"\n}'),
  rotation: fc.constantFrom<Draft['rotation']>(
    { kind: 'inherit', days: '' },
    { kind: 'never', days: '' },
    { kind: 'days', days: '30' },
  ),
  leadDays: fc.constantFrom('', '7'),
  database: fc.constantFrom(null, {
    ...{ engine: 'mysql' as const, host: 'db', port: '3306', database: 'shop', user: 'u', options: 'a=b=c\nd=' },
  }),
});

/** What people may type wrong. */
const typed: fc.Arbitrary<Partial<Draft>> = fc.record(
  {
    metadata: fc.oneof(fc.json(), fc.constantFrom('{', '[]', '{"__proto__": 1}', '{" a": 1}', '{"a": "\\ud800"}')),
    leadDays: fc.constantFrom('0', '366', '-1', 'x', ' 7 ', '1e2'),
    rotation: fc.constantFrom<Draft['rotation']>({ kind: 'days', days: '' }, { kind: 'days', days: '3651' }),
    scope: fc.array(fc.constantFrom('a b', '', 'x'.repeat(65), 'ok'), { maxLength: 1 }),
    tags: fc.array(anyText(), { maxLength: 1 }),
    notes: anyText(),
    fields: fc.array(field, { maxLength: 2 }).map((fields) => fields.map((one, key) => ({ key, ...one }))),
    database: fc.record({
      engine: fc.constant('redis' as const),
      host: anyText(),
      port: fc.constantFrom('', '0', '6379', '65536', 'a'),
      database: fc.string(),
      user: fc.string(),
      options: fc.string({ unit: fc.constantFrom('a', '=', '\n', '%0A', '%') }),
    }),
  },
  { requiredKeys: [] },
);

/** The secret that saving a draft without problems would give. */
function detailWith(of: Draft, others: string[] = []): SecretDetail {
  const { value: _, projects: _1, ...shown } = newSecretOf({ ...of, fields: [] }, { encoding: 'text', data: '' });
  const { project, type, fields } = of;
  const projects = project === null ? [] : [project, ...others];
  const kept = fields.map(({ key: _2, ...one }) => ({ ...one, value: one.protected ? null : one.value }));
  return makeDetail({ ...(shown as Partial<SecretDetail>), type: type ?? 'generic', projects, fields: kept });
}

const keptOf = (of: Draft) => draftOf(detailWith(of));
const sound = draft.filter((one) => Object.keys(draftProblems(one, 'x', true)).length === 0);

describe('changedFields', () => {
  it('sends nothing that is as it was', () => {
    fc.assert(
      fc.property(sound, (fields) => {
        expect(changedFields(detailWith(fields), keptOf(fields), null)).toEqual({});
      }),
    );
  });

  it('does not take another order of environments, tags or applications for a change', () => {
    const fields = {
      ...emptyDraft('A', null),
      type: 'generic' as const,
      environments: ['dev', 'prod'],
      tags: ['a', 'b'],
    };
    const turned = { ...fields, environments: ['prod', 'dev'], tags: ['b', 'a'] };
    expect(changedFields(detailWith(fields), turned, null)).toEqual({});
  });

  it('sends changes that, applied, give exactly the draft, and that the contract accepts', () => {
    fc.assert(
      fc.property(sound, sound, (before, after) => {
        const detail = detailWith(before);
        const changes = changedFields(detail, after, null);
        const applied = draftOf({ ...detail, ...(changes as Partial<SecretDetail>) });
        expect(sameDraft(applied, after)).toBe(true);
        if (Object.keys(changes).length > 0) expect(secretChanges.safeParse(changes).success).toBe(true);
      }),
    );
  });

  it('keeps what a protected field holds unless another value is entered', () => {
    const detail = makeDetail({ fields: [{ name: 'pin', protected: true, value: null }] });
    const kept = { ...draftOf(detail), label: 'x' };
    expect(changedFields(detail, kept, null)).toEqual({ label: 'x' });
    const more = { ...kept, label: '', fields: [...kept.fields, { key: 9, name: 'id', protected: false, value: '7' }] };
    expect(changedFields(detail, more, null)).toEqual({
      fields: [
        { name: 'pin', protected: true, value: null },
        { name: 'id', protected: false, value: '7' },
      ],
    });
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
        for (const name of contested(merged, theirs)) expect(merged[name]).toEqual(mine[name]);
        if (sameDraft(base, mine)) expect(sameDraft(merged, theirs)).toBe(true);
        if (sameDraft(base, theirs)) expect(sameDraft(merged, mine)).toBe(true);
      }),
    );
  });

  it('looks at every field', () => {
    expect([...draftFields].sort()).toEqual(Object.keys(emptyDraft('A', null)).sort());
  });
});

describe('what is kept over a lock', () => {
  const base = (content: Draft) => ({ revision: 3, version: 2, content });

  it('is whatever can be typed', () => {
    fc.assert(
      fc.property(draft, typed, anyText(), (fields, wrong, value) => {
        const content = { ...fields, ...wrong };
        expect(draftSchema.parse({ secret: ids[0], base: base(fields), content, value }).content).toEqual(content);
      }),
    );
  });

  it('tells how the secret was when editing began, whatever it is now', () => {
    fc.assert(
      fc.property(sound, sound, (before, now) => {
        const was = asItWas(detailWith(now), base(keptOf(before)));
        expect(was).toMatchObject({ id: detailWith(now).id, revision: 3, version: 2 });
        expect(sameDraft(draftOf(was), keptOf(before))).toBe(true);
        const merged = keepMine(draftOf(was), keptOf(before), keptOf(now));
        expect(sameDraft(merged, keptOf(now))).toBe(true);
      }),
    );
  });
});

describe('a field that is put in', () => {
  it('takes the place of another of its name', () => {
    const pin = { key: 4, name: 'pin', protected: true, value: null };
    const first = withField([pin], 'public key', 'a');
    expect(first).toEqual([pin, { key: 5, name: 'public key', protected: false, value: 'a' }]);
    expect(withField(first, 'public key', 'b')).toEqual([
      pin,
      { key: 6, name: 'public key', protected: false, value: 'b' },
    ]);
  });
});

describe('draftProblems', () => {
  const fine = emptyDraft('API_KEY', null);

  it('names the field and what is wrong with it', () => {
    expect(draftProblems(fine, 'x', true)).toEqual({});
    expect(draftProblems(fine, '', false)).toEqual({});
    expect(Object.keys(draftProblems({ ...fine, name: '1' }, '', true))).toEqual(['name', 'value']);
    expect(Object.keys(draftProblems(fine, 'ä'.repeat(524_289), true))).toEqual(['value']);
    expect(draftProblems(fine, 'ä'.repeat(524_288), true)).toEqual({});
    expect(Object.keys(draftProblems(fine, '\ud800', true))).toEqual(['value']);
    expect(draftProblems({ ...fine, metadata: '{\n  "a": }' }, 'x', true).metadata).toContain('line 2, column 8');
    expect(draftProblems({ ...fine, leadDays: '400' }, 'x', true).leadDays).toContain('1 to 365');
  });

  it('lets through only what the contract accepts as a new secret', () => {
    fc.assert(
      fc.property(draft, typed, anyText(), (fields, wrong, data) => {
        const entered = { ...fields, ...wrong };
        if (Object.keys(draftProblems(entered, data, true)).length > 0) return;
        expect(newSecret.safeParse(newSecretOf(entered, { encoding: 'text', data })).success).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
