import fs from 'node:fs';
import path from 'node:path';
import { productCost } from '../../../src-main/crypto/cost.ts';
import { rotateVaultKey } from '../../../src-main/vault/rekey.ts';
import * as secrets from '../../../src-main/vault/secrets.ts';
import type { Session } from '../../../src-main/vault/session.ts';
import { type Kit, makeKit, makeVault, masterPassword, reopen } from '../../kit/vault.ts';
import { samples } from '../data.ts';
import type { Operation } from '../subject.ts';
import { check, deriveInWorker, inputOf } from './coffer-vault.ts';

/** A new vault key for a vault of that many secrets with three versions each; the two key derivations are in it. */
export function rotating(folder: string, count: number): Operation {
  const kit = kitAsInProduct(path.join(folder, 'rotate'));
  let session: Session | null = null;
  return {
    name: 'rotate',
    watched: true,
    runs: 3,
    before: async () => {
      session ??= await makeVaultWithHistory(kit, count);
      await check(session);
    },
    run: () => session && rotateVaultKey(session, masterPassword, {}),
    after: async () => {
      session?.lock();
      session = await reopen(kit);
    },
  };
}

/** With the key derivation in a worker, at the cost of a new vault. */
function kitAsInProduct(folder: string): Kit {
  const kit = makeKit(folder);
  return { ...kit, context: { ...kit.context, deriveKey: deriveInWorker, cost: productCost, costliest: productCost } };
}

async function makeVaultWithHistory(kit: Kit, count: number): Promise<Session> {
  fs.mkdirSync(kit.folder, { recursive: true });
  const { session } = await makeVault(kit);
  session.transaction(() => {
    for (const one of samples(count)) {
      const { id } = secrets.create(session, inputOf(one));
      for (const revision of [1, 2]) {
        const value = { encoding: 'text', data: `${one.value} ${revision}` } as const;
        secrets.update(session, { id, revision, changes: { value } });
      }
    }
  });
  return session;
}
