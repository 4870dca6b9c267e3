import type { SecretSummary } from '../../src-preload/contract.ts';
import { fromHex } from '../crypto/bytes.ts';
import { addTerm, emptySum, equalSums, pinOf, type Sum, subtractTerm } from '../crypto/term.ts';
import type { Row } from '../store/schema.ts';
import type { Store } from '../store/store.ts';
import { canonicalJson, idText, type SealedRows } from './sealed-rows.ts';

/** How many secrets share a page: sealed together, because opening costs by the call; few, because a write reseals one. */
export const pageSize = 32;

/** What a page keeps of one secret: what the list shows, the pin of its row, and how many versions it has. */
export type Entry = SecretSummary & { readonly pin: string; readonly versions: number };

type Page = { readonly id: string; readonly entries: Map<string, Entry> };

/** The list of all secrets of an open vault in memory, and the pages that it is kept in. */
export class Pages {
  readonly #store: Store;
  readonly #rows: SealedRows;
  #pages = new Map<string, Page>();
  #pageOf = new Map<string, Page>();
  #names = new Map<string, Set<string>>();
  #open: Page | null = null;
  readonly #changed = new Set<Page>();
  readonly #json = new WeakMap<Entry, string>();
  #generation = 0;

  constructor(store: Store, rows: SealedRows) {
    this.#store = store;
    this.#rows = rows;
  }

  /**
   * Opens every page. Answers the ids of those that are not genuine, and whether the pages in the file are the ones
   * that the manifest counts and sums.
   */
  load(expected: Sum): { broken: string[]; complete: boolean } {
    this.clear();
    const broken: string[] = [];
    let sum = emptySum;
    for (const row of this.#store.tables.pages.all()) {
      sum = addTerm(sum, this.#rows.term('pages', row));
      const record = this.#rows.open<{ secrets: Entry[] }>('pages', row.id, row);
      if (record) this.#adopt(idText(row.id), record.secrets);
      else broken.push(idText(row.id));
    }
    return { broken, complete: equalSums(sum, expected) };
  }

  /** Grows with every change of the list; what was prepared for an older one is stale. */
  get generation(): number {
    return this.#generation;
  }

  get size(): number {
    return this.#pageOf.size;
  }

  /** Number of all versions that the secrets have. */
  get versions(): number {
    let count = 0;
    for (const entry of this.all()) count += entry.versions;
    return count;
  }

  get(id: string): Entry | undefined {
    return this.#pageOf.get(id)?.entries.get(id);
  }

  /** The secrets of that name, in the trash as well. */
  named(name: string): Entry[] {
    return [...(this.#names.get(name) ?? [])].flatMap((id) => this.get(id) ?? []);
  }

  *all(): Generator<Entry> {
    for (const page of this.#pages.values()) yield* page.entries.values();
  }

  /** Ids of the pages, and the entries of one: the deep check's slices. */
  pageIds(): string[] {
    return [...this.#pages.keys()];
  }

  entriesOf(page: string): Entry[] {
    return [...(this.#pages.get(page)?.entries.values() ?? [])];
  }

  /** Adds or replaces an entry in memory; `flush` writes its page. */
  put(entry: Entry): void {
    const page = this.#pageOf.get(entry.id) ?? this.#pageWithRoom();
    this.#unname(page.entries.get(entry.id));
    this.#hold(page, entry);
    this.#changed.add(page);
    this.#generation++;
  }

  remove(id: string): void {
    const page = this.#pageOf.get(id);
    if (!page) return;
    this.#unname(page.entries.get(id));
    page.entries.delete(id);
    this.#pageOf.delete(id);
    this.#changed.add(page);
    this.#generation++;
  }

  /** Writes the pages that changed, inside the caller's transaction; answers their new sum. */
  flush(sum: Sum): Sum {
    let result = sum;
    for (const page of this.#changed) {
      const id = fromHex(page.id);
      const old = this.#store.tables.pages.get(id);
      if (old) result = subtractTerm(result, this.#rows.term('pages', old));
      if (page.entries.size === 0) {
        if (old) this.#store.tables.pages.remove(id);
        this.#pages.delete(page.id);
        if (this.#open === page) this.#open = null;
        continue;
      }
      const row = this.#seal(id, page);
      if (old) this.#store.tables.pages.update(row);
      else this.#store.tables.pages.insert(row);
      result = addTerm(result, this.#rows.term('pages', row));
    }
    this.#changed.clear();
    return result;
  }

  /** Takes entries that were read from the secrets' own rows instead of what the pages said; they are not written. */
  relist(entries: readonly Entry[]): void {
    this.clear();
    this.#adopt('', entries);
  }

  /** The pin that an entry must hold for a row to be the current one of its secret. */
  pinOf(row: Row): string {
    return pinOf(this.#rows.term('secrets', row));
  }

  clear(): void {
    this.#pages.clear();
    this.#pageOf.clear();
    this.#names.clear();
    this.#changed.clear();
    this.#open = null;
    this.#generation++;
  }

  #hold(page: Page, entry: Entry): void {
    page.entries.set(entry.id, entry);
    this.#pageOf.set(entry.id, page);
    const ids = this.#names.get(entry.name);
    if (ids) ids.add(entry.id);
    else this.#names.set(entry.name, new Set([entry.id]));
  }

  #unname(entry: Entry | undefined): void {
    if (entry) this.#names.get(entry.name)?.delete(entry.id);
  }

  #adopt(id: string, entries: readonly Entry[]): void {
    const page: Page = { id, entries: new Map() };
    this.#pages.set(id, page);
    for (const entry of entries) this.#hold(page, entry);
    if (entries.length < pageSize) this.#open = page;
  }

  #pageWithRoom(): Page {
    if (!this.#open || this.#open.entries.size >= pageSize) {
      const roomy = [...this.#pages.values()].find((page) => page.entries.size < pageSize);
      this.#open = roomy ?? { id: idText(this.#rows.newId()), entries: new Map() };
      this.#pages.set(this.#open.id, this.#open);
    }
    return this.#open;
  }

  #seal(id: Uint8Array, page: Page): Row {
    const entries = Array.from(page.entries.values(), (entry) => this.#jsonOf(entry));
    return this.#rows.sealJson('pages', { id }, `{"secrets":[${entries.join(',')}]}`);
  }

  /** A page is written whenever one of its entries changes; the others are encoded once. */
  #jsonOf(entry: Entry): string {
    let json = this.#json.get(entry);
    if (json === undefined) {
      json = canonicalJson(entry);
      this.#json.set(entry, json);
    }
    return json;
  }
}
