import fs from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { copyKit, unlock } from '../../../test/attacks/faults/kit.ts';
import { addSecret, type Kit, makeVault, masterPassword, quickKit } from '../../../test/kit/vault.ts';
import { fromHex } from '../../crypto/bytes.ts';
import { Store } from '../../store/store.ts';
import { changePassword, unlockVault } from '../open.ts';
import * as secrets from '../secrets.ts';
import type { Session } from '../session.ts';
import { listBackups } from './folder.ts';
import { type BackupOptions, makeBackup } from './make.ts';

const DAY = 86_400_000;

let template: Kit;
let kit: Kit;
let session: Session;
let folder: string;

beforeAll(async () => {
  const made = await makeVault(quickKit());
  template = made.kit;
  made.session.transaction(() => {
    for (let i = 0; i < 8; i++) addSecret(made.session, `KEY_${i}`, `value ${i}`);
    // So large that a copy takes several steps.
    const { rows } = made.session;
    for (let i = 0; i < 4; i++)
      made.session.insert('drafts', rows.seal('drafts', { id: rows.newId() }, 'x'.repeat(2e5)));
  });
  made.session.lock();
});
afterAll(() => fs.rmSync(template.folder, { recursive: true, force: true }));
beforeEach(async () => {
  kit = copyKit(template);
  kit.clock.set(Date.UTC(2026, 10, 21, 9));
  session = await unlock(kit);
  folder = path.join(kit.folder, 'backups');
});
afterEach(() => {
  session.lock();
  fs.rmSync(kit.folder, { recursive: true, force: true });
});

const options = (more: Partial<BackupOptions> = {}): BackupOptions => ({
  ...{ folder, makeFolder: true, reason: 'daily', offsetAt: () => 0 },
  ...more,
});
const make = (more: Partial<BackupOptions> = {}) => makeBackup(session, options(more));
const files = () => fs.readdirSync(folder).toSorted();
const idOf = (name: string) => session.pages.named(name)[0]?.id ?? '';

function change(name: string, data: string): void {
  const { id, revision } = secrets.get(session, { id: idOf(name) });
  secrets.update(session, { id, revision, changes: { value: { encoding: 'text', data } } });
}

/** Opens a backup as anybody would: as a vault, on a computer that has never seen it. */
async function openAsVault(name: string): Promise<Session> {
  const elsewhere = quickKit(fs.mkdtempSync(path.join(kit.folder, 'elsewhere-')));
  fs.copyFileSync(path.join(folder, name), elsewhere.file);
  return unlockVault(elsewhere.context, elsewhere.file, masterPassword, { acceptOlderCopy: false });
}

