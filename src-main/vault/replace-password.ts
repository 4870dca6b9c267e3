import { record as recordEvent } from './audit.ts';
import type { Progress } from './environment.ts';
import { asVaultError, VaultError } from './errors.ts';
import { headerDigest } from './manifest.ts';
import type { Session } from './session.ts';
import { findUnlocker, newPasswordUnlocker, unlockerKind } from './unlockers.ts';

/** Puts a row with today's cost in the place of that by which the password opens the vault. Throws BUSY, DISK_FULL, … */
export async function replacePassword(
  session: Session,
  password: string,
  vaultKey: Uint8Array,
  progress: Progress,
  event: 'recovered' | 'password-changed' | 'kdf-raised',
): Promise<void> {
  const { context, rows, manifest } = session;
  const { id } = findUnlocker(session.store, unlockerKind.password);
  const unlocker = await newPasswordUnlocker(context, rows.vaultId, id, password, vaultKey, progress);
  session.transaction(() => {
    // Another key or another password was set meanwhile: this row would bring the old one back.
    if (session.manifest.header !== manifest.header) throw new VaultError('BUSY');
    session.store.tables.unlockers.update(unlocker);
    session.setHeaderDigest(headerDigest(session.store));
    recordEvent(session, event);
  });
  session.erase();
}

/**
 * Protects the password as new ones are today. Whatever stands in the way of that (a full disk, too little memory) must
 * not keep anybody from their vault: it stays as it is then. Only a person who cancels stays outside.
 */
export async function raiseCost(
  session: Session,
  password: string,
  vaultKey: Uint8Array,
  progress: Progress,
): Promise<void> {
  try {
    await replacePassword(session, password, vaultKey, progress, 'kdf-raised');
  } catch (error) {
    const failure = asVaultError(error);
    if (!(failure instanceof VaultError) || failure.code === 'CANCELLED') throw failure;
  }
}
