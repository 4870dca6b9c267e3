import { parentPort, workerData } from 'node:worker_threads';
import { scrypt } from '@noble/hashes/scrypt.js';
import type { KdfAnswer, KdfParameters, KdfRequest } from './kdf.ts';

/** scrypt to 32 bytes by default; the ceiling on memory is the caller's (`acceptableKdf`). */
export function scryptKey(
  password: Uint8Array,
  { n, r, p, salt }: KdfParameters,
  onProgress?: (fraction: number) => void,
  length = 32,
): Uint8Array<ArrayBuffer> {
  const options = { N: n, r, p, dkLen: length, maxmem: 2 ** 31 };
  return scrypt(password, salt, onProgress ? { ...options, onProgress } : options) as Uint8Array<ArrayBuffer>;
}

if (parentPort && workerData) {
  const { password, parameters } = workerData as KdfRequest;
  const answer = (message: KdfAnswer) => parentPort?.postMessage(message);
  // noble tells ten thousand times: as many messages were a fifth of all the work.
  let told = 0;
  const tell = (progress: number) => {
    if (progress < told + 0.01 && progress < 1) return;
    told = progress;
    answer({ progress });
  };
  try {
    answer({ key: scryptKey(password, parameters, tell) });
  } catch (error) {
    // A typed array that can't be allocated throws a RangeError.
    if (!(error instanceof RangeError)) throw error;
    answer({ failed: 'memory' });
  } finally {
    password.fill(0);
  }
}
