import { createDeriveKey } from '../../../src-main/crypto/kdf.ts';
import { list } from '../../../src-main/vault/list.ts';
import type { Session } from '../../../src-main/vault/session.ts';
import type { NewSecret } from '../../../src-preload/contract.ts';
import { newSecret } from '../../kit/vault.ts';
import type { Sample } from '../data.ts';

/** The key derivation as the product has it. */
export const deriveInWorker = createDeriveKey(new URL('../../../src-main/crypto/kdf-worker.ts', import.meta.url));

export function inputOf({ name, value, description, environments, expiresAt }: Sample): NewSecret {
  return newSecret(name, value, { description, environments, expiresAt });
}

/** The first rows of the list, or of a search in it, as the window asks for them. */
export function show(session: Session, query: string) {
  return list(session, { view: { kind: 'all' }, query, sort: 'name', offset: 0, limit: 100, leadDays: 14 });
}

/** Runs the deep check to its end; rejects if it finds damage. */
export function check(session: Session): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = session.subscribe((event) => {
      if (event.kind !== 'integrity') return;
      stop();
      if (event.integrity.state === 'intact') resolve();
      else reject(new Error('the vault of the bench is damaged'));
    });
    session.startDeepCheck();
  });
}
