import fs from 'node:fs';
import path from 'node:path';
import type Database from 'better-sqlite3';
import { guarded, StoreError } from './errors.ts';
import { applicationId, schemaVersion } from './schema.ts';

const MAGIC = 'SQLite format 3\0';
/** Bytes of SQLite's header (sqlite.org/fileformat2.html §1.3). */
const HEADER = 100;
const SMALLEST = 512;
/** Of a file that is read into memory as a whole. */
const LARGEST = 2 ** 30;
const PAGE = 4_096;

/** What SQLite may leave beside a file; it must not be taken for another file's. */
export const beside = ['-wal', '-shm', '-journal'] as const;

/**
 * The vault files that this process has open, by `fileIdentity`. They must not be opened a second time: closing any
 * descriptor of a file drops all locks that the process has on it (fcntl(2)), and SQLite's lock would be gone.
 */
export const openHere = new Set<string>();

/**
 * Looks at a file before SQLite touches it: its size, SQLite's magic, our application id, the version. Throws a
 * `StoreError`: FILE_MISSING, NOT_A_VAULT, VAULT_DAMAGED (an empty or cut file is never taken for a new vault), IN_USE
 * by this process itself, or NEWER_FORMAT before anything could rewrite a file of a newer Coffer.
 */
export function lookAtFile(file: string): void {
  const header = guarded(() => {
    bringBack(file);
    const stat = fs.statSync(file);
    if (!stat.isFile()) throw new StoreError('NOT_A_VAULT');
    if (stat.size < SMALLEST) throw new StoreError('VAULT_DAMAGED');
    if (openHere.has(fileIdentity(file) ?? '')) throw new StoreError('IN_USE');
    return readHeader(file);
  });
  if (!isOurs(header)) throw new StoreError('NOT_A_VAULT');
  const version = header.readUInt32BE(60);
  if (version > schemaVersion) throw new StoreError('NEWER_FORMAT');
  if (version < 1) throw new StoreError('VAULT_DAMAGED');
}

function readHeader(file: string): Buffer {
  const descriptor = fs.openSync(file, fs.constants.O_RDONLY | (fs.constants.O_NONBLOCK ?? 0));
  try {
    const bytes = Buffer.alloc(HEADER);
    fs.readSync(descriptor, bytes, 0, HEADER, 0);
    return bytes;
  } finally {
    fs.closeSync(descriptor);
  }
}

const isOurs = (header: Buffer) =>
  header.toString('latin1', 0, 16) === MAGIC && header.readUInt32BE(68) === applicationId;

/** Whether a path is a vault's, or that of something that SQLite leaves beside one. */
export function belongsToVault(file: string): boolean {
  const suffix = beside.find((one) => file.endsWith(one));
  return isVault(file) || (suffix !== undefined && isVault(file.slice(0, -suffix.length)));
}

/** This process' own, which is not touched while it is open here, or by its header any other. */
function isVault(file: string): boolean {
  const identity = fileIdentity(file);
  if (identity === null) return false;
  if (openHere.has(identity)) return true;
  try {
    return fs.statSync(file).isFile() && isOurs(readHeader(file));
  } catch {
    return false;
  }
}

/** All of a file, in whole pages: SQLite reads a cut last page as if zeros followed. READ_ONLY above 1 GiB. */
export function readPages(file: string): Buffer {
  const { size } = fs.statSync(file);
  if (size > LARGEST) throw new StoreError('READ_ONLY');
  const bytes = Buffer.alloc(Math.ceil(size / PAGE) * PAGE);
  fs.readFileSync(file).copy(bytes);
  return bytes;
}

/** Whether the file and its folder may be written; SQLite needs both, for its log beside the file. */
export function isWritable(file: string): boolean {
  try {
    fs.accessSync(file, fs.constants.W_OK);
    fs.accessSync(path.dirname(file), fs.constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** Which file stands at a path: device and inode. `null` where there is none. */
export function fileIdentity(file: string): string | null {
  try {
    const { dev, ino } = fs.statSync(file, { bigint: true });
    return `${dev}:${ino}`;
  } catch {
    return null;
  }
}

/**
 * Whether a rollback journal stands beside the file. No vault in its place ever has one, and SQLite would write what
 * it holds over the file before anything could be checked.
 */
export function hasJournal(file: string): boolean {
  return (fs.statSync(`${file}-journal`, { throwIfNoEntry: false })?.size ?? 0) > 0;
}

/** Whether SQLite's log with changes stands beside the file: its last user crashed, or somebody put one there. */
export function hasLog(file: string): boolean {
  return (fs.statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0;
}

const apartName = (file: string) => `${file}.apart`;

/** Puts a vault back that a crash in the middle of `closeApart` left beside its place. */
function bringBack(file: string): void {
  if (!fs.existsSync(file) && fs.existsSync(apartName(file))) fs.renameSync(apartName(file), file);
}

/**
 * Closes a database without writing the log that was found beside it into the file. SQLite leaves the log alone when
 * the file isn't at its place any more, so it is away for that moment. Nobody else has it: the lock is still held. On
 * Windows an open file can't be moved; there the log is written in.
 */
export function closeApart(file: string, database: Database.Database): void {
  const apart = apartName(file);
  try {
    fs.renameSync(file, apart);
  } catch {
    database.close();
    return;
  }
  try {
    database.close();
  } finally {
    fs.renameSync(apart, file);
  }
}

/**
 * Puts a finished file in its place without overwriting another: FILE_EXISTS if one stands there. Both are in the
 * same folder, which is flushed to disk as well.
 */
export function placeFile(temporary: string, file: string): void {
  guarded(() => {
    const descriptor = fs.openSync(temporary, 'r+');
    fs.fsyncSync(descriptor);
    fs.closeSync(descriptor);
    try {
      fs.linkSync(temporary, file);
      fs.unlinkSync(temporary);
    } catch (error) {
      // FAT and some network file systems have no hard links.
      if (!['EPERM', 'ENOTSUP', 'ENOSYS', 'EOPNOTSUPP'].includes(codeOf(error))) throw error;
      if (fs.existsSync(file)) throw new StoreError('FILE_EXISTS');
      fs.renameSync(temporary, file);
    }
    syncFolder(path.dirname(file));
  });
}

/** Removes a database with all that SQLite may have left beside it. */
export function removeFile(file: string): void {
  for (const suffix of ['', ...beside]) fs.rmSync(file + suffix, { force: true });
}

/** Makes a folder of the owner's alone, and those above it that are missing, and flushes their names to disk. */
export function makeFolder(folder: string): void {
  const first = fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (first === undefined) return;
  const highest = path.resolve(first).length;
  for (let made = path.resolve(folder); made.length >= highest; made = path.dirname(made)) {
    syncFolder(path.dirname(made));
  }
}

/** Flushes a folder's entries to disk; Windows has no such call and needs none. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const descriptor = fs.openSync(folder, 'r');
  try {
    fs.fsyncSync(descriptor);
  } finally {
    fs.closeSync(descriptor);
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
