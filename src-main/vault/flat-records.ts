import { addTerm, emptySum, equalSums } from '../crypto/term.ts';
import type { FlatTable } from './manifest.ts';
import { idText } from './sealed-rows.ts';
import type { Session } from './session.ts';

type Found<T> = readonly { id: string; record: T }[];

/** The records of the flat tables of an open vault, opened once and kept until the table's sum changes. */
export class FlatRecords {
  readonly #session: Session;
  readonly #known = new Map<FlatTable, { sum: bigint; found: Found<unknown> }>();

  constructor(session: Session) {
    this.#session = session;
  }

  /**
   * Those that open in their place, with their ids. Others are noted as damaged, and so is the table where its rows
   * don't add up to what the manifest says: which of them is too many, missing or an old one can't be known then.
   */
  of<T>(table: FlatTable): Found<T> {
    const expected = this.#session.manifest.sums[table];
    const known = this.#known.get(table);
    if (known?.sum === expected.sum) return known.found as Found<T>;
    const { store, rows } = this.#session;
    const found: { id: string; record: T }[] = [];
    let actual = emptySum;
    for (const row of store.tables[table].all()) {
      actual = addTerm(actual, rows.term(table, row));
      const record = rows.open<T>(table, row.id, row);
      if (record) found.push({ id: idText(row.id), record });
      else this.#session.noteDamage({ table, id: idText(row.id), name: null });
    }
    if (!equalSums(actual, expected)) this.#session.noteDamage({ table, id: null, name: null });
    this.#known.set(table, { sum: expected.sum, found });
    return found;
  }

  clear(): void {
    this.#known.clear();
  }
}
