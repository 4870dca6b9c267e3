import { wipe } from '../crypto/bytes.ts';
import { deriveVaultKeys } from '../crypto/keys.ts';
import { formatRecoveryCode, recoveryBytes } from '../crypto/recovery-code.ts';
import { addTerm } from '../crypto/term.ts';
import type { Row } from '../store/schema.ts';
import { sealEvent } from './audit.ts';
import { type KeyChange, nowSeconds, type Progress, person, portion } from './environment.ts';
import { asVaultError, VaultError } from './errors.ts';
import { headerDigest, type Manifest, sealManifest } from './manifest.ts';
import { openTransaction } from './open-transaction.ts';
import { countRows, Resealing } from './resealing.ts';
import { SealedRows } from './sealed-rows.ts';
import type { Session } from './session.ts';
import { inSlices } from './slices.ts';
import {
  findUnlocker,
  newPasswordUnlocker,
  newRecoveryUnlocker,
  openWithPassword,
  passwordCost,
  unlockerKind,
} from './unlockers.ts';

/** What the derivations take, counted in rows to reseal. */
const DERIVATIONS = 10_000;

/** The new keys while they are not yet the vault's, and the rows by which the vault opens with them. */
type Draft = { rows: SealedRows; unlockers: readonly Row[] };

/**
 * Gives the vault a new key: seals every row anew under it, in one transaction, and makes a new recovery code, which is
 * given this once; the master password stays, and is proved first. Who has an older copy of the file and its password can
 * open nothing of this one any more. Everything else the vault is asked meanwhile is BUSY; locking it, or the signal,
 * takes all back.
 * `erased` says whether the old rows are overwritten in the file already. Throws NOT_CHECKED before the deep check has
 * come to its end, READ_ONLY_DAMAGED, READ_ONLY, WRONG_PASSWORD, FILE_REPLACED, DISK_FULL, CANCELLED, VAULT_LOCKED, …
 */
export async function rotateVaultKey(
  session: Session,
  password: string,
  { beforeChange, ...progress }: KeyChange = {},
): Promise<{ recoveryCode: string; erased: boolean }> {
  session.assertUnlocked();
  assertIntact(session);
  const { context, rows, manifest } = session;
  const share = DERIVATIONS / (DERIVATIONS + countRows(session));
  const proof = share * proofShare(session);
  await prove(session, password, portion(progress, 0, proof));
  await beforeChange?.(progress);
  return session.alone(async (locked) => {
    const vaultKey = context.random(32);
    const recovery = context.random(recoveryBytes);
    const next = new SealedRows(rows.vaultId, deriveVaultKeys(vaultKey, rows.vaultId), context.random);
    const forget = () => {
      next.end();
      wipe(vaultKey, recovery);
    };
    locked.addEventListener('abort', forget);
    try {
      const signal = AbortSignal.any([locked, ...(progress.signal ? [progress.signal] : [])]);
      // Another password was set meanwhile: the one that was proved would come back.
      if (session.manifest.header !== manifest.header) throw new VaultError('BUSY');
      const derivations = portion({ ...progress, signal }, proof, share);
      const unlockers = await newUnlockers(session, password, vaultKey, recovery, derivations);
      await reseal(session, { rows: next, unlockers }, locked, portion({ ...progress, signal }, share, 1));
      const recoveryCode = formatRecoveryCode(recovery);
      wipe(vaultKey, recovery);
      return { recoveryCode, erased: session.erase() };
    } catch (error) {
      forget();
      throw locked.aborted ? new VaultError('VAULT_LOCKED') : asVaultError(error);
    } finally {
      locked.removeEventListener('abort', forget);
    }
  });
}

/** What can't be shown to be the vault, whole and in its newest state, must not be sealed as if it were. */
function assertIntact(session: Session): void {
  if (session.readOnly === 'file') throw new VaultError('READ_ONLY');
  const { state } = session.integrity();
  if (state !== 'intact') throw new VaultError(state === 'damaged' ? 'READ_ONLY_DAMAGED' : 'NOT_CHECKED');
}

async function prove({ context, store, rows }: Session, password: string, progress: Progress): Promise<void> {
  try {
    wipe(await openWithPassword(context, store, rows.vaultId, password, progress));
  } catch (error) {
    throw asVaultError(error);
  }
}

/** Of all derivations, what proving the password takes. */
function proofShare({ context, store }: Session): number {
  const cost = passwordCost(store);
  return cost / (cost + context.cost + context.costliest);
}

async function newUnlockers(
  { context, store, rows: { vaultId } }: Session,
  password: string,
  vaultKey: Uint8Array,
  recovery: Uint8Array,
  progress: Progress,
): Promise<Row[]> {
  const { id } = findUnlocker(store, unlockerKind.password);
  const byPassword = await newPasswordUnlocker(context, vaultId, id, password, vaultKey, progress);
  return [byPassword, newRecoveryUnlocker(context, vaultId, recovery, vaultKey)];
}

/** From the first row to the commit, and only then in memory. */
async function reseal(session: Session, draft: Draft, locked: AbortSignal, progress: Progress): Promise<void> {
  const goOn = () => {
    if (progress.signal?.aborted) throw new VaultError('CANCELLED');
  };
  goOn();
  session.assertInPlace();
  await openTransaction(session.store, locked, async (commit) => {
    const resealing = new Resealing(session, draft.rows);
    const total = countRows(session);
    await inSlices(resealing.steps(), () => {
      goOn();
      progress.onProgress?.(resealing.done / total);
      goOn();
    });
    session.assertInPlace();
    const manifest = writeRoot(session, draft, resealing.sums);
    const root = sealManifest(draft.rows, manifest);
    session.store.tables.manifest.update(root);
    commit();
    session.rows.become(draft.rows);
    resealing.take();
    session.follow(manifest, root.sealed as Uint8Array);
  });
}

/** The unlockers, the event, and the manifest above all. */
function writeRoot(session: Session, { rows, unlockers }: Draft, sums: Manifest['sums']): Manifest {
  const { store, context, revision } = session;
  for (const { id } of store.tables.unlockers.all()) store.tables.unlockers.remove(id);
  for (const unlocker of unlockers) store.tables.unlockers.insert(unlocker);
  const now = nowSeconds(context.clock);
  const event = sealEvent(rows, sums.audit.count + 1, { kind: 'key-rotated', at: now, by: person });
  store.tables.audit.insert(event);
  const audit = addTerm(sums.audit, rows.term('audit', event));
  return { revision: revision + 1, writtenAt: now, header: headerDigest(store), sums: { ...sums, audit } };
}
