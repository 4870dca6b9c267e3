import fs from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { BackupState } from '../../src-preload/contract/backups.ts';
import { copyKit, unlock } from '../../test/attacks/faults/kit.ts';
import { addSecret, type Kit, makeVault, masterPassword, quickKit } from '../../test/kit/vault.ts';
import { StoreError } from '../store/errors.ts';
import { Store } from '../store/store.ts';
import { listBackups } from '../vault/backup/folder.ts';
import { changePassword } from '../vault/open.ts';
import { rotateVaultKey } from '../vault/rekey.ts';
import * as secrets from '../vault/secrets.ts';
import type { Session } from '../vault/session.ts';
import { type Backups, createBackups } from './backups.ts';
import type { BackupsNeeds } from './backups-needs.ts';

const HOUR = 3_600_000;

let template: Kit;
let kit: Kit;
let session: Session;
let id: string;
let states: BackupState[];
let settings: { automatic: boolean; folder: string | null };
let isLocked: boolean;
let agrees: boolean;
let backups: Backups;

beforeAll(async () => {
  const made = await makeVault(quickKit());
  template = made.kit;
  id = addSecret(made.session, 'TOKEN', 'of then');
  made.session.lock();
});
afterAll(() => fs.rmSync(template.folder, { recursive: true, force: true }));

beforeEach(async () => {
  kit = copyKit(template);
  kit.clock.set(Date.UTC(2026, 10, 21, 9));
  states = [];
  settings = { automatic: true, folder: null };
  agrees = true;
  backups = create();
  await open();
});
afterEach(() => {
  session.lock();
  fs.rmSync(kit.folder, { recursive: true, force: true });
});

const defaultFolder = () => path.join(kit.folder, 'data', 'backups');
const made = (folder = defaultFolder()) =>
  fs.existsSync(folder) ? listBackups(folder, session.rows.vaultId).map(({ reason }) => reason) : [];

function create(more: Partial<BackupsNeeds> = {}): Backups {
  return createBackups({
    context: kit.context,
    offsetAt: () => 0,
    settings: () => settings,
    defaultFolder: defaultFolder(),
    openSession: () => (isLocked ? null : session),
    vaultFile: () => kit.file,
    lock,
    confirmRestore: async () => agrees,
    confirmRemoval: async () => agrees,
    onState: (state) => states.push(state),
    ...more,
  });
}

async function open(password = masterPassword): Promise<void> {
  session = await unlock(kit, { password });
  isLocked = false;
  backups.onUnlocked();
  await session.startDeepCheck();
}

function lock(): void {
  isLocked = true;
  session.lock();
  backups.onLocked();
}

describe('the daily backup', () => {
  it('is made at the first unlock of a day and at no other', async () => {
    await backups.daily();
    expect(made()).toEqual(['daily']);
    for (let hour = 0; hour < 12; hour++) {
      lock();
      kit.clock.advance(HOUR);
      await open();
      await backups.daily();
    }
    expect(made()).toEqual(['daily']);
    kit.clock.advance(12 * HOUR);
    await backups.daily();
    expect(made()).toEqual(['daily', 'daily']);
    expect(backups.state()).toMatchObject({ making: null, failed: null, latest: { reason: 'daily' } });
    expect(backups.state().latest?.checked).toMatchObject({ secrets: 1, damaged: [] });
  });

  it('goes by the person’s calendar, not by UTC', async () => {
    backups = create({ offsetAt: () => -8 * 3_600 });
    // 21 November, 17:00, in Los Angeles, and 16 hours later there.
    kit.clock.set(Date.UTC(2026, 10, 22, 1));
    await backups.daily();
    kit.clock.set(Date.UTC(2026, 10, 22, 17));
    await backups.daily();
    expect(made()).toEqual(['daily', 'daily']);
  });

  it('is made although others were made today, and again when the clock was set back', async () => {
    await backups.make();
    await backups.daily();
    expect(made().toSorted()).toEqual(['daily', 'manual']);
    kit.clock.set(Date.UTC(2026, 10, 3, 9));
    await backups.daily();
    expect(made()).toHaveLength(3);
  });

  it('waits for the whole vault to be checked, and is off where the person turned it off', async () => {
    lock();
    session = await unlock(kit);
    isLocked = false;
    await backups.daily();
    expect(made()).toEqual([]);
    await session.startDeepCheck();
    settings.automatic = false;
    await backups.daily();
    expect(made()).toEqual([]);
    settings.automatic = true;
    await backups.daily();
    expect(made()).toEqual(['daily']);
  });

  it('that fails says so and throws nothing; the next unlock tries again', async () => {
    settings.folder = path.join(kit.folder, 'stick');
    await backups.daily();
    expect(backups.state()).toMatchObject({ failed: 'BACKUP_FOLDER_MISSING', making: null, latest: null });
    fs.mkdirSync(settings.folder);
    await backups.daily();
    expect(made(settings.folder)).toEqual([]);
    lock();
    await open();
    await backups.daily();
    expect(made(settings.folder)).toEqual(['daily']);
    expect(backups.state().failed).toBeNull();
  });

  it('that is cut off by locking is no failure', async () => {
    const running = backups.daily();
    await new Promise(setImmediate);
    lock();
    await running;
    expect(backups.state()).toMatchObject({ failed: null, making: null });
    expect(fs.readdirSync(defaultFolder())).toEqual([]);
  });

  it('tells how far it is', async () => {
    await backups.daily();
    const seen = states.map(({ making }) => making);
    expect(seen).toEqual(expect.arrayContaining([0, 1]));
    expect(seen.at(-1)).toBeNull();
  });
});

