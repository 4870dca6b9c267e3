import { fromHex } from '../crypto/bytes.ts';
import { addTerm, emptySum, equalSums, pinOf, type Sum, subtractTerm, type Term } from '../crypto/term.ts';
import type { Row } from '../store/schema.ts';
import type { Store } from '../store/store.ts';
import { type Entry, type EntryTexts, entriesOf, entryTexts, type PageRecord, pageJson } from './page-record.ts';
import { idText, type SealedRows } from './sealed-rows.ts';

export type { Entry };

/** How many secrets share a page: sealed together, because opening costs by the call; few, because a write reseals one. */
export const pageSize = 16;

/** How much work writing one is, as `inSlices` counts. */
export const pageWeight = 4;

type Page = {
  readonly id: string;
  entries: Map<string, Entry>;
  /** Of its row in the file; `null` where it has none yet. */
  term: Term | null;
};

/** The list of all secrets of an open vault in memory, and the pages that it is kept in. */
export class Pages {
  readonly #rows: SealedRows;
  #store: Store;
  #pages = new Map<string, Page>();
  #pageOf = new Map<string, Page>();
  /** Made when the first name is asked for: opening doesn't need it. */
  #names: Map<string, Set<string>> | null = null;
  #open: Page | null = null;
  readonly #changed = new Set<Page>();
  readonly #texts = new WeakMap<Entry, EntryTexts>();
  #generation = 0;
  #versions = 0;

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
      const term = this.#rows.term('pages', row);
      sum = addTerm(sum, term);
      const entries = openPage(this.#rows, row);
      if (entries) this.#adopt(idText(row.id), entries, term);
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
    return this.#versions;
  }

  get(id: string): Entry | undefined {
    return this.#pageOf.get(id)?.entries.get(id);
  }

  /** The secrets of that name, in the trash as well. */
  named(name: string): Entry[] {
    this.#names ??= this.#byName();
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
    this.#forget(page.entries.get(entry.id));
    this.#hold(page, entry);
    this.#changed.add(page);
    this.#generation++;
  }

  remove(id: string): void {
    const page = this.#pageOf.get(id);
    if (!page) return;
    this.#forget(page.entries.get(id));
    page.entries.delete(id);
    this.#pageOf.delete(id);
    this.#changed.add(page);
    this.#generation++;
  }

  /** Writes the pages that changed, inside the caller's transaction, a step for each; answers their new sum. */
  *flushing(sum: Sum): Generator<number, Sum> {
    let result = sum;
    const table = this.#store.tables.pages;
    for (const page of this.#changed) {
      const { term: old, entries } = page;
      if (old) result = subtractTerm(result, old);
      if (entries.size === 0) {
        if (old) table.remove(fromHex(page.id));
        this.#pages.delete(page.id);
        if (this.#open === page) this.#open = null;
        continue;
      }
      const row = this.#seal(this.#rows, page.id, entries);
      if (old) table.update(row);
      else table.insert(row);
      page.term = this.#rows.term('pages', row);
      result = addTerm(result, page.term);
      yield pageWeight;
    }
    this.#changed.clear();
    return result;
  }

  /** Takes entries that were read from the secrets' own rows instead of what the pages said; they are not written. */
  relist(entries: readonly Entry[]): void {
    this.clear();
    this.#adopt('', entries, null);
  }

  /** Every page's row under other keys and with other pins for its secrets; `take` puts them in the place of these. */
  *resealed(rows: SealedRows, pinOf: (id: string) => string): Generator<{ row: Row; term: Term; take: () => void }> {
    for (const page of this.#pages.values()) {
      const entries = new Map(Array.from(page.entries, ([id, entry]) => [id, { ...entry, pin: pinOf(id) }]));
      const row = this.#seal(rows, page.id, entries);
      const term = rows.term('pages', row);
      const take = () => {
        page.entries = entries;
        page.term = term;
        this.#generation++;
      };
      yield { row, term, take };
    }
  }

  /** Goes on with the pages of another file; `load` reads them. */
  moveTo(store: Store): void {
    this.clear();
    this.#store = store;
  }

  /** The pin that an entry must hold for a row to be the current one of its secret. */
  pinOf(row: Row): string {
    return pinOf(this.#rows.term('secrets', row));
  }

  clear(): void {
    this.#pages.clear();
    this.#pageOf.clear();
    this.#names = null;
    this.#changed.clear();
    this.#open = null;
    this.#versions = 0;
    this.#generation++;
  }

  #hold(page: Page, entry: Entry): void {
    this.#versions += entry.versions;
    page.entries.set(entry.id, entry);
    this.#pageOf.set(entry.id, page);
    if (this.#names) addName(this.#names, entry);
  }

  #forget(entry: Entry | undefined): void {
    if (!entry) return;
    this.#versions -= entry.versions;
    this.#names?.get(entry.name)?.delete(entry.id);
  }

  #byName(): Map<string, Set<string>> {
    const names = new Map<string, Set<string>>();
    for (const entry of this.all()) addName(names, entry);
    return names;
  }

  #adopt(id: string, entries: readonly Entry[], term: Term | null): void {
    const page: Page = { id, entries: new Map(), term };
    this.#pages.set(id, page);
    for (const entry of entries) this.#hold(page, entry);
    if (entries.length < pageSize) this.#open = page;
  }

  #pageWithRoom(): Page {
    if (!this.#open || this.#open.entries.size >= pageSize) {
      const roomy = [...this.#pages.values()].find((page) => page.entries.size < pageSize);
      this.#open = roomy ?? { id: idText(this.#rows.newId()), entries: new Map(), term: null };
      this.#pages.set(this.#open.id, this.#open);
    }
    return this.#open;
  }

  #seal(rows: SealedRows, id: string, entries: ReadonlyMap<string, Entry>): Row {
    const texts = Array.from(entries.values(), (entry) => this.#textsOf(entry));
    return rows.sealJson('pages', { id: fromHex(id) }, pageJson(texts));
  }

  /** A page is written whenever one of its entries changes; the others are encoded once. */
  #textsOf(entry: Entry): EntryTexts {
    let texts = this.#texts.get(entry);
    if (texts === undefined) {
      texts = entryTexts(entry);
      this.#texts.set(entry, texts);
    }
    return texts;
  }
}

/** The entries of a page; `null` where it is not genuine in its place. */
export function openPage(rows: SealedRows, row: Row): Entry[] | null {
  const page = rows.open<PageRecord>('pages', row.id, row);
  return page && entriesOf(page);
}

function addName(names: Map<string, Set<string>>, { id, name }: Entry): void {
  const ids = names.get(name);
  if (ids) ids.add(id);
  else names.set(name, new Set([id]));
}
