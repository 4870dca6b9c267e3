import { randomBytes } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ErrorCode } from '../../src-preload/contract.ts';
import { VaultError } from '../vault/errors.ts';

const codes: Readonly<Record<string, ErrorCode>> = {
  ENOSPC: 'DISK_FULL',
  EDQUOT: 'DISK_FULL',
  EACCES: 'FOLDER_NOT_WRITABLE',
  EPERM: 'FOLDER_NOT_WRITABLE',
  EROFS: 'FOLDER_NOT_WRITABLE',
  ENOENT: 'FOLDER_NOT_WRITABLE',
};

/**
 * Writes a file that only its owner may read, whole or not at all: beside its place first, flushed, then renamed, which
 * takes the place of a link instead of following it. Throws DISK_FULL, FOLDER_NOT_WRITABLE or DISK_FAILED.
 */
export async function saveFile(path: string, content: Uint8Array | string): Promise<void> {
  const beside = join(dirname(path), `.coffer-${randomBytes(8).toString('hex')}`);
  try {
    const file = await open(beside, 'wx', 0o600);
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(beside, path);
    await flushFolder(dirname(path));
  } catch (error) {
    await rm(beside, { force: true });
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    throw new VaultError(codes[code] ?? 'DISK_FAILED');
  }
}

/** Its new name is on the disk then. Windows has no such call, some network folders refuse it; the file stands anyhow. */
async function flushFolder(folder: string): Promise<void> {
  try {
    const opened = await open(folder, 'r');
    await opened.sync().finally(() => opened.close());
  } catch {
    // As good as it can be had there.
  }
}
