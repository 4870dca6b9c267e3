import type { DamagedRecord, Integrity } from '../../src-preload/contract.ts';

/** What is known of the state of an open vault: the damage that was met, and whether all of it was looked at. */
export class Findings {
  #damaged: DamagedRecord[] = [];
  #checked = false;

  get isDamaged(): boolean {
    return this.#damaged.length > 0;
  }

  get integrity(): Integrity {
    const state = this.isDamaged ? 'damaged' : this.#checked ? 'intact' : 'checking';
    return { state, damaged: [...this.#damaged] };
  }

  /** Remembers a damaged record; `false` where it is known already. */
  note(record: DamagedRecord): boolean {
    if (this.#damaged.some(({ table, id }) => table === record.table && id === record.id)) return false;
    this.#damaged.push(record);
    return true;
  }

  /** All was looked at. */
  finish(): void {
    this.#checked = true;
  }

  /** Nothing is known yet: it is another file. */
  clear(): void {
    this.#damaged = [];
    this.#checked = false;
  }
}
