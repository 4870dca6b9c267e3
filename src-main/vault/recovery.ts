import { wipe } from '../crypto/bytes.ts';
import { formatRecoveryCode, recoveryBytes } from '../crypto/recovery-code.ts';
import { record as recordEvent } from './audit.ts';
import type { Progress } from './environment.ts';
import { asVaultError, VaultError } from './errors.ts';
import { headerDigest } from './manifest.ts';
import type { Session } from './session.ts';
import { findUnlocker, newRecoveryUnlocker, openWithPassword, unlockerKind } from './unlockers.ts';

/**
 * Makes a new recovery code, given this once; the old one opens nothing any more. Throws WRONG_PASSWORD, READ_ONLY,
 * READ_ONLY_DAMAGED, DISK_FULL, CANCELLED, …
 */
export async function makeRecoveryCode(
  session: Session,
  password: string,
  progress: Progress = {},
): Promise<{ recoveryCode: string }> {
  session.assertUnlocked();
  const { context, store, rows } = session;
  const bytes = context.random(recoveryBytes);
  let vaultKey = new Uint8Array(32);
  try {
    vaultKey = Uint8Array.from(await openWithPassword(context, store, rows.vaultId, password, progress));
    session.transaction(() => {
      // The vault key was changed meanwhile: this code would open nothing.
      if (!rows.areUnder(vaultKey)) throw new VaultError('BUSY');
      store.tables.unlockers.remove(findUnlocker(store, unlockerKind.recovery).id);
      store.tables.unlockers.insert(newRecoveryUnlocker(context, rows.vaultId, bytes, vaultKey));
      session.setHeaderDigest(headerDigest(store));
      recordEvent(session, 'recovery-code-made');
    });
    return { recoveryCode: formatRecoveryCode(bytes) };
  } catch (error) {
    throw asVaultError(error);
  } finally {
    wipe(vaultKey, bytes);
  }
}
