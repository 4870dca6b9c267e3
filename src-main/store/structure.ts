import type Database from 'better-sqlite3';
import { guarded } from './errors.ts';
import { indexesOf, type TableName } from './schema.ts';

/** Rows up to which SQLite's own check of a table takes a few milliseconds at most. */
const WHOLE = 1_000;
/** Rows that are looked at in one go. */
const STRETCH = 256;
const LEAST_ROWID = -(2n ** 63n);
const MOST_ROWID = 2n ** 63n - 1n;

/**
 * Checks a table's structure in stretches of a few milliseconds, between which it may be written. Each yields whether
 * that stretch is sound. A table of at most `whole` rows is checked by SQLite in one; of a larger one each row must be
 * found at its own place by its keys in every index, and the rows must ascend, so that none is there twice. Where each
 * index has as many entries as there are to be rows (`countEntries`), it then has no others. Throws a `StoreError`
 * where the file can't be read.
 */
export function* checkStructure(database: Database.Database, table: TableName, whole = WHOLE): Generator<boolean> {
  if (Math.max(...countEntries(database, table)) > whole) yield* walkRows(database, table);
  else yield integrityOf(database, table);
}

/** SQLite's own check of one table and its indexes, or of what belongs to none. */
export function integrityOf(database: Database.Database, table: TableName | 'sqlite_schema'): boolean {
  return guarded(() => database.pragma(`integrity_check('${table}')`, { simple: true }) === 'ok');
}

/** How many entries each index of a table has. */
export function countEntries(database: Database.Database, table: TableName): number[] {
  // A bare count(*) would be taken from whichever index is the shortest.
  const count = (index: string) => database.prepare(`SELECT count(rowid) FROM ${table} INDEXED BY ${index}`).pluck();
  return guarded(() => Object.keys(indexesOf(table)).map((index) => count(index).get() as number));
}

function* walkRows(database: Database.Database, table: TableName): Generator<boolean> {
  const astray = Object.entries(indexesOf(table)).map(([index, columns]) => {
    const same = columns.map((column) => `i.${column} = t.${column}`).join(' AND ');
    return `(SELECT i.rowid FROM ${table} i INDEXED BY ${index} WHERE ${same}) IS NOT t.rowid`;
  });
  const select = `SELECT t.rowid, ${astray.join(' OR ')} FROM ${table} t NOT INDEXED
    WHERE t.rowid >= ? ORDER BY t.rowid LIMIT ${STRETCH}`;
  const stretch = guarded(() => database.prepare(select).raw().safeIntegers());
  let next = LEAST_ROWID;
  while (next <= MOST_ROWID) {
    const rows = guarded(() => stretch.all(next)) as [bigint, bigint][];
    if (rows.length === 0) return;
    let sound = true;
    for (const [rowid, isAstray] of rows) {
      if (isAstray !== 0n || rowid < next) sound = false;
      next = rowid + 1n;
    }
    yield sound;
    if (!sound) return;
  }
}
