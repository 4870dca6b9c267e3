import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createVault } from '../../../src-main/vault/open.ts';
import { addSecret, type Kit, masterPassword, quickKit } from '../../kit/vault.ts';
import { answerOf } from './children.ts';
import { unlock } from './kit.ts';

let kit: Kit;
let folder: string;
let unmount: string | null = null;

beforeEach(async () => {
  kit = quickKit();
  fs.chmodSync(kit.folder, 0o777);
  folder = path.join(kit.folder, 'vaults');
  fs.mkdirSync(folder);
  fs.chmodSync(folder, 0o777);
});
afterEach(() => {
  if (unmount) spawnSync('umount', [unmount]);
  unmount = null;
  fs.chmodSync(folder, 0o777);
  fs.rmSync(kit.folder, { recursive: true, force: true });
});

const file = () => path.join(folder, 'personal.coffer');
const ask = <T>(task: string) => answerOf<T>('permissions-child.ts', { task, folder: kit.folder, file: file() });

async function makeProtectable(): Promise<void> {
  const { session } = await createVault(kit.context, file(), masterPassword);
  addSecret(session, 'TOKEN', 'readable');
  session.lock();
  fs.chmodSync(file(), 0o666);
  // The child may belong to another user.
  fs.rmSync(kit.context.marksFolder, { recursive: true });
}

/** A file system that can't be written, where root lets us mount one; else a folder and file that can't. */
function remountReadOnly(): void {
  const bytes = fs.readFileSync(file());
  if (spawnSync('mount', ['-t', 'tmpfs', 'tmpfs', folder]).status === 0) {
    unmount = folder;
    fs.writeFileSync(file(), bytes);
    fs.chmodSync(file(), 0o666);
    fs.chmodSync(folder, 0o777);
    expect(spawnSync('mount', ['-o', 'remount,ro', folder]).status).toBe(0);
  } else {
    fs.chmodSync(file(), 0o444);
    fs.chmodSync(folder, 0o555);
  }
}

describe('a vault whose user may not write it', () => {
  test.each([
    ['file is read-only', () => fs.chmodSync(file(), 0o444)],
    ['folder is read-only', () => fs.chmodSync(folder, 0o555)],
    ['file system is read-only', remountReadOnly],
  ])('says so and opens for reading where its %s', async (_what, protect) => {
    await makeProtectable();
    protect();
    const before = [fs.readFileSync(file()), fs.readdirSync(folder)];
    expect(await ask('unlock')).toBe('READ_ONLY');
    expect(await ask('read')).toEqual({ readOnly: 'file', data: 'readable', refused: 'READ_ONLY' });
    expect([fs.readFileSync(file()), fs.readdirSync(folder)]).toEqual(before);
  });

  test('is not read without the log beside it, which holds its newest changes', async () => {
    await makeProtectable();
    const session = await unlock(kit, { file: file() });
    const log = fs.readFileSync(`${file()}-wal`);
    session.lock();
    fs.writeFileSync(`${file()}-wal`, log);
    fs.chmodSync(folder, 0o555);
    expect(log.length).toBeGreaterThan(0);
    expect(await ask('unlock')).toBe('READ_ONLY');
    expect(await ask('read code')).toBe('READ_ONLY');
    expect(fs.readFileSync(`${file()}-wal`).equals(log)).toBe(true);
  });

  test('is not even looked into where it may not be read', async () => {
    await makeProtectable();
    fs.chmodSync(file(), 0o000);
    expect(await ask('unlock')).toBe('READ_ONLY');
  });
});

describe('a new vault', () => {
  test('is readable by its owner alone under any umask: file, log, and marks', async () => {
    fs.rmdirSync(folder);
    expect(await ask('modes')).toEqual({
      vaults: '700',
      'personal.coffer': '600',
      'personal.coffer-wal': '600',
      marks: '700',
      'id.json': '600',
    });
  });

  test('is not made in a folder that may not be written, and leaves nothing there', async () => {
    fs.chmodSync(folder, 0o555);
    expect(await ask('create')).toBe('FOLDER_NOT_WRITABLE');
    expect(fs.readdirSync(folder)).toEqual([]);
  });

  test('is not made in a new folder below one that may not be written', async () => {
    fs.rmdirSync(folder);
    fs.chmodSync(kit.folder, 0o555);
    expect(await ask('create')).toBe('FOLDER_NOT_WRITABLE');
    fs.chmodSync(kit.folder, 0o777);
    fs.mkdirSync(folder);
  });
});
