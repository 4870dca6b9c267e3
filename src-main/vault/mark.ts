import fs from 'node:fs';
import path from 'node:path';

/** The newest state of a vault that this computer has seen; kept in app data, outside the vault file. */
export type Mark = {
  revision: number;
  /** SHA-256 of that manifest's sealed blob, as hex. */
  digest: string;
  /** Seconds, when that manifest was written. */
  writtenAt: number;
};

/** The mark of a vault, by its id as hex; `null` where there is none or it can't be read. */
export function readMark(folder: string, vaultId: string): Mark | null {
  try {
    const mark: unknown = JSON.parse(fs.readFileSync(markFile(folder, vaultId), 'utf8'));
    return isMark(mark) ? mark : null;
  } catch {
    return null;
  }
}

/**
 * Replaces the mark in one step. It isn't flushed to disk: after a power loss it may be older than the vault, which
 * is as good. A failure is no failure of the write before it, so it is only told by `false`.
 */
export function writeMark(folder: string, vaultId: string, mark: Mark): boolean {
  const file = markFile(folder, vaultId);
  try {
    fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
    fs.writeFileSync(`${file}.new`, JSON.stringify(mark), { mode: 0o600 });
    fs.renameSync(`${file}.new`, file);
    return true;
  } catch {
    return false;
  }
}

function markFile(folder: string, vaultId: string): string {
  return path.join(folder, `${vaultId}.json`);
}

function isMark(value: unknown): value is Mark {
  const mark = value as Mark | null;
  return (
    Number.isSafeInteger(mark?.revision) && typeof mark?.digest === 'string' && Number.isSafeInteger(mark?.writtenAt)
  );
}
