import fs from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { copyKit } from '../../../test/attacks/faults/kit.ts';
import { addSecret, type Kit, makeVault, masterPassword, quickKit } from '../../../test/kit/vault.ts';
import { changePassword, unlockVault } from '../open.ts';
import type { Session } from '../session.ts';
import { makeBackup } from './make.ts';
import { type RestoreOptions, readyRestore, restoreBackup } from './restore.ts';

let template: Kit;
let name: string;
let kit: Kit;
let open: Session[] = [];

/** A vault with THEN and NOW in it, and a backup with THEN alone. */
beforeAll(async () => {
  const made = await makeVault(quickKit());
  template = made.kit;
  addSecret(made.session, 'THEN', 'x');
  const where = { folder: path.join(template.folder, 'backups'), makeFolder: true, offsetAt: () => 0 };
  name = (await makeBackup(made.session, { ...where, reason: 'daily' })).backup.name;
  addSecret(made.session, 'NOW', 'y');
  made.session.lock();
});
afterAll(() => fs.rmSync(template.folder, { recursive: true, force: true }));
beforeEach(() => {
  kit = copyKit(template);
});
afterEach(() => {
  for (const session of open) session.lock();
  open = [];
  fs.rmSync(kit.folder, { recursive: true, force: true });
});

const key = { password: masterPassword };
const options = (more: Partial<RestoreOptions> = {}): RestoreOptions => ({
  vaultFile: kit.file,
  backupFile: path.join(kit.folder, 'backups', name),
  session: null,
  key,
  ...more,
});
const restore = (more: Partial<RestoreOptions> = {}) => restoreBackup(kit.context, options(more));
const beside = () => fs.readdirSync(kit.folder).filter((one) => one !== 'marks' && one !== 'backups');
const keptName = 'personal before restore 2026-11-21 09-00-00Z.coffer';

async function opened(file = kit.file, password = masterPassword, acceptOlderCopy = false): Promise<Session> {
  const session = await unlockVault(kit.context, file, password, { acceptOlderCopy });
  open.push(session);
  return session;
}
const names = (session: Session) => [...session.pages.all()].map((entry) => entry.name).toSorted();
const events = (session: Session) =>
  session.store.auditFrom(0, 1_000).map((row) => session.rows.open<{ kind: string }>('audit', row.id, row)?.kind);

function edit(file: string, sql: string): void {
  const plain = new Database(file);
  plain.exec(sql);
  plain.pragma('wal_checkpoint(TRUNCATE)');
  plain.close();
}

