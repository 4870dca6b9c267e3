import fs from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { copyKit, unlock } from '../../../test/attacks/faults/kit.ts';
import { addSecret, type Kit, makeVault, masterPassword, quickKit } from '../../../test/kit/vault.ts';
import { list } from '../list.ts';
import { type CopyKey, changePassword } from '../open.ts';
import * as projects from '../projects.ts';
import { rotateVaultKey } from '../rekey.ts';
import * as secrets from '../secrets.ts';
import type { Session } from '../session.ts';
import * as trash from '../trash.ts';
import { checkBackup, openBackup } from './check.ts';
import { listBackups, pathOfBackup, vaultIdOf } from './folder.ts';
import { revealInBackup } from './look-inside.ts';
import { makeBackup } from './make.ts';
import { restoreBackup } from './restore.ts';

let template: Kit;
let recoveryCode: string;
let name: string;
let kit: Kit;
let session: Session;
let folder: string;

beforeAll(async () => {
  const made = await makeVault(quickKit());
  template = made.kit;
  recoveryCode = made.recoveryCode;
  const project = projects.create(made.session, { name: 'shop' }).id;
  addSecret(made.session, 'TOKEN', 'the value of then', { projects: [project] });
  trash.trash(made.session, { id: addSecret(made.session, 'OLD', 'x') });
  const where = { folder: path.join(template.folder, 'backups'), makeFolder: true, offsetAt: () => 0 };
  name = (await makeBackup(made.session, { ...where, reason: 'daily' })).backup.name;
  made.session.lock();
});
afterAll(() => fs.rmSync(template.folder, { recursive: true, force: true }));
beforeEach(async () => {
  kit = copyKit(template);
  folder = path.join(kit.folder, 'backups');
  session = await unlock(kit);
});
afterEach(() => {
  session.lock();
  fs.rmSync(kit.folder, { recursive: true, force: true });
});

const file = () => path.join(folder, name);
const marks = () =>
  fs
    .readdirSync(kit.context.marksFolder)
    .map((one) => fs.readFileSync(path.join(kit.context.marksFolder, one), 'utf8'));
const idOf = (wanted: string) => session.pages.named(wanted)[0]?.id ?? '';
const events = () =>
  session.store.auditFrom(0, 1_000).map((row) => session.rows.open<{ kind: string }>('audit', row.id, row));

function edit(sql: string): void {
  const plain = new Database(file());
  plain.exec(sql);
  plain.pragma('wal_checkpoint(TRUNCATE)');
  plain.close();
}

describe('the list of backups', () => {
  it('needs no key: date, size, reason, of this vault or of all', () => {
    const { vaultId } = session.rows;
    session.lock();
    const [only, ...more] = listBackups(folder, vaultId);
    expect(more).toEqual([]);
    expect(only).toMatchObject({
      name,
      vault: 'personal',
      reason: 'daily',
      readable: true,
      at: kit.clock.now() / 1_000,
    });
    expect(only?.size).toBe(fs.statSync(file()).size);
    expect(listBackups(folder, new Uint8Array(16))).toEqual([]);
    expect(listBackups(folder, null)).toEqual([only]);
    expect(vaultIdOf(file())).toEqual(vaultId);
  });

  it('tells of a file that can’t be read, and leaves out what is none', () => {
    fs.mkdirSync(path.join(folder, name.replace('09-00-00', '10-00-00')));
    fs.symlinkSync(file(), path.join(folder, name.replace('09-00-00', '11-00-00')));
    fs.writeFileSync(path.join(folder, name.replace('09-00-00', '12-00-00')), 'cut');
    fs.writeFileSync(path.join(folder, 'personal.coffer'), 'x');
    expect(listBackups(folder, null).map(({ readable }) => readable)).toEqual([false, true]);
  });

  it('says that the folder is missing', () => {
    fs.rmSync(folder, { recursive: true });
    expect(() => listBackups(folder, null)).toThrow('BACKUP_FOLDER_MISSING');
  });

  it('names files in the folder only', () => {
    expect(pathOfBackup(folder, name)).toBe(file());
    fs.mkdirSync(path.join(kit.folder, 'sub'));
    fs.copyFileSync(file(), path.join(kit.folder, name));
    for (const other of [
      `../${name}`,
      `sub/../${name}`,
      name.replace('daily', 'manual'),
      '..',
      'personal.coffer',
      '',
    ]) {
      expect(() => pathOfBackup(folder, other), other).toThrow('BACKUP_NOT_FOUND');
    }
  });
});

