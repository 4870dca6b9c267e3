import { expectThat, inBatches, isNotFound, parsed, type Removed, removeInTurn } from './answers.ts';
import type { Account } from './bitwarden-account.ts';
import { idOf, removalList } from './bitwarden-records.ts';
import { RemoteError } from './remote.ts';

/** So many ids go into one request. */
const BATCH = 100;

/**
 * Deletes at `/secrets/delete` or `/projects/delete`. One id that the server doesn't know makes it refuse the whole batch
 * with 404: then each is tried alone, and `list` tells those that are gone, which is what was asked, from those that may
 * not be touched.
 */
export async function removeAll(
  account: Account,
  path: '/secrets/delete' | '/projects/delete',
  ids: readonly string[],
  list: (signal: AbortSignal) => Promise<readonly { id: string }[]>,
  signal: AbortSignal,
): Promise<Removed[]> {
  const known = [...new Set(ids.map(idOf))];

  async function remove(batch: readonly string[]): Promise<Removed[]> {
    const { data } = parsed(removalList, await account.write('POST', path, batch, { isIdempotent: true, signal }));
    const errors = new Map(data.map(({ id, error }) => [id, error]));
    expectThat(data.length === batch.length && batch.every((id) => errors.has(id)));
    return batch.map((id) => ({ id, error: errors.get(id) ? 'forbidden' : null }));
  }

  async function removeBatch(batch: readonly string[]): Promise<Removed[]> {
    try {
      return await remove(batch);
    } catch (error) {
      if (!isNotFound(error)) throw error;
      const [only, ...others] = batch;
      if (only !== undefined && others.length === 0) return [{ id: only, error: 'not_found' }];
      return removeInTurn(inBatches(batch, 1), removeBatch);
    }
  }
  const removed = await removeInTurn(inBatches(known, BATCH), removeBatch);
  if (!removed.some(({ error }) => error === 'not_found')) return removed;
  const left = await idsLeft(() => list(signal));
  if (left === null) return removed;
  return removed.map(({ id, error }) => {
    if (error !== 'not_found') return { id, error };
    return { id, error: left.has(id) ? 'forbidden' : null };
  });
}

/** `null` where that can't be told now: what was done before must not go untold. */
async function idsLeft(list: () => Promise<readonly { id: string }[]>): Promise<Set<string> | null> {
  try {
    return new Set((await list()).map(({ id }) => id));
  } catch (error) {
    if (error instanceof RemoteError) return null;
    throw error;
  }
}
