import { create } from 'zustand';
import type { VaultState } from '../../src-preload/contract.ts';
import { unwrap } from '../bridge.ts';
import { resetAllStores } from '../ui/reset.ts';

type VaultStore = {
  /** Null until main has answered. */
  vault: VaultState | null;
  /** How far the check of a password is, 0 to 1; null where none runs or nothing is known yet. */
  progress: number | null;
};

export const useVault = create<VaultStore>(() => ({ vault: null, progress: null }));

/** Reads which vault is chosen and whether it is open, and follows it. */
export async function startVault(): Promise<void> {
  window.coffer.vault.onState(receiveVault);
  window.coffer.vault.onProgress(({ fraction }) => useVault.setState({ progress: fraction }));
  receiveVault(await unwrap(window.coffer.vault.state()));
}

/** Takes what main says. When an open vault is no longer open, every store is emptied first. */
export function receiveVault(vault: VaultState): void {
  if (useVault.getState().vault?.phase === 'unlocked' && vault.phase !== 'unlocked') resetAllStores();
  useVault.setState({ vault });
}

export function forgetProgress(): void {
  useVault.setState({ progress: null });
}
