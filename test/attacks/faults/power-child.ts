import fs from 'node:fs';
import path from 'node:path';
import { saveFile } from '../../../src-main/desktop/save-file.ts';
import { makeBackup } from '../../../src-main/vault/backup/make.ts';
import { restoreBackup } from '../../../src-main/vault/backup/restore.ts';
import { createVault } from '../../../src-main/vault/open.ts';
import { rotateVaultKey } from '../../../src-main/vault/rekey.ts';
import { planRepair, repair } from '../../../src-main/vault/repair.ts';
import { addSecret, masterPassword, quickKit } from '../../kit/vault.ts';
import { carryOut } from './carry-out.ts';
import { argument, deepCheck, print, unlock } from './kit.ts';
import { apply, type Model, nextOperation, type Operation, seeded } from './model.ts';

/** One kind of work on a vault from its beginning to its end; `hardLinks: false` as on FAT. */
export type PowerWork = { folder: string; work: keyof typeof works; hardLinks: boolean };

/** Printed before and after each step; so a recording knows what was acknowledged when. */
export type Told = { next: unknown } | { done: unknown };

const { folder, work, hardLinks } = argument<PowerWork>();
const kit = quickKit(folder);
const DAY = 86_400_000;
/** So many operations write more than the thousand pages after which SQLite brings its log in by itself. */
const BEFORE_CHECKPOINTS = 112;
const OPERATIONS = 125;

async function step<T>(name: unknown, run: () => T | Promise<T>): Promise<T> {
  print({ next: name } satisfies Told);
  const result = await run();
  print({ done: name } satisfies Told);
  return result;
}

const works = {
  async writing() {
    const below = seeded(7);
    const session = await unlock(kit);
    let model: Model = { password: masterPassword, secrets: {} };
    for (let number = 0; number < OPERATIONS; number++) {
      const operation = operationNumber(model, below, number);
      await step(operation, () => carryOut(session, kit.clock, operation));
      model = apply(model, operation);
    }
    session.lock();
  },

  async creating() {
    const file = path.join(folder, 'documents', 'vaults', 'personal.coffer');
    const { session } = await step('create', () => createVault(kit.context, file, masterPassword));
    await step('add', () => addSecret(session, 'FIRST', 'its value'));
    session.lock();
  },

  async 'backing up'() {
    const session = await unlock(kit);
    const where = { folder: path.join(folder, 'copies', 'backups'), makeFolder: true, offsetAt: () => 0 };
    for (let day = 0; day < 10; day++) {
      await step(`add ${day}`, () => addSecret(session, `DAY_${day}`, 'its value'));
      print({ next: `back up ${day}` } satisfies Told);
      const { backup, removed } = await makeBackup(session, { ...where, reason: 'daily' });
      print({ done: { made: backup.name, day, removed } } satisfies Told);
      kit.clock.advance(DAY);
    }
    session.lock();
  },

  async restoring() {
    const [name = ''] = fs.readdirSync(path.join(folder, 'backups'));
    const backupFile = path.join(folder, 'backups', name);
    const options = { vaultFile: kit.file, backupFile, session: null, key: { password: masterPassword } };
    await step('restore', () => restoreBackup(kit.context, options));
    const session = await unlock(kit);
    await step('add', () => addSecret(session, 'AFTER', 'its value'));
    session.lock();
  },

  async 'new key'() {
    const session = await unlock(kit);
    await deepCheck(session);
    await step('new key', () => rotateVaultKey(session, masterPassword));
    await step('add', () => addSecret(session, 'AFTER', 'its value'));
    session.lock();
  },

  async repairing() {
    const session = await unlock(kit);
    await deepCheck(session);
    const { token } = await planRepair(session);
    await step('repair', () => repair(session, token));
    await step('add', () => addSecret(session, 'AFTER', 'its value'));
    session.lock();
  },

  async 'saving a file'() {
    const file = path.join(folder, 'exported.env');
    await step('first', () => saveFile(file, 'first'.repeat(1_000)));
    await step('second', () => saveFile(file, 'second'.repeat(2_000)));
  },
};

/** The model's next operation; those that empty the log, purges and new passwords, come late. */
function operationNumber(model: Model, below: (limit: number) => number, number: number): Operation {
  if (number === BEFORE_CHECKPOINTS) return { kind: 'password', from: model.password, to: 'the one after the first' };
  const operation = nextOperation(model, below, number);
  const tooEarly = ['purge', 'password'].includes(operation.kind) && number < BEFORE_CHECKPOINTS;
  return tooEarly ? operationNumber(model, below, number) : operation;
}

if (!hardLinks) {
  fs.linkSync = () => {
    throw Object.assign(new Error('no hard links here'), { code: 'EPERM' });
  };
}
await works[work]();
