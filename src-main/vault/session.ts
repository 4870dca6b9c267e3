import type { DamagedRecord, Integrity, SecretSummary } from '../../src-preload/contract.ts';
import { toHex } from '../crypto/bytes.ts';
import { digest } from '../crypto/keys.ts';
import { addTerm, emptySum, equalSums, subtractTerm, type Term } from '../crypto/term.ts';
import type { Row, TableName } from '../store/schema.ts';
import type { Store } from '../store/store.ts';
import { DeepCheck } from './deep-check.ts';
import { nowSeconds, type VaultContext } from './environment.ts';
import { asVaultError, VaultError } from './errors.ts';
import { type FlatTable, type Manifest, type SummedTable, storeManifest } from './manifest.ts';
import { type MarkWriter, openMark, readMark } from './mark.ts';
import { loadPages } from './orphans.ts';
import { Pages } from './pages.ts';
import { idText, type SealedRows } from './sealed-rows.ts';

export type SessionEvent =
  | { kind: 'changed'; revision: number }
  | { kind: 'integrity'; integrity: Integrity }
  | { kind: 'file-replaced' };

/**
 * An unlocked vault: the open file, the keys, and the list in memory. `lock` ends it; from then on every call throws
 * VAULT_LOCKED. Changes go through `transaction`; what is read is checked against the manifest down to the row.
 */
export class Session {
  readonly context: VaultContext;
  readonly store: Store;
  readonly rows: SealedRows;
  readonly pages: Pages;
  readonly #mark: MarkWriter;
  #manifest: Manifest;
  #depth = 0;
  #ended = false;
  #damaged: DamagedRecord[] = [];
  #checked = false;
  #check: DeepCheck | null = null;
  readonly #records = new Map<FlatTable, { sum: bigint; found: { id: string; record: unknown }[] }>();
  readonly #listeners = new Set<(event: SessionEvent) => void>();

  readonly #forReading: boolean;

  constructor(context: VaultContext, store: Store, rows: SealedRows, manifest: Manifest, forReading: boolean) {
    this.context = context;
    this.store = store;
    this.rows = rows;
    this.pages = new Pages(store, rows);
    this.#mark = openMark(context.marksFolder, idText(rows.vaultId));
    this.#manifest = manifest;
    this.#forReading = forReading;
  }

  get path(): string {
    return this.store.file;
  }

  get revision(): number {
    return this.#manifest.revision;
  }

  get manifest(): Manifest {
    return this.#manifest;
  }

