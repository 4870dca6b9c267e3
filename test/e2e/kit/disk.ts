import { execFileSync } from 'node:child_process';
import { chmodSync, closeSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Main } from '../fixture.ts';

const isRoot = process.getuid?.() === 0;

/** Makes a file unwritable, for root too, whom permissions do not bind; the answer undoes it. */
export function writeProtect(file: string): () => void {
  if (isRoot) {
    execFileSync('chattr', ['+i', file]);
    return () => execFileSync('chattr', ['-i', file]);
  }
  chmodSync(file, 0o400);
  return () => chmodSync(file, 0o600);
}

export type SmallDisk = {
  folder: string;
  fill: (main: Main) => Promise<void>;
  free: (main: Main) => Promise<void>;
  end: () => void;
};

/**
 * A disk that can be filled: a small one of its own where we may mount one (as root); else the app's database is
 * allowed no further page, and SQLite says by itself that the disk is full.
 */
export function smallDisk(folder: string): SmallDisk {
  mkdirSync(folder, { recursive: true });
  return isRoot && process.platform === 'linux' ? mounted(folder) : limited(folder);
}

function mounted(folder: string): SmallDisk {
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', folder]);
  const filler = join(folder, 'filler');
  return {
    folder,
    fill: async () => {
      const file = openSync(filler, 'w');
      try {
        for (;;) writeSync(file, Buffer.alloc(4096));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
      } finally {
        closeSync(file);
      }
    },
    free: async () => rmSync(filler),
    end: () => execFileSync('umount', ['--lazy', folder]),
  };
}

function limited(folder: string): SmallDisk {
  return { folder, fill: (main) => allowPages(main, false), free: (main) => allowPages(main, true), end: () => {} };
}

function allowPages(main: Main, more: boolean): Promise<void> {
  return main((_electron, isFree) => {
    type Db = { pragma(text: string, options?: object): unknown };
    type Exec = (this: Db, sql: string) => unknown;
    const { createRequire } = process.getBuiltinModule('node:module');
    const Database = createRequire(`${process.cwd()}/package.json`)('better-sqlite3') as { prototype: { exec: Exec } };
    const own = globalThis as unknown as { diskIsFull?: boolean };
    const isNew = own.diskIsFull === undefined;
    own.diskIsFull = !isFree;
    if (!isNew) return;
    const { exec } = Database.prototype;
    Database.prototype.exec = function (sql) {
      const pages = own.diskIsFull ? this.pragma('page_count', { simple: true }) : 0xfffffffe;
      if (sql.startsWith('BEGIN')) this.pragma(`max_page_count = ${pages}`);
      return exec.call(this, sql);
    };
  }, more);
}
