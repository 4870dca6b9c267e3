import { idText } from './sealed-rows.ts';
import { entryOf, type SecretRecord } from './secret-rows.ts';
import type { Session } from './session.ts';

/**
 * Where a page is broken, finds the secrets that no page names any more and lists them again from their own rows, in
 * memory only. Each row is genuine in its place; that it is the newest can't be shown, so the vault stays read-only.
 */
export function adoptOrphans(session: Session): void {
  const orphans = [];
  for (const row of session.store.tables.secrets.all()) {
    const id = idText(row.id);
    if (session.pages.get(id)) continue;
    const record = session.rows.open<SecretRecord>('secrets', row.id, row);
    if (record) orphans.push(entryOf(id, record, session.pages.pinOf(row)));
    else session.noteDamage({ table: 'secrets', id, name: null });
  }
  session.pages.adoptOrphans(orphans);
}