describe('checking a backup', () => {
  it('with the open vault’s keys counts what is in it, and changes nothing', async () => {
    addSecret(session, 'LATER', 'not in it');
    const before = [fs.readFileSync(file()), fs.readdirSync(folder), marks()];
    const { revision } = session;
    const check = await checkBackup(kit.context, file(), { session });
    expect(check).toMatchObject({ secrets: 1, inTrash: 1, versions: 2, projects: 1, damaged: [] });
    expect(check.revision).toBeLessThan(revision);
    expect([fs.readFileSync(file()), fs.readdirSync(folder), marks()]).toEqual(before);
    expect(session.revision).toBe(revision);
  });

  it('with the password or the recovery code of then works while the vault is locked, and leaves the mark', async () => {
    await changePassword(session, masterPassword, 'the one of today');
    session.lock();
    const before = [fs.readFileSync(file()), marks()];
    for (const key of [{ password: masterPassword }, { recoveryCode }]) {
      const check = await checkBackup(kit.context, file(), { session: null, key });
      expect(check).toMatchObject({ secrets: 1, damaged: [] });
    }
    expect([fs.readFileSync(file()), marks()]).toEqual(before);
    const check = (key?: { password: string }) => checkBackup(kit.context, file(), { session: null, key });
    await expect(check()).rejects.toThrow('BACKUP_NEEDS_PASSWORD');
    await expect(check({ password: 'the one of today' })).rejects.toThrow('WRONG_PASSWORD');
  });

  it('asks for a password where the vault’s keys don’t open it: of another vault, or sealed otherwise', async () => {
    const other = await makeVault(quickKit(fs.mkdtempSync(path.join(kit.folder, 'other-'))));
    const keys = { session: other.session };
    await expect(checkBackup(kit.context, file(), keys)).rejects.toThrow('BACKUP_NEEDS_PASSWORD');
    const check = await checkBackup(kit.context, file(), { ...keys, key: { password: masterPassword } });
    expect(check.secrets).toBe(1);
    other.session.lock();
    edit('UPDATE manifest SET sealed = randomblob(length(sealed))');
    await expect(checkBackup(kit.context, file(), { session })).rejects.toThrow('BACKUP_NEEDS_PASSWORD');
    const withPassword = checkBackup(kit.context, file(), { session, key: { password: masterPassword } });
    await expect(withPassword).rejects.toThrow('VAULT_DAMAGED');
  });

  it('made before a change of the vault key opens with the password or recovery code of then, and can be restored', async () => {
    await session.startDeepCheck();
    const { recoveryCode: newCode } = await rotateVaultKey(session, masterPassword);
    await changePassword(session, masterPassword, 'the one of today');
    addSecret(session, 'LATER', 'not in it');
    await expect(checkBackup(kit.context, file(), { session })).rejects.toThrow('BACKUP_NEEDS_PASSWORD');
    const check = (key: CopyKey) => checkBackup(kit.context, file(), { session, key });
    expect(await check({ password: masterPassword })).toMatchObject({ secrets: 1, damaged: [] });
    expect(await check({ recoveryCode })).toMatchObject({ secrets: 1, damaged: [] });
    await expect(check({ password: 'the one of today' })).rejects.toThrow('WRONG_PASSWORD');
    await expect(check({ recoveryCode: newCode })).rejects.toThrow('WRONG_RECOVERY_CODE');
    session.lock();
    const restoring = { vaultFile: kit.file, backupFile: file(), session: null, key: { recoveryCode } };
    await restoreBackup(kit.context, restoring);
    session = await unlock(kit);
    expect(session.summaries().map((one) => one.name)).toEqual(['TOKEN']);
  });

  it.each([
    ['versions', 'UPDATE versions SET sealed = randomblob(length(sealed)) WHERE rowid = 1'],
    ['projects', 'DELETE FROM projects'],
    ['audit', 'UPDATE audit SET number = 900 WHERE number = 2'],
    ['unlockers', 'UPDATE unlockers SET n = n * 2 WHERE kind = 1'],
  ])('names damage in %s, and the vault stays whole', async (table, sql) => {
    edit(sql);
    const { damaged } = await checkBackup(kit.context, file(), { session });
    expect(damaged.map((one) => one.table)).toContain(table);
    expect([session.readOnly, session.integrity().damaged]).toEqual([null, []]);
  });

  it.each([
    ['gone', () => fs.rmSync(file()), 'FILE_MISSING'],
    ['cut', () => fs.truncateSync(file(), 20_000), 'VAULT_DAMAGED'],
    ['empty', () => fs.truncateSync(file(), 0), 'VAULT_DAMAGED'],
    ['something else', () => fs.writeFileSync(file(), 'x'.repeat(9_000)), 'NOT_A_VAULT'],
  ])('refuses a file that is %s', async (_what, spoil, code) => {
    spoil();
    await expect(checkBackup(kit.context, file(), { session })).rejects.toThrow(code);
  });

  it('ends when it is cancelled', async () => {
    const stop = new AbortController();
    const checking = checkBackup(kit.context, file(), { session, signal: stop.signal });
    setImmediate(() => stop.abort());
    await expect(checking).rejects.toThrow('CANCELLED');
  });
});

