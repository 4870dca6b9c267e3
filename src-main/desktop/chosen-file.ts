import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { limits } from '../../src-preload/contract.ts';
import { VaultError } from '../vault/errors.ts';
import { refuseVault } from '../vault/vault-file.ts';

/**
 * Reads a file a person chose. Throws FILE_TOO_LARGE beyond the limit for imports; FILE_IS_VAULT for a vault;
 * FILE_UNREADABLE, also where it is no file: to open a pipe could wait for ever, and a device may have no end.
 */
export async function readChosenFile(path: string): Promise<Uint8Array> {
  try {
    refuseVault(path);
    const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
      const found = await file.stat();
      if (!found.isFile()) throw new VaultError('FILE_UNREADABLE');
      if (found.size > limits.importBytes) throw new VaultError('FILE_TOO_LARGE');
      return new Uint8Array(await file.readFile());
    } finally {
      await file.close();
    }
  } catch (error) {
    throw error instanceof VaultError ? error : new VaultError('FILE_UNREADABLE');
  }
}
