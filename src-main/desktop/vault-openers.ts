import type { KeyChange, Progress, VaultContext } from '../vault/environment.ts';
import type { Session } from '../vault/session.ts';

/** What of `vault/` opens and ends sessions. */
export type VaultOpeners = {
  inspectVaultFile(path: string): void;
  createVault(
    context: VaultContext,
    path: string,
    password: string,
    progress: Progress,
  ): Promise<{ session: Session; recoveryCode: string }>;
  unlockVault(context: VaultContext, path: string, password: string, options: OpenOptions): Promise<Session>;
  recoverVault(
    context: VaultContext,
    path: string,
    recoveryCode: string,
    newPassword: string,
    options: OpenOptions,
  ): Promise<Session>;
  changePassword(session: Session, current: string, next: string, change: KeyChange): Promise<void>;
};

type OpenOptions = Progress & {
  acceptOlderCopy: boolean;
  forReading?: boolean;
  beforeKeyChange: (session: Session) => Promise<void>;
};
