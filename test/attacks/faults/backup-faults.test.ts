import fs from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { makeBackup } from '../../../src-main/vault/backup/make.ts';
import { createVault } from '../../../src-main/vault/open.ts';
import { addSecret, type Kit, masterPassword, quickKit } from '../../kit/vault.ts';
import type { FaultReport, FaultWork } from './backup-faults-child.ts';
import { answerOf } from './children.ts';
import { codeOf, deepCheck, unlock } from './kit.ts';

let kit: Kit;
let before: string[];

const backups = () => path.join(kit.folder, 'backups');
const where = () => ({ folder: backups(), makeFolder: true, reason: 'manual', offsetAt: () => 0 }) as const;
/** What stands there, but for the log of the vault's own, which can't be brought into its file on a full disk. */
const files = () => own([...fs.readdirSync(kit.folder), ...fs.readdirSync(backups())]);
const own = (names: readonly string[]) =>
  names.filter((name) => !['marks', 'personal.coffer-wal'].includes(name)).toSorted();
const ask = (room: FaultWork['room']) =>
  answerOf<FaultReport>('backup-faults-child.ts', { folder: kit.folder, room } satisfies FaultWork);

beforeEach(async () => {
  kit = quickKit();
  const { session } = await createVault(kit.context, kit.file, masterPassword);
  addSecret(session, 'TOKEN', 'x'.repeat(50_000));
  await makeBackup(session, where());
  session.lock();
  kit.clock.advance(60_000);
  before = files();
  // The child may belong to another user.
  for (const folder of [kit.folder, backups()]) fs.chmodSync(folder, 0o777);
});
afterEach(() => {
  for (const folder of [kit.folder, backups()]) fs.chmodSync(folder, 0o777);
  fs.rmSync(kit.folder, { recursive: true, force: true });
});

/** After it, the vault and its backup are as they were, and both can be done. */
async function goesOn(): Promise<void> {
  for (const folder of [kit.folder, backups()]) fs.chmodSync(folder, 0o777);
  expect(files()).toEqual(before);
  const session = await unlock(kit);
  expect(await deepCheck(session)).toBe('intact');
  await makeBackup(session, where());
  session.lock();
}

describe('where the disk is full', () => {
  // From nothing at all to all but the last pages of a copy.
  test.each([0, 4_096, 30_000, 150_000])('at %s bytes, neither is done by half and nothing is left', async (room) => {
    expect(fs.statSync(kit.file).size).toBeGreaterThan(150_000);
    const report = await ask(room);
    expect(['DISK_FULL', 'DISK_FAILED']).toContain(report.backup);
    expect(['DISK_FULL', 'DISK_FAILED']).toContain(report.restore);
    expect(own(report.left)).toEqual(before);
    await goesOn();
  });
});

test('where folders may not be written, both say so and nothing is left', async () => {
  for (const name of [kit.file, ...fs.readdirSync(backups()).map((one) => path.join(backups(), one))]) {
    fs.chmodSync(name, 0o666);
  }
  const report = await ask('no permission');
  expect(report).toMatchObject({ backup: 'FOLDER_NOT_WRITABLE', restore: 'FOLDER_NOT_WRITABLE' });
  expect(own(report.left)).toEqual(before);
  for (const folder of [kit.folder, backups()]) fs.chmodSync(folder, 0o777);
  const session = await unlock(kit);
  await makeBackup(session, where());
  session.lock();
});

test.each([
  ['writes', 'BEGIN EXCLUSIVE'],
  ['reads', 'BEGIN; SELECT count(*) FROM sqlite_schema'],
])('a copy that another program %s while it is made is waited for, but not for ever', async (_what, sql) => {
  const session = await unlock(kit);
  const open = fs.openSync;
  let holder: Database.Database | null = null;
  fs.openSync = (file, ...more) => {
    const descriptor = open(file, ...more);
    if (String(file).endsWith('.coffer-backup')) {
      holder = new Database(String(file));
      holder.exec(sql);
    }
    return descriptor;
  };
  const code = await codeOf(() => makeBackup(session, where()));
  fs.openSync = open;
  (holder as Database.Database | null)?.close();
  expect(code).toBe('IN_USE');
  session.lock();
  await goesOn();
});
