import { RemoteError } from './remote.ts';

/** Runs something once after so many milliseconds; the answer stops it. */
export type After = (milliseconds: number, run: () => void) => () => void;

/** Waits so long; rejects 'cancelled' as soon as the signal is aborted. */
export function sleep(milliseconds: number, signal: AbortSignal, after: After): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const stop = after(milliseconds, resolve);
  return untilAborted(promise, signal).finally(stop);
}

/** What the promise gives; rejects 'cancelled' as soon as the signal is aborted, whatever becomes of the promise. */
export async function untilAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const abort = () => reject(new RemoteError('cancelled'));
  if (signal.aborted) abort();
  signal.addEventListener('abort', abort);
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    signal.removeEventListener('abort', abort);
  }
}
