import fs from 'node:fs';
import path from 'node:path';
import type { BackupCheck, BackupReason } from '../../../src-preload/contract/backups.ts';
import { toHex } from '../../crypto/bytes.ts';
import { guarded, StoreError } from '../../store/errors.ts';
import { makeFolder, placeFile, removeFile } from '../../store/file.ts';
import { Store } from '../../store/store.ts';
import type { TimeZoneOffsetAt } from '../audit/findings.ts';
import { nowSeconds, type Progress } from '../environment.ts';
import { asVaultError, VaultError } from '../errors.ts';
import type { Session } from '../session.ts';
import { summarise } from './check.ts';
import { checkToEnd, openCopy } from './copy.ts';
import { type Backup, removeOldBackups, removeUnfinished, unfinishedName } from './folder.ts';
import { type BackupName, formatName, parseName, tagOf } from './name.ts';
import { note } from './note.ts';

export type BackupOptions = Progress & {
  folder: string;
  /** Make the folder where it isn't there. Not for one that a person chose: its disk may be away. */
  makeFolder: boolean;
  reason: BackupReason;
  /** The person's calendar, by which old backups are kept. */
  offsetAt: TimeZoneOffsetAt;
};

export type MadeBackup = {
  backup: Backup;
  checked: BackupCheck;
  /** Names of the older backups that were let go. */
  removed: string[];
};

/** Part of the progress that the copying is; the rest is the check. */
const COPYING = 0.5;
const running = new WeakSet<Session>();

/**
 * Makes a backup of an open vault: copies it while it may be used and written, opens the copy under the vault's own
 * keys, checks it to the last record, and only then gives it its name; afterwards older ones are let go. One made
 * before a repair may hold the damage that the vault has.
 *
 * Throws BACKUP_FAILED where the copy is not whole, BACKUP_FOLDER_MISSING, FOLDER_NOT_WRITABLE, DISK_FULL, DISK_FAILED,
 * IN_USE, BUSY while another one is being made, CANCELLED, VAULT_LOCKED. Then nothing of it is left, and earlier
 * backups are as they were.
 */
export async function makeBackup(session: Session, options: BackupOptions): Promise<MadeBackup> {
  session.assertUnlocked();
  if (running.has(session)) throw new VaultError('BUSY');
  running.add(session);
  try {
    prepareFolder(options);
    removeUnfinished(options.folder, session.rows.vaultId);
    const { backup, checked } = await copyInto(session, options);
    note(session, 'backup-made', backup.name);
    return { backup, checked, removed: letGo(session, options) };
  } catch (error) {
    throw asVaultError(error);
  } finally {
    running.delete(session);
  }
}

function prepareFolder(options: BackupOptions): void {
  const { folder } = options;
  writable(() => {
    if (options.makeFolder) makeFolder(folder);
    if (!fs.statSync(folder).isDirectory()) throw new VaultError('BACKUP_FOLDER_MISSING');
  });
}

async function copyInto(session: Session, options: BackupOptions): Promise<Omit<MadeBackup, 'removed'>> {
  const { context, rows, store } = session;
  const unfinished = path.join(options.folder, unfinishedName(rows.vaultId, toHex(context.random(8))));
  const { signal, onProgress = () => {} } = options;
  try {
    writable(() => fs.closeSync(fs.openSync(unfinished, 'wx', 0o600)));
    await store.copyTo(unfinished, (fraction) => {
      if (signal?.aborted) throw new VaultError('CANCELLED');
      onProgress(fraction * COPYING);
    });
    const checked = await checkCopy(session, unfinished, options);
    session.assertUnlocked();
    const name = place(unfinished, options, { vault: vaultName(session), ...nameParts(session, options) });
    onProgress(1);
    return {
      backup: { ...name, size: fs.statSync(path.join(options.folder, name.name)).size, readable: true },
      checked,
    };
  } catch (error) {
    removeFile(unfinished);
    session.assertUnlocked();
    throw error;
  }
}

/** The copy is opened as a vault is, and must be the state that the vault has just now, whole. */
async function checkCopy(session: Session, file: string, { reason, signal }: BackupOptions): Promise<BackupCheck> {
  const { revision } = session;
  const store = Store.open(file);
  const copy = openCopy(session, store);
  try {
    if (copy?.revision !== revision) throw new VaultError('BACKUP_FAILED');
    await checkToEnd(copy, signal);
    const checked = summarise(copy);
    if (checked.damaged.length > 0 && reason !== 'before-repair') {
      throw new VaultError('BACKUP_FAILED', { damaged: checked.damaged.length });
    }
    return checked;
  } finally {
    copy?.lock();
    store.close();
  }
}

/** Gives the finished copy its name; never that of another backup. */
function place(unfinished: string, { folder }: BackupOptions, parts: Omit<BackupName, 'turn'>) {
  for (let turn = 1; ; turn++) {
    const name = formatName({ ...parts, turn });
    try {
      placeFile(unfinished, path.join(folder, name));
      return { ...parts, turn, name };
    } catch (error) {
      if (!(error instanceof StoreError && error.code === 'FILE_EXISTS') || turn === 1_000) throw error;
    }
  }
}

function nameParts({ context, rows }: Session, { reason }: BackupOptions) {
  return { at: nowSeconds(context.clock), reason, tag: tagOf(rows.vaultId) };
}

function vaultName({ path: file }: Session): string {
  // It may be a backup itself that somebody works with.
  return parseName(path.basename(file))?.vault ?? path.basename(file, path.extname(file));
}

/** A new backup stands; what goes wrong here takes nothing from it. */
function letGo(session: Session, { folder, reason, offsetAt }: BackupOptions): string[] {
  if (reason === 'before-repair') return [];
  const { rows, path: open, context } = session;
  try {
    return removeOldBackups(folder, { vaultId: rows.vaultId, open }, nowSeconds(context.clock), offsetAt);
  } catch {
    return [];
  }
}

function writable(step: () => void): void {
  try {
    guarded(step);
  } catch (error) {
    if (error instanceof StoreError && error.code === 'READ_ONLY') throw new VaultError('FOLDER_NOT_WRITABLE');
    if (error instanceof StoreError && error.code === 'FILE_MISSING') throw new VaultError('BACKUP_FOLDER_MISSING');
    throw error;
  }
}
