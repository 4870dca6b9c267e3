import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { memoryFolder } from '../../test/kit/folder.ts';
import { indexesOf, schemaStatements, type TableName } from './schema.ts';
import { checkStructure, countEntries, integrityOf } from './structure.ts';

const folder = memoryFolder();

const ROWS = 600;

/** A database with our schema and that many rows of `versions`, each of a secret of its own. */
function filled(rows: number, file = ':memory:'): Database.Database {
  const database = new Database(file);
  for (const statement of schemaStatements) database.exec(statement);
  const insert = database.prepare('INSERT INTO versions VALUES (?, ?, ?, ?)');
  database.transaction(() => {
    for (let number = 1; number <= rows; number++)
      insert.run(randomBytes(16), randomBytes(16), number, randomBytes(300));
  })();
  return database;
}

/** Whether the walk finds the table to be as it should be, with that many rows, and SQLite's own check does. */
function verdicts(database: Database.Database, table: TableName, rows: number): { walk: boolean; sqlite: boolean } {
  const walked = [...checkStructure(database, table, 0)].every(Boolean);
  const counted = countEntries(database, table).every((count) => count === rows);
  return { walk: walked && counted, sqlite: integrityOf(database, table) };
}

const sound = { walk: true, sqlite: true };
const unsound = { walk: false, sqlite: false };

describe('the walk along a table', () => {
  test('finds nothing in one that is sound, whatever its rows, negative and largest row numbers too', () => {
    const rowids = fc.uniqueArray(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), { maxLength: 40 });
    fc.assert(
      fc.property(rowids, (places) => {
        const database = filled(0);
        const insert = database.prepare(
          'INSERT INTO versions (rowid, id, secret, number, sealed) VALUES (?, ?, ?, ?, ?)',
        );
        const all = new Set([...places, -(2n ** 63n), 2n ** 63n - 1n]);
        for (const place of all) insert.run(place, randomBytes(16), randomBytes(16), 1, randomBytes(70));
        expect(verdicts(database, 'versions', all.size)).toEqual(sound);
        database.close();
      }),
      { numRuns: 30 },
    );
  });

  test('takes several stretches, between which rows come and go', () => {
    const database = filled(ROWS);
    const seen: boolean[] = [];
    for (const stretch of checkStructure(database, 'versions', 0)) {
      seen.push(stretch);
      database.exec('DELETE FROM versions WHERE number % 7 = 3');
      database.exec('UPDATE versions SET sealed = zeroblob(900) WHERE number % 5 = 1');
      if (seen.length < 3)
        database.exec(`INSERT INTO versions VALUES (randomblob(16), randomblob(16), 1, zeroblob(300))`);
    }
    expect(seen.length).toBeGreaterThanOrEqual(2);
    expect(seen.every(Boolean)).toBe(true);
    database.close();
  });

  test('is left to SQLite where the table is small', () => {
    const database = filled(20);
    expect([...checkStructure(database, 'versions')]).toEqual([true]);
    database.close();
  });
});

/** What an index is made to say: the entries of another one over a copy of its columns, which these statements edit. */
const lies: Record<string, string> = {
  'lacks a row': 'DELETE FROM liars WHERE rowid = 300',
  'has a row that there is not': `INSERT INTO liars VALUES (randomblob(16), randomblob(16), 7)`,
  'has a row twice, under another key': `UPDATE liars SET id = randomblob(16), secret = randomblob(16), number = number + 9000
    WHERE rowid = 300`,
  'gives two rows for each other': `UPDATE liars SET rowid = -1 WHERE rowid = 10;
    UPDATE liars SET rowid = 10 WHERE rowid = 500; UPDATE liars SET rowid = 500 WHERE rowid = -1`,
  'knows of no row': 'DELETE FROM liars',
};

describe.each(Object.entries(indexesOf('versions')))('an index that lies: %s', (index, columns) => {
  test.each(Object.entries(lies))('%s', (_lie, edit) => {
    const file = path.join(folder, `${randomBytes(8).toString('hex')}.db`);
    const database = filled(ROWS, file);
    expect(verdicts(database, 'versions', ROWS)).toEqual(sound);
    database.exec('CREATE TABLE liars (id BLOB, secret BLOB, number INTEGER)');
    database.exec('INSERT INTO liars (rowid, id, secret, number) SELECT rowid, id, secret, number FROM versions');
    database.exec(edit);
    database.exec(`CREATE UNIQUE INDEX liar ON liars (${columns.join(', ')})`);
    database.unsafeMode(true);
    database.pragma('writable_schema = ON');
    database.exec(`UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = 'liar')
      WHERE name = '${index}'`);
    database.close();
    const opened = new Database(file);
    expect(verdicts(opened, 'versions', ROWS)).toEqual(unsound);
    opened.close();
  });
});

describe('a table', () => {
  test.each([
    ['one child of its root stands twice', 3, 4],
    ['one child of its root comes back later', 1, 20],
    ['two are gone, as their place has others', 20, 3],
  ])('in which %s', (_what, from, to) => {
    const file = path.join(folder, `${randomBytes(8).toString('hex')}.db`);
    const database = filled(ROWS, file);
    const root = database.prepare(`SELECT rootpage FROM sqlite_schema WHERE name = 'versions'`).pluck().get() as number;
    database.close();
    const bytes = fs.readFileSync(file);
    const start = (root - 1) * bytes.readUInt16BE(16);
    // An inner page (5); the cell pointers follow its 12 bytes of header.
    expect(bytes[start]).toBe(5);
    const child = (place: number) => start + bytes.readUInt16BE(start + 12 + 2 * place);
    bytes.copyWithin(child(to), child(from), child(from) + 4);
    fs.writeFileSync(file, bytes);
    const opened = new Database(file);
    expect(verdicts(opened, 'versions', ROWS)).toEqual(unsound);
    opened.close();
  });
});
