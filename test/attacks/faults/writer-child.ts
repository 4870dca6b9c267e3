import { flushCompileCache } from 'node:module';
import { changePassword, createVault } from '../../../src-main/vault/open.ts';
import * as secrets from '../../../src-main/vault/secrets.ts';
import type { Session } from '../../../src-main/vault/session.ts';
import * as trash from '../../../src-main/vault/trash.ts';
import { addSecret, makeKit } from '../../kit/vault.ts';
import { argument, print, quickKit, unlock } from './kit.ts';
import { apply, type Model, nextOperation, type Operation, seeded } from './model.ts';

/**
 * Opens or creates a vault and writes to it without end, until it is killed. Prints `{"next": operation}` before each
 * call, and `{"done": operation}` only after it returned.
 */
type Work = { folder: string; create: boolean; seed: number; round: number; model: Model; passwordsOnly: boolean };

const work = argument<Work>();
const kit = work.passwordsOnly ? quickKit(work.folder) : makeKit(work.folder);
const day = 86_400_000;
kit.clock.advance(work.round * 1_000 * day);
const below = seeded(work.seed);
let { model } = work;

const session = work.create
  ? (await createVault(kit.context, kit.file, model.password)).session
  : await unlock(kit, { password: model.password });
// A killed process doesn't keep what it compiled.
flushCompileCache();
print({ ready: true });

for (let step = 0; ; step++) {
  const number = work.round * 1_000_000 + step;
  const operation: Operation = work.passwordsOnly
    ? { kind: 'password', from: model.password, to: `password number ${number}` }
    : nextOperation(model, below, number);
  print({ next: operation });
  await carryOut(session, operation);
  print({ done: operation });
  model = apply(model, operation);
}

async function carryOut(session: Session, operation: Operation): Promise<void> {
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
      kit.clock.advance(31 * day);
      trash.purgeDue(session);
      return;
    case 'password':
      await changePassword(session, operation.from, operation.to);
  }
}

function idOf(session: Session, name: string): string {
  return session.pages.named(name)[0]?.id ?? '';
}
