import { toHex, wipe } from '../crypto/bytes.ts';
import { deriveVaultKeys, digest } from '../crypto/keys.ts';
import { formatRecoveryCode, recoveryBytes } from '../crypto/recovery-code.ts';
import { lookAtFile } from '../store/file.ts';
import type { Row } from '../store/schema.ts';
import { Store } from '../store/store.ts';
import { record as recordEvent, recordReading } from './audit.ts';
import { type KeyChange, nowSeconds, type Progress, portion, type VaultContext } from './environment.ts';
import { defaultEnvironments } from './environments.ts';
import { asVaultError, VaultError } from './errors.ts';
import { headerDigest, newManifest, readManifest, sealManifest } from './manifest.ts';
import { loadPages } from './orphans.ts';
import { raiseCost, replacePassword } from './replace-password.ts';
import { SealedRows } from './sealed-rows.ts';
import { Session } from './session.ts';
import {
  newPasswordUnlocker,
  newRecoveryUnlocker,
  openWithPassword,
  openWithRecoveryCode,
  passwordCost,
} from './unlockers.ts';

/** The only suite of format 1: scrypt, XChaCha20-Poly1305, HKDF- and HMAC-SHA256. There is no fallback. */
const SUITE = 1;

export type OpenOptions = Progress & {
  /** Take the file although this computer has seen a newer or another state of it. */
  acceptOlderCopy: boolean;
  /** Open a write-protected file all the same; nothing can be changed then. */
  forReading?: boolean;
  /** Before what the vault opens with is changed on the way; what it throws keeps the vault closed. */
  beforeKeyChange?: (session: Session) => Promise<void>;
};

/** Looks whether a file is a vault that this program can open; throws a `VaultError` saying why not. */
export function inspectVaultFile(file: string): void {
  try {
    lookAtFile(file);
  } catch (error) {
    throw asVaultError(error);
  }
}

/**
 * Makes a vault at `file`, where nothing may stand yet, and unlocks it. The recovery code is given this once.
 * Throws FILE_EXISTS, FOLDER_NOT_WRITABLE, DISK_FULL, PASSWORD_UNUSABLE, PASSWORD_TOO_LONG, CANCELLED, …
 */
export async function createVault(
  context: VaultContext,
  file: string,
  password: string,
  progress: Progress = {},
): Promise<{ session: Session; recoveryCode: string }> {
  const vaultId = context.random(16);
  const vaultKey = context.random(32);
  const recovery = context.random(recoveryBytes);
  try {
    const byPassword = await newPasswordUnlocker(context, vaultId, context.random(16), password, vaultKey, progress);
    const byRecovery = newRecoveryUnlocker(context, vaultId, recovery, vaultKey);
    const rows = new SealedRows(vaultId, deriveVaultKeys(vaultKey, vaultId), context.random);
    try {
      Store.create(file, (store) => fillNewVault(context, store, rows, [byPassword, byRecovery]));
    } finally {
      rows.end();
    }
    const session = await openStore(file, false, (store) =>
      openSession(context, store, { acceptOlderCopy: false }, async () => vaultKey),
    );
    return { session, recoveryCode: formatRecoveryCode(recovery) };
  } catch (error) {
    throw asVaultError(error);
  } finally {
    wipe(vaultKey, recovery);
  }
}

/** Everything that a vault has from the start, before its file stands in its place. */
function fillNewVault(context: VaultContext, store: Store, rows: SealedRows, unlockers: readonly Row[]): void {
  const id = rows.vaultId;
  const manifest = store.transaction(() => {
    store.tables.header.insert({ id, suite: SUITE });
    for (const unlocker of unlockers) store.tables.unlockers.insert(unlocker);
    const empty = newManifest(headerDigest(store), nowSeconds(context.clock));
    store.tables.manifest.insert(sealManifest(rows, empty));
    return empty;
  });
  const session = new Session(context, store, rows, manifest, false);
  try {
    session.transaction(() => {
      defaultEnvironments(session);
      recordEvent(session, 'created');
    });
  } finally {
    session.lock();
  }
}

/**
 * Opens a vault with its master password. Throws WRONG_PASSWORD, VAULT_DAMAGED, NOT_A_VAULT, NEWER_FORMAT, IN_USE,
 * READ_ONLY, FILE_MISSING, KDF_REFUSED, NOT_ENOUGH_MEMORY, CANCELLED; OLDER_COPY and OTHER_COPY with the two dates
 * (`fileWrittenAt`, `seenWrittenAt`, in seconds). A vault that is damaged in parts opens, for reading only; one on a
 * full or failing disk opens too, without the event that says so.
 */
export async function unlockVault(
  context: VaultContext,
  file: string,
  password: string,
  options: OpenOptions,
): Promise<Session> {
  return openStore(file, options.forReading === true, async (store) => {
    let vaultKey = new Uint8Array(32);
    try {
      const cost = passwordCost(store);
      const raised = cost < context.cost;
      const share = raised ? cost / (cost + context.cost + context.costliest) : 1;
      const session = await openSession(context, store, options, async (vaultId) => {
        const opened = await openWithPassword(context, store, vaultId, password, portion(options, 0, share));
        vaultKey = Uint8Array.from(opened);
        return opened;
      });
      try {
        if (raised && !session.readOnly) {
          await options.beforeKeyChange?.(session);
          await raiseCost(session, password, vaultKey, portion(options, share, 1));
        }
        recordReading(session, 'unlocked');
      } catch (error) {
        session.lock();
        throw error;
      }
      return session;
    } finally {
      wipe(vaultKey);
    }
  });
}

/**
 * Opens a vault with its recovery code and sets a new master password in the same step. A damaged vault, whose row for
 * the password may be what is damaged, opens for reading only and keeps its password.
 */