describe('a restore', () => {
  it('puts the backup in the vault’s place, keeps the vault beside it, and opens without a warning', async () => {
    const was = fs.readFileSync(kit.file);
    const { checked, kept } = await restore();
    expect(checked).toMatchObject({ secrets: 1, damaged: [] });
    expect(kept).toBe(keptName);
    expect(beside().toSorted()).toEqual([keptName, 'personal.coffer']);
    expect(fs.readFileSync(path.join(kit.folder, keptName)).equals(was)).toBe(true);
    expect(fs.statSync(kit.file).mode & 0o777).toBe(0o600);
    const session = await opened();
    expect(names(session)).toEqual(['THEN']);
    expect(events(session).slice(-2)).toEqual(['backup-restored', 'unlocked']);
    expect(await session.startDeepCheck()).toBe(true);
    expect(session.integrity().state).toBe('intact');
  });

  it('is the newest state from then on, and the vault that was is an older copy', async () => {
    await restore();
    (await opened()).lock();
    fs.copyFileSync(path.join(kit.folder, keptName), kit.file);
    await expect(opened()).rejects.toThrow(/OLDER_COPY|OTHER_COPY/);
    expect(names(await opened(kit.file, masterPassword, true))).toEqual(['NOW', 'THEN']);
  });

  it('lets in that one state only: another older copy is announced as ever', async () => {
    const session = await opened();
    const older = fs.readFileSync(kit.file);
    session.lock();
    await restore();
    const restored = fs.readFileSync(kit.file);
    fs.writeFileSync(kit.file, older);
    await expect(opened()).rejects.toThrow('OLDER_COPY');
    fs.writeFileSync(kit.file, restored);
    (await opened()).lock();
    // Once it has been opened it is not let in a second time.
    fs.writeFileSync(kit.file, restored);
    await expect(opened()).rejects.toThrow('OLDER_COPY');
  });

  it('stays beside earlier ones that were kept, and never overwrites one', async () => {
    await restore();
    const first = fs.readFileSync(path.join(kit.folder, keptName));
    const { kept } = await restore();
    expect(kept).toBe(keptName.replace('Z.', 'Z-2.'));
    expect(fs.readFileSync(path.join(kit.folder, keptName)).equals(first)).toBe(true);
  });

  it('asks for the password that the vault had then, and the recovery code does as well', async () => {
    const session = await opened();
    await changePassword(session, masterPassword, 'the one of today');
    session.lock();
    await expect(restore({ key: { password: 'the one of today' } })).rejects.toThrow('WRONG_PASSWORD');
    await expect(restore({ key: undefined })).rejects.toThrow('BACKUP_NEEDS_PASSWORD');
    expect(beside()).toEqual(['personal.coffer']);
    await restore();
    expect(names(await opened())).toEqual(['THEN']);
  });

  it('is got ready under the keys of the open vault, and is put in place once that is locked', async () => {
    const session = await opened();
    const ready = await readyRestore(kit.context, options({ session, key: undefined }));
    expect(ready.checked.secrets).toBe(1);
    expect(() => ready.put()).toThrow('IN_USE');
    addSecret(session, 'LAST', 'z');
    session.lock();
    expect(ready.put().kept).toBe(keptName);
    expect(names(await opened())).toEqual(['THEN']);
    expect(names(await opened(path.join(kit.folder, keptName), masterPassword, true))).toEqual(['LAST', 'NOW', 'THEN']);
  });

  it('that is not gone through with leaves nothing', async () => {
    const ready = await readyRestore(kit.context, options());
    expect(beside()).toHaveLength(2);
    ready.discard();
    expect(beside()).toEqual(['personal.coffer']);
    expect(names(await opened())).toEqual(['NOW', 'THEN']);
  });

  it('follows a link to the vault, which stays a link', async () => {
    const real = path.join(kit.folder, 'real');
    fs.mkdirSync(real);
    fs.renameSync(kit.file, path.join(real, 'vault.coffer'));
    fs.symlinkSync(path.join(real, 'vault.coffer'), kit.file);
    await restore();
    expect(fs.lstatSync(kit.file).isSymbolicLink()).toBe(true);
    expect(fs.readdirSync(real).toSorted()).toEqual([keptName.replace('personal', 'vault'), 'vault.coffer']);
    expect(names(await opened())).toEqual(['THEN']);
  });
});

