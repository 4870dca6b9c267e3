import fs from 'node:fs';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import Database from 'better-sqlite3';
import { expect } from 'vitest';
import type { DeriveKey } from '../../src-main/crypto/kdf.ts';
import { DeepCheck } from '../../src-main/vault/deep-check.ts';
import { VaultError } from '../../src-main/vault/errors.ts';
import { unlockVault } from '../../src-main/vault/open.ts';
import type { Entry } from '../../src-main/vault/pages.ts';
import * as projects from '../../src-main/vault/projects.ts';
import * as reading from '../../src-main/vault/reading.ts';
import * as secrets from '../../src-main/vault/secrets.ts';
import type { Session } from '../../src-main/vault/session.ts';
import type { DamagedRecord, ErrorCode } from '../../src-preload/contract.ts';
import { addSecret, masterPassword } from '../kit/vault.ts';
import type { Fixture, Truth } from './fixture.ts';

/** How a tampered file must end: refused, or open for reading with the damage named and all else readable. */
export type Expected =
  | { refused: readonly ErrorCode[]; derivations?: number }
  /** Whatever is noticed; what is shown must be genuine, and all of it where nothing is noticed. */
  | 'anything genuine'
  | {
      /** What must be named; the id only where it can be known. */
      damaged: readonly { table: string; id?: string }[];
      /** Secrets whose value can't be read any more; every other one must be. */
      lost: readonly string[];
      /** The damage must be known as soon as the vault opens, before anything is shown. */
      atOnce?: boolean;
      /** Whole earlier rows stand where newer ones were: what opens may be of then, and the person is told before. */
      mayShowOld?: boolean;
    };

/** What an opening came to: the code of the refusal, or the damage named and the secrets whose value can be read. */
export type Outcome = { code: string } | { damaged: DamagedRecord[]; atOnce: boolean; readable: Set<string> };

/** Edits a copy of the fixture's file with a plain connection, as an attacker with a tool would. */
export function editFile(file: string, edit: (database: Database.Database) => void): void {
  const database = new Database(file);
  try {
    database.unsafeMode();
    for (const pragma of ['synchronous = OFF', 'foreign_keys = OFF', 'secure_delete = OFF']) database.pragma(pragma);
    database.defaultSafeIntegers();
    edit(database);
  } finally {
    database.close();
  }
}

/** Lays the fixture's file out anew: bytes, mark, no log. */
export function layOut({ kit, mark, now }: Fixture, bytes: Uint8Array = now): string {
  for (const suffix of ['-wal', '-shm', '-journal']) fs.rmSync(kit.file + suffix, { force: true });
  fs.writeFileSync(kit.file, bytes);
  fs.mkdirSync(kit.context.marksFolder, { recursive: true });
  fs.writeFileSync(path.join(kit.context.marksFolder, mark.name), mark.text);
  return kit.file;
}

const markFile = ({ kit, mark }: Fixture) => path.join(kit.context.marksFolder, mark.name);

/** Makes the computer forget that it has seen the vault. */
export const removeMark = (fixture: Fixture) => fs.rmSync(markFile(fixture));

/** Opens what stands at the fixture's place twice, looks at all it shows, and holds it against what is expected. */
export async function expectOutcome(
  fixture: Fixture,
  expected: Expected,
  { acceptOlderCopy = false } = {},
): Promise<Outcome> {
  const files = snapshot(fixture);
  const mark = fs.existsSync(markFile(fixture));
  let derivations = 0;
  const deriveKey: DeriveKey = (...given) => {
    derivations++;
    return fixture.kit.context.deriveKey(...given);
  };
  const context = { ...fixture.kit.context, deriveKey };
  const open = () => unlockVault(context, fixture.kit.file, masterPassword, { acceptOlderCopy });

  let session: Session;
  try {
    session = await open();
  } catch (error) {
    if (!(error instanceof VaultError)) throw error;
    expectUntouched(fixture, files, 'a refused file is left as it was');
    if (expected === 'anything genuine') return { code: error.code };
    expect({ code: error.code, ...expected }).toMatchObject({ refused: expect.arrayContaining([error.code]) });
    if ('derivations' in expected) expect(derivations).toBe(expected.derivations);
    return { code: error.code };
  }
  expect(expected, 'opened').not.toHaveProperty('refused');
  const old = typeof expected === 'object' && 'mayShowOld' in expected;
  const truths = [fixture.truth, ...(old ? [fixture.earlyTruth] : [])];
  const atOnce = session.readOnly === 'damage';
  try {
    await new DeepCheck(session).run();
    const { damaged } = session.integrity();
    const readable = readAll(session, truths);
    if (damaged.length === 0) {
      expect(expected, 'no damage noticed').toBe('anything genuine');
      expect(readable.size).toBe(fixture.truth.values.size);
      return { damaged, atOnce, readable };
    }
    if (typeof expected === 'object' && 'damaged' in expected) {
      compare(expected, { damaged, atOnce, readable }, fixture.truth);
    }
    expect(() => addSecret(session, 'NEW', 'x'), 'writing is refused').toThrow('READ_ONLY_DAMAGED');
    session.lock();
    if (atOnce) expectUntouched(fixture, files, 'a file that opened damaged is left as it was');
    restore(fixture, files, mark);
    await probeBeforeCheck(open, truths);
    return { damaged, atOnce, readable };
  } finally {
    session.lock();
  }
}

