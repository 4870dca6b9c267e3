import { execFileSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createVault, inspectVaultFile } from '../../../src-main/vault/open.ts';
import { texts } from '../../../src-texts/texts.ts';
import { addSecret, type Kit, masterPassword, quickKit } from '../../kit/vault.ts';
import { inMemory } from '../cases.ts';
import { codeOf, copyKit, deepCheck, pictureOf, unlock } from './kit.ts';

const gigabytes = 2 ** 30;
let template: Kit;
let vault: Buffer;
let kit: Kit;

beforeAll(async () => {
  template = quickKit();
  const { session } = await createVault(template.context, template.file, masterPassword);
  for (let i = 0; i < 12; i++) addSecret(session, `SECRET_${i}`, `${i} `.repeat(700));
  session.lock();
  vault = fs.readFileSync(template.file);
  // Its last byte is one of a seal, and must be one whose loss can be seen at opening: in the list.
  while (vault.at(-1) === 0 || ownerOfLastPage() !== 'pages') {
    const again = await unlock(template);
    addSecret(again, `MORE_${vault.length}_${Math.random()}`.replace('.', ''), 'x');
    again.lock();
    vault = fs.readFileSync(template.file);
  }
});
afterAll(() => fs.rmSync(template.folder, { recursive: true, force: true }));
beforeEach(() => {
  kit = copyKit(template);
});
afterEach(() => fs.rmSync(kit.folder, { recursive: true, force: true }));

/** The table that the last page of the template belongs to. */
function ownerOfLastPage(): unknown {
  return inMemory(vault).prepare('SELECT name FROM dbstat ORDER BY pageno DESC LIMIT 1').pluck().get();
}

const digest = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** What stands in the vault's folder, without reading what is endless. */
function everything(): Record<string, string> {
  const names = fs.readdirSync(kit.folder).filter((name) => name !== 'marks');
  return Object.fromEntries(
    names.map((name) => {
      const file = path.join(kit.folder, name);
      const stat = fs.lstatSync(file);
      const kind = `${stat.mode} ${stat.size} ${stat.mtimeMs}`;
      return [name, stat.isFile() && stat.size < gigabytes ? digest(fs.readFileSync(file)) : kind];
    }),
  );
}

type Codes = { inspect: string | null; unlock: string | null; read: string | null };

/** The three ways to look at a file; a vault that opens all the same must be known as damaged. */
async function codesOf(file = kit.file): Promise<Codes> {
  const opening = (forReading: boolean) =>
    codeOf(async () => {
      const session = await unlock(kit, { file, forReading });
      const check = await deepCheck(session);
      const { readOnly } = session;
      session.lock();
      expect({ check, readOnly }).toEqual({ check: 'damaged', readOnly: 'damage' });
    });
  return {
    inspect: await codeOf(() => inspectVaultFile(file)),
    unlock: await opening(false),
    read: await opening(true),
  };
}

/** The vault's bytes with a change to a copy of them. */
function changed(change: (bytes: Buffer) => void): Buffer {
  const bytes = Buffer.from(vault);
  change(bytes);
  return bytes;
}

function writeSparse(start: Uint8Array): void {
  fs.writeFileSync(kit.file, start);
  fs.truncateSync(kit.file, 10 * gigabytes);
}

/** SQLite's own: a database that is none of ours, with our marks in its header or without. */
function writeForeign(ours: boolean, journal: string): void {
  fs.rmSync(kit.file);
  const database = new Database(kit.file);
  database.pragma(`journal_mode = ${journal}`);
  if (ours) for (const pragma of [`application_id = ${0x434f4652}`, 'user_version = 1']) database.pragma(pragma);
  database.exec("CREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT); INSERT INTO notes VALUES (1, 'mine')");
  database.close();
}

