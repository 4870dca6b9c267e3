import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeBackup } from '../../../src-main/vault/backup/make.ts';
import { parseName } from '../../../src-main/vault/backup/name.ts';
import { createVault } from '../../../src-main/vault/open.ts';
import { addSecret, type Kit, masterPassword, quickKit } from '../../kit/vault.ts';
import { editFile } from '../oracle.ts';
import { pictureOfDisk, readDisk, writePicture } from './disk.ts';
import { codeOf, copyKit, deepCheck, pictureOf, unlock } from './kit.ts';
import { apply, type Model, type Operation } from './model.ts';
import type { PowerWork } from './power-child.ts';
import {
  type Acknowledged,
  type Loss,
  losses,
  newReplay,
  type Recording,
  record,
  withoutFlushes,
} from './recording.ts';
import { bytesOf } from './strace.ts';

/** `COFFER_SOAK=1` loses power after every call and in every way. */
const soak = process.env.COFFER_SOAK === '1';
const seed = soak ? Date.now() : 1;

/** Throws where what stands there after a loss of power is not what was acknowledged. */
type Judge = (kit: Kit, told: Acknowledged) => Promise<void>;
type Case = Omit<PowerWork, 'folder'> & { start: () => Promise<Kit>; judge: Judge; moments: number };

/** A vault with secrets of these names. */
async function vaultWith(...names: string[]): Promise<Kit> {
  const kit = quickKit();
  const { session } = await createVault(kit.context, kit.file, masterPassword);
  for (const name of names) addSecret(session, name, 'its value');
  session.lock();
  return kit;
}

/** A vault with a backup of before its last secrets, the last of which is in the log alone, as after a crash. */
async function vaultAndBackup(): Promise<Kit> {
  const kit = await vaultWith('THEN');
  const session = await unlock(kit);
  const where = { folder: path.join(kit.folder, 'backups'), makeFolder: true, offsetAt: () => 0 };
  await makeBackup(session, { ...where, reason: 'manual' });
  addSecret(session, 'NOW', 'its value');
  session.store.checkpoint();
  addSecret(session, 'LOGGED', 'its value');
  const crashed = copyKit(kit);
  session.lock();
  return crashed;
}

async function damagedVault(): Promise<Kit> {
  const kit = await vaultWith('FIRST', 'SECOND');
  editFile(kit.file, (database) => {
    database.prepare('UPDATE audit SET sealed = zeroblob(100) WHERE number = 2').run();
  });
  return kit;
}

/** What a vault file comes to: the code it is refused with, or its secrets, what the check says, and key rotations. */
async function stateOf(kit: Kit, file = kit.file): Promise<string> {
  let state = '';
  const code = await codeOf(async () => {
    const session = await unlock(kit, { file });
    const { secrets, audit } = pictureOf(session);
    const check = await deepCheck(session);
    state = [...Object.keys(secrets), check, ...audit.filter((kind) => kind === 'key-rotated')].join(' ');
    session.lock();
  });
  return code ?? state;
}

/** The same of a file that isn't in the vault's place, whatever was seen of the vault. */
function stateOfCopy(kit: Kit, file: string): Promise<string> {
  const marksFolder = path.join(kit.folder, 'no marks');
  return stateOf({ ...kit, context: { ...kit.context, marksFolder } }, file);
}

/** Of the states between a work's steps, those that may be after a loss of power. */
function possible<T>(states: readonly T[], { done, pending }: Acknowledged): readonly T[] {
  return states.slice(done.length, done.length + (pending === null ? 1 : 2));
}

/** The vault in its place is in one of the states between the steps; a copy of what was replaced is whole. */
function inStates(states: readonly string[], keptAs: RegExp | null = null, file?: string): Judge {
  return async (kit, told) => {
    const state = await stateOf(kit, file && path.join(kit.folder, file));
    expect(possible(states, told)).toContain(state);
    const beside = fs.readdirSync(kit.folder).filter((name) => keptAs?.test(name));
    for (const name of beside) expect(await stateOfCopy(kit, path.join(kit.folder, name))).toBe(states[0]);
    if (keptAs && state !== states[0]) expect(beside).toHaveLength(1);
  };
}

