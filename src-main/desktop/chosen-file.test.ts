import { spawnSync } from 'node:child_process';
import { mkdirSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { limits } from '../../src-preload/contract.ts';
import { memoryFolder } from '../../test/kit/folder.ts';
import { readChosenFile } from './chosen-file.ts';

test('a chosen file is read to the byte, and one beyond the limit, of 100 MB too, not at all', async () => {
  const file = join(memoryFolder(), '.env');
  writeFileSync(file, Uint8Array.of(0, 255, 10));
  expect(await readChosenFile(file)).toEqual(Uint8Array.of(0, 255, 10));
  truncateSync(file, limits.importBytes);
  expect((await readChosenFile(file)).length).toBe(limits.importBytes);
  for (const size of [limits.importBytes + 1, 100_000_000]) {
    truncateSync(file, size);
    await expect(readChosenFile(file)).rejects.toMatchObject({ code: 'FILE_TOO_LARGE' });
  }
});

test('what is no file is refused instead of waited for', async () => {
  const folder = memoryFolder();
  const [inside, pipe] = [join(folder, 'folder'), join(folder, 'pipe')];
  mkdirSync(inside);
  const none =
    process.platform === 'win32' ? [] : ['/dev/zero', ...(spawnSync('mkfifo', [pipe]).status === 0 ? [pipe] : [])];
  for (const path of [inside, join(folder, 'gone'), ...none])
    await expect(readChosenFile(path)).rejects.toMatchObject({ code: 'FILE_UNREADABLE' });
});
