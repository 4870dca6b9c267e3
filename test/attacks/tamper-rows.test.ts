import type Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { tables } from '../../src-main/store/schema.ts';
import {
  type AnyRow,
  type Case,
  declaredIn,
  type Expected,
  expectedOf,
  idOf,
  inMemory,
  insertRow,
  replaceRows,
  rowsOf,
  sameRow,
  secretLostWith,
  targetsOf,
} from './cases.ts';
import { makeFixture, makeOtherVault, type Truth } from './fixture.ts';
import { editFile, expectOutcome, layOut } from './oracle.ts';

const fixture = await makeFixture();
const { truth, earlyTruth } = fixture;
const now = inMemory(fixture.now);
const early = inMemory(fixture.early);
const other = inMemory(await makeOtherVault());
const declared = declaredIn(now);
const newId = Buffer.alloc(16, 0xd0);
const refused: Expected = { refused: ['VAULT_DAMAGED'] };

/** What is not refused is named by its table; of unlockers and pages at once. */
const damaged = (table: string, lost: readonly string[] = []): Expected => ({
  damaged: [{ table }],
  lost,
  atOnce: table === 'unlockers' || table === 'pages',
});

function removed(table: string, rows: readonly AnyRow[]): Case[] {
  return targetsOf(fixture, table, rows).map((target) => {
    const edit = (database: Database.Database) =>
      database.prepare(`DELETE FROM ${table} WHERE id = ?`).run(Buffer.from(target.id, 'hex'));
    const refusing = table === 'header' || table === 'manifest' || target.label === 'password';
    const expected = refusing ? refused : expectedOf(fixture, table, 'sealed', target);
    return { title: `the ${target.label} of ${table} removed`, table, column: null, edit, expected };
  });
}

/** A row more than there was: a copy of one of the table's own, or one that another vault has there. */
function added(table: string, rows: readonly AnyRow[]): Case[] {
  const own = targetsOf(fixture, table, rows).map(
    ({ id, label }) => [`a copy of the ${label}`, rows.find((row) => idOf(row) === id)] as const,
  );
  const foreign = rowsOf(other, table).map((row) => ['a row of another vault', row] as const);
  return [...own, ...foreign.slice(0, 1)].map(([what, row]) => {
    const edit = (database: Database.Database) => {
      const unique = row?.number === undefined ? {} : { number: (row.number as bigint) + 10_000n };
      insertRow(database, table, { ...row, ...unique, id: what.startsWith('a copy') ? newId : (row?.id ?? newId) });
    };
    const expected = table === 'header' ? refused : damaged(table);
    return { title: `${what} added to ${table}`, table, column: null, edit, expected };
  });
}

/** A row that was changed or purged since, put back whole as it was. */
function putBack(table: string, rows: readonly AnyRow[]): Case[] {
  const before = rowsOf(early, table);
  const changed = before.find((old) => rows.some((row) => idOf(row) === idOf(old) && !sameRow(row, old)));
  const gone = before.find((old) => rows.every((row) => idOf(row) !== idOf(old)));
  const cases: Case[] = [];
  if (changed) {
    const lost = secretLostWith(fixture, table, idOf(changed));
    const edit = (database: Database.Database) => {
      database.prepare(`DELETE FROM ${table} WHERE id = ?`).run(changed.id);
      insertRow(database, table, changed);
    };
    const expected: Expected = table === 'manifest' ? { refused: ['OLDER_COPY'] } : damaged(table, lost);
    cases.push({ title: `a row of ${table} put back as it was before`, table, column: null, edit, expected });
  }
  if (gone) {
    const edit = (database: Database.Database) => insertRow(database, table, gone);
    const expected = damaged(table);
    cases.push({ title: `a purged row of ${table} put back`, table, column: null, edit, expected });
  }
  return cases;
}

const changedSince = (of: (truth: Truth, id: string) => unknown) =>
  [...truth.values.keys()].filter((id) => of(truth, id) !== of(earlyTruth, id));

/** Every row of a table removed; the whole table as it was before. */
function whole(table: string, rows: readonly AnyRow[]): Case[] {
  const needed = ['header', 'manifest', 'unlockers'].includes(table);
  const all = ['secrets', 'versions'].includes(table) ? [...truth.values.keys()] : [];
  const emptied: Case = {
    title: `every row of ${table} removed`,
    table,
    column: null,
    edit: (database) => replaceRows(database, table, []),
    expected: needed ? refused : damaged(table, all),
  };
  const before = rowsOf(early, table);
  if (before.length === rows.length && before.every((row, i) => sameRow(row, rows[i] ?? {}))) return [emptied];
  const lost: Record<string, string[]> = {
    secrets: changedSince(({ entries }, id) => entries.get(id)?.pin),
    versions: changedSince(({ currentVersions }, id) => currentVersions.get(id)),
  };
  const edit = (database: Database.Database) => replaceRows(database, table, before);
  const expected: Expected = table === 'manifest' ? { refused: ['OLDER_COPY'] } : damaged(table, lost[table]);
  return [emptied, { title: `all of ${table} put back as it was before`, table, column: null, edit, expected }];
}

const ways = { removed, added, putBack, whole };
const cases = declared.flatMap(({ table }) => {
  const rows = rowsOf(now, table);
  return Object.entries(ways).flatMap(([way, make]) => make(table, rows).map((one) => ({ ...one, way })));
});

describe('a row that is missing, too many or an old one is noticed, and takes nothing else with it:', () => {
  test.each(cases.map((one) => [one.title, one] as const))('%s', async (_title, { edit, expected }) => {
    editFile(layOut(fixture), edit);
    await expectOutcome(fixture, expected);
  });
});

describe('the cases', () => {
  const waysOf = (table: string) => new Set(cases.filter((one) => one.table === table).map(({ way }) => way));

  test('remove from, add to and empty every table that the file has', () => {
    expect(declared.map(({ table }) => table).toSorted()).toEqual(Object.keys(tables).toSorted());
    for (const { table } of declared) {
      expect([...waysOf(table)], table).toEqual(expect.arrayContaining(['removed', 'added', 'whole']));
    }
  });

  test('put old rows back into every table but the header, which never changes, and the audit, which only grows', () => {
    const never = declared.map(({ table }) => table).filter((table) => !waysOf(table).has('putBack'));
    expect(never.toSorted()).toEqual(['audit', 'header']);
  });
});
