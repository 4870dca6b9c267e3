import { fromHex } from '../../crypto/bytes.ts';
import { addTerm, emptySum, equalSums, type Sum } from '../../crypto/term.ts';
import { VaultError } from '../errors.ts';
import type { FlatTable } from '../manifest.ts';
import { idText } from '../sealed-rows.ts';
import type { Session } from '../session.ts';
import { inSlices } from '../slices.ts';

/**
 * The records of a flat table that may have thousands of them, held open: read in slices once, then kept in step with
 * each write instead of being read anew. It belongs to one open vault and is dropped when that is locked. What is read
 * from it is never older than the vault: where the table is not as this book left it, it is read again.
 */
export class Book<T> {
  readonly #session: Session;
  readonly #table: FlatTable;
  #records = new Map<string, T>();
  /** The table's sum of which the records are; `null` before they are read. */
  #sum: Sum | null = null;

  constructor(session: Session, table: FlatTable) {
    this.#session = session;
    this.#table = table;
  }

  /** Reads it in slices where it isn't read yet. Throws VAULT_LOCKED, BUSY. */
  async load(): Promise<void> {
    while (!this.#isCurrent()) {
      const sum = this.#expected;
      const records = await inSlices(this.#open(sum), () => this.#session.assertUnlocked());
      // Written to meanwhile: these are not all any more.
      if (equalSums(sum, this.#expected)) this.#take(records, sum);
    }
  }

  /** All records by their ids. */
  all(): ReadonlyMap<string, T> {
    this.#session.assertUnlocked();
    if (!this.#isCurrent()) {
      const sum = this.#expected;
      const work = this.#open(sum);
      let step = work.next();
      while (!step.done) step = work.next();
      this.#take(step.value, sum);
    }
    return this.#records;
  }

  get(id: string): T | null {
    return this.all().get(id) ?? null;
  }

  /** Adds a record, inside a transaction; gives its id. */
  insert(record: T): string {
    this.all();
    const id = idText(this.#session.rows.newId());
    this.#session.insert(this.#table, this.#session.rows.seal(this.#table, { id: fromHex(id) }, record));
    this.#records.set(id, record);
    this.#sum = this.#expected;
    return id;
  }

  /** Replaces a record, inside a transaction. */
  update(id: string, record: T): void {
    this.#assertThere(id);
    this.#session.update(this.#table, this.#session.rows.seal(this.#table, { id: fromHex(id) }, record));
    this.#records.set(id, record);
    this.#sum = this.#expected;
  }

  /** Takes a record out, inside a transaction. */
  remove(id: string): void {
    this.#assertThere(id);
    this.#session.remove(this.#table, fromHex(id));
    this.#records.delete(id);
    this.#sum = this.#expected;
  }

  #assertThere(id: string): void {
    if (!this.all().has(id)) throw new VaultError('STALE', { id });
  }

  get #expected(): Sum {
    return this.#session.manifest.sums[this.#table];
  }

  /** After a transaction that was rolled back the sum is another one again. */
  #isCurrent(): boolean {
    return this.#sum !== null && equalSums(this.#sum, this.#expected);
  }

  #take(records: Map<string, T>, sum: Sum): void {
    this.#records = records;
    this.#sum = sum;
  }

  *#open(expected: Sum): Generator<number, Map<string, T>> {
    const { store, rows } = this.#session;
    const records = new Map<string, T>();
    let actual = emptySum;
    for (const row of store.tables[this.#table].all()) {
      actual = addTerm(actual, rows.term(this.#table, row));
      const record = rows.open<T>(this.#table, row.id, row);
      if (record) records.set(idText(row.id), record);
      else this.#session.noteDamage({ table: this.#table, id: idText(row.id), name: null });
      yield 1;
    }
    if (!equalSums(actual, expected)) this.#session.noteDamage({ table: this.#table, id: null, name: null });
    return records;
  }
}
