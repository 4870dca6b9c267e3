import { accessSync, constants, statfsSync } from 'node:fs';

const SHARED = '/dev/shm';

/** A folder in memory with so many bytes free; `null` where the system has none. */
export function memoryWith(bytes: number): string | null {
  try {
    accessSync(SHARED, constants.W_OK | constants.X_OK);
    const { bavail, bsize } = statfsSync(SHARED);
    return bavail * bsize >= bytes ? SHARED : null;
  } catch {
    return null;
  }
}
