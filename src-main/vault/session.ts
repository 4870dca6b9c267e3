import { setImmediate as nextSlice } from 'node:timers/promises';
import type { DamagedRecord, Integrity, SecretSummary } from '../../src-preload/contract.ts';
import { toHex } from '../crypto/bytes.ts';
import { digest } from '../crypto/keys.ts';
import type { Row, TableName } from '../store/schema.ts';
import type { Store } from '../store/store.ts';
import { AuditEvents } from './audit/events.ts';
import { DeepCheck } from './deep-check.ts';
import type { VaultContext } from './environment.ts';
import { VaultError } from './errors.ts';
import { Findings } from './findings.ts';
import { FlatTables } from './flat-tables.ts';
import { HealthCheck } from './health/health-check.ts';
import type { FlatTable, Manifest } from './manifest.ts';
import { type MarkWriter, openMark, readMark } from './mark.ts';
import { NotesIndex } from './notes-index.ts';
import { loadPages } from './orphans.ts';
import { Pages } from './pages.ts';
import { Root } from './root.ts';
import { idText, type SealedRows } from './sealed-rows.ts';
import { Writing } from './writing.ts';

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
  readonly rows: SealedRows;
  readonly pages: Pages;
  readonly auditEvents = new AuditEvents(this);
  readonly health = new HealthCheck(this);
  readonly notes = new NotesIndex(this);
  /** Whether it was opened for reading only, so that its file is not touched whatever is found. */
  readonly isForReading: boolean;
  readonly #mark: MarkWriter;
  readonly #root: Root;
  readonly #flat: FlatTables;
  readonly #writing: Writing;
  readonly #findings = new Findings();
  readonly #listeners = new Set<(event: SessionEvent) => void>();
  readonly #beside = new Set<Session>();
  #store: Store;
  #check: DeepCheck | null = null;
  #ended = false;

  constructor(context: VaultContext, store: Store, rows: SealedRows, manifest: Manifest, forReading: boolean) {
    this.context = context;
    this.#store = store;
    this.rows = rows;
    this.pages = new Pages(store, rows);
    this.#mark = openMark(context.marksFolder, idText(rows.vaultId));
    this.#root = new Root(manifest);
    this.#flat = new FlatTables(this, this.#root);
    this.#writing = new Writing(this, this.#root, (sealed) => this.#announce(sealed));
    this.isForReading = forReading;
  }

  /** The open file; a repair puts another one in its place. */
  get store(): Store {
    return this.#store;
  }

  get path(): string {
    return this.store.file;
  }

  get revision(): number {
    return this.manifest.revision;
  }

  get manifest(): Manifest {
    return this.#root.manifest;
  }

  /** Why the vault can't be written, if so: part of it is damaged, or its file is write-protected. */
  get readOnly(): 'damage' | 'file' | null {
    if (this.#findings.isDamaged) return 'damage';
    return this.isForReading ? 'file' : null;
  }

  integrity(): Integrity {
    return this.#findings.integrity;
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

  /** Whether a long piece of work has the vault to itself. */
  get isBusy(): boolean {
    return this.#writing.isBusy;
  }

  /** Throws VAULT_LOCKED or BUSY where nothing may be read or written. */
  assertUnlocked(): void {
    if (this.#ended) throw new VaultError('VAULT_LOCKED');
    if (this.isBusy) throw new VaultError('BUSY');
  }

  /** Throws FILE_REPLACED, and tells so, where the file was moved, removed or replaced since it was opened. */
  assertInPlace(): void {
    if (this.store.isInPlace()) return;
    this.#emit({ kind: 'file-replaced' });
    throw new VaultError('FILE_REPLACED');
  }

  /**
   * Does one long piece of work whose halfway states nobody may see: until it ends every other call throws BUSY. Locking
   * doesn't wait: it aborts `locked` before it closes the file, and whoever listens takes back what was begun.
   */
  async alone<T>(work: (locked: AbortSignal) => Promise<T>): Promise<T> {
    this.assertUnlocked();
    const wasChecking = this.#check?.isRunning ?? false;
    this.#check?.stop();
    try {
      return await this.#writing.alone(work);
    } finally {
      if (wasChecking && !this.#ended) void this.startDeepCheck();
    }
  }

  /**
   * Runs one user action: all of `work` and the manifest above it in one transaction, on disk when this returns. An
   * inner call joins the outer one. When it throws, neither the file nor the list in memory has changed.
   */
  transaction<T>(work: () => T): T {
    this.assertUnlocked();
    return this.#writing.transaction(work);
  }

  /**
   * The same for work that would hold everything else up: it yields the weight of each of its steps (1 takes about 0.1
   * ms) and gives way every few milliseconds, the vault being BUSY for others. `goOn` hears how much is done, and takes
   * all back by throwing; so does locking.
   */
  async longTransaction<T>(work: () => Generator<number, T>, goOn: (done: number) => void): Promise<T> {
    const result = await this.alone((locked) => this.#writing.inSlices(work, locked, goOn));
    // It is on disk. Bringing the long log into the file takes a while too, and gets a slice of its own.
    await nextSlice();
    this.erase();
    return result;
  }

  /** Overwrites in the file what was replaced or removed. Never throws: `false` where it is not done yet. */
  erase(): boolean {
    try {
      return this.store.checkpoint();
    } catch {
      return false;
    }
  }

  /** Goes on from the state that a long piece of work has written: what is in memory follows the file. */
  follow(manifest: Manifest, sealed: Uint8Array): void {
    this.#root.take(manifest);
    this.#flat.clear();
    this.#announce(sealed);
  }

  /** The same where that state stands in another file. What was found damaged is behind it; it is checked anew. */
  moveTo(store: Store, manifest: Manifest, sealed: Uint8Array): void {
    this.#root.take(manifest);
    this.#findings.clear();
    this.auditEvents.clear();
    this.readFrom(store);
    this.follow(manifest, sealed);
    this.#emit({ kind: 'integrity', integrity: this.integrity() });
  }

  /** Goes on with the file opened anew. */
  readFrom(store: Store): void {
    this.#store = store;
    this.pages.moveTo(store);
    loadPages(this);
  }

  /** Ends the session, and tells so, where its file can't be opened any more. */
  giveUp(): void {
    this.#emit({ kind: 'file-replaced' });
    this.lock();
  }

  /** Adds a row to a summed table, inside a transaction. */
  insert(table: FlatTable | 'audit', row: Row): void {
    this.#flat.insert(table, row);
  }

  /** Replaces a row of a flat table by one with the same id. */
  update(table: FlatTable, row: Row): void {
    this.#flat.update(table, row);
  }

  /** Takes a row out of a flat table. */
  remove(table: FlatTable, id: Uint8Array): void {
    this.#flat.remove(table, id);
  }

  /** The records of a flat table, with their ids; those that are not genuine are left out and noted as damaged. */
  records<T>(table: FlatTable): readonly { id: string; record: T }[] {
    this.assertUnlocked();
    return this.#flat.records<T>(table);
  }

  /** After a change of the unlockers, inside its transaction: the manifest vouches for them too. */
  setHeaderDigest(header: string): void {
    this.#root.setHeader(header);
  }

  /** Raises the revision above what this computer has seen, when an older copy is taken on purpose. */
  raiseRevision(above: number): void {
    this.#root.raiseRevision(above);
  }

  /** Remembers a damaged record once; the vault can only be read from then on. */
  noteDamage(record: DamagedRecord): void {
    if (this.#findings.note(record)) this.#emit({ kind: 'integrity', integrity: this.integrity() });
  }

  /** Notes the damage and gives the error for it. */
  damaged(table: TableName, id: string, name: string | null): VaultError {
    this.noteDamage({ table, id, name });
    return new VaultError('RECORD_DAMAGED', { id });
  }

  /**
   * Checks the whole file in slices of a few milliseconds; `integrity` tells how it went. Answers whether it came to its
   * end before the vault was locked.
   */
  async startDeepCheck(): Promise<boolean> {
    this.assertUnlocked();
    this.#check?.stop();
    this.#check = new DeepCheck(this);
    const finished = await this.#check.run();
    if (finished) {
      this.#findings.finish();
      this.#emit({ kind: 'integrity', integrity: this.integrity() });
    }
    return finished;
  }

  /** Locks another session when this one is locked: a backup that was opened beside it. */
  lockAlong(other: Session): void {
    for (const known of this.#beside) if (known.#ended) this.#beside.delete(known);
    if (this.#ended) other.lock();
    else this.#beside.add(other);
  }

  /** Destroys the keys, forgets the list and closes the file. Never throws. */
  lock(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#writing.end();
    this.#check?.stop();
    for (const other of this.#beside) other.lock();
    this.rows.end();
    this.pages.clear();
    this.auditEvents.clear();
    this.health.clear();
    this.notes.clear();
    this.#flat.clear();
    this.#listeners.clear();
    this.#mark.close();
    this.store.close();
  }

  /** The mark of this vault, from which an older copy is recognised. */
  readMark(): ReturnType<typeof readMark> {
    return readMark(this.context.marksFolder, idText(this.rows.vaultId));
  }

  /** Notes down and tells that there is a new state. */
  #announce(sealed: Uint8Array): void {
    const { revision, writtenAt } = this.manifest;
    this.#mark.write({ revision, digest: toHex(digest(sealed)), writtenAt });
    this.#emit({ kind: 'changed', revision });
  }

  #emit(event: SessionEvent): void {
    for (const listener of this.#listeners) listener(event);
  }
}
