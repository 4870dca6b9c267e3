import { addTerm, emptySum, equalSums } from '../crypto/term.ts';
import type { Row } from '../store/schema.ts';
import { VaultError } from './errors.ts';
import type { FlatTable } from './manifest.ts';
import type { Root } from './root.ts';
import { idText } from './sealed-rows.ts';
import type { Session } from './session.ts';

type Found<T> = readonly { id: string; record: T }[];

/**
 * The tables of an open vault whose rows stand on their own, summed in the manifest. Their records are opened once and
 * kept until the table's sum changes.
 */
export class FlatTables {
  readonly #session: Session;
  readonly #root: Root;
  readonly #known = new Map<FlatTable, { sum: bigint; found: Found<unknown> }>();

  constructor(session: Session, root: Root) {
    this.#session = session;
    this.#root = root;
  }

  insert(table: FlatTable | 'audit', row: Row): void {
    this.#session.store.tables[table].insert(row);
    this.#root.changeSum(table, null, this.#session.rows.term(table, row));
  }

  update(table: FlatTable, row: Row): void {
    const { store, rows } = this.#session;
    const old = this.#present(table, row.id);
    store.tables[table].update(row);
    this.#root.changeSum(table, rows.term(table, old), rows.term(table, row));
  }

  remove(table: FlatTable, id: Uint8Array): void {
    const old = this.#present(table, id);
    this.#session.store.tables[table].remove(id);
    this.#root.changeSum(table, this.#session.rows.term(table, old), null);
  }

  /**
   * The records that open in their place, with their ids. Others are noted as damaged, and so is the table where its rows
   * don't add up to what the manifest says: which of them is too many, missing or an old one can't be known then.
   */
  records<T>(table: FlatTable): Found<T> {
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

  #present(table: FlatTable, id: Uint8Array): Row {
    const row = this.#session.store.tables[table].get(id);
    if (!row) throw new VaultError('VAULT_DAMAGED');
    return row;
  }
}
