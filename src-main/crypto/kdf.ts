import { Worker } from 'node:worker_threads';

/** scrypt's parameters (RFC 7914): cost N, block size r, parallelism p, and the salt. */
export type KdfParameters = { n: number; r: number; p: number; salt: Uint8Array };

export type DeriveOptions = { signal?: AbortSignal | undefined; onProgress?: ((fraction: number) => void) | undefined };

/** Derives 32 bytes from a password; rejects with a `KdfError`. */
export type DeriveKey = (
  password: Uint8Array,
  parameters: KdfParameters,
  options?: DeriveOptions,
) => Promise<Uint8Array>;

export class KdfError extends Error {
  readonly code: 'CANCELLED' | 'KDF_REFUSED' | 'NOT_ENOUGH_MEMORY';

  constructor(code: KdfError['code']) {
    super(code);
    this.name = 'KdfError';
    this.code = code;
  }
}

/** What a worker is given, and what it answers. */
export type KdfRequest = { password: Uint8Array; parameters: KdfParameters };
export type KdfAnswer = { progress: number } | { key: Uint8Array } | { failed: 'memory' };

/**
 * Whether the parameters are within what Coffer accepts: N a power of two from 2^15 to 2^20, r = 8, p = 1, a salt of
 * 32 bytes. The floor stops a weakened file, the ceiling (1 GiB) one that would exhaust the memory.
 */
export function acceptableKdf({ n, r, p, salt }: KdfParameters): boolean {
  const powerOfTwo = Number.isInteger(n) && n >= 2 ** 15 && n <= 2 ** 20 && (n & (n - 1)) === 0;
  return powerOfTwo && r === 8 && p === 1 && salt.length === 32;
}

/**
 * Makes the derivation that runs scrypt in a worker thread of its own, so that the main thread goes on; aborting
 * ends the thread, and progress is told by the hundredth. `workerPath` is the file of `kdf-worker`. The password's
 * bytes are copied to the worker, which wipes its copy; the caller wipes its own, and owns the key.
 */
export function createDeriveKey(workerPath: string | URL): DeriveKey {
  return (password, parameters, { signal, onProgress } = {}) => {
    if (!acceptableKdf(parameters)) return Promise.reject(new KdfError('KDF_REFUSED'));
    if (signal?.aborted) return Promise.reject(new KdfError('CANCELLED'));
    return new Promise((resolve, reject) => {
      const request: KdfRequest = { password: Uint8Array.from(password), parameters };
      const worker = new Worker(workerPath, { workerData: request });
      request.password.fill(0);
      const settle = (finish: () => void) => {
        signal?.removeEventListener('abort', abort);
        worker.removeAllListeners();
        worker.on('error', () => {});
        void worker.terminate().then(finish, finish);
      };
      const abort = () => settle(() => reject(new KdfError('CANCELLED')));
      signal?.addEventListener('abort', abort, { once: true });
      worker.on('message', (answer: KdfAnswer) => {
        if ('progress' in answer) onProgress?.(answer.progress);
        else if ('key' in answer) settle(() => resolve(answer.key));
        else settle(() => reject(new KdfError('NOT_ENOUGH_MEMORY')));
      });
      worker.on('error', (error: Error & { code?: string }) =>
        settle(() => reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new KdfError('NOT_ENOUGH_MEMORY') : error)),
      );
    });
  };
}