describe('a file that is no healthy vault is refused with its reason and not touched', () => {
  test.each<[string, string, string, () => void]>([
    ['has nothing in it', 'VAULT_DAMAGED', 'VAULT_DAMAGED', () => fs.writeFileSync(kit.file, '')],
    ['has one byte', 'VAULT_DAMAGED', 'VAULT_DAMAGED', () => fs.writeFileSync(kit.file, vault.subarray(0, 1))],
    [
      'ends after its header',
      'VAULT_DAMAGED',
      'VAULT_DAMAGED',
      () => fs.writeFileSync(kit.file, vault.subarray(0, 100)),
    ],
    ['is garbage', 'NOT_A_VAULT', 'NOT_A_VAULT', () => fs.writeFileSync(kit.file, randomBytes(vault.length))],
    [
      'is garbage behind a healthy header',
      'opens',
      'VAULT_DAMAGED',
      () =>
        fs.writeFileSync(
          kit.file,
          changed((bytes) => randomBytes(bytes.length - 100).copy(bytes, 100)),
        ),
    ],
    ['is 10 GB of nothing', 'NOT_A_VAULT', 'NOT_A_VAULT', () => writeSparse(new Uint8Array(0))],
    ['is another database', 'NOT_A_VAULT', 'NOT_A_VAULT', () => writeForeign(false, 'WAL')],
    ['is another database with our mark', 'opens', 'VAULT_DAMAGED', () => writeForeign(true, 'WAL')],
    ['is another database with our mark and no log', 'opens', 'VAULT_DAMAGED', () => writeForeign(true, 'DELETE')],
    [
      'was written by a newer Coffer',
      'NEWER_FORMAT',
      'NEWER_FORMAT',
      () =>
        fs.writeFileSync(
          kit.file,
          changed((bytes) => bytes.writeUInt32BE(2, 60)),
        ),
    ],
    [
      'has no format version',
      'VAULT_DAMAGED',
      'VAULT_DAMAGED',
      () =>
        fs.writeFileSync(
          kit.file,
          changed((bytes) => bytes.writeUInt32BE(0, 60)),
        ),
    ],
    ['is not there', 'FILE_MISSING', 'FILE_MISSING', () => fs.rmSync(kit.file)],
  ])('when it %s', async (_what, inspect, unlocking, make) => {
    make();
    const before = everything();
    const expected = { inspect: inspect === 'opens' ? null : inspect, unlock: unlocking, read: unlocking };
    expect(await codesOf()).toEqual(expected);
    expect(everything()).toEqual(before);
  });

  test.each<[string, string, () => void]>([
    ['a folder', 'NOT_A_VAULT', () => fs.mkdirSync(kit.file)],
    ['a FIFO, without waiting for its writer', 'NOT_A_VAULT', () => execFileSync('mkfifo', [kit.file])],
    ['a device', 'NOT_A_VAULT', () => fs.symlinkSync('/dev/zero', kit.file)],
    ['a symbolic link to itself', 'NOT_A_VAULT', () => fs.symlinkSync(kit.file, kit.file)],
    ['a symbolic link to nothing', 'FILE_MISSING', () => fs.symlinkSync(`${kit.file}.gone`, kit.file)],
  ])('when %s stands in its place', async (_what, code, make) => {
    fs.rmSync(kit.file);
    make();
    const before = everything();
    expect(await codesOf()).toEqual({ inspect: code, unlock: code, read: code });
    expect(everything()).toEqual(before);
  });

  test('when it is a device or below a file', async () => {
    for (const file of ['/dev/zero', '/dev/null']) {
      expect(await codesOf(file)).toEqual({ inspect: 'NOT_A_VAULT', unlock: 'NOT_A_VAULT', read: 'NOT_A_VAULT' });
    }
    const below = await codesOf(path.join(kit.file, 'x.coffer'));
    expect(below).toEqual({ inspect: 'FILE_MISSING', unlock: 'FILE_MISSING', read: 'FILE_MISSING' });
  });
});

test('a file of 10 GB behind a healthy header is refused without reading it, and not touched', async () => {
  writeSparse(vault.subarray(0, 100));
  const before = everything();
  // Too large to be read into memory.
  expect(await codesOf()).toEqual({ inspect: null, unlock: 'VAULT_DAMAGED', read: 'READ_ONLY' });
  expect(everything()).toEqual(before);
});

