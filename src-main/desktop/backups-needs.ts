import type { BackupCheck, BackupState } from '../../src-preload/contract/backups.ts';
import type { TimeZoneOffsetAt } from '../vault/audit/findings.ts';
import type { VaultContext } from '../vault/environment.ts';
import type { Session } from '../vault/session.ts';

export type BackupsNeeds = {
  context: VaultContext;
  /** The person's calendar. */
  offsetAt: TimeZoneOffsetAt;
  /** What the person chose; `folder` is `null` for the one beside the app's data. */
  settings: () => { automatic: boolean; folder: string | null };
  defaultFolder: string;
  openSession: () => Session | null;
  /** Where the chosen vault is, or was; `null` where none is chosen. */
  vaultFile: () => string | null;
  lock: () => void;
  /** Asks in a dialog of this process before a backup takes the vault's place. */
  confirmRestore: (checked: BackupCheck) => Promise<boolean>;
  /** Asks in a dialog of this process before so many backups are deleted. */
  confirmRemoval: (count: number) => Promise<boolean>;
  /** After any change of the state, with the state. */
  onState: (state: BackupState) => void;
};
