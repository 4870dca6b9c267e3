import type { BackupCheck } from '../../../src-preload/contract/backups.ts';
import type { Store } from '../../store/store.ts';
import { nowSeconds, type Progress, type VaultContext } from '../environment.ts';
import { asVaultError, VaultError } from '../errors.ts';
import { type CopyKey, unlockCopy } from '../open.ts';
import * as projects from '../projects.ts';
import type { Session } from '../session.ts';
import { checkToEnd, openCopy } from './copy.ts';
import { openForReading } from './folder.ts';

/** What a backup may be opened with: the keys of the open vault that it is of, else what opened it then. */
export type BackupKeys = Progress & { session: Session | null; key?: CopyKey | undefined };

/**
 * Opens a backup for reading; neither it nor what is known of the vault's newest state is changed. It is locked with the
 * session. Throws BACKUP_NEEDS_PASSWORD where the session's keys don't open it and no other is given; VAULT_DAMAGED,
 * NOT_A_VAULT, NEWER_FORMAT, FILE_MISSING, IN_USE; what `unlockCopy` throws.
 */
export async function openBackup(context: VaultContext, file: string, keys: BackupKeys): Promise<Session> {
  const { session, key } = keys;
  session?.assertUnlocked();
  const store = openStore(file);
  try {
    const copy = session && openCopy(session, store);
    if (copy) return copy;
    if (!key) throw new VaultError('BACKUP_NEEDS_PASSWORD');
    const unlocked = await unlockCopy(context, store, key, keys);
    session?.lockAlong(unlocked);
    return unlocked;
  } catch (error) {
    store.close();
    throw error;
  }
}

/** Opens a backup, checks it down to the last record, and answers what is in it and what is damaged. Throws the same. */
export async function checkBackup(context: VaultContext, file: string, keys: BackupKeys): Promise<BackupCheck> {
  const copy = await openBackup(context, file, keys);
  try {
    await checkToEnd(copy, keys.signal);
    return summarise(copy);
  } finally {
    copy.lock();
  }
}

/** What an open copy holds, and what was found damaged in it. */
export function summarise(copy: Session): BackupCheck {
  const all = [...copy.pages.all()];
  const inTrash = all.filter(({ trashedAt }) => trashedAt !== null).length;
  return {
    writtenAt: copy.manifest.writtenAt,
    revision: copy.revision,
    secrets: all.length - inTrash,
    inTrash,
    versions: copy.pages.versions,
    projects: projects.list(copy).length,
    damaged: copy.integrity().damaged,
    checkedAt: nowSeconds(copy.context.clock),
  };
}

function openStore(file: string): Store {
  try {
    return openForReading(file);
  } catch (error) {
    throw asVaultError(error);
  }
}
