import path from 'node:path';
import Database from 'better-sqlite3';
import { type Sample, sample, samples, scattered } from '../data.ts';
import type { Operation, Subject } from '../subject.ts';

/** SQLite alone, in plain: what Coffer's writes and the reading of its file can't be faster than. */
export const sqlite: Subject = tableSubject((file) => new Database(file));

/** One row a secret in SQLite, durable in Coffer's way (WAL, synchronous=FULL). */
export function tableSubject(openFile: (file: string) => Database.Database): Subject {
  const openTable = (file: string) => {
    const database = openFile(file);
    for (const pragma of ['locking_mode=EXCLUSIVE', 'journal_mode=WAL', 'synchronous=FULL']) database.pragma(pragma);
    return new Table(database);
  };
  return {
    fill(folder, data) {
      const table = openTable(path.join(folder, 'secrets.db'));
      table.insertAll(data);
      table.close();
    },

    async open(folder, count) {
      const file = path.join(folder, 'secrets.db');
      let table = openTable(file);
      const unlock: Operation = {
        name: 'unlock',
        runs: 15,
        before: () => table.close(),
        run: () => {
          table = openTable(file);
          return table.list();
        },
      };
      return {
        listed: table.list().length,
        operations: [unlock, ...rowOperations(() => table, count)],
        close: () => table.close(),
      };
    },

    apart(folder, count) {
      const data = samples(count);
      const file = path.join(folder, 'import.db');
      let table = openTable(file);
      const empty = () => {
        table.close();
        table = openTable(file);
        table.clear();
      };
      return [{ name: 'import', runs: 5, before: empty, run: () => table.insertAll(data) }];
    },
  };
}

function rowOperations(table: () => Table, count: number): Operation[] {
  const place = scattered(count);
  const pick = () => 1 + place();
  const made: number[] = [];
  let turn = count;
  const create = () => made.push(table().insert(sample(turn++)));
  const haveOne = () => made.length === 0 && create();
  return [
    { name: 'get', runs: 500, run: () => table().get(pick()) },
    { name: 'search', runs: 30, run: () => table().search('stripe') },
    { name: 'create', runs: 200, run: create },
    { name: 'update', runs: 200, run: () => table().update(`new value ${turn++}`, pick()) },
    { name: 'delete', runs: 200, before: haveOne, run: () => table().remove(made.pop() ?? 0) },
  ];
}

/** What Coffer's list shows of a secret, a column each, and the value. */
const CREATE = `CREATE TABLE IF NOT EXISTS secrets (id INTEGER PRIMARY KEY, name TEXT NOT NULL, label TEXT NOT NULL,
  description TEXT NOT NULL, type TEXT NOT NULL, projects TEXT NOT NULL, environments TEXT NOT NULL, expiresAt INTEGER,
  createdAt INTEGER NOT NULL, updatedAt INTEGER NOT NULL, trashedAt INTEGER, version INTEGER NOT NULL,
  value TEXT NOT NULL) STRICT`;
const LISTED = 'id, name, label, description, type, projects, environments, expiresAt, createdAt, updatedAt, version';

type Listed = { name: string; projects: string; environments: string };

class Table {
  readonly #database: Database.Database;
  readonly #statements;

  constructor(database: Database.Database) {
    database.exec(CREATE);
    this.#database = database;
    this.#statements = {
      list: database.prepare<[], Listed>(`SELECT ${LISTED} FROM secrets WHERE trashedAt IS NULL ORDER BY name`),
      get: database.prepare('SELECT * FROM secrets WHERE id = ?'),
      search: database.prepare('SELECT id, name FROM secrets WHERE name LIKE ? OR description LIKE ?'),
      insert: database.prepare(
        `INSERT INTO secrets (name, label, description, type, projects, environments, expiresAt, createdAt, updatedAt,
         version, value) VALUES (?, '', ?, 'generic', '[]', ?, ?, 1800000000, 1800000000, 1, ?)`,
      ),
      update: database.prepare('UPDATE secrets SET value = ?, version = version + 1 WHERE id = ?'),
      remove: database.prepare('DELETE FROM secrets WHERE id = ?'),
    };
  }

  get = (id: number) => this.#statements.get.get(id);
  search = (word: string) => this.#statements.search.all(`%${word}%`, `%${word}%`);
  update = (value: string, id: number) => this.#statements.update.run(value, id);
  remove = (id: number) => this.#statements.remove.run(id);

  list() {
    return this.#statements.list.all().map((row) => ({
      ...row,
      projects: JSON.parse(row.projects),
      environments: JSON.parse(row.environments),
    }));
  }

  insert({ name, value, description, environments, expiresAt }: Sample): number {
    const places = JSON.stringify(environments);
    return Number(this.#statements.insert.run(name, description, places, expiresAt, value).lastInsertRowid);
  }

  insertAll(data: readonly Sample[]): void {
    this.#database.transaction(() => {
      for (const one of data) this.insert(one);
    })();
  }

  clear(): void {
    this.#database.exec('DELETE FROM secrets');
  }

  close(): void {
    this.#database.close();
  }
}
