import { flushCompileCache } from 'node:module';
import { createVault } from '../../../src-main/vault/open.ts';
import { quickKit } from '../../kit/vault.ts';
import { carryOut } from './carry-out.ts';
import { argument, print, unlock } from './kit.ts';
import { apply, type Model, nextOperation, type Operation, seeded } from './model.ts';

/**
 * Opens or creates a vault and writes to it without end, until it is killed. Prints `{"next": operation}` before each
 * call, and `{"done": operation}` only after it returned.
 */
type Work = { folder: string; create: boolean; seed: number; round: number; model: Model; passwordsOnly: boolean };

const work = argument<Work>();
const kit = quickKit(work.folder);
kit.clock.advance(work.round * 1_000 * 86_400_000);
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
  await carryOut(session, kit.clock, operation);
  print({ done: operation });
  model = apply(model, operation);
}
