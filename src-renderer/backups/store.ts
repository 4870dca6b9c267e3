import { create } from 'zustand';
import type { Backup, BackupState } from '../../src-preload/contract.ts';
import { texts } from '../../src-texts/texts.ts';
import { asCofferError, unwrap } from '../bridge.ts';
import { useSettings } from '../settings/store.ts';
import { announce } from '../ui/announce.ts';
import { onReset, resettable } from '../ui/reset.ts';
import { useVault } from '../unlock/vault-store.ts';
import { failureWords } from './words.ts';

/** How backups stand. It outlives a lock: the unlock screen says what was put in place. */
export const useBackupState = create<{ state: BackupState | null }>(() => ({ state: null }));

/** The backups in the folder, newest first; `null` before it was looked at. */
export const useBackups = resettable<{ list: Backup[] | null; failure: string | null }>({ list: null, failure: null });

let asked = 0;

// An answer that arrives after locking must not fill the store again.
onReset(() => {
  asked += 1;
});

/** Follows how backups stand; looks into the folder whenever a vault is open. */
export async function startBackups(): Promise<void> {
  window.coffer.backups.onState(receive);
  useVault.subscribe((now, before) => {
    if (now.vault?.phase === 'unlocked' && before.vault?.phase !== 'unlocked') void readBackups();
  });
  useBackupState.setState({ state: await unwrap(window.coffer.backups.state()) });
  if (useVault.getState().vault?.phase === 'unlocked') void readBackups();
}

/** Reads the list and how backups stand. The own folder is made with the first backup: without it there are none. */
export async function readBackups(): Promise<void> {
  asked += 1;
  const mine = asked;
  try {
    const list = await unwrap(window.coffer.backups.list());
    if (mine === asked) useBackups.setState({ list, failure: null });
  } catch (caught) {
    if (mine !== asked) return;
    const { code, message } = asCofferError(caught);
    const none = code === 'BACKUP_FOLDER_MISSING' && useSettings.getState().settings?.backupFolder === null;
    useBackups.setState(none ? { list: [], failure: null } : { list: null, failure: message });
  }
  const state = await unwrap(window.coffer.backups.state()).catch(() => null);
  if (mine === asked && state) useBackupState.setState({ state });
}

function receive(state: BackupState): void {
  const before = useBackupState.getState().state;
  useBackupState.setState({ state });
  const open = useVault.getState().vault?.phase === 'unlocked';
  // Asking for the list makes main tell how they stand as well: only the end of a backup asks again.
  if (open && before?.making != null && state.making === null) void readBackups();
  if (state.failed !== null && before?.failed !== state.failed)
    announce(texts.backups.page.failedSaid(failureWords(state.failed)));
}