  /** Why the vault can't be written, if so: part of it is damaged, or its file is write-protected. */
  get readOnly(): 'damage' | 'file' | null {
    if (this.#damaged.length > 0) return 'damage';
    return this.#forReading ? 'file' : null;
  }

  integrity(): Integrity {
    const state = this.#damaged.length > 0 ? 'damaged' : this.#checked ? 'intact' : 'checking';
    return { state, damaged: [...this.#damaged] };
  }

  /** What the list shows of every secret outside the trash. */
  summaries(): SecretSummary[] {
    this.assertUnlocked();
    return [...this.pages.all()].filter((entry) => entry.trashedAt === null);
  }

  /** Tells of changes and of the check until the returned function is called. */
  subscribe(listener: (event: SessionEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  assertUnlocked(): void {
    if (this.#ended) throw new VaultError('VAULT_LOCKED');
  }

  /**
   * Runs one user action: all of `work` and the manifest above it in one transaction, on disk when this returns. An
   * inner call joins the outer one. When it throws, neither the file nor the list in memory has changed.
   */
  transaction<T>(work: () => T): T {
    this.assertUnlocked();
    if (this.#depth > 0) return work();
    if (this.readOnly) throw new VaultError(this.readOnly === 'file' ? 'READ_ONLY' : 'READ_ONLY_DAMAGED');
    this.#assertInPlace();
    const before = this.#manifest;
    const { generation } = this.pages;
    this.#depth++;
    let sealed: Uint8Array;
    let result: T;
    try {
      [result, sealed] = this.store.transaction(() => [work(), this.#commitManifest()] as const);
    } catch (error) {
      this.#manifest = before;
      if (this.pages.generation !== generation) this.#reloadPages();
      throw asVaultError(error);
    } finally {
      this.#depth--;
    }
    this.#writeMark(sealed);
    this.#emit({ kind: 'changed', revision: this.revision });
    return result;
  }

  /** Adds a row to a summed table. */
  insert(table: FlatTable | 'audit', row: Row): void {
    this.store.tables[table].insert(row);
    this.#changeSum(table, null, this.rows.term(table, row));
  }

  /** Replaces a row of a flat table by one with the same id. */
  update(table: FlatTable, row: Row): void {
    const old = this.store.tables[table].get(row.id);
    if (!old) throw new VaultError('VAULT_DAMAGED');
    this.store.tables[table].update(row);
    this.#changeSum(table, this.rows.term(table, old), this.rows.term(table, row));
  }

  /**
   * The records of a flat table that open in their place, with their ids. Others are noted as damaged, and so is the
   * table where its rows don't add up to what the manifest says: which of them is too many, missing or an old one can't
   * be known then. They are opened once and kept until the table's sum changes.
   */
  records<T>(table: FlatTable): readonly { id: string; record: T }[] {
    this.assertUnlocked();
    const expected = this.#manifest.sums[table];
    const { sum } = expected;
    const known = this.#records.get(table);
    if (known?.sum === sum) return known.found as { id: string; record: T }[];
    const found: { id: string; record: T }[] = [];
    let actual = emptySum;
    for (const row of this.store.tables[table].all()) {
      actual = addTerm(actual, this.rows.term(table, row));
      const record = this.rows.open<T>(table, row.id, row);
      if (record) found.push({ id: idText(row.id), record });
      else this.noteDamage({ table, id: idText(row.id), name: null });
    }
    if (!equalSums(actual, expected)) this.noteDamage({ table, id: null, name: null });
    this.#records.set(table, { sum, found });
    return found;
  }

  /** After a change of the unlockers, inside its transaction: the manifest vouches for them too. */
  setHeaderDigest(header: string): void {
    this.#manifest = { ...this.#manifest, header };
  }

  /** Raises the revision above what this computer has seen, when an older copy is taken on purpose. */
  raiseRevision(above: number): void {
    this.#manifest = { ...this.#manifest, revision: Math.max(this.revision, above) };
  }

  /** Remembers a damaged record once; the vault can only be read from then on. */
  noteDamage(record: DamagedRecord): void {
    if (this.#damaged.some(({ table, id }) => table === record.table && id === record.id)) return;
    this.#damaged.push(record);
    this.#emit({ kind: 'integrity', integrity: this.integrity() });
  }

  /** Notes the damage and gives the error for it. */
  damaged(table: TableName, id: string, name: string | null): VaultError {
    this.noteDamage({ table, id, name });
    return new VaultError('RECORD_DAMAGED', { id });
  }

  /** Starts checking the whole file in slices of a few milliseconds; `integrity` tells how it went. */
  startDeepCheck(): void {
    this.#check ??= new DeepCheck(this);
    void this.#check.run().then((finished) => {
      if (!finished) return;
      this.#checked = true;
      this.#emit({ kind: 'integrity', integrity: this.integrity() });
    });
  }

  /** Destroys the keys, forgets the list and closes the file. Never throws. */
  lock(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#check?.stop();
    this.rows.end();
    this.pages.clear();
    this.#records.clear();
    this.#listeners.clear();
    this.#mark.close();
    this.store.close();
  }

  /** The mark of this vault, from which an older copy is recognised. */
  readMark(): ReturnType<typeof readMark> {
    return readMark(this.context.marksFolder, idText(this.rows.vaultId));
  }

  #reloadPages(): void {
    try {
      loadPages(this);
    } catch {
      this.noteDamage({ table: 'pages', id: null, name: null });
    }
  }

  #commitManifest(): Uint8Array {
    // Damage that the work came upon without having to stop for it.
    if (this.readOnly) throw new VaultError('READ_ONLY_DAMAGED');
    const pages = this.pages.flush(this.#manifest.sums.pages);
    this.#manifest = {
      ...this.#manifest,
      revision: this.#manifest.revision + 1,
      writtenAt: nowSeconds(this.context.clock),
      sums: { ...this.#manifest.sums, pages },
    };
    const row = this.rows.seal('manifest', { id: this.rows.vaultId }, storeManifest(this.#manifest));
    this.store.tables.manifest.update(row);
    return row.sealed as Uint8Array;
  }

  #writeMark(sealed: Uint8Array): void {
    const { revision, writtenAt } = this.#manifest;
    const mark = { revision, digest: toHex(digest(sealed)), writtenAt };
    this.#mark.write(mark);
  }

  #changeSum(table: SummedTable, removed: Term | null, added: Term): void {
    const { sums } = this.#manifest;
    const less = removed ? subtractTerm(sums[table], removed) : sums[table];
    this.#manifest = { ...this.#manifest, sums: { ...sums, [table]: addTerm(less, added) } };
  }

  #assertInPlace(): void {
    if (this.store.isInPlace()) return;
    this.#emit({ kind: 'file-replaced' });
    throw new VaultError('FILE_REPLACED');
  }

  #emit(event: SessionEvent): void {
    for (const listener of this.#listeners) listener(event);
  }
}
