import { changePassword } from '../../../src-main/vault/open.ts';
import * as secrets from '../../../src-main/vault/secrets.ts';
import type { Session } from '../../../src-main/vault/session.ts';
import * as trash from '../../../src-main/vault/trash.ts';
import { addSecret, type FakeClock } from '../../kit/vault.ts';
import type { Operation } from './model.ts';

/** Does in a vault what the model says: one call of the product. */
export async function carryOut(session: Session, clock: FakeClock, operation: Operation): Promise<void> {
  switch (operation.kind) {
    case 'create':
      addSecret(session, operation.name, operation.value);
      return;
    case 'update': {
      const id = idOf(session, operation.name);
      const { revision } = secrets.get(session, { id });
      secrets.update(session, { id, revision, changes: { value: { encoding: 'text', data: operation.value } } });
      return;
    }
    case 'trash':
      trash.trash(session, { id: idOf(session, operation.name) });
      return;
    case 'restore':
      trash.restore(session, { id: idOf(session, operation.name) });
      return;
    case 'purge':
      clock.advance(31 * 86_400_000);
      trash.purgeDue(session);
      return;
    case 'password':
      await changePassword(session, operation.from, operation.to);
  }
}

function idOf(session: Session, name: string): string {
  return session.pages.named(name)[0]?.id ?? '';
}
