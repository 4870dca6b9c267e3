import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { open, seal } from '../../src-main/crypto/seal.ts';
import { temporaryFolder } from '../kit/vault.ts';
import { type Sample, type Subject, sample, scattered } from './data.ts';

/** SQLite alone: one plain row a secret, durable in the same way (WAL, synchronous=FULL). */
export function sqlite(data: readonly Sample[]): Subject {
  const folder = temporaryFolder();
  const open = () => {
    const database = new Database(path.join(folder, 'plain.db'));
    for (const pragma of ['locking_mode=EXCLUSIVE', 'journal_mode=WAL', 'synchronous=FULL']) database.pragma(pragma);
    return database;
  };
  let database = open();
  database.exec('CREATE TABLE secrets (id INTEGER PRIMARY KEY, name TEXT, record BLOB) STRICT');
  const statements = () => ({
    insert: database.prepare('INSERT INTO secrets (name, record) VALUES (?, ?)'),
    update: database.prepare('UPDATE secrets SET record = ? WHERE id = ?'),
    get: database.prepare('SELECT * FROM secrets WHERE id = ?'),
    all: database.prepare('SELECT * FROM secrets'),
    like: database.prepare("SELECT id FROM secrets WHERE name LIKE '%' || ? || '%' OR record LIKE '%' || ? || '%'"),
  });
  let sql = statements();
  const blob = (one: Sample) => Buffer.from(JSON.stringify(one));
  database.transaction(() => {
    for (const one of data) sql.insert.run(one.name, blob(one));
  })();
  let next = data.length;
  const place = scattered(data.length);
  const pick = () => 1 + place();
  return {
    name: 'sqlite alone',
    operations: [
      {
        name: 'unlock',
        runs: 15,
        before: () => void database.close(),
        run: () => {
          database = open();
          sql = statements();
          return sql.all.all();
        },
      },
      { name: 'create', runs: 200, run: () => sql.insert.run(`NEW_${next}`, blob(sample(next++))) },
      { name: 'update', runs: 200, run: () => sql.update.run(blob(sample(next)), pick()) },
      { name: 'get', runs: 500, run: () => sql.get.get(pick()) },
      { name: 'search', runs: 30, run: () => sql.like.all('stripe', 'stripe') },
    ],
    end: () => {
      database.close();
      fs.rmSync(folder, { recursive: true });
    },
  };
}

/** The cipher alone: the same secrets sealed in memory, 64 together for opening all, one by one for the others. */
export function cipher(data: readonly Sample[]): Subject {
  const key = new Uint8Array(randomBytes(32));
  const ad = new Uint8Array(64);
  const random = (length: number) => new Uint8Array(randomBytes(length));
  const sealText = (text: string, unit = 64) => seal(key, Buffer.from(text), ad, random, unit);
  const rows = data.map((one) => sealText(JSON.stringify(one)));
  const pages: Uint8Array[] = [];
  for (let at = 0; at < data.length; at += 64) pages.push(sealText(JSON.stringify(data.slice(at, at + 64)), 1_024));
  let turn = 0;
  const place = scattered(rows.length);
  return {
    name: 'cipher alone',
    operations: [
      {
        name: 'unlock',
        runs: 15,
        run: () => pages.map((page) => JSON.parse(Buffer.from(open(key, page, ad) ?? '').toString())),
      },
      { name: 'create', runs: 200, run: () => sealText(JSON.stringify(sample(turn++))) },
      { name: 'get', runs: 500, run: () => open(key, rows[place()] ?? ad, ad) },
    ],
    end: () => {},
  };
}
