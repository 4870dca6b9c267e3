import fs from 'node:fs';
import path from 'node:path';
import type { Repaired, RepairKey, RepairPlan } from '../../src-preload/contract/repair.ts';
import { wipe } from '../crypto/bytes.ts';
import { formatRecoveryCode, recoveryBytes } from '../crypto/recovery-code.ts';
import { removeFile } from '../store/file.ts';
import { replaceVault } from '../store/replace.ts';
import type { Row } from '../store/schema.ts';
import { Store } from '../store/store.ts';
import { checkToEnd } from './backup/copy.ts';
import { stamp } from './backup/name.ts';
import { type KeyChange, nowSeconds, type Progress, portion } from './environment.ts';
import { asVaultError, VaultError } from './errors.ts';
import type { Manifest } from './manifest.ts';
import { loadPages } from './orphans.ts';
import { type Assessment, assess, planOf } from './repair/assessment.ts';
import { Rebuild } from './repair/rebuild.ts';
import { Session } from './session.ts';
import { inSlices } from './slices.ts';
import { newPasswordUnlocker, newRecoveryUnlocker, openWithPassword, openWithRecoveryCode } from './unlockers.ts';

/** Of the whole progress: proving the key, looking at everything, deriving others, and writing; the rest is the check. */
const PROVED = 0.05;
const ASSESSED = 0.4;
const DERIVED = 0.5;
const WRITTEN = 0.8;

/** What the vault's key is, and the master password that it is to open with. */
type Owner = { vaultKey: Uint8Array; password: string };

/** The new file's place beside the vault while it is made, its manifest, and the manifest's blob. */
type Made = { manifest: Manifest; root: Row; recoveryCode: string | null };

/**
 * Lists what a repair of a damaged vault would keep, mend and lose; changes nothing. Throws NOTHING_TO_REPAIR, NOT_CHECKED
 * while no damage is known yet, READ_ONLY, CANCELLED, VAULT_LOCKED.
 */
export async function planRepair(session: Session, { signal, onProgress }: Progress = {}): Promise<RepairPlan> {
  assertRepairable(session);
  try {
    return planOf(
      await assess(session, onProgress, () => {
        session.assertUnlocked();
        if (signal?.aborted) throw new VaultError('CANCELLED');
      }),
    );
  } catch (error) {
    throw asVaultError(error);
  }
}

/**
 * Carries out a plan. All that stays is written to a new file beside the vault and checked down to the last record; only
 * then it takes the place of the damaged one, which is kept under another name. Killed at any moment, one of them stands
 * in its place, whole. Afterwards the vault is written as before, while it is checked once more.
 *
 * Throws PLAN_OUTDATED where it would do something else than was planned; REPAIR_NEEDS_PASSWORD; WRONG_PASSWORD, …;
 * REPAIR_FAILED; DISK_FULL, FILE_REPLACED, CANCELLED, VAULT_LOCKED. Then the vault is as it was.
 */
export async function repair(
  session: Session,
  token: string,
  { key, beforeChange, ...progress }: KeyChange & { key?: RepairKey | undefined } = {},
): Promise<Repaired> {
  assertRepairable(session);
  const owner = key ? await proveOwner(session, key, portion(progress, 0, PROVED)) : null;
  try {
    await beforeChange?.(progress);
    return await repairAs(session, token, owner, progress);
  } finally {
    if (owner) wipe(owner.vaultKey);
  }
}

/** The key of the vault, had from what a person knows of it. */
async function proveOwner({ context, store, rows }: Session, key: RepairKey, progress: Progress): Promise<Owner> {
  try {
    const vaultKey =
      'password' in key
        ? await openWithPassword(context, store, rows.vaultId, key.password, progress)
        : openWithRecoveryCode(store, rows.vaultId, key.recoveryCode);
    if (rows.areUnder(vaultKey)) return { vaultKey, password: 'password' in key ? key.password : key.newPassword };
    wipe(vaultKey);
    throw new VaultError('VAULT_DAMAGED');
  } catch (error) {
    throw asVaultError(error);
  }
}

async function repairAs(session: Session, token: string, owner: Owner | null, progress: Progress): Promise<Repaired> {
  const done = await session.alone(async (locked) => {
    const signal = AbortSignal.any([locked, ...(progress.signal ? [progress.signal] : [])]);
    const file = fs.realpathSync(session.path);
    const draft = path.join(path.dirname(file), `.${path.basename(file)}.repair`);
    try {
      const made = await make(session, draft, token, owner, { ...progress, signal });
      const aside = exchange(session, file, draft, made);
      return { aside, recoveryCode: made.recoveryCode };
    } catch (error) {
      throw locked.aborted ? new VaultError('VAULT_LOCKED') : asVaultError(error);
    } finally {
      removeFile(draft);
    }
  });
  progress.onProgress?.(1);
  // Not waited for: whoever cancels now must not lose the recovery code of what is done.
  void session.startDeepCheck();
  return done;
}

