import { createVault } from '../../../src-main/vault/open.ts';
import type { Session } from '../../../src-main/vault/session.ts';
import { addSecret, masterPassword, quickKit } from '../../kit/vault.ts';
import { argument, codeOf, print, unlock } from './kit.ts';

/** Opens (or makes) a vault, adds a secret where it could, tells the code, and holds the vault until it is killed. */
const { folder, create, file, name } = argument<{ folder: string; create?: boolean; file?: string; name: string }>();
const kit = quickKit(folder);
let held: Session | null = null;
const code = await codeOf(async () => {
  held = create
    ? (await createVault(kit.context, kit.file, masterPassword)).session
    : await unlock(kit, file === undefined ? {} : { file });
  addSecret(held, name, 'by another process');
});
print(code);
// A vault that nothing refers to is closed when its memory is collected.
if (code === null) setInterval(() => held?.assertUnlocked(), 2 ** 30);
