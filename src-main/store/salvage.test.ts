import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { memoryFolder } from '../../test/kit/folder.ts';
import type { Row } from './schema.ts';
import { Store } from './store.ts';

const PAGE = 4_096;
const ROWS = 400;
const folder = memoryFolder();

const rows: Row[] = Array.from({ length: ROWS }, () => ({ id: randomBytes(16), sealed: randomBytes(900) }));
const file = path.join(folder, 'whole.coffer');
Store.create(file, (store) =>
  store.transaction(() => {
    for (const row of rows) store.tables.settings.insert(row);
  }),
);
const whole = fs.readFileSync(file);

/** Numbers of the pages that hold rows of the table, or entries of its index, from 1. */
function pagesOf(name: string): number[] {
  const database = new Database(file, { readonly: true });
  const pages = database.prepare('SELECT pageno FROM dbstat WHERE name = ? AND pagetype = ?').pluck();
  const found = pages.all(name, 'leaf') as number[];
  database.close();
  return found;
}

/** Opens a copy of the file in which these pages are overwritten, and reads what it can. */
function salvaged(broken: readonly number[]): { found: Row[]; places: number; plain: Row[] } {
  const bytes = Buffer.from(whole);
  for (const page of broken) bytes.fill(0xff, (page - 1) * PAGE, page * PAGE);
  const copy = path.join(folder, `${randomBytes(4).toString('hex')}.coffer`);
  fs.writeFileSync(copy, bytes);
  const store = Store.open(copy);
  try {
    const { places, at } = store.salvage();
    const all = places('settings');
    return {
      found: all.flatMap((place) => at('settings', place) ?? []),
      places: all.length,
      plain: store.tables.settings.all(),
    };
  } finally {
    store.close();
  }
}

const idsOf = (found: readonly Row[]) => new Set(found.map(({ id }) => Buffer.from(id).toString('hex')));

describe('a salvage', () => {
  const leaves = pagesOf('settings');
  const index = pagesOf('sqlite_autoindex_settings_1');

  test('of a whole table gives each row once', () => {
    const { found, places } = salvaged([]);
    expect([places, idsOf(found).size]).toEqual([ROWS, ROWS]);
    expect(found).toEqual(rows.map(({ id, sealed }) => ({ id: Buffer.from(id), sealed })));
  });

  test.each([
    ['one page', (all: number[]) => all.slice(40, 41)],
    ['the first page', (all: number[]) => all.slice(0, 1)],
    ['the last page', (all: number[]) => all.slice(-1)],
    ['several pages apart', (all: number[]) => [5, 30, 31, 70].flatMap((at) => all[at] ?? [])],
  ])('gives all but the rows of the broken ones where %s can not be read', (_what, pick) => {
    const broken = pick(leaves);
    const { found, plain } = salvaged(broken);
    // Four rows of 900 bytes fit on a page.
    expect(found.length).toBeGreaterThanOrEqual(ROWS - 4 * broken.length);
    expect(found.length).toBeLessThan(ROWS);
    expect(plain.length).toBeLessThan(found.length + 1);
    const genuine = idsOf(rows);
    for (const id of idsOf(found)) expect(genuine.has(id)).toBe(true);
  });

  test('does not need the index', () => {
    expect(salvaged(index).found).toHaveLength(ROWS);
    expect(salvaged([...index, ...leaves.slice(10, 12)]).found.length).toBeGreaterThanOrEqual(ROWS - 8);
  });

  test('gives nothing, and fails with nothing, where every page is broken', () => {
    expect(salvaged(leaves).found).toEqual([]);
  });
});

describe('a transaction that stays open', () => {
  const draftOf = (name: string) => Store.draft(path.join(folder, name));
  const row = () => ({ id: randomBytes(16), sealed: randomBytes(64) });

  test('is all there after its commit', () => {
    const store = draftOf('committed');
    const transaction = store.begin();
    store.tables.settings.insert(row());
    transaction.commit();
    transaction.rollback();
    expect(store.tables.settings.count()).toBe(1);
    store.close();
  });

  test('is not there at all after it was taken back, and another one can follow', () => {
    const store = draftOf('taken back');
    const transaction = store.begin();
    store.tables.settings.insert(row());
    transaction.rollback();
    transaction.rollback();
    expect(store.tables.settings.count()).toBe(0);
    store.transaction(() => store.tables.settings.insert(row()));
    expect(store.tables.settings.count()).toBe(1);
    store.close();
  });

  test('is taken back by closing the file', () => {
    const store = draftOf('closed');
    const transaction = store.begin();
    store.tables.settings.insert(row());
    store.close();
    transaction.rollback();
    const again = Store.open(store.file);
    expect(again.tables.settings.count()).toBe(0);
    again.close();
  });
});

test('a draft takes the place of what a killed run left there', () => {
  const left = path.join(folder, 'left');
  for (const suffix of ['', '-wal', '-journal']) fs.writeFileSync(left + suffix, 'half a file');
  const store = Store.draft(left);
  expect(store.tables.settings.count()).toBe(0);
  store.close();
  expect(fs.readdirSync(folder).filter((name) => name.startsWith('left'))).toEqual(['left']);
});
