import fs from 'node:fs';
import path from 'node:path';

/** Bytes of a mark's file: always the same, so that a new one covers the old. */
const LENGTH = 256;

/** The newest state of a vault that this computer has seen; kept in app data, outside the vault file. */
export type Mark = {
  revision: number;
  /** SHA-256 of that manifest's sealed blob, as hex. */
  digest: string;
  /** Seconds, when that manifest was written. */
  writtenAt: number;
  /**
   * The same digest of an older copy that the person put in the place of the vault: it opens without asking. The next
   * commit writes a mark without it.
   */
  accepted?: string;
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

/** Where the newest state is noted down while a vault is open. */
export type MarkWriter = {
  /**
   * Replaces the mark by one write of less than a disk sector, which is whole or not there. It isn't flushed: after a
   * power loss the mark may be older than the vault, which is as good. A failure is none of the commit before it.
   */
  write(mark: Mark): void;
  /** Sees to it that what was written outlives a power loss. */
  flush(): void;
  close(): void;
};

/** Opens the mark of a vault for writing; where app data can't be written, nothing is noted. */
export function openMark(folder: string, vaultId: string): MarkWriter {
  let descriptor: number | null = null;
  return {
    write(mark) {
      try {
        descriptor ??= openForWriting(folder, vaultId);
        fs.writeSync(descriptor, JSON.stringify(mark).padEnd(LENGTH), 0);
      } catch {
        this.close();
      }
    },
    flush() {
      try {
        if (descriptor !== null) fs.fsyncSync(descriptor);
      } catch {
        this.close();
      }
    },
    close() {
      if (descriptor !== null) fs.closeSync(descriptor);
      descriptor = null;
    },
  };
}

/**
 * Notes that the copy whose manifest has this digest may open although a newer state was seen. It is flushed, for the copy
 * will be: without the note it would be taken for one that somebody put there.
 */
export function acceptCopy(folder: string, vaultId: string, digest: string): void {
  const mark = readMark(folder, vaultId);
  if (!mark) return;
  const writer = openMark(folder, vaultId);
  writer.write({ ...mark, accepted: digest });
  writer.flush();
  writer.close();
}

function openForWriting(folder: string, vaultId: string): number {
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  return fs.openSync(markFile(folder, vaultId), fs.constants.O_WRONLY | fs.constants.O_CREAT, 0o600);
}

function markFile(folder: string, vaultId: string): string {
  return path.join(folder, `${vaultId}.json`);
}

function isMark(value: unknown): value is Mark {
  const mark = value as Mark | null;
  return (
    Number.isSafeInteger(mark?.revision) &&
    typeof mark?.digest === 'string' &&
    Number.isSafeInteger(mark?.writtenAt) &&
    ['string', 'undefined'].includes(typeof mark?.accepted)
  );
}
