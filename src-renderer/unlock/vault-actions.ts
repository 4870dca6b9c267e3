import type { Strength } from '../../src-preload/contract.ts';
import { unwrap } from '../bridge.ts';
import { pushDraft } from '../drafts/pusher.ts';
import { tellFailure } from '../tell-failure.ts';
import { forgetProgress, receiveVault } from './vault-store.ts';

/** Asks where a new vault should be; false when the person closed the dialog. */
export async function chooseNewVault(): Promise<boolean> {
  const vault = await unwrap(window.coffer.vault.chooseNew());
  if (vault) receiveVault(vault);
  return vault !== null;
}

export async function chooseExistingVault(): Promise<boolean> {
  const vault = await unwrap(window.coffer.vault.chooseExisting());
  if (vault) receiveVault(vault);
  return vault !== null;
}

/** Makes the vault and gives its recovery code, this once: it goes into the component that shows it, nowhere else. */
export async function createVault(password: string): Promise<string> {
  forgetProgress();
  const { recoveryCode } = await unwrap(window.coffer.vault.create({ password }));
  return recoveryCode;
}

/** The code is on paper: from now on the vault locks like any other. */
export async function confirmRecoveryCode(): Promise<void> {
  await unwrap(window.coffer.vault.confirmRecoveryCode());
}

export async function unlockVault(password: string, acceptOlderCopy: boolean, forReading: boolean): Promise<void> {
  forgetProgress();
  receiveVault(await unwrap(window.coffer.vault.unlock({ password, acceptOlderCopy, forReading })));
}

export async function recoverVault(recoveryCode: string, password: string, acceptOlderCopy: boolean): Promise<void> {
  forgetProgress();
  receiveVault(await unwrap(window.coffer.vault.recover({ recoveryCode, password, acceptOlderCopy })));
}

/** Stops the check of a password (its call ends with `CANCELLED`), or leaves the place chosen for a new vault. */
export async function cancelUnlock(): Promise<void> {
  await unwrap(window.coffer.vault.cancel());
}

/** Locks; where that fails, the person must see it. */
export async function lockVault(): Promise<void> {
  pushDraft();
  try {
    await unwrap(window.coffer.vault.lock());
  } catch (caught) {
    tellFailure(caught);
  }
}

export async function changePassword(current: string, next: string, withoutBackup: boolean): Promise<void> {
  forgetProgress();
  await unwrap(window.coffer.vault.changePassword({ current, next, withoutBackup }));
}

export async function estimateStrength(password: string): Promise<Strength> {
  return unwrap(window.coffer.vault.estimateStrength({ password }));
}

export async function suggestPassphrase(): Promise<string> {
  const { passphrase } = await unwrap(window.coffer.vault.suggestPassphrase());
  return passphrase;
}
