import { belongsToVault } from '../store/file.ts';
import { VaultError } from './errors.ts';

/**
 * Throws FILE_IS_VAULT where a vault, or what SQLite leaves beside one, stands at a path that a person chose for something
 * else: it must not be written over, and reading the open one would drop the lock on it.
 */
export function refuseVault(path: string): void {
  if (belongsToVault(path)) throw new VaultError('FILE_IS_VAULT');
}
