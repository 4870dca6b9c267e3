import fs from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { asStoreError, guarded, StoreError } from './errors.ts';
import { beside, hasJournal, hasLog, lookAtFile, placeFile, syncFolder } from './file.ts';
import { Store } from './store.ts';

/**
 * Copies a vault file that nobody has open to a new file of the owner's alone, flushed to disk. Throws a `StoreError`:
 * what `lookAtFile` says, IN_USE where a log stands beside it, FOLDER_NOT_WRITABLE, FILE_EXISTS, DISK_FULL, DISK_FAILED.
 */
export async function copyFile(from: string, to: string, signal?: AbortSignal): Promise<void> {
  lookAtFile(from);
  if (hasLog(from) || hasJournal(from)) throw new StoreError('IN_USE');
  const options = { flags: 'wx', mode: 0o600, flush: true } as const;
  try {
    await pipeline(fs.createReadStream(from), fs.createWriteStream(to, options), signal ? { signal } : {});
  } catch (error) {
    const failure = asStoreError(error);
    throw failure instanceof StoreError && failure.code === 'READ_ONLY'
      ? new StoreError('FOLDER_NOT_WRITABLE')
      : failure;
  }
}

/**
 * Puts a finished file in the place of a vault that nobody has open, and keeps the old one, with what stands beside it,
 * under the first free of `keptNames` in the same folder. Answers that name; `null` where there was no vault.
 *
 * At every moment either the old one or the new one stands in the place, and the old one is complete there or under its
 * new name. Throws a `StoreError`: IN_USE, READ_ONLY, DISK_FULL, DISK_FAILED; then the old one is in its place.
 */
export function replaceVault(file: string, finished: string, keptNames: Iterable<string>): string | null {
  return guarded(() => {
    const isThere = settle(file);
    const kept = isThere ? keepBeside(file, keptNames) : null;
    fs.renameSync(finished, file);
    syncFolder(path.dirname(file));
    return kept;
  });
}

/**
 * Makes sure that nobody has the vault, and brings what its log holds into the file. One that is too damaged for that
 * stays as it is. Answers whether there is a file.
 */
function settle(file: string): boolean {
  try {
    const store = Store.open(file);
    try {
      store.checkpoint();
    } finally {
      store.close();
    }
  } catch (error) {
    if (!(error instanceof StoreError) || error.code === 'IN_USE' || error.code === 'READ_ONLY') throw error;
  }
  return fs.existsSync(file);
}

function keepBeside(file: string, names: Iterable<string>): string {
  const folder = path.dirname(file);
  fs.rmSync(unfinishedName(file), { force: true });
  for (const name of names) {
    const kept = path.join(folder, name);
    if (['', ...beside].some((suffix) => fs.existsSync(kept + suffix))) continue;
    giveSecondName(file, kept);
    syncFolder(folder);
    // Only now: until here they belong to the file in its place.
    for (const suffix of beside) moveAway(file + suffix, kept + suffix);
    syncFolder(folder);
    return name;
  }
  throw new StoreError('FILE_EXISTS');
}

/** A hard link, or a flushed copy where there are none (FAT). */
function giveSecondName(file: string, second: string): void {
  try {
    fs.linkSync(file, second);
  } catch {
    const unfinished = unfinishedName(file);
    fs.copyFileSync(file, unfinished, fs.constants.COPYFILE_EXCL);
    placeFile(unfinished, second);
  }
}

const unfinishedName = (file: string) => `${file}.keeping`;

function moveAway(from: string, to: string): void {
  const size = fs.statSync(from, { throwIfNoEntry: false })?.size;
  if (size === 0) fs.rmSync(from);
  else if (size !== undefined) fs.renameSync(from, to);
}
