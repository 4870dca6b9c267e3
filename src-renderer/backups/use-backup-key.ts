import { useState } from 'react';
import type { Backup } from '../../src-preload/contract.ts';
import { asCofferError } from '../bridge.ts';
import { tellUnlessWished } from '../tell-failure.ts';
import type { BackupKey } from './actions.ts';

type Act = (key: BackupKey) => Promise<void>;
export type Asking = { backup: Backup; act: Act };

/**
 * Does something with a backup under the open vault's keys; where it has others, asks for its password and does it with
 * that. What was typed lives in the dialog, and in what `act` makes of it.
 */
export function useBackupKey() {
  const [asking, setAsking] = useState<Asking | null>(null);
  /** The name of the backup that something is being done with. */
  const [busy, setBusy] = useState<string | null>(null);

  const withKey = async (backup: Backup, act: Act) => {
    if (busy !== null) return;
    setBusy(backup.name);
    try {
      await act({});
    } catch (caught) {
      if (asCofferError(caught).code === 'BACKUP_NEEDS_PASSWORD') setAsking({ backup, act });
      else tellUnlessWished(caught);
    } finally {
      setBusy(null);
    }
  };
  return { asking, busy, withKey, stopAsking: () => setAsking(null) };
}
