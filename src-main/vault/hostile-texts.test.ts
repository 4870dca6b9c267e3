import { describe, expect, test } from 'vitest';
import { limits } from '../../src-preload/contract.ts';
import { unlock } from '../../test/attacks/faults/kit.ts';
import { quickVaults, text } from '../../test/kit/quick-vault.ts';
import { addSecret } from '../../test/kit/vault.ts';
import { counts, list } from './list.ts';
import * as projects from './projects.ts';
import * as retention from './retention.ts';
import * as secrets from './secrets.ts';
import type { Session } from './session.ts';
import * as versions from './versions.ts';

const makeVault = quickVaults();

const hostile = [
  'nul\0in it',
  'two\r\nlines',
  '\u202eright to left',
  'zero\u200bwidth\ufeff',
  '__proto__',
  'constructor',
  '../../x',
  "=cmd|' /c calc'!A1",
  '<img src=x onerror=alert(1)>',
  '\u001b[31mred\u001b]0;title\u0007',
  `'; DROP TABLE secrets; --`,
  'pаypal', // Its second letter is Cyrillic.
  '$(rm -rf /) `id` $HOME',
  '{"$ne":null}',
  '(a+)+$ [^\\]]{2,} .* \\1',
  'Ａ ﬁ ① é',
  '👩‍👩‍👧‍👦 🏳️‍🌈',
];

function find(session: Session, query: string) {
  const page = list(session, { view: { kind: 'all' }, query, sort: 'name', offset: 0, limit: 500, leadDays: 14 });
  return page.rows.map(({ id }) => id);
}

describe('texts that mean something elsewhere', () => {
  test('are kept to the letter in every field, found by what they say, and do nothing', async () => {
    const { kit, session } = await makeVault();
    const ids = hostile.map((one, index) => {
      const texts = { label: one, description: one, notes: one, username: one, tags: [one], metadata: { [one]: one } };
      return addSecret(session, `S${index}`, one, texts);
    });
    for (const [index, one] of hostile.entries()) {
      expect(find(session, one)).toContain(ids[index]);
      projects.create(session, { name: one });
    }
    session.lock();
    const again = await unlock(kit);
    for (const [index, one] of hostile.entries()) {
      const { label, description, notes, username, tags, metadata } = secrets.get(again, { id: ids[index] ?? '' });
      expect([label, description, notes, username, ...tags]).toEqual(Array(5).fill(one));
      expect(Object.entries(metadata)).toEqual([[one, one]]);
    }
    expect(
      projects
        .list(again)
        .map(({ name }) => name)
        .sort(),
    ).toEqual(hostile.toSorted());
    expect(counts(again, { leadDays: 14 })).toMatchObject({ all: hostile.length });
    again.lock();
  });

  test('as a query find what they say or nothing, however long', async () => {
    const { session } = await makeVault();
    const ids = session.transaction(() =>
      Array.from({ length: 300 }, (_, index) =>
        addSecret(session, `SECRET_NUMBER_${index}`, 'x', { label: 'aaaa '.repeat(50) }),
      ),
    );
    const long = limits.query;
    for (const nothing of [
      ...hostile,
      '.*',
      '^S',
      'SECRET_NUMBER_1|SECRET_NUMBER_2',
      '[A-Z]',
      '\\w+',
      'a'.repeat(long),
    ]) {
      expect(find(session, nothing)).toEqual([]);
    }
    for (const all of ['', ' '.repeat(long), '\t\n\u00a0', 'secret', 'a '.repeat(long / 2), 'aaa '.repeat(long / 4)]) {
      expect(find(session, all)).toHaveLength(ids.length);
    }
    for (const query of [
      'abc '.repeat(long / 4),
      'secre '.repeat(long / 6),
      '('.repeat(long),
      '\\'.repeat(long),
      '\ud800',
    ]) {
      expect(Array.isArray(find(session, query))).toBe(true);
    }
  });
});

/** A soak takes ten times as many. */
const many = process.env.COFFER_SOAK ? 10_000 : 1_000;

test(`a secret may have ${many} versions: each is there, and they go when they are purged`, async () => {
  const { kit, session } = await makeVault();
  const id = addSecret(session, 'KEY', 'value 1');
  session.transaction(() => {
    for (let number = 2; number <= many; number++) {
      secrets.update(session, { id, revision: number - 1, changes: { value: text(`value ${number}`) } });
    }
  });
  session.lock();
  const again = await unlock(kit);
  expect(versions.list(again, { id })).toHaveLength(many);
  for (const number of [1, many / 2, many]) {
    expect(versions.reveal(again, { id, number }).data).toBe(`value ${number}`);
  }
  expect(retention.purge(again, { id, rule: { keep: 'last', versions: 1 } })).toEqual({
    purged: many - 1,
    erased: true,
  });
  expect(versions.list(again, { id }).map(({ number }) => number)).toEqual([many]);
  again.lock();
});
