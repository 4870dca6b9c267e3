import Database from 'better-sqlite3';
import { StoreError } from './errors.ts';
import { schemaStatements } from './schema.ts';

/** Settings of a connection, each set and read back, with what SQLite must answer. */
const pragmas: readonly (readonly [string, string | number, string | number])[] = [
  ['locking_mode', 'EXCLUSIVE', 'exclusive'],
  ['journal_mode', 'WAL', 'wal'],
  ['synchronous', 'FULL', 2],
  ['foreign_keys', 'ON', 1],
  ['secure_delete', 'ON', 1],
  ['trusted_schema', 'OFF', 0],
  ['cell_size_check', 'ON', 1],
  ['mmap_size', 0, 0],
  ['temp_store', 'MEMORY', 2],
];

/** Loads SQLite ahead of the first file, which waits some 10 ms for it otherwise. */
export function loadSqlite(): void {
  try {
    new Database(':memory:').close();
  } catch {
    // What fails here fails again when a file is opened, which tells it.
  }
}

/** Sets the pragmas, reads each back (DISK_FAILED where one did not take), and takes the lock on the file. */
export function prepare(database: Database.Database): void {
  for (const [name, value, expected] of pragmas) {
    database.pragma(`${name} = ${value}`);
    const answer = database.pragma(name, { simple: true });
    if (answer !== undefined && answer !== expected) throw new StoreError('DISK_FAILED');
  }
  if (process.platform === 'darwin') database.pragma('fullfsync = 1');
  database.exec('BEGIN EXCLUSIVE; COMMIT');
}

/**
 * The schema must be ours to the letter: no trigger, view, further index or generated column can slip in. Anybody may
 * have written it, so it is read with care. Throws VAULT_DAMAGED.
 */
export function checkSchema(database: Database.Database): void {
  for (const pragma of ['trusted_schema = OFF', 'cell_size_check = ON']) database.pragma(pragma);
  // Without SQL text are only the indexes that SQLite makes itself for primary keys.
  const found = database.prepare('SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL').pluck().all();
  const same = JSON.stringify([...found].sort()) === JSON.stringify([...schemaStatements].sort());
  if (!same) throw new StoreError('VAULT_DAMAGED');
}
