import Database from 'better-sqlite3';

/** What went wrong with the file, in the few kinds that a person can do something about. */
export type StoreErrorCode =
  | 'DISK_FAILED'
  | 'DISK_FULL'
  | 'FILE_EXISTS'
  | 'FILE_MISSING'
  | 'FOLDER_NOT_WRITABLE'
  | 'IN_USE'
  | 'NEWER_FORMAT'
  | 'NOT_A_VAULT'
  | 'READ_ONLY'
  | 'VAULT_DAMAGED';

/** A failure of the file or the disk. Its message is its code: no path, no bound value. */
export class StoreError extends Error {
  readonly code: StoreErrorCode;

  constructor(code: StoreErrorCode) {
    super(code);
    this.name = 'StoreError';
    this.code = code;
  }
}

const bySqliteCode: readonly (readonly [RegExp, StoreErrorCode])[] = [
  [/^SQLITE_(BUSY|LOCKED|PROTOCOL)/, 'IN_USE'],
  [/^SQLITE_FULL/, 'DISK_FULL'],
  [/^SQLITE_(READONLY|PERM|AUTH)/, 'READ_ONLY'],
  // Memory runs out where a broken cell claims to be as large as that; what Coffer writes is small.
  [/^SQLITE_(CORRUPT|NOMEM|NOTADB|MISMATCH|CONSTRAINT|TOOBIG|RANGE|FORMAT|ERROR|IOERR_SHORT_READ)/, 'VAULT_DAMAGED'],
  [/^SQLITE_(IOERR|CANTOPEN|NOLFS)/, 'DISK_FAILED'],
];

const byFileCode: Record<string, StoreErrorCode> = {
  ENOENT: 'FILE_MISSING',
  ENOTDIR: 'FILE_MISSING',
  EEXIST: 'FILE_EXISTS',
  ENOSPC: 'DISK_FULL',
  EDQUOT: 'DISK_FULL',
  EFBIG: 'DISK_FULL',
  EROFS: 'READ_ONLY',
  EACCES: 'READ_ONLY',
  EPERM: 'READ_ONLY',
  EIO: 'DISK_FAILED',
  EBUSY: 'IN_USE',
  EISDIR: 'NOT_A_VAULT',
  ELOOP: 'NOT_A_VAULT',
};

/** Gives the error that a person can act on for one of SQLite or the file system; others pass through. */
export function asStoreError(error: unknown): unknown {
  if (error instanceof Database.SqliteError) {
    const found = bySqliteCode.find(([pattern]) => pattern.test(error.code));
    return found ? new StoreError(found[1]) : error;
  }
  const code = error instanceof Error && 'code' in error ? byFileCode[String(error.code)] : undefined;
  return code ? new StoreError(code) : error;
}

/** Runs a step on the file and turns its failures into `StoreError`s. */
export function guarded<T>(step: () => T): T {
  try {
    return step();
  } catch (error) {
    throw asStoreError(error);
  }
}
