import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { Store } from '../../../src-main/store/store.ts';
import { makeBackup } from '../../../src-main/vault/backup/make.ts';
import { restoreBackup } from '../../../src-main/vault/backup/restore.ts';
import { masterPassword, quickKit } from '../../kit/vault.ts';
import { argument, codeOf, print, unlock } from './kit.ts';

/**
 * Makes a backup and restores one where the disk is full (`room` bytes are left for a file) or where the folders may
 * not be written by its user. Prints how each ended and what was left.
 */
export type FaultWork = { folder: string; room: number | 'no permission' };
export type FaultReport = { backup: string | null; restore: string | null; left: string[] };

const { folder, room } = argument<FaultWork>();
const nobody = 65_534;
const kit = quickKit(folder);
const backups = path.join(folder, 'backups');
const [name = ''] = fs.readdirSync(backups);
const session = await unlock(kit);
// The modules are loaded and the vault is open: from here on the disk is full, or the user another one.
Store.openForReading(path.join(backups, name)).close();

function limitFiles(size: string): void {
  const { status } = spawnSync('prlimit', ['--pid', String(process.pid), `--fsize=${size}:`]);
  if (status !== 0) throw new Error('no limit could be set');
}

if (room === 'no permission') {
  fs.chmodSync(backups, 0o555);
  fs.chmodSync(folder, 0o555);
  if (process.getuid?.() === 0) {
    process.setgroups?.([]);
    process.setgid?.(nobody);
    process.setuid?.(nobody);
  }
} else limitFiles(String(room));

const where = { folder: backups, makeFolder: false, offsetAt: () => 0 };
const backup = await codeOf(() => makeBackup(session, { ...where, reason: 'manual' }));
session.lock();
const restoring = { vaultFile: kit.file, backupFile: path.join(backups, name), key: { password: masterPassword } };
const restore = await codeOf(() => restoreBackup(kit.context, { ...restoring, session: null }));
const left = [...fs.readdirSync(folder), ...fs.readdirSync(backups)].filter((one) => one !== 'marks');
print({ backup, restore, left } satisfies FaultReport);
