import fs from 'node:fs';
import path from 'node:path';
import { equalBytes } from '../../crypto/bytes.ts';
import { guarded, StoreError } from '../../store/errors.ts';
import { fileIdentity, lookAtFile } from '../../store/file.ts';
import { Store } from '../../store/store.ts';
import type { TimeZoneOffsetAt } from '../audit/findings.ts';
import { asVaultError, VaultError } from '../errors.ts';
import { type BackupName, parseName, tagOf } from './name.ts';
import { keep } from './retention.ts';

/** A backup as its file shows it without any key. */
export type Backup = BackupName & {
  /** Of the file, in its folder. */
  name: string;
  /** Bytes. */
  size: number;
  /** Whether it looks like a vault that can be opened here. */
  readable: boolean;
};

/**
 * The backups in a folder, newest first: of one vault, or with `null` of all. Files that are called otherwise, folders
 * and links are none. Throws BACKUP_FOLDER_MISSING, READ_ONLY where the folder may not be read, DISK_FAILED.
 */
export function listBackups(folder: string, vaultId: Uint8Array | null): Backup[] {
  const tag = vaultId && tagOf(vaultId);
  return namesIn(folder)
    .flatMap((name): Backup[] => {
      const parsed = parseName(name);
      if (!parsed || (tag !== null && parsed.tag !== tag)) return [];
      const stat = statOf(path.join(folder, name));
      return stat?.isFile()
        ? [{ ...parsed, name, size: stat.size, readable: isReadable(path.join(folder, name)) }]
        : [];
    })
    .toSorted((a, b) => b.at - a.at || b.turn - a.turn || (a.name < b.name ? -1 : 1));
}

/** The path of a backup that stands in the list by this name. Throws BACKUP_NOT_FOUND. */
export function pathOfBackup(folder: string, name: string): string {
  const file = path.join(folder, name);
  const known = path.basename(name) === name && parseName(name) !== null;
  if (!known || !statOf(file)?.isFile()) throw new VaultError('BACKUP_NOT_FOUND');
  return file;
}

/**
 * Removes the backups of a vault that `keep` lets go. Of each its own header must say that it is this vault's; one that
 * is open as a vault stays. What can't be removed stays, without an error. Answers the names of those removed.
 */
export function removeOldBackups(
  folder: string,
  { vaultId, open }: { vaultId: Uint8Array; open: string },
  now: number,
  offsetAt: TimeZoneOffsetAt,
): string[] {
  const all = listBackups(folder, vaultId).filter(({ readable }) => readable);
  // One made before a repair holds the damage that was to be repaired.
  const dated = all.map((one) => ({ ...one, good: one.reason !== 'before-repair' }));
  const staying = new Set(keep(dated, now, offsetAt).map(({ name }) => name));
  return all
    .map(({ name }) => name)
    .filter((name) => !staying.has(name) && removeBackup(path.join(folder, name), vaultId, open));
}

/** The id of the vault that a file holds, which needs no key; `null` where it can't be read or is larger than 1 GiB. */
export function vaultIdOf(file: string): Uint8Array | null {
  try {
    // The header's row is there since the file was made: a log beside it has nothing to say about it.
    const store = Store.openForReading(file, { withoutLog: true });
    try {
      const [header] = store.tables.header.all();
      return header ? Uint8Array.from(header.id) : null;
    } finally {
      store.close();
    }
  } catch {
    return null;
  }
}

/** Opens a file for reading from memory; one that is too large for that, or has a log beside it, in its place. */
export function openForReading(file: string): Store {
  try {
    return Store.openForReading(file);
  } catch (error) {
    if (!(error instanceof StoreError && error.code === 'READ_ONLY')) throw error;
    return Store.open(file);
  }
}

const unfinished = /^\.([0-9a-f]{8})-[0-9a-f]{16}\.coffer-backup(-wal|-shm|-journal)?$/;

/** Where a backup of this vault is made before it gets its name. */
export function unfinishedName(vaultId: Uint8Array, random: string): string {
  return `.${tagOf(vaultId)}-${random}.coffer-backup`;
}

/** Removes what a run that was killed left of its backups. A vault is open once only, so nobody is at work on them. */
export function removeUnfinished(folder: string, vaultId: Uint8Array): void {
  for (const name of namesIn(folder)) {
    if (unfinished.exec(name)?.[1] === tagOf(vaultId)) fs.rmSync(path.join(folder, name), { force: true });
  }
}

/** Removes a file whose own header says that it is of this vault, unless it is the one that is open as a vault. */
export function removeBackup(file: string, vaultId: Uint8Array, open: string): boolean {
  const owner = vaultIdOf(file);
  if (!owner || !equalBytes(owner, vaultId) || fileIdentity(file) === fileIdentity(open)) return false;
  try {
    fs.unlinkSync(file);
    return true;
  } catch {
    return false;
  }
}

function namesIn(folder: string): string[] {
  try {
    return guarded(() => fs.readdirSync(folder));
  } catch (error) {
    if (error instanceof StoreError && error.code === 'FILE_MISSING') throw new VaultError('BACKUP_FOLDER_MISSING');
    throw asVaultError(error);
  }
}

/** Of the file itself, not of what a link leads to; `undefined` where it can't be had. */
function statOf(file: string): fs.Stats | undefined {
  try {
    return fs.lstatSync(file);
  } catch {
    return undefined;
  }
}

function isReadable(file: string): boolean {
  try {
    lookAtFile(file);
    return true;
  } catch {
    return false;
  }
}
