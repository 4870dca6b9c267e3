import { fromHex } from '../crypto/bytes.ts';
import {
  addTerm,
  emptySum,
  equalSums,
  pinOf,
  readSum,
  type StoredSum,
  type Sum,
  storeSum,
  type Term,
} from '../crypto/term.ts';
import type { Row, TableName } from '../store/schema.ts';
import { VaultError } from './errors.ts';
import { type FlatTable, flatTables, type Manifest, type SummedTable } from './manifest.ts';
import type { Entry } from './pages.ts';
import { idText, type SealedRows } from './sealed-rows.ts';
import type { Session } from './session.ts';
import { weightOf } from './slices.ts';

/** Audit events that are read at once. */
const EVENTS = 64;

/** What a secret's record says of those below it; all else in it is carried over unread. */
type Stored = { current: { id: string; number: number; pin: string }; versions: StoredSum };

/** How many rows there are to reseal. */
export function countRows({ manifest: { sums }, pages }: Session): number {
  const summed = Object.values(sums).reduce((total, { count }) => total + count, 0);
  return summed + pages.size + pages.versions;
}

/**
 * Seals every row of a vault anew under other keys, from the versions up, inside the caller's transaction. On the way
 * each is held against its parent once more, so that nothing but the vault as it is gets under the new keys.
 */
export class Resealing {
  readonly #session: Session;
  readonly #next: SealedRows;
  readonly #done = new Map<TableName, number>();
  readonly #sums = new Map<SummedTable, Sum>();
  readonly #pins = new Map<string, string>();
  readonly #takes: (() => void)[] = [];

  constructor(session: Session, next: SealedRows) {
    this.#session = session;
    this.#next = next;
  }

  /** The work in steps; yields the weight of each. Throws READ_ONLY_DAMAGED where a row is not what its parent says. */
  *steps(): Generator<number> {
    for (const entry of this.#session.pages.all()) yield* this.#secret(entry);
    yield* this.#pages();
    for (const table of ['audit', ...flatTables] as const) yield* this.#summed(table);
    for (const table of ['secrets', 'versions', 'pages', 'audit', ...flatTables] as const) this.#assertAll(table);
  }

  /** Rows that are resealed. */
  get done(): number {
    return [...this.#done.values()].reduce((total, count) => total + count, 0);
  }

  /** What the new manifest says of them, once all steps are done. */
  get sums(): Manifest['sums'] {
    return Object.fromEntries(this.#sums) as Manifest['sums'];
  }

  /** Brings the list in memory to what was written; only after the commit. */
  take(): void {
    for (const take of this.#takes) take();
  }

  /** The versions first, for the secret's row names them. */
  *#secret({ id, pin, name }: Entry): Generator<number> {
    const { store, rows } = this.#session;
    const row = store.tables.secrets.get(fromHex(id));
    const pinned = row && pinOf(rows.term('secrets', row)) === pin;
    const stored = pinned ? rows.open<Stored>('secrets', row.id, row) : null;
    if (!row || !stored) throw this.#damaged({ table: 'secrets', id, name });
    let [before, after] = [emptySum, emptySum];
    let current: string | null = null;
    for (const version of store.versionsOf(row.id)) {
      before = addTerm(before, rows.term('versions', version));
      const term = this.#reseal('versions', version);
      after = addTerm(after, term);
      if (idText(version.id) === stored.current.id) current = pinOf(term);
      yield weightOfRow(version);
    }
    if (current === null || !equalSums(before, readSum(stored.versions))) {
      throw this.#damaged({ table: 'versions', id: stored.current.id, name });
    }
    const record = { ...stored, current: { ...stored.current, pin: current }, versions: storeSum(after) };
    const resealed = this.#next.seal('secrets', { id: row.id }, record);
    store.tables.secrets.update(resealed);
    this.#pins.set(id, pinOf(this.#next.term('secrets', resealed)));
    this.#count('secrets');
    yield weightOfRow(resealed);
  }

  *#pages(): Generator<number> {
    let sum = emptySum;
    for (const { row, term, take } of this.#session.pages.resealed(this.#next, (id) => this.#pins.get(id) ?? '')) {
      this.#session.store.tables.pages.update(row);
      this.#takes.push(take);
      this.#count('pages');
      sum = addTerm(sum, term);
      yield weightOfRow(row);
    }
    this.#sums.set('pages', sum);
  }

  *#summed(table: FlatTable | 'audit'): Generator<number> {
    let [before, after] = [emptySum, emptySum];
    for (const row of this.#rowsOf(table)) {
      before = addTerm(before, this.#session.rows.term(table, row));
      after = addTerm(after, this.#reseal(table, row));
      yield weightOfRow(row);
    }
    if (!equalSums(before, this.#session.manifest.sums[table])) throw this.#damaged({ table, id: null, name: null });
    this.#sums.set(table, after);
  }

  *#rowsOf(table: FlatTable | 'audit'): Generator<Row> {
    const { store } = this.#session;
    if (table !== 'audit') return yield* store.tables[table].all();
    for (let rows = store.auditFrom(0, EVENTS); rows.length > 0; rows = store.auditFrom(numberOf(rows), EVENTS)) {
      yield* rows;
    }
  }

  /** Replaces a row by one with the same record; answers its new term. */
  #reseal(table: TableName, row: Row): Term {
    const resealed = this.#session.rows.reseal(table, row, this.#next);
    if (!resealed) throw this.#damaged({ table, id: idText(row.id), name: null });
    this.#session.store.tables[table].update(resealed);
    this.#count(table);
    return this.#next.term(table, resealed);
  }

  #count(table: TableName): void {
    this.#done.set(table, (this.#done.get(table) ?? 0) + 1);
  }

  /** A row that nothing leads to would stay under the old key. */
  #assertAll(table: TableName): void {
    if (this.#session.store.tables[table].count() === (this.#done.get(table) ?? 0)) return;
    throw this.#damaged({ table, id: null, name: null });
  }

  #damaged(record: { table: TableName; id: string | null; name: string | null }): VaultError {
    this.#session.noteDamage(record);
    return new VaultError('READ_ONLY_DAMAGED');
  }
}

function weightOfRow({ sealed }: Row): number {
  return weightOf((sealed as Uint8Array).length);
}

function numberOf(rows: readonly Row[]): number {
  return rows.at(-1)?.number as number;
}
