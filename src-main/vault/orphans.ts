import type { Entry } from './pages.ts';
import { idText } from './sealed-rows.ts';
import { entryOf, openSecretRow } from './secret-rows.ts';
import type { Session } from './session.ts';

/** Loads the list from the pages, as far as the manifest vouches for them; what it doesn't is noted as damage. */
export function loadPages(session: Session): void {
  const { broken, complete } = session.pages.load(session.manifest.sums.pages);
  for (const id of broken) session.noteDamage({ table: 'pages', id, name: null });
  if (complete && broken.length === 0) return;
  if (broken.length === 0) session.noteDamage({ table: 'pages', id: null, name: null });
  relist(session, complete);
}

/**
 * Lists the secrets again, in memory only, where a page is broken. `vouched` says that the pages that did open are the
 * ones that the manifest sums: their secrets stay as they are, others are listed from their own rows. Without that any
 * page may be an old one: the newer of page and row counts, and what only a page tells of is named as damaged. Each row
 * is genuine in its place; that it is the newest there was can't be shown, so the vault stays read-only.
 */
function relist(session: Session, vouched: boolean): void {
  const listed = [...session.pages.all()];
  const entries = new Map<string, Entry>(vouched ? listed.map((entry) => [entry.id, entry]) : []);
  for (const row of session.store.tables.secrets.all()) {
    const id = idText(row.id);
    const known = session.pages.get(id);
    const record = openSecretRow(session.rows, row);
    if (!record || (known && vouched)) continue;
    const entry = entryOf(id, record, session.pages.pinOf(row), known?.lastUsedAt ?? null);
    for (const candidate of known ? [known, entry] : [entry]) {
      if (isNewer(candidate, entries.get(id))) entries.set(id, candidate);
    }
  }
  for (const { id, name } of listed) if (!entries.has(id)) session.noteDamage({ table: 'secrets', id, name });
  session.pages.relist([...entries.values()]);
}

/** Whether one state of a secret is newer than another. */
export function isNewer(entry: Entry, than: Entry | undefined): boolean {
  if (!than || entry.version !== than.version) return entry.version > (than?.version ?? 0);
  return entry.updatedAt > than.updatedAt;
}
