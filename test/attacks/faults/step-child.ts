import fs from 'node:fs';
import Database from 'better-sqlite3';
import { type Row, type TableName, tables } from '../../../src-main/store/schema.ts';
import { Store } from '../../../src-main/store/store.ts';
import type { EnvEntry } from '../../../src-main/vault/exchange/dotenv.ts';
import { bringIn } from '../../../src-main/vault/exchange/import.ts';
import { changePassword, createVault } from '../../../src-main/vault/open.ts';
import * as secrets from '../../../src-main/vault/secrets.ts';
import type { Session } from '../../../src-main/vault/session.ts';
import * as trash from '../../../src-main/vault/trash.ts';
import { addSecret, masterPassword, quickKit } from '../../kit/vault.ts';
import { argument, unlock } from './kit.ts';
import { rotate } from './rotate.ts';
import { type KillAt, stepper } from './step.ts';

/**
 * Does one operation on a vault, and kills itself or waits at its steps, of which it prints the names: before and after each transaction, checkpoint and file call, and after each statement
 * (before it, nothing has been written since the step before).
 */
type StepWork = { folder: string; operation: keyof typeof operations; killAt: KillAt };

const entries: EnvEntry[] = ['FIRST', 'SECOND', 'LIVE'].map((name, line) => {
  return { name, line, value: { text: `imported ${name}` }, comment: '', exported: false };
});

const operations = {
  create: (session: Session) => addSecret(session, 'NEW', 'a new value'),
  update: (session: Session) => {
    const { id, revision } = secrets.get(session, { id: idOf(session, 'LIVE') });
    secrets.update(session, { id, revision, changes: { value: { encoding: 'text', data: 'changed' } } });
  },
  trash: (session: Session) => trash.trash(session, { id: idOf(session, 'LIVE') }),
  restore: (session: Session) => trash.restore(session, { id: idOf(session, 'TRASHED') }),
  'change password': (session: Session) => changePassword(session, masterPassword, 'the one after the first'),
  purge: (session: Session) => {
    kit.clock.advance(31 * 86_400_000);
    trash.purgeDue(session);
  },
  import: (session: Session) => {
    const destination = { project: null, environment: null };
    const choice = { preview: '', destination, comments: false, entries: entries.map((_, index) => ({ index })) };
    return session.longTransaction(
      () => bringIn(session, entries, choice),
      () => {},
    );
  },
  rotate: (session: Session) => rotate(session, idOf(session, 'LIVE')),
  'create vault': null,
  'create vault without hard links': null,
};

const work = argument<StepWork>();
const kit = quickKit(work.folder);
const step = stepper(work.killAt);

/** Puts a step before and after each call of a method, named by its arguments; `null` is no step. */
// biome-ignore lint/suspicious/noExplicitAny: it wraps methods of any kind.
function watch(target: any, method: string, nameOf: (...values: any[]) => string | null): void {
  const original = target[method];
  target[method] = function (this: unknown, ...values: unknown[]) {
    const name = nameOf(...values);
    if (name && !/^(insert|update|remove|commit)/.test(name)) step(`before ${name}`);
    const result = original.apply(this, values);
    if (name) step(`after ${name}`);
    return result;
  };
}

/** Of the schema's sixteen statements, which are all alike, the first and the last. */
function statementName(sql: string): string | null {
  if (sql.startsWith('BEGIN IMMEDIATE')) return 'begin';
  if (sql === 'COMMIT') return 'commit';
  return /^CREATE TABLE header|^CREATE UNIQUE INDEX audit_number/.test(sql) ? (sql.split(' (')[0] ?? null) : null;
}

function watchStore(store: Store): void {
  for (const name of Object.keys(tables) as TableName[]) {
    for (const method of ['insert', 'update', 'remove'] as const) {
      watch(store.tables[name], method, (_row: Row) => `${method} ${name}`);
    }
  }
}

function watchCreation(): void {
  const create = Store.create.bind(Store);
  Store.create = (file, fill) =>
    create(file, (store) => {
      watchStore(store);
      fill(store);
    });
  const beside = (file: unknown) => typeof file === 'string' && file.startsWith(kit.folder) && !file.includes('marks');
  watch(fs, 'openSync', (file) => (beside(file) ? 'opening a file' : null));
  watch(fs, 'fsyncSync', () => 'flushing');
  watch(fs, 'renameSync', () => 'rename');
  watch(fs, 'unlinkSync', () => 'unlink');
  if (work.operation === 'create vault without hard links') {
    fs.linkSync = () => {
      throw Object.assign(new Error('no hard links here'), { code: 'EPERM' });
    };
  }
  watch(fs, 'linkSync', () => 'link');
}

function idOf(session: Session, name: string): string {
  return session.pages.named(name)[0]?.id ?? '';
}

const operation = operations[work.operation];
const session = operation ? await unlock(kit) : null;
watch(Database.prototype, 'exec', statementName);
watch(Store.prototype, 'checkpoint', () => 'checkpoint');
watch(Store.prototype, 'close', () => 'closing');
if (operation && session) {
  watchStore(session.store);
  await operation(session);
  session.lock();
} else {
  watchCreation();
  (await createVault(kit.context, kit.file, masterPassword)).session.lock();
}
