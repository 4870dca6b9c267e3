import fs from 'node:fs';
import Database from 'better-sqlite3';
import { type Row, type TableName, tables } from '../../../src-main/store/schema.ts';
import { Store } from '../../../src-main/store/store.ts';
import { rotateVaultKey } from '../../../src-main/vault/rekey.ts';
import { planRepair, repair } from '../../../src-main/vault/repair.ts';
import type { Session } from '../../../src-main/vault/session.ts';
import { masterPassword, quickKit } from '../../kit/vault.ts';
import { argument, unlock } from './kit.ts';
import { type KillAt, stepper } from './step.ts';

/**
 * Gives a vault a new key, or repairs it, and kills itself or waits at its steps, of which it prints the names: around each transaction, checkpoint and call on files, and
 * after each statement.
 */
export type LongWork = { folder: string; work: 'new key' | 'repair'; killAt: KillAt; hardLinks: boolean };

const { folder, work, killAt, hardLinks } = argument<LongWork>();
const kit = quickKit(folder);
const step = stepper(killAt);

/** Puts a step before and after each call of a method, or only after it. */
// biome-ignore lint/suspicious/noExplicitAny: it wraps methods of any kind.
function watch(target: any, method: string, nameOf: (...values: any[]) => string | null, onlyAfter = false): void {
  const original = target[method];
  target[method] = function (this: unknown, ...values: unknown[]) {
    const name = nameOf(...values);
    if (name && !onlyAfter) step(`before ${name}`);
    const result = original.apply(this, values);
    if (name) step(`after ${name}`);
    return result;
  };
}

function watchTables(store: Store): Store {
  for (const name of Object.keys(tables) as TableName[]) {
    for (const method of ['insert', 'update', 'remove'] as const) {
      watch(store.tables[name], method, (_row: Row) => `${method} ${name}`, true);
    }
  }
  return store;
}

function watchFiles(): void {
  if (!hardLinks) {
    fs.linkSync = () => {
      throw Object.assign(new Error('no hard links here'), { code: 'EPERM' });
    };
  }
  const beside = (file: unknown) => typeof file === 'string' && file.startsWith(kit.folder) && !file.includes('marks');
  for (const method of ['linkSync', 'renameSync', 'copyFileSync', 'unlinkSync', 'rmSync']) {
    watch(fs, method, (file) => (beside(file) ? method : null));
  }
}

const session: Session = await unlock(kit);
await session.startDeepCheck();
watch(Database.prototype, 'exec', (sql: string) => (sql.startsWith('BEGIN') || sql === 'COMMIT' ? sql : null));
watch(Store.prototype, 'checkpoint', () => 'checkpoint');
watch(Store.prototype, 'close', () => 'closing');
watchTables(session.store);
if (work === 'new key') {
  await rotateVaultKey(session, masterPassword);
} else {
  const draft = Store.draft.bind(Store);
  Store.draft = (file) => watchTables(draft(file));
  watchFiles();
  const { token } = await planRepair(session);
  await repair(session, token);
}
session.lock();