/** Exactly one password opens the vault, and it holds what was acknowledged, and nothing half. */
const asModelled: Judge = async (kit, { done, pending }) => {
  const model = (done as Operation[]).reduce(apply, { password: masterPassword, secrets: {} } as Model);
  const ifDone = pending ? apply(model, pending as Operation) : model;
  const found: Model[] = [];
  for (const password of new Set([model.password, ifDone.password])) {
    const code = await codeOf(async () => {
      const session = await unlock(kit, { password });
      found.push({ password, secrets: pictureOf(session).secrets });
      expect(await deepCheck(session)).toBe('intact');
      session.lock();
    });
    expect([null, 'WRONG_PASSWORD']).toContain(code);
  }
  expect(found).toHaveLength(1);
  expect([model, ifDone]).toContainEqual(found[0]);
};

type BackedUp = { made: string; day: number; removed: string[] };
const isBackedUp = (done: unknown): done is BackedUp => typeof done === 'object';
const days = (count: number) => Array.from({ length: count }, (_, day) => `DAY_${day}`);
/** Backups don't change: one that was looked at needs no second look. */
const seenBackups = new Map<string, string>();

/** Every file with a backup's name is whole; those that were acknowledged are there until they are let go. */
const backedUp: Judge = async (kit, { done, pending }) => {
  const made = done.filter(isBackedUp);
  const added = done.length - made.length;
  const vaults = [added, pending === `add ${added}` ? added + 1 : added].map(
    (count) => `${days(count).join(' ')} intact`,
  );
  expect(vaults.map((state) => state.trim())).toContain(await stateOf(kit));
  const folder = path.join(kit.folder, 'copies', 'backups');
  const names = fs.existsSync(folder) ? fs.readdirSync(folder).filter((name) => parseName(name)) : [];
  const removed = new Set(made.flatMap((one) => one.removed));
  const staying = made.filter((one) => !removed.has(one.made));
  // Only once the one under way stands may it let go what is too old.
  const known = new Set(made.map((one) => one.made));
  const letGo = names.some((name) => !known.has(name)) ? 2 : 0;
  expect(names).toEqual(expect.arrayContaining(staying.slice(letGo).map((one) => one.made)));
  for (const name of names) {
    const file = path.join(folder, name);
    const content = createHash('sha256').update(fs.readFileSync(file)).digest('hex');
    const state = seenBackups.get(content) ?? (await stateOfCopy(kit, file));
    seenBackups.set(content, state);
    const day = made.find((one) => one.made === name)?.day ?? made.length;
    expect(state, name).toBe(`${days(day + 1).join(' ')} intact`);
  }
};

const saved = ['', 'first'.repeat(1_000), 'second'.repeat(2_000)];
const fileIn: Judge = async (kit, told) => {
  const file = path.join(kit.folder, 'exported.env');
  const content = fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '';
  expect(possible(saved, told)).toContain(content);
};

const restored = inStates(
  ['LOGGED NOW THEN intact', 'THEN intact', 'AFTER THEN intact'],
  / before restore .*\.coffer$/,
);
const repaired = inStates(
  ['FIRST SECOND damaged', 'FIRST SECOND intact', 'AFTER FIRST SECOND intact'],
  / damaged .*\.coffer$/,
);
const created = inStates(['FILE_MISSING', 'intact', 'FIRST intact'], null, 'documents/vaults/personal.coffer');
const rekeyed = inStates(['OLD intact', 'OLD intact key-rotated', 'AFTER OLD intact key-rotated']);
const empty = async () => quickKit();

