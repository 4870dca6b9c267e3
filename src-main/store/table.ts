import type Database from 'better-sqlite3';
import { asStoreError, guarded, StoreError } from './errors.ts';
import { type Row, type TableName, tables } from './schema.ts';

/** The prepared statements of one table. */
export type Table = {
  readonly name: TableName;
  insert(row: Row): void;
  /** Replaces the row with this id; a row that isn't there is damage, for the caller has just read it. */
  update(row: Row): void;
  remove(id: Uint8Array): void;
  /** `null` where no row with this id can be read: none is there, its types aren't ours, or the file is broken there. */
  get(id: Uint8Array): Row | null;
  /** The rows that can be read; whoever asks compares them with a sum, which tells that others are missing. */
  all(): Row[];
  count(): number;
};

/** Prepares the statements of a table, each once. */
export function openTable(database: Database.Database, name: TableName): Table {
  const columns = Object.keys(tables[name]);
  const others = columns.filter((column) => column !== 'id');
  const insert = database.prepare(
    `INSERT INTO ${name} (${columns.join(', ')}) VALUES (${columns.map((c) => `@${c}`).join(', ')})`,
  );
  const update = database.prepare(`UPDATE ${name} SET ${others.map((c) => `${c} = @${c}`).join(', ')} WHERE id = @id`);
  const remove = database.prepare('DELETE FROM {} WHERE id = ?'.replace('{}', name));
  const get = database.prepare(`SELECT * FROM ${name} WHERE id = ?`);
  const all = database.prepare(`SELECT * FROM ${name}`);
  const count = database.prepare(`SELECT count(*) FROM ${name} NOT INDEXED`).pluck();
  const changeOne = (result: Database.RunResult) => {
    if (result.changes !== 1) throw new StoreError('VAULT_DAMAGED');
  };
  return {
    name,
    insert: (row) => guarded(() => void insert.run(row)),
    update: (row) => guarded(() => changeOne(update.run(row))),
    remove: (id) => guarded(() => changeOne(remove.run(id))),
    get: (id) => readRow(name, get, id),
    all: () => readRows(name, all),
    count: () => guarded(() => count.get() as number),
  };
}

/**
 * The rows that a statement finds, as far as they can be read: a row whose types aren't ours is left out, a broken part
 * of the file ends them. Neither takes the healthy rows down with it. Throws a `StoreError` when the disk fails.
 */
export function readRows(name: TableName, statement: Database.Statement, ...parameters: unknown[]): Row[] {
  const found: Row[] = [];
  try {
    for (const row of statement.iterate(...parameters)) if (isRow(name, row)) found.push(row);
  } catch (error) {
    unreadable(error, null);
  }
  return found;
}

/** The one row that a statement finds; `null` where it finds none that can be read. Throws as `readRows` does. */
export function readRow(name: TableName, statement: Database.Statement, ...parameters: unknown[]): Row | null {
  try {
    const row = statement.get(...parameters);
    return isRow(name, row) ? row : null;
  } catch (error) {
    return unreadable(error, null);
  }
}

/** What a broken part of the file comes to; other failures are thrown. */
function unreadable<T>(error: unknown, instead: T): T {
  const failure = asStoreError(error);
  if (failure instanceof StoreError && failure.code === 'VAULT_DAMAGED') return instead;
  throw failure;
}

/** Whether each column is of its declared type, the id of 16 bytes, integers within 2^53-1: a file may be edited. */
function isRow(name: TableName, row: unknown): row is Row {
  if (row === undefined) return false;
  const record = row as Record<string, unknown>;
  const columns: Readonly<Record<string, 'BLOB' | 'INTEGER'>> = tables[name];
  for (const column in columns) {
    const value = record[column];
    if (!(columns[column] === 'BLOB' ? value instanceof Uint8Array : Number.isSafeInteger(value))) return false;
  }
  return (record as Row).id.length === 16;
}
