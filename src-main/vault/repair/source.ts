import { addTerm, emptySum, equalSums, type Sum, subtractTerm, type Term } from '../../crypto/term.ts';
import type { Salvage } from '../../store/salvage.ts';
import type { Row, TableName } from '../../store/schema.ts';
import { idText, type SealedRows } from '../sealed-rows.ts';
import type { Session } from '../session.ts';
import { weightOf } from '../slices.ts';

/** A row that was found: where it stands in its table, its id and its term. */
export type FoundRow = { place: number; id: string; term: Term };

/** A damaged vault, read row by row and never through an index: the findings of a repair come from here alone. */
export class Source {
  readonly session: Session;
  readonly #salvage: Salvage;
  readonly #places = new Map<TableName, number[]>();

  constructor(session: Session) {
    this.session = session;
    this.#salvage = session.store.salvage();
  }

  get rows(): SealedRows {
    return this.session.rows;
  }

  /** How many places of a table there are to look at. */
  count(table: TableName): number {
    return this.#placesOf(table).length;
  }

  /** The row at a place; `null` where none can be read. */
  at(table: TableName, place: number): Row | null {
    return this.#salvage.at(table, place);
  }

  /** Every row of a table that can be read, with its term, given to `use`; yields the weight of each. */
  *each(table: TableName, use: (row: Row, found: FoundRow) => void): Generator<number> {
    for (const place of this.#placesOf(table)) {
      const row = this.at(table, place);
      if (row) use(row, { place, id: idText(row.id), term: this.rows.term(table, row) });
      yield row ? weightOf((row.sealed as Uint8Array).length) : 1;
    }
  }

  /** Those of the rows that are genuine; yields the weight of each. */
  *genuine<T extends FoundRow>(
    table: TableName,
    found: readonly T[],
    isOne: (row: Row) => boolean = (row) => this.rows.open(table, row.id, row) !== null,
  ): Generator<number, T[]> {
    const kept: T[] = [];
    for (const one of found) {
      const row = this.at(table, one.place);
      if (row && isOne(row)) kept.push(one);
      yield row ? weightOf((row.sealed as Uint8Array).length) : 1;
    }
    return kept;
  }

  #placesOf(table: TableName): readonly number[] {
    const known = this.#places.get(table) ?? this.#salvage.places(table);
    this.#places.set(table, known);
    return known;
  }
}

/** Those of the rows that a sum vouches for: all, or all but one that was put in; `null` where it can't be told which. */
export function vouchedBy<T extends FoundRow>(expected: Sum, found: readonly T[]): readonly T[] | null {
  const tooMany = found.length - expected.count;
  if (tooMany !== 0 && tooMany !== 1) return null;
  const sum = sumOf(found);
  if (tooMany === 0) return equalSums(sum, expected) ? found : null;
  const foreign = found.findIndex(({ term }) => equalSums(subtractTerm(sum, term), expected));
  return foreign < 0 ? null : found.toSpliced(foreign, 1);
}

export function sumOf(found: readonly FoundRow[]): Sum {
  return found.reduce((sum, { term }) => addTerm(sum, term), emptySum);
}
