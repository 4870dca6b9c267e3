import type { Entry } from './pages.ts';
import { idText } from './sealed-rows.ts';
import { entryOf, type SecretRecord } from './secret-rows.ts';
import type { Session } from './session.ts';

/** Loads the list from the pages, as far as the manifest vouches for them; what it doesn't is noted as damage. */
export function loadPages(session: Session): void {
  const { broken, complete } = session.pages.load(session.manifest.sums.pages);
  for (const id of broken) session.noteDamage({ table: 'pages', id, name: null });
  if (complete) return;
  if (broken.length === 0) session.noteDamage({ table: 'pages', id: null, name: null });
  relist(session);
}

/**
 * Where the pages are not the ones that the manifest sums, any of them may be an old one: lists the secrets anew from
 * their own rows, in memory only. Each row is genuine in its place; that it is the newest can't be shown, so the vault
 * stays read-only. What only a page tells of is named among what is damaged.
 */
function relist(session: Session): void {
  const found = new Map<string, { revision: number; entry: Entry }>();
  for (const row of session.store.tables.secrets.all()) {
    const id = idText(row.id);
    const record = session.rows.open<SecretRecord>('secrets', row.id, row);
    if (!record || (found.get(id)?.revision ?? 0) > record.revision) continue;
    found.set(id, { revision: record.revision, entry: entryOf(id, record, session.pages.pinOf(row)) });
  }
  for (const { id, name } of session.pages.all()) {
    if (!found.has(id)) session.noteDamage({ table: 'secrets', id, name });
  }
  session.pages.relist(Array.from(found.values(), ({ entry }) => entry));
}
