import { equalBytes, wipe } from '../crypto/bytes.ts';
import { acceptableKdf, KdfError, type KdfParameters } from '../crypto/kdf.ts';
import { deriveSubkey } from '../crypto/keys.ts';
import { preparePassword } from '../crypto/password.ts';
import { parseRecoveryCode } from '../crypto/recovery-code.ts';
import { open, seal } from '../crypto/seal.ts';
import type { Row } from '../store/schema.ts';
import type { Store } from '../store/store.ts';
import { type Progress, portion, type VaultContext } from './environment.ts';
import { VaultError } from './errors.ts';
import { associatedData } from './sealed-rows.ts';

/** Milliseconds that one derivation may take at most where a higher cost than the default is chosen. */
const LONGEST = 1_000;

/** The ways into a vault, as they stand in the column `kind`. */
export const unlockerKind = { password: 1, recovery: 2 } as const;

const noSalt = new Uint8Array(0);

/** Derives the 32 bytes of a typed password, at the given parameters; off the main thread. */
async function passwordKey(
  context: VaultContext,
  password: string,
  parameters: KdfParameters,
  progress: Progress,
): Promise<Uint8Array> {
  const prepared = preparePassword(password);
  if (!prepared.ok) throw new VaultError(prepared.reason);
  try {
    return await context.deriveKey(prepared.bytes, parameters, progress);
  } finally {
    wipe(prepared.bytes);
  }
}

/**
 * Makes the row by which `password` opens the vault: new salt, and today's cost (`costliest`, twice `cost`, where one
 * derivation with it stays under a second and there is the memory for it). The row replaces the one with `id`.
 */
export async function newPasswordUnlocker(
  context: VaultContext,
  vaultId: Uint8Array,
  id: Uint8Array,
  password: string,
  vaultKey: Uint8Array,
  progress: Progress,
): Promise<Row> {
  const parameters = { n: context.cost, r: 8, p: 1, salt: context.random(32) };
  const first = context.cost / (context.cost + context.costliest);
  const started = context.clock.monotonic();
  const key = await passwordKey(context, password, parameters, portion(progress, 0, first));
  const twice = 2 * (context.clock.monotonic() - started);
  const wrap = (n: number, by: Uint8Array) =>
    wrapVaultKey(context, vaultId, { id, kind: unlockerKind.password, ...parameters, n }, by, vaultKey);
  if (twice >= LONGEST || context.cost >= context.costliest) return wrap(context.cost, key);
  try {
    const costlier = { ...parameters, n: context.costliest };
    const better = await passwordKey(context, password, costlier, portion(progress, first, 1));
    wipe(key);
    return wrap(context.costliest, better);
  } catch (error) {
    if (error instanceof KdfError && error.code === 'NOT_ENOUGH_MEMORY') return wrap(context.cost, key);
    wipe(key);
    throw error;
  }
}

/** Makes the row by which the recovery code of `bytes` opens the vault. */
export function newRecoveryUnlocker(
  context: VaultContext,
  vaultId: Uint8Array,
  bytes: Uint8Array,
  vaultKey: Uint8Array,
): Row {
  const salt = context.random(32);
  const clear = { id: context.random(16), kind: unlockerKind.recovery, n: 0, r: 0, p: 0, salt };
  return wrapVaultKey(context, vaultId, clear, deriveSubkey(bytes, salt, 'recovery'), vaultKey);
}

/** scrypt's N of the master password, as the file says; what it says is not vouched for. Throws VAULT_DAMAGED. */
export function passwordCost(store: Store): number {
  return findUnlocker(store, unlockerKind.password).n as number;
}

/** The vault key by the master password. Throws WRONG_PASSWORD, KDF_REFUSED, VAULT_DAMAGED, CANCELLED, … */
export async function openWithPassword(
  context: VaultContext,
  store: Store,
  vaultId: Uint8Array,
  password: string,
  progress: Progress,
): Promise<Uint8Array> {
  const row = findUnlocker(store, unlockerKind.password);
  const { n, r, p, salt } = row as unknown as KdfParameters;
  const parameters = { n, r, p, salt: Uint8Array.from(salt) };
  if (!acceptableKdf(parameters)) throw new VaultError('KDF_REFUSED');
  const key = await passwordKey(context, password, parameters, progress);
  return unwrapVaultKey(vaultId, row, key, 'WRONG_PASSWORD');
}

/** The vault key by the recovery code. Throws MISTYPED_RECOVERY_CODE, WRONG_RECOVERY_CODE or VAULT_DAMAGED. */
export function openWithRecoveryCode(store: Store, vaultId: Uint8Array, typed: string): Uint8Array {
  const bytes = parseRecoveryCode(typed);
  if (!bytes) throw new VaultError('MISTYPED_RECOVERY_CODE');
  const row = findUnlocker(store, unlockerKind.recovery);
  const key = deriveSubkey(bytes, row.salt as Uint8Array, 'recovery');
  wipe(bytes);
  return unwrapVaultKey(vaultId, row, key, 'WRONG_RECOVERY_CODE');
}

export function findUnlocker(store: Store, kind: number): Row {
  const row = store.tables.unlockers.all().find((candidate) => candidate.kind === kind);
  if (!row) throw new VaultError('VAULT_DAMAGED');
  return row;
}

/** `key` is wiped: nobody needs it after this. */
function wrapVaultKey(
  context: VaultContext,
  vaultId: Uint8Array,
  clear: Row,
  key: Uint8Array,
  vaultKey: Uint8Array,
): Row {
  const row = { ...clear, check_value: deriveSubkey(key, noSalt, 'check') };
  const wrap = deriveSubkey(key, noSalt, 'wrap');
  const sealed = seal(wrap, vaultKey, associatedData(vaultId, 'unlockers', row), context.random);
  wipe(key, wrap);
  return { ...row, sealed };
}

/** The check value is compared first, because XChaCha20-Poly1305 does not commit to its key. */
function unwrapVaultKey(
  vaultId: Uint8Array,
  row: Row,
  key: Uint8Array,
  wrong: 'WRONG_PASSWORD' | 'WRONG_RECOVERY_CODE',
): Uint8Array {
  const wrap = deriveSubkey(key, noSalt, 'wrap');
  try {
    if (!equalBytes(deriveSubkey(key, noSalt, 'check'), row.check_value as Uint8Array)) throw new VaultError(wrong);
    const vaultKey = open(wrap, row.sealed as Uint8Array, associatedData(vaultId, 'unlockers', row));
    if (vaultKey?.length !== 32) throw new VaultError('VAULT_DAMAGED');
    return vaultKey;
  } finally {
    wipe(key, wrap);
  }
}
