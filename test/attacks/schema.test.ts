import type Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { makeFixture } from './fixture.ts';
import { editFile, expectOutcome, layOut } from './oracle.ts';

const fixture = await makeFixture();

/** Edits the schema's own table, which SQL can't reach otherwise. */
function inSchema(database: Database.Database, ...statements: string[]): void {
  database.pragma('writable_schema = ON');
  for (const statement of statements) database.exec(statement);
}

const changes: [string, (database: Database.Database) => void][] = [
  ['a trigger', (db) => db.exec('CREATE TRIGGER t AFTER INSERT ON audit BEGIN DELETE FROM versions; END')],
  ['a view', (db) => db.exec('CREATE VIEW v AS SELECT * FROM secrets')],
  ['an index', (db) => db.exec('CREATE INDEX i ON versions (number)')],
  ['an index over an expression', (db) => db.exec('CREATE INDEX i ON versions (abs(number))')],
  ['a table', (db) => db.exec('CREATE TABLE more (id BLOB) STRICT')],
  ['a virtual table', (db) => db.exec('CREATE VIRTUAL TABLE more USING fts5(text)')],
  ['a column', (db) => db.exec('ALTER TABLE settings ADD COLUMN more BLOB')],
  ['a generated column', (db) => db.exec('ALTER TABLE settings ADD COLUMN more BLOB AS (sealed) VIRTUAL')],
  ['statistics', (db) => db.exec('ANALYZE')],
  ['a sequence', (db) => db.exec('CREATE TABLE s (id INTEGER PRIMARY KEY AUTOINCREMENT); DROP TABLE s')],
  ['no index of the audit', (db) => db.exec('DROP INDEX audit_number')],
  ['no table of the queue', (db) => db.exec('DROP TABLE queue')],
  ['another name of a column', (db) => db.exec('ALTER TABLE settings RENAME COLUMN sealed TO opened')],
  ['another name of a table', (db) => db.exec('ALTER TABLE settings RENAME TO drawer')],
  [
    'a table that is not strict',
    (db) => inSchema(db, `UPDATE sqlite_schema SET sql = replace(sql, ' STRICT', '') WHERE name = 'secrets'`),
  ],
  [
    'a check that calls a function',
    (db) => inSchema(db, `UPDATE sqlite_schema SET sql = replace(sql, 'NOT NULL)', 'NOT NULL CHECK (random()))')`),
  ],
  [
    'a text that only differs in its spaces',
    (db) => inSchema(db, `UPDATE sqlite_schema SET sql = replace(sql, 'sealed BLOB', 'sealed  BLOB')`),
  ],
  [
    'an index under a name of SQLite’s own',
    (db) =>
      inSchema(
        db,
        `INSERT INTO sqlite_schema SELECT 'index', 'sqlite_autoindex_secrets_2', 'secrets', rootpage, NULL
           FROM sqlite_schema WHERE name = 'audit_number'`,
      ),
  ],
  [
    'a table under a name of SQLite’s own',
    (db) =>
      inSchema(
        db,
        `INSERT INTO sqlite_schema SELECT 'table', 'sqlite_more', 'sqlite_more', rootpage,
           'CREATE TABLE sqlite_more (id BLOB)' FROM sqlite_schema WHERE name = 'settings'`,
      ),
  ],
  [
    'a trigger that calls itself a table',
    (db) =>
      inSchema(
        db,
        `INSERT INTO sqlite_schema VALUES ('table', 't', 'audit', 0,
           'CREATE TRIGGER t AFTER INSERT ON audit BEGIN DELETE FROM versions; END')`,
      ),
  ],
  ['the same table twice', (db) => inSchema(db, `INSERT INTO sqlite_schema SELECT * FROM sqlite_schema LIMIT 1`)],
  ['no schema at all', (db) => inSchema(db, 'DELETE FROM sqlite_schema')],
];

