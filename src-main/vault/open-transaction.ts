import type { Store } from '../store/store.ts';

/**
 * Runs work in a transaction that stays open while other things go on. What ends it before `commit`, an error or the
 * vault being locked, takes all of it back.
 */
export async function openTransaction<T>(
  store: Store,
  locked: AbortSignal,
  work: (commit: () => void) => Promise<T>,
): Promise<T> {
  const { commit, rollback } = store.begin();
  locked.addEventListener('abort', rollback);
  try {
    return await work(commit);
  } catch (error) {
    rollback();
    throw error;
  } finally {
    locked.removeEventListener('abort', rollback);
  }
}