describe('an opened backup', () => {
  it('shows what was in it, by the functions of the vault itself', async () => {
    const id = idOf('TOKEN');
    secrets.update(session, { id, revision: 1, changes: { label: 'of today' } });
    const copy = await openBackup(kit.context, file(), { session });
    const view = { view: { kind: 'all' }, query: 'tok', sort: 'name', offset: 0, limit: 10, leadDays: 14 } as const;
    expect(list(copy, view).rows).toMatchObject([{ id, name: 'TOKEN', label: '' }]);
    expect(() => addSecret(copy, 'NEW', 'x')).toThrow('READ_ONLY');
    copy.lock();
    expect(secrets.get(session, { id }).label).toBe('of today');
  });

  it('gives a value, and the present vault’s audit says so', async () => {
    const id = idOf('TOKEN');
    secrets.update(session, { id, revision: 1, changes: { value: { encoding: 'text', data: 'of today' } } });
    const copy = await openBackup(kit.context, file(), { session });
    expect(revealInBackup(session, copy, { id })).toEqual({ encoding: 'text', data: 'the value of then' });
    expect(events().at(-1)).toMatchObject({ kind: 'backup-read', subject: id, name: 'TOKEN' });
    session.lock();
    expect(() => revealInBackup(session, copy, { id })).toThrow('VAULT_LOCKED');
  });

  it('is locked with the vault, however it was opened', async () => {
    const other = await makeVault(quickKit(fs.mkdtempSync(path.join(kit.folder, 'other-'))));
    const byKeys = await openBackup(kit.context, file(), { session });
    const byPassword = await openBackup(kit.context, file(), {
      session: other.session,
      key: { password: masterPassword },
    });
    for (const [owner, copy] of [[session, byKeys] as const, [other.session, byPassword] as const]) {
      expect(copy.summaries()).toHaveLength(1);
      owner.lock();
      expect(() => copy.summaries()).toThrow('VAULT_LOCKED');
      expect(() => copy.store.tables.secrets.count()).toThrow();
    }
  });

  it('can be locked by itself, and the vault’s keys stay', async () => {
    (await openBackup(kit.context, file(), { session })).lock();
    expect(secrets.sameValue(session, idOf('TOKEN'), { encoding: 'text', data: 'the value of then' })).toBe(true);
    addSecret(session, 'NEXT', 'y');
    await checkBackup(kit.context, file(), { session });
    expect(await session.startDeepCheck()).toBe(true);
    expect(session.integrity().state).toBe('intact');
  });
});