describe('a backup before something', () => {
  it('is made, one after the other', async () => {
    await Promise.all([backups.daily(), backups.before('before-import'), backups.before('before-key-change')]);
    expect(made().toSorted()).toEqual(['before-import', 'before-key-change', 'daily']);
  });

  it.each(['before-key-change', 'before-migration', 'before-repair'] as const)(
    'where it is %s and fails, refuses, unless the person goes on without one',
    async (reason) => {
      settings.folder = path.join(kit.folder, 'stick');
      const refusal = { code: 'BACKUP_FAILED', details: { why: 'BACKUP_FOLDER_MISSING' } };
      await expect(backups.before(reason)).rejects.toMatchObject(refusal);
      await backups.before(reason, true);
      settings.automatic = false;
      await backups.before(reason);
    },
  );

  it('that is an import lets it go on, and says what failed', async () => {
    settings.folder = path.join(kit.folder, 'stick');
    await backups.before('before-import');
    expect(backups.state().failed).toBe('BACKUP_FOLDER_MISSING');
  });

  it('refuses when the person cancels it, or the vault is locked', async () => {
    const running = backups.before('before-import');
    await new Promise(setImmediate);
    backups.cancel();
    await expect(running).rejects.toThrow('CANCELLED');
    lock();
    await expect(backups.before('before-import')).rejects.toThrow('VAULT_LOCKED');
    await open();
    await backups.before('before-import');
  });
});

