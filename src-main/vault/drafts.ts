import type { Draft, KeptDraft } from '../../src-preload/contract.ts';
import { fromHex } from '../crypto/bytes.ts';
import { nowSeconds } from './environment.ts';
import type { Session } from './session.ts';

/** What stands sealed in a row of `drafts`; `at` in seconds. */
type StoredDraft = Draft & { at: number };
type Found = { id: string; record: StoredDraft };

/**
 * Keeps what an editor holds, in place of what was kept before: one draft for each secret and one for a new one. Nothing
 * is audited, for nothing of the secret has changed. A secret that is gone by now keeps none.
 */
export function keep(session: Session, draft: Draft): void {
  const { secret } = draft;
  if (secret !== null && !session.pages.get(secret)) return;
  session.transaction(() => {
    const [kept, ...older] = find(session, secret);
    const id = kept ? fromHex(kept.id) : session.rows.newId();
    const row = session.rows.seal('drafts', { id }, { ...draft, at: nowSeconds(session.context.clock) });
    if (kept) session.update('drafts', row);
    else session.insert('drafts', row);
    remove(session, older);
  });
}

/** What is kept, the latest first; that of a secret in the trash waits until it is taken out. */
export function list(session: Session): KeptDraft[] {
  const newest = new Map<string | null, KeptDraft>();
  for (const { record } of byAge(session)) {
    const { secret, at, content } = record;
    const entry = secret === null ? null : session.pages.get(secret);
    const isThere = entry === null || entry?.trashedAt === null;
    if (isThere && !newest.has(secret)) newest.set(secret, { secret, name: entry?.name ?? content.name, at });
  }
  return [...newest.values()];
}

/** The draft of a secret, or of a new one; `null` where none is kept. */
export function open(session: Session, { secret }: { secret: string | null }): Draft | null {
  const [kept] = find(session, secret);
  if (!kept) return null;
  const { at: _, ...draft } = kept.record;
  return draft;
}

/** Removes the draft of a secret, or of a new one, where one is kept. */
export function discard(session: Session, { secret }: { secret: string | null }): void {
  const kept = find(session, secret);
  if (kept.length > 0) session.transaction(() => remove(session, kept));
}

function remove(session: Session, drafts: readonly Found[]): void {
  for (const { id } of drafts) session.remove('drafts', fromHex(id));
}

/** The latest first. There is one of each; a repair may have found an earlier one too. */
function find(session: Session, secret: string | null): Found[] {
  return byAge(session).filter(({ record }) => record.secret === secret);
}

function byAge(session: Session): Found[] {
  return session.records<StoredDraft>('drafts').toSorted((a, b) => b.record.at - a.record.at);
}
