import fs from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { checkSchema, prepare } from './connection.ts';
import { copyDatabase } from './copy.ts';
import { asStoreError, guarded, StoreError } from './errors.ts';
import {
  closeApart,
  fileIdentity,
  hasJournal,
  hasLog,
  isWritable,
  lookAtFile,
  makeFolder,
  openHere,
  placeFile,
  readPages,
  removeFile,
} from './file.ts';
import { openSalvage, type Salvage } from './salvage.ts';
import { applicationId, type Row, schemaStatements, schemaVersion, type TableName, tables } from './schema.ts';
import { checkStructure, countEntries, integrityOf } from './structure.ts';
import { openTable, readRows, type Table } from './table.ts';

/** Pages in the log from which SQLite brings them into the file by itself: its own default. */
const CHECKPOINT_PAGES = 1_000;

/**
 * An open vault file. It is held alone: no second connection reads or writes it (`locking_mode=EXCLUSIVE`).
 * Every method throws a `StoreError` when the file or the disk fails.
 */
export class Store {
  readonly file: string;
  readonly tables: Readonly<Record<TableName, Table>>;
  readonly #database: Database.Database;
  readonly #identity: string | null;
  readonly #versionsOf: Database.Statement;
  readonly #auditFrom: Database.Statement;
  /** Whether SQLite found a log beside the file, as after a crash, that nothing has been added to yet. */
  #foundLog: boolean;

  private constructor(file: string, database: Database.Database, foundLog = false) {
    this.file = file;
    this.#database = database;
    this.#foundLog = foundLog;
    this.#identity = fileIdentity(file);
    const names = Object.keys(tables) as TableName[];
    this.tables = Object.fromEntries(names.map((name) => [name, openTable(database, name)])) as Record<
      TableName,
      Table
    >;
    this.#versionsOf = database.prepare('SELECT * FROM versions WHERE secret = ? ORDER BY number');
    this.#auditFrom = database.prepare('SELECT * FROM audit WHERE number > ? ORDER BY number LIMIT ?');
  }