export async function recoverVault(
  context: VaultContext,
  file: string,
  recoveryCode: string,
  newPassword: string,
  options: OpenOptions,
): Promise<Session> {
  return openStore(file, false, async (store) => {
    let vaultKey = new Uint8Array(32);
    try {
      const session = await openSession(context, store, options, async (vaultId) => {
        const opened = openWithRecoveryCode(store, vaultId, recoveryCode);
        vaultKey = Uint8Array.from(opened);
        return opened;
      });
      if (session.readOnly) return session;
      try {
        await options.beforeKeyChange?.(session);
        await replacePassword(session, newPassword, vaultKey, options, 'recovered');
      } catch (error) {
        session.lock();
        throw error;
      }
      return session;
    } finally {
      wipe(vaultKey);
    }
  });
}

/** What opens a copy of a vault: the password or the recovery code that it had when it was made. */
export type CopyKey = { password: string } | { recoveryCode: string };

/**
 * Opens a copy of a vault, such as a backup, for reading. It may be older than what this computer has seen, and what was
 * seen stays noted. Throws WRONG_PASSWORD, WRONG_RECOVERY_CODE, MISTYPED_RECOVERY_CODE, VAULT_DAMAGED, KDF_REFUSED,
 * CANCELLED, …; then the store is the caller's still.
 */
export async function unlockCopy(
  context: VaultContext,
  store: Store,
  key: CopyKey,
  progress: Progress = {},
): Promise<Session> {
  try {
    return await openSession(context, store, { acceptOlderCopy: true, forReading: true }, async (vaultId) =>
      'password' in key
        ? openWithPassword(context, store, vaultId, key.password, progress)
        : openWithRecoveryCode(store, vaultId, key.recoveryCode),
    );
  } catch (error) {
    throw asVaultError(error);
  }
}

/** Sets a new master password, given the present one. Throws WRONG_PASSWORD, PASSWORD_TOO_LONG, BUSY, CANCELLED, … */
export async function changePassword(
  session: Session,
  current: string,
  next: string,
  { beforeChange, ...progress }: KeyChange = {},
): Promise<void> {
  session.assertUnlocked();
  try {
    const { context, store, rows, manifest } = session;
    const vaultKey = await openWithPassword(context, store, rows.vaultId, current, progress);
    try {
      await beforeChange?.(progress);
      session.assertUnlocked();
      if (session.manifest.header !== manifest.header) throw new VaultError('BUSY');
      await replacePassword(session, next, vaultKey, progress, 'password-changed');
    } finally {
      wipe(vaultKey);
    }
  } catch (error) {
    throw asVaultError(error);
  }
}

async function openStore(file: string, forReading: boolean, use: (store: Store) => Promise<Session>): Promise<Session> {
  let store: Store | null = null;
  try {
    store = forReading ? Store.openForReading(file) : Store.open(file);
    return await use(store);
  } catch (error) {
    store?.close();
    throw asVaultError(error);
  }
}

/** From the file to the list: header, vault key, manifest, mark, pages. The vault key is wiped. */
async function openSession(
  context: VaultContext,
  store: Store,
  { acceptOlderCopy, forReading = false }: { acceptOlderCopy: boolean; forReading?: boolean },
  getVaultKey: (vaultId: Uint8Array) => Promise<Uint8Array>,
): Promise<Session> {
  const [header, ...more] = store.tables.header.all();
  if (!header || more.length > 0 || header.suite !== SUITE) throw new VaultError('VAULT_DAMAGED');
  const vaultId = Uint8Array.from(header.id);
  const vaultKey = await getVaultKey(vaultId);
  const rows = new SealedRows(vaultId, deriveVaultKeys(vaultKey, vaultId), context.random);
  wipe(vaultKey);
  try {
    const row = store.tables.manifest.get(vaultId);
    const stored = rows.open<Parameters<typeof readManifest>[0]>('manifest', vaultId, row);
    const manifest = stored && readManifest(stored);
    if (!manifest || !row) throw new VaultError('VAULT_DAMAGED');
    const session = new Session(context, store, rows, manifest, forReading);
    const known = compareWithMark(session, toHex(digest(row.sealed as Uint8Array)));
    if (known && !acceptOlderCopy && !known.restored) throw known.error;
    loadPages(session);
    if (headerDigest(store) !== manifest.header) session.noteDamage({ table: 'unlockers', id: null, name: null });
    if (known && !session.readOnly) takeOlderCopy(session, known);
    return session;
  } catch (error) {
    rows.end();
    throw error;
  }
}

/** What this computer has seen of a vault whose file is older; and whether it was put there from a backup on purpose. */
type Known = { error: VaultError; revision: number; restored: boolean };

/** From here on the older copy is the vault: its next state counts above the ones that were seen. */
function takeOlderCopy(session: Session, { revision, restored }: Known): void {
  session.transaction(() => {
    session.raiseRevision(revision);
    if (restored) recordEvent(session, 'backup-restored');
  });
}

/** Whether this computer has seen a newer state, or another one of the same revision. */
function compareWithMark(session: Session, seenDigest: string): Known | null {
  const mark = session.readMark();
  if (!mark || mark.revision < session.revision) return null;
  if (mark.revision === session.revision && mark.digest === seenDigest) return null;
  const code = mark.revision > session.revision ? 'OLDER_COPY' : 'OTHER_COPY';
  const dates = { fileWrittenAt: session.manifest.writtenAt, seenWrittenAt: mark.writtenAt };
  const restored = mark.accepted === seenDigest;
  return { error: new VaultError(code, dates), revision: mark.revision, restored };
}