describe('a backup', () => {
  it('is one file of its owner’s alone that opens as the vault does, with all that was in it', async () => {
    const umask = process.umask(0);
    const { backup, checked } = await make().finally(() => process.umask(umask));
    expect(backup.name).toMatch(/^personal 2026-11-21 09-00-00Z daily [0-9a-f]{8}\.coffer$/);
    expect(files()).toEqual([backup.name]);
    expect(fs.statSync(folder).mode & 0o777).toBe(0o700);
    expect(fs.statSync(path.join(folder, backup.name)).mode & 0o777).toBe(0o600);
    expect(backup.size).toBe(fs.statSync(path.join(folder, backup.name)).size);
    expect(checked).toMatchObject({ secrets: 8, inTrash: 0, versions: 8, projects: 0, damaged: [] });
    const opened = await openAsVault(backup.name);
    expect(secrets.sameValue(opened, idOf('KEY_7'), { encoding: 'text', data: 'value 7' })).toBe(true);
    expect(await opened.startDeepCheck()).toBe(true);
    expect(opened.integrity().state).toBe('intact');
    opened.lock();
  });

  it('is in the list as it was made, and noted in the audit by its name', async () => {
    const { backup } = await make({ reason: 'before-key-change' });
    expect(listBackups(folder, session.rows.vaultId)).toEqual([backup]);
    const [last] = session.store.auditFrom(session.manifest.sums.audit.count - 1, 1);
    expect(last && session.rows.open('audit', last.id, last)).toMatchObject({ kind: 'backup-made', name: backup.name });
  });

  it('has what was written while it was made', async () => {
    let steps = 0;
    const onProgress = () => {
      steps++;
      if (steps % 2 === 0) change('KEY_3', `changed in step ${steps}`);
      if (steps === 3) addSecret(session, 'LATE', 'came in between');
    };
    const { backup, checked } = await make({ onProgress });
    expect(steps).toBeGreaterThan(3);
    expect(checked).toMatchObject({ secrets: 9, damaged: [] });
    const opened = await openAsVault(backup.name);
    expect(opened.pages.named('LATE')).toHaveLength(1);
    opened.lock();
  });

  it('gets a name of its own when two are made in one second, and none overwrites another', async () => {
    const first = await make();
    const before = fs.readFileSync(path.join(folder, first.backup.name));
    change('KEY_1', 'between the two');
    const second = await make();
    expect(second.backup.name).toContain('09-00-00Z-2 daily');
    expect(listBackups(folder, session.rows.vaultId).map(({ name }) => name)).toEqual([
      second.backup.name,
      first.backup.name,
    ]);
    expect(fs.readFileSync(path.join(folder, first.backup.name)).equals(before)).toBe(true);
  });

  it('of a vault that can only be read is whole as well', async () => {
    session.lock();
    session = await unlockVault(kit.context, kit.file, masterPassword, { acceptOlderCopy: false, forReading: true });
    const { backup, checked } = await make({ reason: 'manual' });
    expect(checked.secrets).toBe(8);
    const opened = await openAsVault(backup.name);
    addSecret(opened, 'MORE', 'can be written');
    opened.lock();
  });

  it('is made by one call at a time', async () => {
    const running = make();
    await expect(make()).rejects.toThrow('BUSY');
    await running;
    await make();
  });
});

describe('a backup that could not be made', () => {
  it('of a vault that is damaged is refused and leaves nothing, but before a repair it is made', async () => {
    const { backup: earlier } = await make();
    kit.clock.advance(DAY);
    const { id } = session.pages.named('KEY_5')[0] ?? { id: '' };
    const row = session.store.tables.secrets.get(fromHex(id));
    if (!row) throw new Error('no row');
    session.store.tables.secrets.update({ ...row, sealed: (row.sealed as Uint8Array).toReversed() });
    await expect(make()).rejects.toMatchObject({ code: 'BACKUP_FAILED', details: { damaged: 1 } });
    expect(files()).toEqual([earlier.name]);
    const { backup, checked, removed } = await make({ reason: 'before-repair' });
    expect(checked.damaged).toEqual([{ table: 'secrets', id, name: 'KEY_5' }]);
    expect([removed, files()]).toEqual([[], [earlier.name, backup.name]]);
  });

  it('leaves nothing when it is cancelled, before, in its middle or in the check', async () => {
    for (const stopAt of ['before', 'copying', 'checking']) {
      const stop = new AbortController();
      if (stopAt === 'before') stop.abort();
      const onProgress = (fraction: number) => {
        if (fraction < 0.2) return;
        if (stopAt === 'copying') stop.abort();
        else setImmediate(() => setImmediate(() => stop.abort()));
      };
      await expect(make({ signal: stop.signal, onProgress })).rejects.toThrow('CANCELLED');
      expect(files()).toEqual([]);
    }
    await make();
  });

  it('leaves nothing when the vault is locked meanwhile', async () => {
    const onProgress = (fraction: number) => {
      if (fraction > 0.2) session.lock();
    };
    await expect(make({ onProgress })).rejects.toThrow('VAULT_LOCKED');
    expect(files()).toEqual([]);
    await expect(make()).rejects.toThrow('VAULT_LOCKED');
  });

  it('leaves nothing when the vault is locked during the check', async () => {
    const { tables } = session.store;
    const opening = Store.open;
    Store.open = (file) => {
      setImmediate(() => session.lock());
      return opening.call(Store, file);
    };
    await expect(make()).rejects.toThrow('VAULT_LOCKED');
    Store.open = opening;
    expect(files()).toEqual([]);
    expect(() => tables.header.count()).toThrow();
  });

  it('is refused where the folder is missing, unless it may be made', async () => {
    await expect(make({ makeFolder: false })).rejects.toThrow('BACKUP_FOLDER_MISSING');
    expect(fs.existsSync(folder)).toBe(false);
    fs.writeFileSync(folder, 'a file');
    await expect(make({ makeFolder: false })).rejects.toThrow('BACKUP_FOLDER_MISSING');
  });

  it('is refused when the copy is not the vault’s newest state', async () => {
    const other = await makeVault(quickKit(fs.mkdtempSync(path.join(kit.folder, 'other-'))));
    const foreign = fs.readFileSync(other.kit.file);
    other.session.lock();
    const copyTo = session.store.copyTo.bind(session.store);
    for (const put of [(file: string) => fs.writeFileSync(file, foreign), (file: string) => fs.truncateSync(file, 0)]) {
      session.store.copyTo = async (file, report) => {
        await copyTo(file, report);
        put(file);
      };
      await expect(make()).rejects.toThrow(/BACKUP_FAILED|VAULT_DAMAGED/);
      expect(files()).toEqual([]);
    }
  });
});

