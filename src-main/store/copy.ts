import type Database from 'better-sqlite3';
import { asStoreError, StoreError } from './errors.ts';

/** Pages of 4 KiB that are copied between two other things, and how often it may come no further. */
const COPIED_AT_ONCE = 64;
const PATIENCE = 10_000;

/**
 * Copies an open database into the empty file at `target`, some pages at a time; what is written in between comes along,
 * so the copy is the database as it is when this returns, flushed to disk. `report` hears how far it is, from 0 to 1, and
 * ends the copy by throwing. What stands at `target` after a failure is the caller's to remove. Throws a `StoreError`:
 * IN_USE where another program holds the copy or a transaction is open, DISK_FULL, DISK_FAILED.
 */
export async function copyDatabase(
  database: Database.Database,
  target: string,
  report: (fraction: number) => void,
): Promise<void> {
  let last = -1;
  let stalled = 0;
  const progress = ({ totalPages, remainingPages }: Database.BackupMetadata) => {
    report(totalPages === 0 ? 0 : 1 - remainingPages / totalPages);
    stalled = remainingPages === last ? stalled + 1 : 0;
    last = remainingPages;
    // SQLite answers "try again" for as long as somebody holds the copy.
    if (stalled > PATIENCE) throw new StoreError('IN_USE');
    return COPIED_AT_ONCE;
  };
  try {
    const { totalPages } = await database.backup(target, { progress });
    // What better-sqlite3 answers where the copy was held from the start.
    if (totalPages === 0) throw new StoreError('IN_USE');
  } catch (error) {
    throw asStoreError(error);
  }
}