function assertRepairable(session: Session): void {
  session.assertUnlocked();
  if (session.isForReading) throw new VaultError('READ_ONLY');
  const { state } = session.integrity();
  if (state !== 'damaged') throw new VaultError(state === 'intact' ? 'NOTHING_TO_REPAIR' : 'NOT_CHECKED');
}

/** New rows by which the vault opens, in the place of all that there are: which of those are genuine can't be told. */
async function newUnlockers(
  { context, rows: { vaultId } }: Session,
  owner: Owner | null,
  progress: Progress,
): Promise<{ unlockers: Row[]; recoveryCode: string }> {
  if (!owner) throw new VaultError('REPAIR_NEEDS_PASSWORD');
  const { password, vaultKey } = owner;
  const recovery = context.random(recoveryBytes);
  try {
    const id = context.random(16);
    const byPassword = await newPasswordUnlocker(context, vaultId, id, password, vaultKey, progress);
    const byRecovery = newRecoveryUnlocker(context, vaultId, recovery, vaultKey);
    return { unlockers: [byPassword, byRecovery], recoveryCode: formatRecoveryCode(recovery) };
  } finally {
    wipe(recovery);
  }
}

/** Writes the new file, closes it and checks what it came to. */
async function make(
  session: Session,
  draft: string,
  token: string,
  owner: Owner | null,
  progress: Progress,
): Promise<Made> {
  const goOn = () => {
    if (progress.signal?.aborted) throw new VaultError('CANCELLED');
  };
  const found = await assess(session, portion(progress, PROVED, ASSESSED).onProgress, goOn);
  const plan = planOf(found);
  if (plan.token !== token) throw new VaultError('PLAN_OUTDATED');
  const { unlockers, recoveryCode } = plan.unlockers
    ? await newUnlockers(session, owner, portion(progress, ASSESSED, DERIVED))
    : { unlockers: session.store.tables.unlockers.all(), recoveryCode: null };
  goOn();
  const store = Store.draft(draft);
  try {
    const written = await write(found, store, unlockers, portion(progress, DERIVED, WRITTEN), goOn);
    store.close();
    await check(session, draft, written.manifest, progress.signal);
    return { ...written, recoveryCode };
  } finally {
    store.close();
  }
}

async function write(
  found: Assessment,
  store: Store,
  unlockers: readonly Row[],
  progress: Progress,
  goOn: () => void,
): Promise<{ manifest: Manifest; root: Row }> {
  const { session } = found.source;
  const revision = 1 + Math.max(session.revision, session.readMark()?.revision ?? 0);
  const rebuild = new Rebuild(found, store, { now: nowSeconds(session.context.clock), revision });
  const { total } = rebuild;
  const transaction = store.begin();
  try {
    await inSlices(rebuild.steps(), (done) => {
      goOn();
      progress.onProgress?.(Math.min(1, done / total));
    });
    const written = rebuild.finish(unlockers);
    transaction.commit();
    return written;
  } catch (error) {
    transaction.rollback();
    throw error;
  }
}

/** Nothing takes the place of a vault but what is intact to the last record. */
async function check(session: Session, draft: string, manifest: Manifest, signal?: AbortSignal): Promise<void> {
  const copy = new Session(session.context, Store.open(draft), session.rows.twin(), manifest, true);
  try {
    session.lockAlong(copy);
    loadPages(copy);
    await checkToEnd(copy, signal);
    if (copy.integrity().state !== 'intact') throw new VaultError('REPAIR_FAILED');
  } finally {
    copy.lock();
  }
}

/** Puts the new file in the place of the damaged one, and goes on with it. Answers the name of the one that is kept. */
function exchange(session: Session, file: string, draft: string, { manifest, root }: Made): string {
  session.assertInPlace();
  session.store.close();
  try {
    const aside = replaceVault(file, draft, asideNames(file, nowSeconds(session.context.clock))) ?? '';
    session.moveTo(Store.open(session.path), manifest, root.sealed as Uint8Array);
    return aside;
  } catch (error) {
    goOnAsBefore(session, manifest);
    throw error;
  }
}

/** Whichever file stands there now is whole. It is the damaged one, unless only opening the new one failed. */
function goOnAsBefore(session: Session, made: Manifest): void {
  try {
    if (session.manifest === made) throw new VaultError('REPAIR_FAILED');
    session.readFrom(Store.open(session.path));
  } catch {
    session.giveUp();
  }
}

/** `personal damaged 2026-11-21 09-30-05Z.coffer` */
function* asideNames(file: string, now: number): Generator<string> {
  const { name, ext } = path.parse(file);
  for (let turn = 1; turn < 1_000; turn++) {
    yield `${name} damaged ${stamp(now)}${turn > 1 ? `-${turn}` : ''}${ext}`;
  }
}
