import path from 'node:path';
import { equalBytes } from '../../crypto/bytes.ts';
import type { Store } from '../../store/store.ts';
import type { Session } from '../session.ts';
import { inSlices } from '../slices.ts';
import { listBackups, openForReading, removeBackup } from './folder.ts';

/** Weight of opening a file: a slice of its own. */
const OPENING = 100;

/**
 * Names of the vault's backups that were made under an earlier vault key: they open with the password and the recovery
 * code of that time. What can't be read is none of them. Gives way between files; throws BACKUP_FOLDER_MISSING, READ_ONLY,
 * DISK_FAILED; VAULT_LOCKED.
 */
export async function backupsOfEarlierKeys(session: Session, folder: string): Promise<string[]> {
  return inSlices(lookAtEach(session, folder), () => session.assertUnlocked());
}

/** Removes backups by name, each only if its own header says that it is of this vault. Answers how many are gone by now. */
export function removeBackups({ rows, path: open }: Session, folder: string, names: readonly string[]): number {
  for (const name of names) removeBackup(path.join(folder, name), rows.vaultId, open);
  const left = new Set(listBackups(folder, rows.vaultId).map(({ name }) => name));
  return names.filter((name) => !left.has(name)).length;
}

function* lookAtEach(session: Session, folder: string): Generator<number, string[]> {
  const found: string[] = [];
  for (const { name, readable } of listBackups(folder, session.rows.vaultId)) {
    if (readable && isOfEarlierKey(session, path.join(folder, name))) found.push(name);
    yield OPENING;
  }
  return found;
}

function isOfEarlierKey(session: Session, file: string): boolean {
  try {
    const store = openForReading(file);
    try {
      const [header, ...more] = store.tables.header.all();
      const isOurs = header !== undefined && more.length === 0 && equalBytes(header.id, session.rows.vaultId);
      return isOurs && !opensUnder(session, store);
    } finally {
      store.close();
    }
  } catch {
    return false;
  }
}

/** Whether anything in a file opens under the session's keys: its manifest alone may be damaged. */
function opensUnder({ rows }: Session, { tables }: Store): boolean {
  const { vaultId } = rows;
  if (rows.open('manifest', vaultId, tables.manifest.get(vaultId)) !== null) return true;
  return tables.pages.all().some((page) => rows.open('pages', page.id, page) !== null);
}
