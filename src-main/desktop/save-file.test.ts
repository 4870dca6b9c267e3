import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { memoryFolder } from '../../test/kit/folder.ts';
import { saveFile } from './save-file.ts';

const bytes = new Uint8Array([0, 255, 10]);

test('a saved file is whole, for its owner alone, whatever stood there and whatever the umask is', async () => {
  const folder = memoryFolder();
  const file = path.join(folder, 'value.bin');
  fs.writeFileSync(file, 'what was there before', { mode: 0o666 });
  const before = process.umask(0);
  try {
    await saveFile(file, bytes);
  } finally {
    process.umask(before);
  }
  expect(new Uint8Array(fs.readFileSync(file))).toEqual(bytes);
  expect(fs.statSync(file).mode & 0o777).toBe(0o600);
  expect(fs.readdirSync(folder)).toEqual(['value.bin']);
});

test('a link is replaced, and what it points to is left as it is', async () => {
  const folder = memoryFolder();
  const [target, link] = [path.join(folder, 'target'), path.join(folder, 'link')];
  fs.writeFileSync(target, 'theirs');
  fs.symlinkSync(target, link);
  await saveFile(link, bytes);
  expect(fs.readFileSync(target, 'utf8')).toBe('theirs');
  expect(fs.lstatSync(link).isFile()).toBe(true);
});

test('what fails leaves nothing behind', async () => {
  const folder = memoryFolder();
  await expect(saveFile(path.join(folder, 'no/such/folder'), bytes)).rejects.toMatchObject({
    code: 'FOLDER_NOT_WRITABLE',
  });
  fs.mkdirSync(path.join(folder, 'taken'));
  await expect(saveFile(path.join(folder, 'taken'), bytes)).rejects.toMatchObject({ code: 'DISK_FAILED' });
  expect(fs.readdirSync(folder)).toEqual(['taken']);
});
