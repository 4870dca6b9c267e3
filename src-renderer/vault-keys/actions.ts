import type { Repaired, RepairKey, RepairPlan } from '../../src-preload/contract.ts';
import { unwrap } from '../bridge.ts';
import { forgetProgress } from '../unlock/vault-store.ts';

/* A recovery code goes into the component that shows it, nowhere else. */

export function rotateVaultKey(
  password: string,
  withoutBackup: boolean,
): Promise<{ recoveryCode: string; erased: boolean }> {
  forgetProgress();
  return unwrap(window.coffer.vault.rotateKey({ password, withoutBackup }));
}

export async function makeRecoveryCode(password: string): Promise<string> {
  forgetProgress();
  const { recoveryCode } = await unwrap(window.coffer.vault.makeRecoveryCode({ password }));
  return recoveryCode;
}

export function planRepair(): Promise<RepairPlan> {
  forgetProgress();
  return unwrap(window.coffer.vault.planRepair());
}

export function repairVault(token: string, key: RepairKey | undefined, withoutBackup: boolean): Promise<Repaired> {
  forgetProgress();
  return unwrap(window.coffer.vault.repair({ token, withoutBackup, ...(key ? { key } : {}) }));
}

/** Takes back what is under way, be it the backup before it or the work itself: its call ends with `CANCELLED`. */
export async function cancelKeyWork(): Promise<void> {
  const both = [window.coffer.backups.cancel(), window.coffer.vault.cancel()];
  await Promise.all(both.map((call) => unwrap(call).catch(() => undefined)));
}

export async function countEarlierBackups(): Promise<number> {
  const { count } = await unwrap(window.coffer.backups.ofEarlierKeys());
  return count;
}

/** Main asks once more before anything is deleted. */
export async function removeEarlierBackups(): Promise<number> {
  const { removed } = await unwrap(window.coffer.backups.removeOfEarlierKeys());
  return removed;
}