  /**
   * Opens a vault file after looking at it. Throws a `StoreError`: FILE_MISSING, NOT_A_VAULT, VAULT_DAMAGED,
   * NEWER_FORMAT, READ_ONLY, IN_USE, DISK_FULL or DISK_FAILED.
   */
  static open(file: string): Store {
    lookAtFile(file);
    if (!isWritable(file)) throw new StoreError('READ_ONLY');
    if (hasJournal(file)) throw new StoreError('VAULT_DAMAGED');
    return guarded(() => {
      const foundLog = hasLog(file);
      const database = new Database(file, { fileMustExist: true, timeout: 250 });
      try {
        // Taken first: then SQLite needs no shared memory file beside the vault.
        database.pragma('locking_mode = EXCLUSIVE');
        const version = database.pragma('user_version', { simple: true });
        if (typeof version !== 'number' || version > schemaVersion) throw new StoreError('NEWER_FORMAT');
        // Before anything is written: turning the log on rewrites the header of a file that isn't ours.
        checkSchema(database);
        prepare(database);
        const store = new Store(file, database, foundLog);
        openHere.add(store.#identity ?? '');
        return store;
      } catch (error) {
        const failure = asStoreError(error);
        const held = failure instanceof StoreError && failure.code === 'IN_USE';
        if (foundLog && !held) closeApart(file, database);
        else database.close();
        throw failure;
      }
    });
  }

  /**
   * Opens a vault for reading where its file or folder is write-protected: a copy in memory, that can't be changed.
   * Throws like `open`; READ_ONLY where a log beside the file holds changes, which can't be brought in without writing,
   * and where the file is larger than 1 GiB. `withoutLog` leaves such changes out.
   */
  static openForReading(file: string, { withoutLog = false } = {}): Store {
    lookAtFile(file);
    return guarded(() => {
      if (!withoutLog && hasLog(file)) throw new StoreError('READ_ONLY');
      const bytes = readPages(file);
      // A database in memory has no log: the two version numbers of the header say so (sqlite.org/fileformat2.html §1.3.3).
      bytes.fill(1, 18, 20);
      const database = new Database(bytes);
      try {
        database.pragma('query_only = ON');
        checkSchema(database);
        return new Store(file, database);
      } catch (error) {
        database.close();
        throw error;
      }
    });
  }

  /**
   * Makes a new vault file: beside its place, under a name of its own, filled by `fill`, checked by opening, and only
   * then put in its place, where nothing may stand yet (FILE_EXISTS).
   */
  static create(file: string, fill: (store: Store) => void): void {
    if (fs.existsSync(file)) throw new StoreError('FILE_EXISTS');
    const temporary = path.join(path.dirname(file), `.${path.basename(file)}.${process.pid}.new`);
    try {
      guarded(() => {
        makeFolder(path.dirname(file));
        const store = Store.draft(temporary);
        try {
          fill(store);
        } finally {
          store.close();
        }
        Store.open(temporary).close();
      });
      placeFile(temporary, file);
    } catch (error) {
      removeFile(temporary);
      throw error instanceof StoreError && error.code === 'READ_ONLY' ? new StoreError('FOLDER_NOT_WRITABLE') : error;
    }
  }

  /** Makes an empty vault file under a name where none stands yet that counts: what is left there of a killed run goes. */
  static draft(file: string): Store {
    return guarded(() => {
      removeFile(file);
      fs.closeSync(fs.openSync(file, 'wx', 0o600));
      const database = new Database(file);
      try {
        database.pragma('locking_mode = EXCLUSIVE');
        database.pragma('page_size = 4096');
        database.pragma(`application_id = ${applicationId}`);
        database.pragma(`user_version = ${schemaVersion}`);
        for (const statement of schemaStatements) database.exec(statement);
        prepare(database);
        return new Store(file, database);
      } catch (error) {
        database.close();
        throw error;
      }
    });
  }

  /** Runs `work` in one transaction: when this returns, it is on disk; when it throws, nothing of it is. */
  transaction<T>(work: () => T): T {
    return guarded(() => {
      this.#database.exec('BEGIN IMMEDIATE');
      try {
        const result = work();
        this.#database.exec('COMMIT');
        this.#foundLog = false;
        return result;
      } catch (error) {
        if (this.#database.inTransaction) this.#database.exec('ROLLBACK');
        throw error;
      }
    });
  }

  /**
   * Begins a transaction that stays open while other things go on; nobody else may write meanwhile. When `commit`
   * returns, it is on disk, and in the log still: bringing all of that into the file takes as long again and is left to
   * `checkpoint`. After `rollback`, which never throws, nothing of it is.
   */
  begin(): { commit(): void; rollback(): void } {
    const database = this.#database;
    guarded(() => database.exec('BEGIN IMMEDIATE'));
    return {
      commit: () => {
        guarded(() => {
          database.pragma('wal_autocheckpoint = 0');
          try {
            database.exec('COMMIT');
          } finally {
            database.pragma(`wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
          }
        });
        this.#foundLog = false;
      },
      rollback() {
        try {
          if (database.open && database.inTransaction) database.exec('ROLLBACK');
        } catch {
          // What is not committed counts for nothing, also if it can't be taken back now.
        }
      },
    };
  }

  /** Whether the file is still the one that was opened: not moved, deleted or replaced since. */
  isInPlace(): boolean {
    return fileIdentity(this.file) === this.#identity;
  }

  /** All versions of a secret, by number. */
  versionsOf(secret: Uint8Array): Row[] {
    return readRows('versions', this.#versionsOf, secret);
  }

  /** At most `limit` audit events after the one numbered `after`. */
  auditFrom(after: number, limit: number): Row[] {
    return readRows('audit', this.#auditFrom, after, limit);
  }

  /** Checks the structure of one table and its indexes in stretches; see `checkStructure`. */
  checkTable(table: TableName): Generator<boolean> {
    return checkStructure(this.#database, table);
  }

  /** SQLite's own check of what belongs to no table: its schema, and the pages that are free. */
  isSchemaSound(): boolean {
    return integrityOf(this.#database, 'sqlite_schema');
  }

  /** How many entries each index of a table has: as many as there are rows, where it is sound. */
  countEntries(table: TableName): number[] {
    return countEntries(this.#database, table);
  }

  /** Reads what can be read, however broken the file is. */
  salvage(): Salvage {
    return openSalvage(this.#database);
  }

  /**
   * Writes the log into the file and empties it, so that what was deleted is overwritten (`secure_delete`). SQLite
   * answers `busy` instead of throwing; then `false`: not yet erased.
   */
  checkpoint(): boolean {
    return guarded(() => {
      const [answer] = this.#database.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[];
      if (answer?.busy === 0) this.#foundLog = false;
      return answer?.busy === 0;
    });
  }

  /** Copies the vault into the empty file at `target` while it may be used and written; see `copyDatabase`. */
  copyTo(target: string, report: (fraction: number) => void): Promise<void> {
    return copyDatabase(this.#database, target, report);
  }

  /**
   * Ends the use of the file. What was found and not written to stays byte for byte as it was found, log and all.
   * Never throws.
   */
  close(): void {
    if (!this.#database.open) return;
    openHere.delete(this.#identity ?? '');
    if (this.#foundLog) {
      closeApart(this.file, this.#database);
      return;
    }
    // SQLite does not write the log into a file that was moved (pager.c, databaseIsUnmoved): its last changes would
    // stay behind at the old place.
    if (!this.isInPlace()) this.#writeLogIn();
    this.#database.close();
  }

  #writeLogIn(): void {
    try {
      this.checkpoint();
    } catch {
      // The disk went with the file.
    }
  }
}
