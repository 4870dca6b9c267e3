import { isDeepStrictEqual } from 'node:util';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { tables } from '../../src-main/store/schema.ts';
import {
  type AnyRow,
  type Case,
  changesOf,
  declaredIn,
  type Expected,
  expectedOf,
  idOf,
  inMemory,
  rowsOf,
  sameValue,
  secretLostWith,
  setColumn,
  type Target,
  targetsOf,
} from './cases.ts';
import { makeFixture, makeOtherVault } from './fixture.ts';
import { editFile, expectOutcome, layOut } from './oracle.ts';

const fixture = await makeFixture();
const now = inMemory(fixture.now);
const early = inMemory(fixture.early);
const other = inMemory(await makeOtherVault());
const declared = declaredIn(now);

/** Sets a column; where a unique index forbids the value, one a thousand further. */
function force(database: Database.Database, table: string, id: string, column: string, value: Buffer | bigint): void {
  try {
    setColumn(database, table, id, column, value);
  } catch (error) {
    if (!(error instanceof Database.SqliteError) || typeof value !== 'bigint') throw error;
    setColumn(database, table, id, column, value + 1_000n);
  }
}

function changed(table: string, column: string, type: 'BLOB' | 'INTEGER', target: Target, row: AnyRow): Case[] {
  return changesOf(type, row[column] as Buffer | bigint).map(([way, value]) => ({
    title: `${table}.${column} of the ${target.label} with ${way}`,
    table,
    column,
    edit: (database) => force(database, table, target.id, column, value),
    expected: named(expectedOf(fixture, table, column, target, value), table, column, target),
  }));
}

/** The damaged row is named where it can be known: its blob does not open, and the table has no parent row that counts. */
function named(expected: Expected, table: string, column: string, { id }: Target): Expected {
  const known = column === 'sealed' && !['header', 'unlockers', 'manifest'].includes(table);
  return 'damaged' in expected && known ? { ...expected, damaged: [{ table, id }] } : expected;
}

/** The column's value of another row, of an earlier time, of another vault; where there is a different one. */
function moved(table: string, column: string, target: Target, row: AnyRow): Case[] {
  const cases: Case[] = [];
  const old = row[column] as Buffer | bigint;
  const add = (way: string, value: AnyRow[string] | undefined, expected: Expected) => {
    if (value === undefined || sameValue(value, old)) return;
    const edit = (database: Database.Database) => force(database, table, target.id, column, value);
    cases.push({ title: `${table}.${column} of the ${target.label} ${way}`, table, column, edit, expected });
  };
  const before = rowsOf(early, table).find((one) => idOf(one) === target.id)?.[column];
  const older: Expected = { refused: ['OLDER_COPY'] };
  add(
    'put back as it was before',
    before,
    table === 'manifest' ? older : expectedOf(fixture, table, column, target, before),
  );
  const foreign = rowsOf(other, table).find(({ kind }) => kind === row.kind)?.[column];
  add('taken from another vault', foreign, expectedOf(fixture, table, column, target, foreign));
  return cases;
}

/** The row to swap a value with: one with which the unique index allows it. */
function partner(table: string, column: string, target: Target, rows: readonly AnyRow[]): string | null {
  const mine = rows.find((row) => idOf(row) === target.id);
  if (table !== 'versions' || column === 'id' || column === 'sealed') return target.other;
  const [swapped, kept] = column === 'secret' ? ['secret', 'number'] : ['number', 'secret'];
  const fits = rows.find((row) => sameValue(row[kept], mine?.[kept]) && !sameValue(row[swapped], mine?.[swapped]));
  return fits ? idOf(fits) : null;
}

/** The values of two rows of one table swapped. */
function swapped(table: string, column: string, target: Target, rows: readonly AnyRow[]): Case[] {
  const second = partner(table, column, target, rows);
  const [a, b] = [target.id, second].map((id) => rows.find((row) => idOf(row) === id)?.[column]);
  if (second === null || a === undefined || b === undefined || sameValue(a, b)) return [];
  const lost = [target.id, second].flatMap((id) => secretLostWith(fixture, table, id));
  const either: Expected = { refused: ['KDF_REFUSED', 'WRONG_PASSWORD', 'VAULT_DAMAGED'] };
  const expected = table === 'unlockers' ? either : expectedOf(fixture, table, column, target, b);
  const edit = (database: Database.Database) => {
    const between = typeof a === 'bigint' ? a + 5_000n : Buffer.alloc(a.length, 0x77);
    setColumn(database, table, target.id, column, between);
    const [first, last] = column === 'id' ? [between as Buffer, second] : [Buffer.from(target.id, 'hex'), second];
    setColumn(database, table, last, column, a);
    setColumn(database, table, first.toString('hex'), column, b);
  };
  const title = `${table}.${column} of the ${target.label} swapped with another row's`;
  return [{ title, table, column, edit, expected: 'lost' in expected ? { ...expected, lost } : expected }];
}

const cases = declared.flatMap(({ table, columns }) => {
  const rows = rowsOf(now, table);
  return targetsOf(fixture, table, rows).flatMap((target) =>
    columns.flatMap(({ name, type }) => {
      const row = rows.find((one) => idOf(one) === target.id);
      if (!row) throw new Error(`no row to attack in ${table}`);
      return [
        ...changed(table, name, type, target, row),
        ...moved(table, name, target, row),
        ...swapped(table, name, target, rows),
      ];
    }),
  );
});

describe('a column changed in the file is noticed, and takes nothing else with it:', () => {
  test.each(cases.map((one) => [one.title, one] as const))('%s', async (_title, { edit, expected }) => {
    editFile(layOut(fixture), edit);
    await expectOutcome(fixture, expected);
  });
});

describe('the cases', () => {
  test('cover every column of every table that the file has', () => {
    const covered = new Set(cases.map(({ table, column }) => `${table}.${column}`));
    const all = declared.flatMap(({ table, columns }) => columns.map(({ name }) => `${table}.${name}`));
    expect(all.filter((column) => !covered.has(column))).toEqual([]);
    expect(all).toHaveLength(Object.values(tables).flatMap((columns) => Object.keys(columns)).length);
  });

  test('change the file, each of them, and nothing is wrong with it before', () => {
    editFile(layOut(fixture), (database) => {
      const before = new Map(declared.map(({ table }) => [table, rowsOf(database, table)]));
      for (const { table, edit, title } of cases) {
        database.exec('BEGIN');
        edit(database);
        expect(isDeepStrictEqual(rowsOf(database, table), before.get(table)), title).toBe(false);
        database.exec('ROLLBACK');
      }
    });
  });
});
