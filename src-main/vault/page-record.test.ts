import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Entry, entriesOf, entryTexts, pageJson } from './page-record.ts';
import { simplest } from './stored.ts';

const base: Entry = {
  ...simplest.entry,
  ...{ projects: [], environments: [], tags: [] },
  ...{ id: '0'.repeat(32), name: 'KEY', type: 'generic', pin: '1'.repeat(32), version: 1, versions: 1 },
  ...{ createdAt: 1, updatedAt: 2, valueChangedAt: 3 },
};

const seconds = fc.option(fc.nat());
const text = fc.string({ unit: 'grapheme' });
const anEntry: fc.Arbitrary<Entry> = fc
  .record(
    {
      ...{ id: fc.stringMatching(/^[0-9a-f]{32}$/), name: text, label: text, description: text, pin: text },
      ...{ type: fc.constantFrom('generic', 'api-key', 'database') },
      ...{ projects: fc.array(text), environments: fc.array(text), tags: fc.array(text), service: fc.option(text) },
      ...{ favourite: fc.boolean(), critical: fc.boolean(), rotating: fc.boolean() },
      ...{ expiresAt: seconds, leadDays: seconds, markedDueAt: seconds, lastUsedAt: seconds, revokedAt: seconds },
      ...{ trashedAt: seconds, purgeAt: seconds, createdAt: fc.nat(), updatedAt: fc.nat(), valueChangedAt: fc.nat() },
      ...{ version: fc.nat(), versions: fc.nat() },
      rotationPolicy: fc.constantFrom({ kind: 'inherit' }, { kind: 'never' }, { kind: 'days', days: 3 }),
    },
    { requiredKeys: [] },
  )
  .map((fields) => ({ ...base, ...fields }) as Entry);

const written = (entries: readonly Entry[]) => pageJson(entries.map(entryTexts));

describe('a page’s record', () => {
  it('gives back the entries that were written, in their order', () => {
    fc.assert(
      fc.property(fc.array(anEntry, { maxLength: 20 }), (entries) => {
        expect(entriesOf(JSON.parse(written(entries)))).toEqual(entries);
      }),
    );
  });

  it('is the same text for the same entries, its fields in order', () => {
    const shuffled = Object.fromEntries(Object.entries(base).reverse()) as Entry;
    expect(written([shuffled])).toBe(written([base]));
    const fields = Object.keys(JSON.parse(written([base])));
    expect(fields).toEqual(fields.toSorted());
  });

  it('leaves out what is at its simplest in all of them, and only that', () => {
    const page = JSON.parse(written([base, { ...base, label: 'words', tags: ['ci'] }]));
    expect(page).toMatchObject({ label: ['', 'words'], tags: [[], ['ci']] });
    expect(page).not.toHaveProperty('description');
    expect(page).not.toHaveProperty('rotationPolicy');
  });
});