describe('a schema that is not ours to the letter is refused before the password is looked at:', () => {
  test.each(changes)('with %s', async (_what, edit) => {
    const file = layOut(fixture);
    editFile(file, edit);
    await expectOutcome(fixture, { refused: ['VAULT_DAMAGED'], derivations: 0 });
  });
});

describe('the numbers of the file’s header', () => {
  test.each([
    ['a newer version', 'user_version = 2', 'NEWER_FORMAT'],
    ['the newest version', 'user_version = 2147483647', 'NEWER_FORMAT'],
    ['a negative version', 'user_version = -1', 'NEWER_FORMAT'],
    ['no version', 'user_version = 0', 'VAULT_DAMAGED'],
    ['another application', 'application_id = 1', 'NOT_A_VAULT'],
  ] as const)('are refused with %s', async (_what, pragma, code) => {
    editFile(layOut(fixture), (database) => database.pragma(pragma));
    await expectOutcome(fixture, { refused: [code], derivations: 0 });
  });
});

describe('an index that lies', () => {
  const names = [
    'sqlite_autoindex_secrets_1',
    'sqlite_autoindex_versions_1',
    'versions_of_secret',
    'audit_number',
    'sqlite_autoindex_audit_1',
    'sqlite_autoindex_pages_1',
    'sqlite_autoindex_settings_1',
    'sqlite_autoindex_projects_1',
    'sqlite_autoindex_unlockers_1',
  ];
  const columnsOf: Record<string, string> = { versions_of_secret: 'secret, number', audit_number: 'number' };
  const tableOf = (name: string) => /^sqlite_autoindex_(\w+)_1$/.exec(name)?.[1] ?? name.replace(/_.*/, '');

  /** Gives an index the tree of another one, which is then forgotten. */
  function adoptTree(db: Database.Database, name: string, from: string): void {
    inSchema(
      db,
      `UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = '${from}')
         WHERE name = '${name}'`,
      `DELETE FROM sqlite_schema WHERE name = '${from}'`,
    );
  }

  test.each(names)('by knowing of no row is noticed: %s', async (name) => {
    const table = tableOf(name);
    editFile(layOut(fixture), (db) => {
      db.exec(`CREATE INDEX liar ON ${table} (${columnsOf[name] ?? 'id'}) WHERE ${table}.rowid < 0`);
      adoptTree(db, name, 'liar');
    });
    const lost = name.startsWith('sqlite_autoindex_secrets') || name.startsWith('sqlite_autoindex_versions');
    const found = await expectOutcome(fixture, {
      damaged: [{ table }],
      lost: lost ? [...fixture.truth.values.keys()] : [],
    });
    expect(found).toHaveProperty('damaged');
  });

  test.each(['secrets', 'versions', 'pages'])('by giving another row of %s for an id is noticed', async (table) => {
    editFile(layOut(fixture), (db) => {
      const name = `sqlite_autoindex_${table}_1`;
      const [a, b] = db.prepare(`SELECT rowid FROM ${table} ORDER BY rowid DESC LIMIT 2`).pluck().all();
      db.exec(`CREATE TABLE liars (id BLOB)`);
      db.exec(`INSERT INTO liars (rowid, id) SELECT rowid, id FROM ${table}`);
      const idOf = db.prepare(`SELECT id FROM ${table} WHERE rowid = ?`).pluck();
      const set = db.prepare('UPDATE liars SET id = ? WHERE rowid = ?');
      set.run(idOf.get(b), a);
      set.run(idOf.get(a), b);
      db.exec('CREATE UNIQUE INDEX liar ON liars (id)');
      adoptTree(db, name, 'liar');
      db.exec(`DELETE FROM sqlite_schema WHERE name = 'liars'`);
    });
    const outcome = await expectOutcome(fixture, 'anything genuine');
    expect('damaged' in outcome && outcome.damaged.map((one) => one.table)).toContain(table);
  });
});
