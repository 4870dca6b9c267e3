import fs from 'node:fs';

/** Replaces a file as a careful program does: written beside it, flushed, renamed. */
export function replaceFile(file: string, bytes: Uint8Array): void {
  const descriptor = fs.openSync(`${file}.new`, 'w', 0o600);
  fs.writeSync(descriptor, bytes);
  fs.fsyncSync(descriptor);
  fs.closeSync(descriptor);
  fs.renameSync(`${file}.new`, file);
}