function compare(
  { damaged, lost, atOnce, mayShowOld }: Extract<Expected, { lost: readonly string[] }>,
  found: { damaged: DamagedRecord[]; atOnce: boolean; readable: Set<string> },
  truth: Truth,
): void {
  expect(found.damaged).toEqual(expect.arrayContaining(damaged.map((one) => expect.objectContaining(one))));
  if (atOnce) expect(found.atOnce, 'known at once').toBe(true);
  if (mayShowOld) return;
  const unreadable = [...truth.values.keys()].filter((id) => !found.readable.has(id));
  expect(unreadable.toSorted()).toEqual(lost.toSorted());
}

/** What is shown in the list, of which every entry must be genuine. */
function expectGenuineEntries(session: Session, truths: readonly Truth[]): void {
  const isGenuine = (entry: Entry) => truths.some(({ entries }) => isDeepStrictEqual(entries.get(entry.id), entry));
  expect([...session.pages.all()].filter((entry) => !isGenuine(entry))).toEqual([]);
}

/** What a call gives, or nothing where its record is damaged or lost; anything else that it throws is thrown on. */
function unlessDamaged<T>(call: () => T): T | undefined {
  try {
    return call();
  } catch (error) {
    if (error instanceof VaultError && ['RECORD_DAMAGED', 'SECRET_NOT_FOUND'].includes(error.code)) return undefined;
    throw error;
  }
}

/** The ids whose value can be read; that and every entry must be genuine. */
function readAll(session: Session, truths: readonly Truth[]): Set<string> {
  expectGenuineEntries(session, truths);
  const readable = new Set<string>();
  const wrong: string[] = [];
  for (const id of new Set(truths.flatMap(({ values }) => [...values.keys()]))) {
    const value = unlessDamaged(() => reading.reveal(session, { id, evenIfRevoked: true }).data);
    if (value === undefined) continue;
    readable.add(id);
    if (!truths.some(({ values }) => values.get(id) === value)) wrong.push(id);
  }
  expect(wrong, 'values that are not genuine').toEqual([]);
  return readable;
}

/** Before the deep check has found anything, nothing but genuine records is shown either. */
async function probeBeforeCheck(open: () => Promise<Session>, truths: readonly Truth[]): Promise<void> {
  const session = await open();
  try {
    expectGenuineEntries(session, truths);
    const isGenuine = (id: string, data = '') =>
      unlessDamaged(() => secrets.sameValue(session, id, { encoding: 'text', data })) ?? true;
    const ids = [...(truths[0]?.values.keys() ?? [])];
    const wrong = ids.filter((id) => !truths.some(({ values }) => isGenuine(id, values.get(id))));
    expect(wrong, 'values that are not genuine').toEqual([]);
    const genuine = JSON.stringify(projects.list(session)) === JSON.stringify(truths[0]?.projects);
    expect(genuine || session.readOnly === 'damage', 'projects are genuine, or known to be damaged').toBe(true);
  } finally {
    session.lock();
  }
}

type Snapshot = Map<string, Buffer>;

function snapshot({ kit }: Fixture): Snapshot {
  const names = fs.readdirSync(kit.folder).filter((name) => name.startsWith('personal'));
  return new Map(names.map((name) => [name, fs.readFileSync(path.join(kit.folder, name))]));
}

function expectUntouched(fixture: Fixture, files: Snapshot, message: string): void {
  expect(isDeepStrictEqual(snapshot(fixture), files), message).toBe(true);
}

function restore(fixture: Fixture, files: Snapshot, mark: boolean): void {
  layOut(fixture);
  if (!mark) removeMark(fixture);
  for (const [name, bytes] of files) fs.writeFileSync(path.join(fixture.kit.folder, name), bytes);
}
