import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { memoryFolder } from '../../test/kit/folder.ts';
import { lookAtFile } from './file.ts';
import { schemaStatements, tables } from './schema.ts';
import { Store } from './store.ts';

const folder = memoryFolder();

let made = 0;
function create(rows = 0): string {
  const file = path.join(folder, `${made++}.coffer`);
  Store.create(file, (store) => store.transaction(() => fill(store, rows)));
  return file;
}

function fill(store: Store, rows: number): void {
  for (let i = 0; i < rows; i++) store.tables.settings.insert({ id: randomBytes(16), sealed: randomBytes(900) });
}

const row = () => ({ id: randomBytes(16), sealed: randomBytes(64) });

/** What another process comes to when it wants to read the file, or to take it. */
function fromOutside(file: string): string {
  const program = `
    import Database from 'better-sqlite3';
    try {
      const database = new Database(${JSON.stringify(file)}, { timeout: 0 });
      console.log(database.prepare('SELECT count(*) FROM settings').pluck().get());
    } catch (error) { console.log(error.code); }`;
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8' });
  return stdout.trim();
}

describe('an open file', () => {
  test('is held alone: another process can not even read it, also after somebody looked at it here', () => {
    const file = create(2);
    expect(fromOutside(file)).toBe('2');
    const store = Store.open(file);
    expect(fromOutside(file)).toBe('SQLITE_BUSY');
    expect(() => lookAtFile(file)).toThrow('IN_USE');
    expect(() => Store.open(file)).toThrow('IN_USE');
    expect(fromOutside(file)).toBe('SQLITE_BUSY');
    store.close();
    expect(fromOutside(file)).toBe('2');
  });

  test('can be opened again after it was closed, and closing twice is nothing', () => {
    const file = create();
    for (let i = 0; i < 3; i++) {
      const store = Store.open(file);
      store.close();
      store.close();
    }
    expect(fs.existsSync(`${file}-wal`)).toBe(false);
  });

  test('that was moved keeps what was acknowledged, and nothing is written at its old place', () => {
    const file = create();
    const store = Store.open(file);
    const mine = row();
    store.transaction(() => store.tables.settings.insert(mine));
    const elsewhere = `${file}.elsewhere`;
    fs.renameSync(file, elsewhere);
    fs.writeFileSync(file, 'something else');
    expect(store.isInPlace()).toBe(false);
    store.close();
    expect(fs.readFileSync(file, 'utf8')).toBe('something else');
    fs.rmSync(`${file}-wal`, { force: true });
    const moved = Store.open(elsewhere);
    expect(moved.tables.settings.get(mine.id)?.sealed).toEqual(mine.sealed);
    moved.close();
  });

  test('whose folder went away is closed without an error', () => {
    const file = create();
    const store = Store.open(file);
    store.transaction(() => store.tables.settings.insert(row()));
    fs.rmSync(file);
    expect(store.isInPlace()).toBe(false);
    expect(() => store.close()).not.toThrow();
  });
});

describe('a transaction', () => {
  test('keeps all of it or nothing', () => {
    const file = create();
    const store = Store.open(file);
    const [kept, gone] = [row(), row()];
    store.transaction(() => store.tables.settings.insert(kept));
    expect(store.transaction(() => 'answer')).toBe('answer');
    expect(() =>
      store.transaction(() => {
        store.tables.settings.insert(gone);
        throw new Error('in its middle');
      }),
    ).toThrow('in its middle');
    store.close();
    const again = Store.open(file);
    expect(again.tables.settings.all().map(({ id }) => id)).toEqual([kept.id]);
    again.close();
  });

  test('that changes or removes a row which is not there is damage, and nothing of it stays', () => {
    const store = Store.open(create(1));
    expect(() => store.transaction(() => store.tables.settings.update(row()))).toThrow('VAULT_DAMAGED');
    expect(() => store.transaction(() => store.tables.settings.remove(row().id))).toThrow('VAULT_DAMAGED');
    const mine = row();
    const twice = () => [mine, mine].forEach((one) => void store.tables.settings.insert(one));
    expect(() => store.transaction(twice)).toThrow('VAULT_DAMAGED');
    expect(store.tables.settings.count()).toBe(1);
    store.close();
  });
});

