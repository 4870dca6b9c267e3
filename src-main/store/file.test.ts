import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { memoryFolder } from '../../test/kit/folder.ts';
import { fileIdentity, hasJournal, hasLog, lookAtFile, placeFile } from './file.ts';
import { Store } from './store.ts';

const folder = memoryFolder();
const vault = path.join(folder, 'whole.coffer');
let whole: Buffer;
beforeAll(() => {
  Store.create(vault, (store) => {
    store.transaction(() => {
      store.tables.header.insert({ id: new Uint8Array(16).fill(7), suite: 1 });
      for (let i = 0; i < 40; i++) store.tables.settings.insert({ id: randomBytes(16), sealed: randomBytes(900) });
    });
  });
  whole = fs.readFileSync(vault);
});

let made = 0;
function place(bytes: Uint8Array): string {
  const file = path.join(folder, `${made++}.coffer`);
  fs.writeFileSync(file, bytes);
  return file;
}

/** The refusal of a file by looking, else by opening it, and that it is as it was afterwards. */
function refusal(file: string): string {
  const before = fs.statSync(file);
  try {
    Store.open(file).close();
    return 'opened';
  } catch (error) {
    const after = fs.statSync(file);
    expect([after.size, after.mtimeMs, after.ino]).toEqual([before.size, before.mtimeMs, before.ino]);
    return (error as Error).message;
  }
}

describe('looking at a file', () => {
  test.each([
    ['nothing in it', () => Buffer.alloc(0), 'VAULT_DAMAGED'],
    ['one byte', () => Buffer.alloc(1), 'VAULT_DAMAGED'],
    ['the header of a vault only', () => whole.subarray(0, 100), 'VAULT_DAMAGED'],
    ['half a page of a vault', () => whole.subarray(0, 2_048), 'VAULT_DAMAGED'],
    ['random bytes', () => randomBytes(20_000), 'NOT_A_VAULT'],
    ['text', () => Buffer.from('SECRET=1\n'.repeat(200)), 'NOT_A_VAULT'],
    ['an SQLite database of somebody else', () => Buffer.from(whole).fill(0, 68, 72), 'NOT_A_VAULT'],
    ['a newer version', () => Buffer.from(whole).fill(1, 63, 64).fill(9, 62, 63), 'NEWER_FORMAT'],
    ['no version', () => Buffer.from(whole).fill(0, 60, 64), 'VAULT_DAMAGED'],
  ])('that has %s refuses it and leaves it as it was', (_what, bytes, code) => {
    const file = place(bytes());
    const before = fs.readFileSync(file);
    expect(refusal(file)).toBe(code);
    expect(fs.readFileSync(file).equals(before)).toBe(true);
    expect(fs.readdirSync(folder).filter((name) => name.startsWith(`${path.basename(file)}-`))).toEqual([]);
  });

  test('that was cut at any page refuses it', () => {
    const size = whole.readUInt16BE(16);
    expect(whole.length / size).toBeGreaterThan(20);
    for (let length = size; length < whole.length; length += size) {
      expect(refusal(place(whole.subarray(0, length))), `${length} bytes`).toBe('VAULT_DAMAGED');
    }
  });

  test('takes what is no file for no vault, without reading it', () => {
    const pipe = path.join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    const loop = path.join(folder, 'loop');
    fs.symlinkSync(loop, loop);
    for (const file of [folder, pipe, '/dev/zero', '/dev/null', loop]) {
      expect(() => lookAtFile(file), file).toThrow('NOT_A_VAULT');
      expect(() => Store.open(file), file).toThrow('NOT_A_VAULT');
    }
    expect(() => lookAtFile(path.join(vault, 'x'))).toThrow('FILE_MISSING');
    expect(() => lookAtFile(path.join(folder, 'none'))).toThrow('FILE_MISSING');
  });

  test('does not read a file of 10 GB to the end', () => {
    const file = place(randomBytes(4_096));
    fs.truncateSync(file, 10 * 2 ** 30);
    expect(refusal(file)).toBe('NOT_A_VAULT');
    fs.writeFileSync(file, whole.subarray(0, 100));
    fs.truncateSync(file, 10 * 2 ** 30);
    expect(refusal(file)).toBe('VAULT_DAMAGED');
    fs.rmSync(file);
  });

  test('follows a link to a vault, and opens it once only', () => {
    const link = path.join(folder, 'link.coffer');
    fs.symlinkSync(vault, link);
    const hard = path.join(folder, 'hard.coffer');
    fs.linkSync(vault, hard);
    const store = Store.open(link);
    for (const file of [vault, link, hard]) expect(() => Store.open(file)).toThrow('IN_USE');
    store.close();
    Store.open(vault).close();
    fs.rmSync(hard);
  });
});

describe('beside a file', () => {
  test('a log or a journal counts only when something is in it', () => {
    const file = place(whole);
    expect([hasLog(file), hasJournal(file)]).toEqual([false, false]);
    fs.writeFileSync(`${file}-wal`, '');
    fs.writeFileSync(`${file}-journal`, '');
    expect([hasLog(file), hasJournal(file)]).toEqual([false, false]);
    fs.writeFileSync(`${file}-wal`, 'x');
    fs.writeFileSync(`${file}-journal`, 'x');
    expect([hasLog(file), hasJournal(file)]).toEqual([true, true]);
  });
});

describe('placing a file', () => {
  test('puts it there whole, and takes its first name away', () => {
    const [from, to] = [place(whole), path.join(folder, 'placed.coffer')];
    const identity = fileIdentity(from);
    placeFile(from, to);
    expect([fileIdentity(to), fileIdentity(from)]).toEqual([identity, null]);
  });

  test('never overwrites what came there in the meantime', () => {
    const [from, to] = [place(whole), place(Buffer.from('mine'))];
    expect(() => placeFile(from, to)).toThrow('FILE_EXISTS');
    expect(fs.readFileSync(to, 'utf8')).toBe('mine');
  });
});

test('a vault that a crash left beside its place is brought back when it is looked for', () => {
  const file = path.join(folder, 'left.coffer');
  fs.writeFileSync(`${file}.apart`, whole);
  lookAtFile(file);
  expect(fs.readFileSync(file).equals(whole)).toBe(true);
  fs.writeFileSync(`${file}.apart`, 'another');
  lookAtFile(file);
  expect(fs.readFileSync(`${file}.apart`, 'utf8')).toBe('another');
});
