import { setImmediate as nextSlice } from 'node:timers/promises';
import { fromHex } from '../crypto/bytes.ts';
import { addTerm, emptySum, equalSums, type Sum } from '../crypto/term.ts';
import { type TableName, tables } from '../store/schema.ts';
import { flatTables, headerDigest } from './manifest.ts';
import type { Entry } from './pages.ts';
import { idText } from './sealed-rows.ts';
import { checkSecret } from './secret-rows.ts';
import type { Session } from './session.ts';

/** Secrets of a page that one slice looks at, and audit events: a few milliseconds each. */
const SECRETS = 16;
const EVENTS = 256;

/**
 * Checks the whole file against the manifest: each secret's row against its pin, its versions against their sum, the
 * flat tables and the audit against theirs, the number of rows of every table, and SQLite's structure. It works in
 * slices; between two of them the vault is used and written as usual, and each slice sees one state of it.
 */
export class DeepCheck {
  readonly #session: Session;
  #stopped = false;

  constructor(session: Session) {
    this.#session = session;
  }

  stop(): void {
    this.#stopped = true;
  }

  /** Runs to its end, noting damage at the session; `false` if it was stopped. */
  async run(): Promise<boolean> {
    for (const slice of this.#slices()) {
      await nextSlice();
      if (this.#stopped) return false;
      slice();
    }
    return !this.#stopped;
  }

  *#slices(): Generator<() => void> {
    const { session } = { session: this.#session };
    yield () => this.#checkHeader();
    const audit = session.manifest.sums.audit;
    for (const page of session.pages.pageIds()) {
      const entries = session.pages.entriesOf(page);
      for (let i = 0; i < entries.length; i += SECRETS) yield () => this.#checkSecrets(entries.slice(i, i + SECRETS));
    }
    yield* this.#auditSlices(audit);
    for (const table of flatTables) yield () => this.#checkFlatTable(table);
    for (const table of Object.keys(tables) as TableName[]) yield () => this.#checkTable(table);
  }

  #checkHeader(): void {
    const { store, manifest } = this.#session;
    if (headerDigest(store) !== manifest.header) this.#note('unlockers');
  }

  #checkSecrets(entries: readonly Entry[]): void {
    for (const { id } of entries) {
      // It may have been changed or purged since the page was looked at.
      const entry = this.#session.pages.get(id);
      if (entry) checkSecret(this.#session, entry);
    }
  }

  /** Events are only appended: those that there were at opening sum up to what the manifest said then. */
  *#auditSlices(expected: Sum): Generator<() => void> {
    let sum = emptySum;
    for (let after = 0; after < expected.count; after += EVENTS) {
      yield () => {
        for (const row of this.#session.store.auditFrom(after, Math.min(EVENTS, expected.count - after))) {
          sum = addTerm(sum, this.#session.rows.term('audit', row));
          if (!this.#session.rows.open('audit', row.id, row)) this.#note('audit', idText(row.id));
        }
      };
    }
    yield () => {
      if (!equalSums(sum, expected)) this.#note('audit');
    };
  }

  #checkFlatTable(table: (typeof flatTables)[number]): void {
    let sum = emptySum;
    for (const row of this.#session.store.tables[table].all()) {
      sum = addTerm(sum, this.#session.rows.term(table, row));
      if (!this.#session.rows.open(table, row.id, row)) this.#note(table, idText(row.id));
    }
    if (!equalSums(sum, this.#session.manifest.sums[table])) this.#note(table);
  }

  #checkTable(table: TableName): void {
    const { store, pages, manifest } = this.#session;
    const expected: Partial<Record<TableName, number>> = {
      header: 1,
      manifest: 1,
      secrets: pages.size,
      versions: pages.versions,
      pages: manifest.sums.pages.count,
      audit: manifest.sums.audit.count,
    };
    const count = expected[table];
    if (count !== undefined && store.tables[table].count() !== count) this.#note(table);
    if (!store.isSound(table)) this.#note(table);
  }

  #note(table: TableName, id: string | null = null): void {
    const name = id && table === 'secrets' ? (this.#session.pages.get(id)?.name ?? null) : null;
    this.#session.noteDamage({ table, id, name });
  }
}

/** The bytes of an id that a map here holds as text. */
export function idBytes(id: string): Uint8Array {
  return fromHex(id);
}
