import { addTerm, type Sum, subtractTerm, type Term } from '../crypto/term.ts';
import type { Manifest, SummedTable } from './manifest.ts';

/** The manifest of an open vault, as the transaction under way changes it. Values, not objects: any state can be kept. */
export class Root {
  #manifest: Manifest;

  constructor(manifest: Manifest) {
    this.#manifest = manifest;
  }

  get manifest(): Manifest {
    return this.#manifest;
  }

  /** Goes back or on to another state. */
  take(manifest: Manifest): void {
    this.#manifest = manifest;
  }

  /** After a row of a table was removed, added, or replaced. */
  changeSum(table: SummedTable, removed: Term | null, added: Term | null): void {
    const { sums } = this.#manifest;
    const less = removed ? subtractTerm(sums[table], removed) : sums[table];
    this.#setSum(table, added ? addTerm(less, added) : less);
  }

  setHeader(header: string): void {
    this.#manifest = { ...this.#manifest, header };
  }

  raiseRevision(above: number): void {
    this.#manifest = { ...this.#manifest, revision: Math.max(this.#manifest.revision, above) };
  }

  /** The state that a transaction ends with; seconds. */
  finish(pages: Sum, writtenAt: number): Manifest {
    this.#setSum('pages', pages);
    this.#manifest = { ...this.#manifest, revision: this.#manifest.revision + 1, writtenAt };
    return this.#manifest;
  }

  #setSum(table: SummedTable, sum: Sum): void {
    this.#manifest = { ...this.#manifest, sums: { ...this.#manifest.sums, [table]: sum } };
  }
}
