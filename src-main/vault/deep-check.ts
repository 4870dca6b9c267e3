import { setImmediate as nextSlice } from 'node:timers/promises';
import { addTerm, emptySum, equalSums, type Sum } from '../crypto/term.ts';
import { StoreError } from '../store/errors.ts';
import { type Row, type TableName, tables } from '../store/schema.ts';
import { flatTables, headerDigest, type SummedTable, summedTables } from './manifest.ts';
import type { Entry } from './pages.ts';
import { idText } from './sealed-rows.ts';
import { checkSecret } from './secret-rows.ts';
import type { Session } from './session.ts';

/** Secrets of a page that one slice looks at, and audit events: a few milliseconds each. */
const SECRETS = 16;
const EVENTS = 128;
/** Rows of a flat table that one slice looks at. */
const ROWS = 128;

/**
 * Checks the whole file against the manifest: each secret's row against its pin, its versions against their sum, the
 * flat tables and the audit against theirs, the number of rows of every table, and SQLite's structure. It works in
 * slices; between two of them the vault is used and written as usual, and each slice sees one state of it.
 */
export class DeepCheck {
  readonly #session: Session;
  #stopped = false;
  #running = false;

  constructor(session: Session) {
    this.#session = session;
  }

  get isRunning(): boolean {
    return this.#running && !this.#stopped;
  }

  stop(): void {
    this.#stopped = true;
  }

  /** Runs to its end, noting damage at the session; `false` if it was stopped. */
  async run(): Promise<boolean> {
    this.#running = true;
    try {
      return await this.#runSlices();
    } finally {
      this.#running = false;
    }
  }

  async #runSlices(): Promise<boolean> {
    for (const [table, slice] of this.#slices()) {
      await nextSlice();
      if (this.#stopped) return false;
      try {
        slice();
      } catch (error) {
        if (!(error instanceof StoreError)) throw error;
        this.#note(table);
      }
    }
    return !this.#stopped;
  }

  *#slices(): Generator<[TableName, () => void]> {
    const session = this.#session;
    yield ['unlockers', () => this.#checkHeader()];
    const audit = session.manifest.sums.audit;
    for (const page of session.pages.pageIds()) {
      const entries = session.pages.entriesOf(page);
      for (let i = 0; i < entries.length; i += SECRETS) {
        yield ['secrets', () => this.#checkSecrets(entries.slice(i, i + SECRETS))];
      }
    }
    yield* this.#auditSlices(audit);
    for (const table of flatTables) yield* this.#flatSlices(table);
    for (const table of Object.keys(tables) as TableName[]) {
      yield* this.#structureSlices(table);
      yield [table, () => this.#checkCount(table)];
    }
    yield ['header', () => this.#checkFile()];
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

  /**
   * Events are only appended: those that there were at opening sum up to what the manifest said then. Where they don't,
   * each is opened to name those that are not genuine.
   */
  *#auditSlices(expected: Sum): Generator<[TableName, () => void]> {
    const { rows } = this.#session;
    let sum = emptySum;
    yield* this.#events(expected.count, (row) => {
      sum = addTerm(sum, rows.term('audit', row));
    });
    if (equalSums(sum, expected)) return;
    yield ['audit', () => this.#note('audit')];
    yield* this.#events(expected.count, (row) => {
      if (!rows.open('audit', row.id, row)) this.#note('audit', idText(row.id));
    });
  }

  *#events(count: number, look: (row: Row) => void): Generator<[TableName, () => void]> {
    for (let after = 0; after < count; after += EVENTS) {
      const slice = () => this.#session.store.auditFrom(after, Math.min(EVENTS, count - after)).forEach(look);
      yield ['audit', slice];
    }
  }

  /** Its rows and their sum as they are at one moment, looked at in stretches: links may be thousands. */
  *#flatSlices(table: (typeof flatTables)[number]): Generator<[TableName, () => void]> {
    const session = this.#session;
    let all: Row[] = [];
    let expected = emptySum;
    let sum = emptySum;
    const take = () => {
      all = session.store.tables[table].all();
      expected = session.manifest.sums[table];
    };
    yield [table, take];
    for (let i = 0; i < all.length; i += ROWS) {
      const look = () => {
        for (const row of all.slice(i, i + ROWS)) {
          sum = addTerm(sum, session.rows.term(table, row));
          if (!session.rows.open(table, row.id, row)) this.#note(table, idText(row.id));
        }
      };
      yield [table, look];
    }
    const compare = () => {
      if (!equalSums(sum, expected)) this.#note(table);
    };
    yield [table, compare];
  }

  *#structureSlices(table: TableName): Generator<[TableName, () => void]> {
    const stretches = this.#session.store.checkTable(table);
    let goesOn = true;
    const look = () => {
      // Also where looking fails: the file can't be read there.
      goesOn = false;
      const { value, done } = stretches.next();
      if (value === false) this.#note(table);
      else goesOn = !done;
    };
    while (goesOn) yield [table, look];
  }

  /** Every index has as many entries as the table is to have rows; the unlockers are few and have their digest. */
  #checkCount(table: TableName): void {
    if (table === 'unlockers') return;
    const { store, pages, manifest } = this.#session;
    const others = { header: 1, manifest: 1, secrets: pages.size, versions: pages.versions };
    const rows = isSummed(table) ? manifest.sums[table].count : others[table];
    if (store.countEntries(table).some((count) => count !== rows)) this.#note(table);
  }

  /** What belongs to no table: the schema's own, and the pages that are free. */
  #checkFile(): void {
    if (!this.#session.store.isSchemaSound()) this.#note('header');
  }

  #note(table: TableName, id: string | null = null): void {
    const name = id && table === 'secrets' ? (this.#session.pages.get(id)?.name ?? null) : null;
    this.#session.noteDamage({ table, id, name });
  }
}

function isSummed(table: TableName): table is SummedTable {
  return (summedTables as readonly TableName[]).includes(table);
}
