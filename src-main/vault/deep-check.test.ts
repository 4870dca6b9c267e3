import fs from 'node:fs';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { addSecret, makeVault, reopen } from '../../test/kit/vault.ts';
import * as secrets from './secrets.ts';

/** Has SQLite's index of the versions' ids give two rows for each other, which are not current ones. */
function swapEarlier(file: string): void {
  const database = new Database(file);
  const earlier = database.prepare(
    'SELECT rowid FROM versions WHERE secret IN (SELECT secret FROM versions WHERE number = 3)',
  );
  const [a, b] = earlier.pluck().all() as [number, number, number];
  database.exec('CREATE TABLE liars (id BLOB)');
  database.exec('INSERT INTO liars (rowid, id) SELECT rowid, id FROM versions');
  const place = database.prepare('UPDATE liars SET rowid = ? WHERE rowid = ?');
  for (const [to, from] of [
    [-1, a],
    [a, b],
    [b, -1],
  ])
    place.run(to, from);
  database.exec('CREATE UNIQUE INDEX liar ON liars (id)');
  database.unsafeMode(true);
  database.pragma('writable_schema = ON');
  database.exec(`UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = 'liar')
    WHERE name = 'sqlite_autoindex_versions_1'`);
  database.exec(`DELETE FROM sqlite_schema WHERE name IN ('liar', 'liars')`);
  database.close();
}

test('a large table is compared with its indexes: also an entry is seen that nothing else asks for', async () => {
  const { kit, session } = await makeVault();
  session.transaction(() => {
    const id = addSecret(session, 'FIRST', 'value 1');
    for (const revision of [1, 2]) {
      const value = { encoding: 'text', data: `value ${revision + 1}` } as const;
      secrets.update(session, { id, revision, changes: { value } });
    }
    for (let i = 0; i < 1_000; i++) addSecret(session, `SECRET_${i}`, `value ${i}`);
  });
  await session.startDeepCheck();
  expect(session.integrity()).toEqual({ state: 'intact', damaged: [] });
  session.lock();

  swapEarlier(kit.file);
  const again = await reopen(kit);
  await again.startDeepCheck();
  expect(again.integrity().damaged).toEqual([{ table: 'versions', id: null, name: null }]);
  again.lock();
  fs.rmSync(kit.folder, { recursive: true });
});
