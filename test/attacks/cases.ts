import Database from 'better-sqlite3';
import type { ErrorCode } from '../../src-preload/contract.ts';
import type { Fixture } from './fixture.ts';
import type { Expected as Outcomes } from './oracle.ts';

/** One table as the file itself declares it. */
export type Declared = { table: string; columns: { name: string; type: 'BLOB' | 'INTEGER' }[] };
export type AnyRow = Record<string, Buffer | bigint>;
export type Expected = Exclude<Outcomes, string>;
export type Edit = (database: Database.Database) => void;
export type Case = { title: string; table: string; column: string | null; edit: Edit; expected: Expected };
/** A row that cases are made of: what it is, its id as hex, another row of the table, and how changes of it must end. */
export type Target = { label: string; id: string; other: string | null };

/** A vault's file to read rows from: a database in memory can't be in WAL mode, which its header says in two bytes. */
export function inMemory(file: Buffer): Database.Database {
  return new Database(Buffer.from(file).fill(1, 18, 20)).defaultSafeIntegers();
}

/** The tables and columns of a file, from its own `sqlite_schema`. */
export function declaredIn(database: Database.Database): Declared[] {
  const names = database.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`).pluck().all();
  return (names as string[]).map((table) => ({
    table,
    columns: (database.pragma(`table_info(${table})`) as { name: string; type: 'BLOB' | 'INTEGER' }[]).map(
      ({ name, type }) => ({ name, type }),
    ),
  }));
}

export const rowsOf = (database: Database.Database, table: string) =>
  database.prepare(`SELECT * FROM ${table} ORDER BY rowid`).all() as AnyRow[];

export const idOf = (row: AnyRow | undefined) => (row?.id as Buffer | undefined)?.toString('hex') ?? '';

export function insertRow(database: Database.Database, table: string, row: AnyRow): void {
  const names = Object.keys(row);
  const places = names.map((name) => `@${name}`).join(', ');
  database.prepare(`INSERT INTO ${table} (${names.join(', ')}) VALUES (${places})`).run(row);
}

export function setColumn(
  database: Database.Database,
  table: string,
  id: string,
  column: string,
  value: unknown,
): void {
  const { changes } = database
    .prepare(`UPDATE ${table} SET ${column} = ? WHERE id = ?`)
    .run(value, Buffer.from(id, 'hex'));
  if (Number(changes) !== 1) throw new Error(`nothing to change in ${table}.${column}`);
}

/** Puts rows in the place of all that a table has. */
export function replaceRows(database: Database.Database, table: string, rows: readonly AnyRow[]): void {
  database.exec(`DELETE FROM ${table}`);
  for (const row of rows) insertRow(database, table, row);
}

/** The rows to attack: one of each sort that ends in another way. */
export function targetsOf({ truth }: Fixture, table: string, rows: readonly AnyRow[]): Target[] {
  const target = (label: string, row: AnyRow | undefined, other: AnyRow | undefined): Target => ({
    label,
    id: idOf(row),
    other: other && other !== row ? idOf(other) : null,
  });
  if (table === 'unlockers') {
    const [password, recovery] = [rows.find(({ kind }) => kind === 1n), rows.find(({ kind }) => kind === 2n)];
    return [target('password', password, recovery), target('recovery', recovery, password)];
  }
  if (table === 'versions') {
    const current = new Set(truth.currentVersions.values());
    const [present, past] = [true, false].map((is) => rows.filter((row) => current.has(idOf(row)) === is));
    return [target('current', present?.[9], present?.[30]), target('earlier', past?.[4], past?.[21])];
  }
  const middle = Math.floor(rows.length / 2);
  return [target('row', rows[middle], rows[middle - 1])];
}

/** The secret that a row of `versions` is the current value of, and of `secrets` the details: gone when it is broken. */
export function secretLostWith({ truth }: Fixture, table: string, id: string): string[] {
  if (table === 'secrets') return [id];
  if (table !== 'versions') return [];
  return [...truth.currentVersions].filter(([, version]) => version === id).map(([secret]) => secret);
}

const refused = (...codes: ErrorCode[]): Expected => ({ refused: codes });

/** How a change of one column of one row must end. */
export function expectedOf(
  fixture: Fixture,
  table: string,
  column: string,
  { label, id }: Target,
  value?: Buffer | bigint,
): Expected {
  if (table === 'header' || table === 'manifest') return refused('VAULT_DAMAGED');
  if (table === 'unlockers' && label === 'recovery') return { damaged: [{ table }], lost: [], atOnce: true };
  if (table === 'unlockers') {
    // An integer beyond 2^53-1 makes a row that isn't one of ours at all.
    const absurd = typeof value === 'bigint' && value >= 2n ** 53n;
    if (absurd) return { refused: ['VAULT_DAMAGED'], derivations: 0 };
    if (column === 'n' || column === 'r' || column === 'p') return { refused: ['KDF_REFUSED'], derivations: 0 };
    if (column === 'salt' && (value as Buffer | undefined)?.length !== 32) {
      return { refused: ['KDF_REFUSED'], derivations: 0 };
    }
    return refused(column === 'salt' || column === 'check_value' ? 'WRONG_PASSWORD' : 'VAULT_DAMAGED');
  }
  const lost = secretLostWith(fixture, table, id);
  return { damaged: [{ table }], lost, ...(table === 'pages' ? { atOnce: true } : {}) };
}

/** The ways to change a column's value, none of which leaves it as it is. */
export function changesOf(type: 'BLOB' | 'INTEGER', old: Buffer | bigint): [string, Buffer | bigint][] {
  if (type === 'INTEGER') {
    const number = old as bigint;
    const ways: [string, bigint][] = [
      ['one more', number + 1n],
      ['one less', number - 1n],
      ['zero', 0n],
      ['minus one', -1n],
      ['2^53', 2n ** 53n],
      ['the largest integer', 2n ** 63n - 1n],
    ];
    return ways.filter(([, value]) => value !== number);
  }
  const bytes = old as Buffer;
  const flipped = (at: number, bit: number) => {
    const copy = Buffer.from(bytes);
    copy[at] = (copy[at] ?? 0) ^ (1 << bit);
    return copy;
  };
  return [
    ['a bit of its first byte flipped', flipped(0, 7)],
    ['a bit of its middle byte flipped', flipped(bytes.length >> 1, 3)],
    ['a bit of its last byte flipped', flipped(bytes.length - 1, 0)],
    ['nothing in it', Buffer.alloc(0)],
    ['its last byte cut off', bytes.subarray(0, -1)],
    ['a byte more', Buffer.concat([bytes, Buffer.alloc(1)])],
    ['only zeros', Buffer.alloc(bytes.length)],
  ];
}

/** Whether two values of a column are the same bytes or the same integer. */
export const sameValue = (a: unknown, b: unknown) =>
  a instanceof Buffer && b instanceof Buffer ? a.equals(b) : a === b;

export const sameRow = (a: AnyRow, b: AnyRow) => Object.keys(a).every((column) => sameValue(a[column], b[column]));
