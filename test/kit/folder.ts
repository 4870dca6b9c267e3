import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { memoryWith } from './memory.ts';

const made: string[] = [];

/**
 * A folder of its own for one test, gone when its file is done; in memory where the system has such a place. A killed
 * process loses nothing that it gave to the kernel, whatever the disk is, and flushing costs nothing there.
 */
export function memoryFolder(): string {
  const folder = fs.mkdtempSync(path.join(memoryWith(0) ?? os.tmpdir(), 'coffer-test-'));
  made.push(folder);
  return folder;
}

/** Removes every folder that was made in this process. */
export function removeFolders(): void {
  for (const folder of made.splice(0)) fs.rmSync(folder, { recursive: true, force: true });
}
