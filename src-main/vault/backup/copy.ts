import { equalBytes } from '../../crypto/bytes.ts';
import type { Store } from '../../store/store.ts';
import { VaultError } from '../errors.ts';
import { headerDigest, readManifest } from '../manifest.ts';
import { loadPages } from '../orphans.ts';
import type { SealedRows } from '../sealed-rows.ts';
import { Session } from '../session.ts';

/**
 * Opens another file of the same vault under the session's own keys, for reading; it is locked when the session is, at
 * the latest, and its store is closed then. The mark is neither asked nor written. `null` where the file is of another
 * vault, was sealed under another vault key, or its manifest is damaged: the store is the caller's still.
 */
export function openCopy(session: Session, store: Store): Session | null {
  session.assertUnlocked();
  const { vaultId } = session.rows;
  const [header, ...more] = store.tables.header.all();
  if (!header || more.length > 0 || !equalBytes(header.id, vaultId)) return null;
  const rows = session.rows.twin();
  const copy = openUnder(session, store, rows);
  if (copy) session.lockAlong(copy);
  else rows.end();
  return copy;
}

function openUnder({ context }: Session, store: Store, rows: SealedRows): Session | null {
  const row = store.tables.manifest.get(rows.vaultId);
  const stored = rows.open<Parameters<typeof readManifest>[0]>('manifest', rows.vaultId, row);
  const manifest = stored && readManifest(stored);
  if (!manifest) return null;
  const copy = new Session(context, store, rows, manifest, true);
  loadPages(copy);
  if (headerDigest(store) !== manifest.header) copy.noteDamage({ table: 'unlockers', id: null, name: null });
  return copy;
}

/**
 * Checks a copy down to the last record; its `integrity` tells what was found. Throws CANCELLED when the signal says so
 * and VAULT_LOCKED when the copy was locked meanwhile; in both cases it is locked afterwards.
 */
export async function checkToEnd(copy: Session, signal?: AbortSignal): Promise<void> {
  const stop = () => copy.lock();
  signal?.addEventListener('abort', stop);
  try {
    if (!signal?.aborted && (await copy.startDeepCheck())) return;
  } finally {
    signal?.removeEventListener('abort', stop);
  }
  copy.lock();
  throw new VaultError(signal?.aborted ? 'CANCELLED' : 'VAULT_LOCKED');
}