describe('what was removed', () => {
  test('is not in the file any more after a checkpoint', () => {
    const file = create();
    const store = Store.open(file);
    const mine = row();
    store.transaction(() => store.tables.settings.insert(mine));
    expect(store.checkpoint()).toBe(true);
    expect(bytesOnDisk(file).includes(mine.sealed)).toBe(true);
    store.transaction(() => store.tables.settings.remove(mine.id));
    expect(store.checkpoint()).toBe(true);
    expect(bytesOnDisk(file).includes(mine.sealed)).toBe(false);
    store.close();
  });
});

/** The file and its log, read by another process: reading here would drop the lock. */
function bytesOnDisk(file: string): Buffer {
  return spawnSync('cat', [file, `${file}-wal`], { maxBuffer: 2 ** 26 }).stdout;
}

describe('a new file', () => {
  test('has the schema to the letter, its own folder, and is its owner’s alone whatever the umask', () => {
    const before = process.umask(0);
    try {
      const file = path.join(folder, 'new', 'folder', 'v.coffer');
      Store.create(file, (store) => store.transaction(() => fill(store, 1)));
      expect(fs.statSync(path.dirname(file)).mode & 0o777).toBe(0o700);
      const store = Store.open(file);
      store.transaction(() => fill(store, 1));
      for (const name of fs.readdirSync(path.dirname(file))) {
        expect(fs.statSync(path.join(path.dirname(file), name)).mode & 0o777, name).toBe(0o600);
      }
      store.close();
      const plain = new Database(file, { readonly: true });
      const sql = plain.prepare('SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL').pluck().all();
      expect(sql.toSorted()).toEqual([...schemaStatements].toSorted());
      plain.close();
    } finally {
      process.umask(before);
    }
  });

  test('that could not be filled leaves nothing behind', () => {
    const place = path.join(folder, 'failing');
    fs.mkdirSync(place);
    const file = path.join(place, 'v.coffer');
    const failing = (store: Store) => {
      store.transaction(() => fill(store, 3));
      throw new Error('in its middle');
    };
    expect(() => Store.create(file, failing)).toThrow('in its middle');
    expect(fs.readdirSync(place)).toEqual([]);
    fs.writeFileSync(path.join(place, `.v.coffer.${process.pid}.new`), 'left by a crash');
    Store.create(file, () => {});
    expect(fs.readdirSync(place)).toEqual(['v.coffer']);
    expect(() => Store.create(file, () => {})).toThrow('FILE_EXISTS');
  });
});

describe('a row that is none of ours', () => {
  test.each([
    ['an id of 15 bytes', 'UPDATE settings SET id = zeroblob(15) WHERE rowid = 1'],
    ['an integer beyond 2^53-1', 'UPDATE header SET suite = 9007199254740992'],
  ])('as it has %s, is left out, and the others are found', (_what, sql) => {
    const file = create(3);
    const plain = new Database(file);
    plain.exec(`INSERT INTO header VALUES (randomblob(16), 1); ${sql}`);
    plain.close();
    const store = Store.open(file);
    const found = [store.tables.settings.all().length, store.tables.header.all().length];
    expect(found).toEqual(sql.includes('settings') ? [2, 1] : [3, 0]);
    expect(store.tables.settings.count()).toBe(3);
    store.close();
  });

  test('as its page is broken, hides only what comes after it, and is told by SQLite’s check', () => {
    const file = create(60);
    const plain = new Database(file);
    const root = plain.prepare(`SELECT rootpage FROM sqlite_schema WHERE name = 'settings'`).pluck().get() as number;
    plain.close();
    const bytes = fs.readFileSync(file);
    const size = bytes.readUInt16BE(16);
    const start = (root - 1) * size;
    // An inner page (5): the fourth child of the table's root, by the cell pointers after its 12 bytes of header.
    expect(bytes[start]).toBe(5);
    const child = bytes.readUInt32BE(start + bytes.readUInt16BE(start + 12 + 2 * 3));
    bytes.fill(0, (child - 1) * size, child * size);
    fs.writeFileSync(file, bytes);
    const store = Store.open(file);
    expect(store.tables.settings.all().length).toBeGreaterThan(5);
    expect(store.tables.settings.all().length).toBeLessThan(60);
    expect([[...store.checkTable('settings')], [...store.checkTable('drafts')]]).toEqual([[false], [true]]);
    store.close();
  });
});

test('every table has its id first and what is sealed last', () => {
  for (const columns of Object.values(tables).map(Object.keys)) {
    expect(columns[0]).toBe('id');
    expect(columns.indexOf('sealed')).toBeOneOf([-1, columns.length - 1]);
  }
});