describe('of a vault that', () => {
  it('is gone, a restore makes it anew', async () => {
    fs.rmSync(kit.file);
    expect((await restore()).kept).toBeNull();
    expect(names(await opened())).toEqual(['THEN']);
  });

  it.each([
    ['is empty', () => fs.truncateSync(kit.file)],
    ['is cut', () => fs.truncateSync(kit.file, 30_000)],
    ['was overwritten', () => fs.writeFileSync(kit.file, 'ransom')],
    ['has lost its manifest', () => edit(kit.file, 'DELETE FROM manifest')],
    ['is of a newer Coffer', () => edit(kit.file, 'PRAGMA user_version = 99')],
  ])('%s, the ruins are kept', async (_what, ruin) => {
    ruin();
    const was = fs.readFileSync(kit.file);
    const { kept } = await restore();
    expect(fs.readFileSync(path.join(kit.folder, kept ?? '')).equals(was)).toBe(true);
    expect(names(await opened())).toEqual(['THEN']);
  });

  it('has a log beside it after a crash, what that holds is kept, and is not taken for the backup’s', async () => {
    const session = await opened();
    addSecret(session, 'IN_THE_LOG', 'z');
    const [file, log] = [fs.readFileSync(kit.file), fs.readFileSync(`${kit.file}-wal`)];
    session.lock();
    fs.writeFileSync(kit.file, file);
    fs.writeFileSync(`${kit.file}-wal`, log);
    const { kept } = await restore();
    expect(beside().toSorted()).toEqual([keptName, 'personal.coffer']);
    expect(names(await opened())).toEqual(['THEN']);
    const before = await opened(path.join(kit.folder, kept ?? ''), masterPassword, true);
    expect(names(before)).toEqual(['IN_THE_LOG', 'NOW', 'THEN']);
  });

  it('has a log and a journal that nobody can make sense of, both are kept with it', async () => {
    fs.truncateSync(kit.file, 30_000);
    fs.writeFileSync(`${kit.file}-wal`, 'what is left of a log');
    fs.writeFileSync(`${kit.file}-journal`, 'and of a journal');
    await restore();
    expect(beside().toSorted()).toEqual([keptName, `${keptName}-journal`, `${keptName}-wal`, 'personal.coffer']);
    expect(names(await opened())).toEqual(['THEN']);
  });
});

describe('is refused, and nothing is changed,', () => {
  let before: Record<string, string>;
  const contents = () =>
    Object.fromEntries(beside().map((one) => [one, fs.readFileSync(path.join(kit.folder, one)).toString('base64')]));
  beforeEach(() => {
    before = contents();
  });
  afterEach(() => expect(contents()).toEqual(before));

  it('a backup that is damaged in parts, unless it is wanted all the same', async () => {
    const backupFile = path.join(kit.folder, 'backups', name);
    edit(backupFile, 'UPDATE versions SET sealed = randomblob(length(sealed))');
    await expect(restore()).rejects.toMatchObject({ code: 'BACKUP_DAMAGED', details: { records: 1 } });
    const ready = await readyRestore(kit.context, options({ acceptDamage: true }));
    expect(ready.checked.damaged).toHaveLength(1);
    ready.discard();
  });

  it('a backup of another vault', async () => {
    const other = await makeVault(quickKit(fs.mkdtempSync(path.join(kit.folder, 'backups', 'other-'))));
    other.session.lock();
    await expect(restore({ backupFile: other.kit.file })).rejects.toThrow('BACKUP_OF_ANOTHER_VAULT');
  });

  it('one whose file is gone, cut, or in use', async () => {
    const backupFile = path.join(kit.folder, 'backups', name);
    const inUse = await opened(backupFile, masterPassword, true);
    await expect(restore()).rejects.toThrow('IN_USE');
    inUse.lock();
    fs.truncateSync(backupFile, 30_000);
    await expect(restore()).rejects.toThrow('VAULT_DAMAGED');
    fs.rmSync(backupFile);
    await expect(restore()).rejects.toThrow('FILE_MISSING');
  });

  it('while another program has the vault', async () => {
    const held = new Database(kit.file);
    held.pragma('locking_mode = EXCLUSIVE');
    held.exec('BEGIN IMMEDIATE; COMMIT');
    await expect(restore()).rejects.toThrow('IN_USE');
    held.close();
  });

  it('when it is cancelled', async () => {
    const signal = AbortSignal.abort();
    await expect(restore({ signal })).rejects.toThrow('CANCELLED');
  });
});

it('what a killed restore left is taken away by the next one, and nothing of another vault', async () => {
  const [left, other] = ['.personal.coffer.0123.coffer-restore', '.other.coffer.0123.coffer-restore'];
  for (const one of [left, `${left}-wal`, other]) fs.writeFileSync(path.join(kit.folder, one), 'x');
  await restore();
  expect(beside().toSorted()).toEqual([other, keptName, 'personal.coffer']);
});
