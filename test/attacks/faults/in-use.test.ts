import type { ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readChosenFile } from '../../../src-main/desktop/chosen-file.ts';
import { createVault, inspectVaultFile } from '../../../src-main/vault/open.ts';
import { addSecret, type Kit, masterPassword, quickKit } from '../../kit/vault.ts';
import { ended, startChild } from './children.ts';
import { codeOf, deepCheck, pictureOf, unlock } from './kit.ts';

let kit: Kit;
beforeEach(() => {
  kit = quickKit();
});
afterEach(() => {
  fs.rmSync(kit.folder, { recursive: true, force: true });
});

type Holder = { code: string | null; kill: () => Promise<void> };

/** Another process that opens the vault, adds a secret, and keeps it open. */
async function hold(argument: { create?: boolean; file?: string; name: string }): Promise<Holder> {
  const child: ChildProcess = startChild('hold-child.ts', { folder: kit.folder, ...argument });
  let end: Promise<unknown> = Promise.resolve();
  const code = await new Promise<string | null>((resolve, reject) => {
    end = ended(child, (line) => resolve(JSON.parse(line))).then(({ errors, lines }) => {
      if (lines.length === 0) reject(new Error(errors));
    });
  });
  const kill = async () => {
    child.kill('SIGKILL');
    await end;
  };
  return { code, kill };
}

/** The vault's file under its name, through a symbolic link, and through a hard link. */
function everyPath(): [string, string][] {
  const symbolic = path.join(kit.folder, 'symbolic.coffer');
  const hard = path.join(kit.folder, 'hard.coffer');
  fs.symlinkSync(kit.file, symbolic);
  fs.linkSync(kit.file, hard);
  return [
    ['its own name', kit.file],
    ['a symbolic link', symbolic],
    ['a hard link', hard],
  ];
}

async function namesIn(file = kit.file): Promise<string[]> {
  const session = await unlock(kit, { file });
  expect(await deepCheck(session)).toBe('intact');
  const names = Object.keys(pictureOf(session).secrets);
  session.lock();
  return names;
}

describe('a vault that another process holds', () => {
  test('is in use under every name, and opens with all it got when that process was killed', async () => {
    const holder = await hold({ create: true, name: 'THEIRS' });
    expect(holder.code).toBeNull();
    for (const [what, file] of everyPath()) {
      expect(await codeOf(() => unlock(kit, { file })), what).toBe('IN_USE');
    }
    expect(fs.statSync(`${kit.file}-wal`).size).toBeGreaterThan(0);
    await holder.kill();
    expect(await namesIn()).toEqual(['THEIRS']);
  });

  test('is still whole and held after others were refused', async () => {
    const holder = await hold({ create: true, name: 'THEIRS' });
    const before = [fs.readFileSync(kit.file), fs.readFileSync(`${kit.file}-wal`)];
    for (let i = 0; i < 3; i++) expect(await codeOf(() => unlock(kit))).toBe('IN_USE');
    const other = await hold({ name: 'NEVER' });
    expect(other.code).toBe('IN_USE');
    await other.kill();
    expect([fs.readFileSync(kit.file), fs.readFileSync(`${kit.file}-wal`)]).toEqual(before);
    await holder.kill();
    expect(await namesIn()).toEqual(['THEIRS']);
  });

  test('is not taken for up to date through a hard link, where its log is not found', async () => {
    const holder = await hold({ create: true, name: 'THEIRS' });
    const paths = new Map(everyPath());
    await holder.kill();
    expect(await codeOf(() => unlock(kit, { file: paths.get('a hard link') ?? '' }))).toBe('OLDER_COPY');
    expect(await namesIn(paths.get('a symbolic link'))).toEqual(['THEIRS']);
  });

  test('is not made a second time', async () => {
    const holder = await hold({ create: true, name: 'THEIRS' });
    expect(await codeOf(() => createVault(kit.context, kit.file, masterPassword))).toBe('FILE_EXISTS');
    await holder.kill();
    expect(await namesIn()).toEqual(['THEIRS']);
  });
});

describe('a vault that this process holds', () => {
  test('is in use under every name, stays held against other processes, and goes on being written', async () => {
    const { session } = await createVault(kit.context, kit.file, masterPassword);
    for (const [what, file] of everyPath()) {
      expect(await codeOf(() => inspectVaultFile(file)), what).toBe('IN_USE');
      expect(await codeOf(() => unlock(kit, { file })), what).toBe('IN_USE');
      expect(await codeOf(() => unlock(kit, { file, forReading: true })), what).toBe('IN_USE');
    }
    const other = await hold({ name: 'NEVER' });
    expect(other.code).toBe('IN_USE');
    await other.kill();
    addSecret(session, 'OURS', 'value');
    session.lock();
    expect(await namesIn()).toEqual(['OURS']);
  });

  test('stays held when it is chosen as a list of secrets, of which nothing is read', async () => {
    const { session } = await createVault(kit.context, kit.file, masterPassword);
    for (const [what, file] of everyPath())
      expect(await codeOf(() => readChosenFile(file)), what).toBe('FILE_IS_VAULT');
    const other = await hold({ name: 'NEVER' });
    expect(other.code).toBe('IN_USE');
    await other.kill();
    session.lock();
  });

  test('is free again for every process once it is locked', async () => {
    const { session } = await createVault(kit.context, kit.file, masterPassword);
    session.lock();
    const holder = await hold({ name: 'THEIRS' });
    expect(holder.code).toBeNull();
    await holder.kill();
    expect(await namesIn()).toEqual(['THEIRS']);
  });
});