describe('a vault that was cut off', () => {
  const cuts = () => {
    const lengths = [vault.length - 1];
    for (let length = 4_096; length < vault.length; length += 4_096) lengths.push(length, length - 1);
    return lengths;
  };

  test('at any page, or a byte before, is refused, or opens as damaged without its last byte, and is never touched', async () => {
    expect(cuts().length).toBeGreaterThan(60);
    for (const length of cuts()) {
      fs.writeFileSync(kit.file, vault.subarray(0, length));
      const before = everything();
      // Short by a byte, SQLite reads a zero there; the rest can still be brought to safety.
      const code = length === vault.length - 1 ? null : 'VAULT_DAMAGED';
      expect(await codesOf(), `${length} bytes`).toEqual({ inspect: null, unlock: code, read: code });
      expect(everything(), `${length} bytes`).toEqual(before);
    }
  });
});

describe('a vault whose file changes under it while it is open', () => {
  const changes: [string, () => void, string[]][] = [
    ['deleted', () => fs.rmSync(kit.file), []],
    ['moved away', () => fs.renameSync(kit.file, `${kit.file}.moved`), []],
    ['replaced by something else', () => replace(Buffer.from('something else')), ['personal.coffer']],
    ['replaced by an older copy of itself', () => replace(vault), ['personal.coffer']],
  ];
  /** As programs do it that copy: a new file, put in the place of the old one. */
  const replace = (bytes: Buffer) => {
    fs.writeFileSync(`${kit.file}.other`, bytes);
    fs.renameSync(`${kit.file}.other`, kit.file);
  };

  test.each(changes)('is not written any more when it was %s', async (what, change, left) => {
    const session = await unlock(kit);
    addSecret(session, 'BEFORE', 'value');
    change();
    const standing = left.map((name) => digest(fs.readFileSync(path.join(kit.folder, name))));
    let told = 0;
    session.subscribe((event) => {
      if (event.kind === 'file-replaced') told++;
    });
    expect(await codeOf(() => addSecret(session, 'AFTER', 'value'))).toBe('FILE_REPLACED');
    expect(told).toBe(1);
    session.lock();
    expect(fs.existsSync(kit.file), what).toBe(left.length > 0);
    expect(left.map((name) => digest(fs.readFileSync(path.join(kit.folder, name))))).toEqual(standing);
  });

  test('holds what was acknowledged before it was moved', async () => {
    const session = await unlock(kit);
    addSecret(session, 'BEFORE', 'value');
    const file = `${kit.file}.moved`;
    fs.renameSync(kit.file, file);
    session.lock();
    const again = await unlock(kit, { file });
    expect(pictureOf(again).secrets).toHaveProperty('BEFORE');
    expect(await deepCheck(again)).toBe('intact');
    again.lock();
  });

  test('leaves no log behind that would spoil the older copy in its place', async () => {
    const session = await unlock(kit);
    addSecret(session, 'BEFORE', 'value');
    replace(vault);
    session.lock();
    expect(await codeOf(() => unlock(kit))).toBe('OLDER_COPY');
    fs.rmSync(kit.context.marksFolder, { recursive: true });
    const again = await unlock(kit);
    expect(Object.keys(pictureOf(again).secrets)).toContain('SECRET_11');
    expect(pictureOf(again).secrets).not.toHaveProperty('BEFORE');
    expect(await deepCheck(again)).toBe('intact');
    again.lock();
  });
});

test('six failures have six different messages', () => {
  const codes = ['WRONG_PASSWORD', 'VAULT_DAMAGED', 'IN_USE', 'READ_ONLY', 'DISK_FULL', 'NEWER_FORMAT'] as const;
  const messages = codes.map((code) => texts.errors[code]);
  expect(new Set(messages).size).toBe(6);
  for (const message of messages) expect(message.length).toBeGreaterThan(20);
});
