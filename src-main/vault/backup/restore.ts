import fs from 'node:fs';
import path from 'node:path';
import type { BackupCheck, Restored } from '../../../src-preload/contract/backups.ts';
import { equalBytes, toHex } from '../../crypto/bytes.ts';
import { digest } from '../../crypto/keys.ts';
import { guarded } from '../../store/errors.ts';
import { fileIdentity, removeFile } from '../../store/file.ts';
import { copyFile, replaceVault } from '../../store/replace.ts';
import { nowSeconds, type VaultContext } from '../environment.ts';
import { asVaultError, VaultError } from '../errors.ts';
import { acceptCopy } from '../mark.ts';
import { idText } from '../sealed-rows.ts';
import { type BackupKeys, checkBackup } from './check.ts';
import { openForReading, vaultIdOf } from './folder.ts';
import { stamp } from './name.ts';

export type RestoreOptions = BackupKeys & {
  /** The vault's place; there need not be a file. */
  vaultFile: string;
  backupFile: string;
  /** Put it in place although parts of it are damaged. */
  acceptDamage?: boolean;
};

/** A copy of a backup, checked, that lies ready beside the vault's place. */
export type ReadyRestore = {
  readonly checked: BackupCheck;
  /** Puts it in place; the vault must be locked. Throws IN_USE, READ_ONLY, DISK_FULL, DISK_FAILED. */
  put(): Restored;
  /** Takes it away again. */
  discard(): void;
};

/**
 * Copies a backup beside the place of the vault and checks that copy to its last record, under the open vault's keys or
 * with the backup's own password; what is put in place later is what was checked. The vault itself isn't touched yet.
 *
 * Throws BACKUP_DAMAGED (`records`: how many) unless `acceptDamage`; BACKUP_OF_ANOTHER_VAULT; what `openBackup` throws;
 * FOLDER_NOT_WRITABLE, DISK_FULL, DISK_FAILED. Then nothing is left of it.
 */
export async function readyRestore(context: VaultContext, options: RestoreOptions): Promise<ReadyRestore> {
  const { backupFile, acceptDamage = false } = options;
  const vaultFile = realPlace(options.vaultFile);
  const ready = path.join(path.dirname(vaultFile), unfinishedName(vaultFile, toHex(context.random(8))));
  const discard = () => removeFile(ready);
  try {
    removeUnfinished(vaultFile);
    await copyFile(backupFile, ready, options.signal);
    const header = readHeader(ready);
    assertSameVault(header.vaultId, vaultFile, options);
    const checked = await checkBackup(context, ready, options);
    if (checked.damaged.length > 0 && !acceptDamage) {
      throw new VaultError('BACKUP_DAMAGED', { records: checked.damaged.length });
    }
    return { checked, discard, put: () => ({ checked, kept: put(context, vaultFile, ready, header) }) };
  } catch (error) {
    discard();
    throw options.signal?.aborted ? new VaultError('CANCELLED') : asVaultError(error);
  }
}

/** The same in one step, for a vault that is locked. */
export async function restoreBackup(context: VaultContext, options: RestoreOptions): Promise<Restored> {
  const ready = await readyRestore(context, options);
  try {
    return ready.put();
  } catch (error) {
    ready.discard();
    throw error;
  }
}

type Header = { vaultId: Uint8Array; manifest: string };

/**
 * The person wants this older state: that is noted first, for exactly this one, so that the vault opens afterwards
 * without a warning, and the audit says that it was restored. Without the file in its place the note does nothing.
 */
function put(context: VaultContext, vaultFile: string, ready: string, { vaultId, manifest }: Header): string | null {
  try {
    acceptCopy(context.marksFolder, idText(vaultId), manifest);
    return replaceVault(vaultFile, ready, keptNames(vaultFile, nowSeconds(context.clock)));
  } catch (error) {
    throw asVaultError(error);
  }
}

/** `personal before restore 2026-11-21 09-30-05Z.coffer` */
function* keptNames(vaultFile: string, now: number): Generator<string> {
  const { name, ext } = path.parse(vaultFile);
  for (let turn = 1; turn < 1_000; turn++) {
    yield `${name} before restore ${stamp(now)}${turn > 1 ? `-${turn}` : ''}${ext}`;
  }
}

/** Whose it is, and the digest of its manifest: the very state that was made a backup of. */
function readHeader(file: string): Header {
  const store = openForReading(file);
  try {
    const [header] = store.tables.header.all();
    const manifest = header && store.tables.manifest.get(header.id)?.sealed;
    if (!header || !(manifest instanceof Uint8Array)) throw new VaultError('VAULT_DAMAGED');
    return { vaultId: Uint8Array.from(header.id), manifest: toHex(digest(manifest)) };
  } finally {
    store.close();
  }
}

/** Whose the present file is may be unknown: it is missing, or damaged, which is why it is to be replaced. */
function assertSameVault(vaultId: Uint8Array, vaultFile: string, { session }: RestoreOptions): void {
  const isOpen = session !== null && fileIdentity(session.path) === fileIdentity(vaultFile);
  const present = isOpen ? session.rows.vaultId : vaultIdOf(vaultFile);
  if (present && !equalBytes(present, vaultId)) throw new VaultError('BACKUP_OF_ANOTHER_VAULT');
}

/** Where the vault lies in truth: a link to it stays a link. */
function realPlace(vaultFile: string): string {
  return fs.existsSync(vaultFile) ? fs.realpathSync(vaultFile) : vaultFile;
}

function unfinishedName(vaultFile: string, random: string): string {
  return `.${path.basename(vaultFile)}.${random}.coffer-restore`;
}

/** Removes what a run that was killed left. */
function removeUnfinished(vaultFile: string): void {
  const folder = path.dirname(vaultFile);
  for (const name of guarded(() => fs.readdirSync(folder))) {
    const own = name.startsWith(`.${path.basename(vaultFile)}.`) && /\.coffer-restore(-wal|-shm)?$/.test(name);
    if (own) fs.rmSync(path.join(folder, name), { force: true });
  }
}
