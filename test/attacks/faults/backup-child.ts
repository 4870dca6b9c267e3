import fs from 'node:fs';
import path from 'node:path';
import { Store } from '../../../src-main/store/store.ts';
import { makeBackup } from '../../../src-main/vault/backup/make.ts';
import { restoreBackup } from '../../../src-main/vault/backup/restore.ts';
import { masterPassword, quickKit } from '../../kit/vault.ts';
import { argument, unlock } from './kit.ts';
import { type KillAt, stepper } from './step.ts';

/**
 * Makes a backup or restores one, and kills itself or waits at its steps, of which it prints the names: after each call that changes what stands where, and in the middle of a copy. Between
 * two of them nothing changes that the next start could see.
 */
export type BackupWork = { folder: string; operation: 'backup' | 'restore'; hardLinks: boolean; killAt: KillAt };

const { folder, operation, hardLinks, killAt } = argument<BackupWork>();
const kit = quickKit(folder);
const step = stepper(killAt);
const backups = path.join(folder, 'backups');
kit.clock.advance(20 * 86_400_000);

// biome-ignore lint/suspicious/noExplicitAny: it wraps methods of any kind.
function watch(target: any, method: string): void {
  const original = target[method];
  target[method] = function (this: unknown, ...values: unknown[]) {
    const result = original.apply(this, values);
    step(method);
    return result;
  };
}

function watchFiles(): void {
  if (!hardLinks) {
    fs.linkSync = () => {
      throw Object.assign(new Error('no hard links here'), { code: 'EPERM' });
    };
  }
  for (const method of ['linkSync', 'unlinkSync', 'renameSync', 'copyFileSync']) watch(fs, method);
  const { createWriteStream } = fs;
  fs.createWriteStream = (...values) => {
    const stream = createWriteStream(...values);
    stream.once('open', () => step('opened')).once('close', () => step('copied'));
    stream.once('drain', () => step('copying'));
    return stream;
  };
  watch(Store.prototype, 'checkpoint');
  watch(Store.prototype, 'close');
}

async function backUp(): Promise<void> {
  const session = await unlock(kit);
  watchFiles();
  const onProgress = () => step('copying');
  await makeBackup(session, { folder: backups, makeFolder: true, reason: 'manual', offsetAt: () => 0, onProgress });
  session.lock();
}

async function restore(): Promise<void> {
  const [name = ''] = fs.readdirSync(backups).toSorted().toReversed();
  watchFiles();
  const backupFile = path.join(backups, name);
  const key = { password: masterPassword };
  await restoreBackup(kit.context, { vaultFile: kit.file, backupFile, session: null, key });
}

await (operation === 'backup' ? backUp() : restore());
