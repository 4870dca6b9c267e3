import type Database from 'better-sqlite3';
import { StoreError } from './errors.ts';
import { type Row, type TableName, tables } from './schema.ts';

/** The prepared statements of one table. */
export type Table = {
  readonly name: TableName;
  insert(row: Row): void;
  /** Replaces the row with this id; a row that isn't there is damage, for the caller has just read it. */
  update(row: Row): void;
  remove(id: Uint8Array): void;
  get(id: Uint8Array): Row | null;
  all(): Row[];
  count(): number;
};

/** Prepares the statements of a table, each once. Rows are checked for type when read: a file may have been edited. */
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
    insert: (row) => void insert.run(row),
    update: (row) => changeOne(update.run(row)),
    remove: (id) => changeOne(remove.run(id)),
    get: (id) => {
      const row = get.get(id);
      return row === undefined ? null : checkRow(name, row);
    },
    all: () => all.all().map((row) => checkRow(name, row)),
    count: () => count.get() as number,
  };
}

/** Throws VAULT_DAMAGED unless each column is of its declared type, ids of 16 bytes, integers within 2^53-1. */
export function checkRow(name: TableName, row: unknown): Row {
  const record = row as Record<string, unknown>;
  for (const [column, type] of Object.entries(tables[name])) {
    const value = record[column];
    const good = type === 'BLOB' ? value instanceof Uint8Array : Number.isSafeInteger(value);
    if (!good) throw new StoreError('VAULT_DAMAGED');
  }
  const result = record as Row;
  if (result.id.length !== 16) throw new StoreError('VAULT_DAMAGED');
  return result;
}