const cases: readonly Case[] = [
  { work: 'writing', hardLinks: true, start: () => vaultWith(), judge: asModelled, moments: 40 },
  { work: 'creating', hardLinks: true, start: empty, judge: created, moments: 20 },
  { work: 'creating', hardLinks: false, start: empty, judge: created, moments: 0 },
  { work: 'backing up', hardLinks: true, start: () => vaultWith(), judge: backedUp, moments: 20 },
  { work: 'restoring', hardLinks: true, start: vaultAndBackup, judge: restored, moments: 20 },
  { work: 'restoring', hardLinks: false, start: vaultAndBackup, judge: restored, moments: 0 },
  { work: 'new key', hardLinks: true, start: () => vaultWith('OLD'), judge: rekeyed, moments: 20 },
  { work: 'repairing', hardLinks: true, start: damagedVault, judge: repaired, moments: 20 },
  { work: 'saving a file', hardLinks: true, start: empty, judge: fileIn, moments: 10 },
];

/** What is wrong after losses of power, up to so many problems; each picture is looked at once for what was told. */
async function problems(all: Iterable<Loss>, judge: Judge, most = Number.POSITIVE_INFINITY): Promise<string[]> {
  const seen = new Set<string>();
  const found: string[] = [];
  for (const { when, picture, told } of all) {
    const hash = createHash('sha256').update(JSON.stringify(told));
    for (const [name, content] of picture) hash.update(`\n${name}\n${content?.length}\n`).update(content ?? '');
    const digest = hash.digest('hex');
    if (seen.has(digest)) continue;
    seen.add(digest);
    const kit = quickKit();
    writePicture(picture, kit.folder);
    await judge(kit, told).catch((error: Error) => found.push(`${when}: ${error.message}`));
    fs.rmSync(kit.folder, { recursive: true });
    if (found.length >= most) break;
  }
  return found;
}

/** A recording must be whole, or it proves nothing: doing it again gives the folder that was left, byte for byte. */
function expectWhole(recording: Recording): void {
  const replay = newReplay(recording);
  for (const call of recording.calls) replay.carryOut(call);
  const [played, left] = [pictureOfDisk(replay.disk), pictureOfDisk(readDisk(recording.kit.folder))];
  expect([...played.keys()].toSorted()).toEqual([...left.keys()].toSorted());
  for (const [name, content] of left)
    expect(played.get(name)?.equals(content ?? Buffer.alloc(0)) ?? null, name).toBe(content && true);
  expect([...replay.names].filter((name) => name.endsWith('-shm'))).toEqual([]);
}

/** Whether SQLite wrote to the vault's file in the middle of an operation that doesn't ask for it. */
function bringsLogInByItself({ calls, kit }: Recording): boolean {
  let descriptor = '';
  let kind = '';
  return calls.some(({ name, args, result }) => {
    if (name === 'openat' && bytesOf(args[1]).toString() === kit.file) descriptor = String(result);
    if (name === 'write' && args[0] === '1')
      kind = /"next":\{"kind":"(\w+)/.exec(bytesOf(args[1]).toString())?.[1] ?? '';
    return name === 'pwrite64' && args[0] === descriptor && ['create', 'update'].includes(kind);
  });
}

describe.each(cases)('after a loss of power while $work (hard links: $hardLinks)', (one) => {
  test('what was acknowledged is there, what was under way is there for everything or nothing', {
    timeout: soak ? 3_600_000 : 60_000,
  }, async () => {
    const recording = await record(await one.start(), one);
    expectWhole(recording);
    if (one.work === 'writing') expect(bringsLogInByItself(recording)).toBe(true);
    expect(await problems(losses(recording, soak ? 'all' : one.moments, seed), one.judge)).toEqual([]);
    // The judge must see it where nothing was flushed.
    expect(await problems(losses(withoutFlushes(recording), 0, seed), one.judge, 1)).toHaveLength(1);
  });
});
