import { createVault } from '../../../src-main/vault/open.ts';
import { addSecret, masterPassword } from '../../kit/vault.ts';
import { argument, codeOf, print, quickKit, unlock } from './kit.ts';

/** Opens (or makes) a vault, adds a secret where it could, tells the code, and holds the vault until it is killed. */
const { folder, create, file, name } = argument<{ folder: string; create?: boolean; file?: string; name: string }>();
const kit = quickKit(folder);
const code = await codeOf(async () => {
  const session = create
    ? (await createVault(kit.context, kit.file, masterPassword)).session
    : await unlock(kit, file === undefined ? {} : { file });
  addSecret(session, name, 'by another process');
});
print(code);
if (code === null) setInterval(() => {}, 2 ** 30);