describe('for the window', () => {
  let name: string;
  beforeEach(async () => {
    ({ name } = await backups.make());
  });

  it('backups are listed, locked or not, and what was found in them is known after a check', async () => {
    backups = create();
    lock();
    expect(backups.list()).toMatchObject([{ name, reason: 'manual', checked: null }]);
    await expect(backups.check({ name })).rejects.toThrow('BACKUP_NEEDS_PASSWORD');
    const check = await backups.check({ name, password: masterPassword });
    expect(check).toMatchObject({ secrets: 1, projects: 0, damaged: [] });
    expect(backups.list()[0]?.checked).toEqual(check);
    fs.rmSync(kit.file);
    expect(backups.list().map((one) => one.name)).toEqual([name]);
  });

  it('a backup is looked into and a secret brought back, until the vault is locked', async () => {
    secrets.update(session, { id, revision: 1, changes: { value: { encoding: 'text', data: 'of today' } } });
    const query = { view: { kind: 'all' }, query: '', sort: 'name', offset: 0, limit: 10, leadDays: 14 } as const;
    expect(() => backups.contents(query)).toThrow('BACKUP_NOT_FOUND');
    await backups.open({ name });
    expect(backups.contents(query).rows.map((row) => row.name)).toEqual(['TOKEN']);
    expect(backups.reveal({ id }).data).toBe('of then');
    expect(backups.bringBack({ id, as: 'same', why: '' }).done).toBe('versions-added');
    expect(secrets.sameValue(session, id, { encoding: 'text', data: 'of then' })).toBe(true);
    lock();
    expect(() => backups.contents(query)).toThrow('BACKUP_NOT_FOUND');
    await expect(backups.open({ name })).rejects.toThrow('VAULT_LOCKED');
  });

  it('no name leads out of the folder', async () => {
    const outside = path.join(kit.folder, 'data', name);
    fs.copyFileSync(path.join(defaultFolder(), name), outside);
    for (const other of [`../${name}`, outside]) {
      await expect(backups.check({ name: other })).rejects.toThrow('BACKUP_NOT_FOUND');
      await expect(backups.open({ name: other })).rejects.toThrow('BACKUP_NOT_FOUND');
      await expect(backups.restore({ name: other, acceptDamage: false })).rejects.toThrow('BACKUP_NOT_FOUND');
    }
  });

  it('a restore asks, locks, and says on the unlock screen what it did', async () => {
    addSecret(session, 'LATER', 'y');
    agrees = false;
    await expect(backups.restore({ name, acceptDamage: false })).rejects.toThrow('REFUSED');
    expect([isLocked, fs.readdirSync(kit.folder).filter((one) => one.includes('restore'))]).toEqual([false, []]);
    agrees = true;
    const { kept } = await backups.restore({ name, acceptDamage: false });
    expect(isLocked).toBe(true);
    expect(backups.state().restored).toEqual({ backup: name, kept });
    expect(fs.existsSync(path.join(kit.folder, kept ?? ''))).toBe(true);
    await open();
    expect([...session.pages.all()].map((entry) => entry.name)).toEqual(['TOKEN']);
    expect(backups.state().restored).toBeNull();
  });

  it('those of an earlier vault key are counted, and deleted once a new one stands and the person agrees', async () => {
    await backups.daily();
    expect(await backups.ofEarlierKeys()).toEqual({ count: 0 });
    expect(await backups.removeOfEarlierKeys()).toEqual({ removed: 0 });
    const earlier = backups.list().map((one) => one.name);
    await session.startDeepCheck();
    await rotateVaultKey(session, masterPassword);
    kit.clock.advance(HOUR);
    expect(await backups.ofEarlierKeys()).toEqual({ count: earlier.length });
    agrees = false;
    await expect(backups.removeOfEarlierKeys()).rejects.toThrow('REFUSED');
    expect(backups.list().map((one) => one.name)).toEqual(earlier);
    agrees = true;
    expect(await backups.removeOfEarlierKeys()).toEqual({ removed: earlier.length });
    const left = backups.list();
    expect(left.map(({ reason, checked }) => [reason, checked?.damaged])).toEqual([['manual', []]]);
    expect(await backups.ofEarlierKeys()).toEqual({ count: 0 });
  });

  it('those of an earlier key stay where no new one can be made', async () => {
    await session.startDeepCheck();
    await rotateVaultKey(session, masterPassword);
    const full = vi.spyOn(Store.prototype, 'copyTo').mockRejectedValue(new StoreError('DISK_FULL'));
    await expect(backups.removeOfEarlierKeys()).rejects.toThrow('DISK_FULL');
    full.mockRestore();
    expect(backups.list().map((one) => one.name)).toContain(name);
  });

  it('a restore works from the unlock screen, with the password of then', async () => {
    await changePassword(session, masterPassword, 'the one of today');
    lock();
    await expect(backups.restore({ name, acceptDamage: false })).rejects.toThrow('BACKUP_NEEDS_PASSWORD');
    fs.rmSync(kit.file);
    await backups.restore({ name, acceptDamage: false, password: masterPassword });
    await open();
    expect(session.pages.named('TOKEN')).toHaveLength(1);
  });
});

describe('a backup of a vault that is being opened', () => {
  it('is made before what it opens with is changed, unless they are turned off', async () => {
    await backups.beforeOpening(session, {});
    expect(made()).toEqual(['before-key-change']);
    settings.automatic = false;
    await backups.beforeOpening(session, {});
    expect(made()).toHaveLength(1);
  });

  it('that can’t be made keeps nobody outside; one that was cancelled does', async () => {
    settings.folder = path.join(kit.folder, 'not there');
    await backups.beforeOpening(session, {});
    expect(backups.state().failed).toBe('BACKUP_FOLDER_MISSING');
    settings.folder = null;
    const { signal } = new AbortController();
    const stopped = AbortSignal.abort();
    await expect(backups.beforeOpening(session, { signal: stopped })).rejects.toThrow('CANCELLED');
    await backups.beforeOpening(session, { signal });
    expect(made()).toEqual(['before-key-change']);
  });
});
