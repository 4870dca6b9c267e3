import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { makeVault } from '../../test/kit/vault.ts';
import { refuseVault } from './vault-file.ts';

test('a vault, open or locked, by whatever name, and its log are refused; nothing else is', async () => {
  const { kit, session } = await makeVault();
  const link = path.join(kit.folder, 'link');
  fs.symlinkSync(kit.file, link);
  const copy = path.join(kit.folder, 'list.env');
  const text = path.join(kit.folder, '.env');
  fs.writeFileSync(text, 'A=1\n'.repeat(100));
  for (const file of [kit.file, link, `${kit.file}-wal`]) expect(() => refuseVault(file)).toThrow('FILE_IS_VAULT');
  session.lock();
  fs.copyFileSync(kit.file, copy);
  for (const file of [kit.file, link, copy, `${kit.file}-shm`, `${kit.file}-journal`])
    expect(() => refuseVault(file)).toThrow('FILE_IS_VAULT');
  for (const file of [text, kit.folder, path.join(kit.folder, 'none'), path.join(kit.folder, 'none-wal'), '/dev/null'])
    expect(() => refuseVault(file)).not.toThrow();
});