describe('afterwards', () => {
  it('what a killed run left is removed, and nothing else', async () => {
    const { backup } = await make();
    const tag = backup.name.slice(-15, -7);
    const left = [`.${tag}-0123456789abcdef.coffer-backup`, `.${tag}-0123456789abcdef.coffer-backup-journal`];
    const others = ['.00000000-0123456789abcdef.coffer-backup', 'notes.txt', `${backup.name}.bak`];
    for (const name of [...left, ...others]) fs.writeFileSync(path.join(folder, name), 'x');
    kit.clock.advance(DAY);
    const { backup: second } = await make();
    expect(files()).toEqual([...others, backup.name, second.name].toSorted());
  });

  it('old ones are let go, and only those of this vault', async () => {
    const other = await makeVault(quickKit(fs.mkdtempSync(path.join(kit.folder, 'other-'))));
    const { backup: foreign } = await makeBackup(other.session, options());
    other.session.lock();
    const names: string[] = [];
    for (let day = 0; day < 12; day++) {
      names.push((await make()).backup.name);
      kit.clock.advance(DAY);
    }
    // Another vault's backup under a name of ours whose time is over, and a copy of one of ours that a person named.
    const impostor = `personal 2026-11-23 01-00-00Z daily ${names[0]?.slice(-15)}`;
    fs.copyFileSync(path.join(folder, foreign.name), path.join(folder, impostor));
    fs.copyFileSync(path.join(folder, names.at(-1) ?? ''), path.join(folder, 'kept by hand.coffer'));
    await make();
    // From 3 December back: 7 days, the Sundays before, and what isn't ours.
    const left = listBackups(folder, session.rows.vaultId);
    expect(left.map(({ name }) => name.slice(9, 22))).toEqual(
      ['12-03 09', '12-02 09', '12-01 09', '11-30 09', '11-29 09', '11-28 09', '11-27 09', '11-23 01', '11-22 09'].map(
        (date) => `2026-${date}`,
      ),
    );
    expect(files()).toEqual(expect.arrayContaining([foreign.name, 'kept by hand.coffer']));
  });

  it('an old one that is open as the vault stays', async () => {
    const { backup } = await make();
    const used = path.join(folder, backup.name);
    session.lock();
    session = await unlockVault(kit.context, used, masterPassword, { acceptOlderCopy: true });
    for (let day = 0; day < 9; day++) {
      kit.clock.advance(DAY);
      await make();
    }
    const days = listBackups(folder, session.rows.vaultId).map(({ at }) => new Date(at * 1_000).getUTCDate());
    expect(days).toEqual([30, 29, 28, 27, 26, 25, 24, 22, 21]);
    expect(fs.existsSync(used)).toBe(true);
    expect(session.store.isInPlace()).toBe(true);
  });

  it('a backup opens with the password that it had, whatever the vault has now', async () => {
    const { backup } = await make();
    await changePassword(session, masterPassword, 'another-password-of-today');
    const opened = await openAsVault(backup.name);
    opened.lock();
  });
});
