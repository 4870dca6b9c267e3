import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { createVault } from '../../../src-main/vault/open.ts';
import * as reading from '../../../src-main/vault/reading.ts';
import * as secrets from '../../../src-main/vault/secrets.ts';
import type { Session } from '../../../src-main/vault/session.ts';
import * as bin from '../../../src-main/vault/trash.ts';
import { addSecret, masterPassword, quickKit } from '../../kit/vault.ts';
import { argument, codeOf, deepCheck, pictureOf, print, unlock } from './kit.ts';

/** Works on a vault while its disk fills up, and prints what happened; the test judges it. */
export type FullWork = { folder: string; way: 'file system' | 'file size' };
export type FullReport = {
  filling: { written: string[]; code: string | null; held: string[]; trash: string | null; read: string | null };
  reopenedFull: { held: string[]; read: string | null; write: string | null; check: string };
  freed: { held: string[]; write: string | null; check: string };
  /** Of updates with ever more room: how each ended, how many values it added, and how a write went after freeing. */
  steps: { code: string | null; grown: number; next: string | null }[];
  stepsEnd: { values: number; check: string };
  creations: { code: string | null; left: string[] }[];
};

const { folder, way } = argument<FullWork>();
const kit = quickKit(folder);
const ballast = path.join(folder, 'ballast');

/** Leaves that many bytes to write: beside a file that fills the rest, or beyond the log's end; with 0 nothing at all. */
function leave(bytes: number): void {
  if (way === 'file size') {
    const log = fs.statSync(`${kit.file}-wal`, { throwIfNoEntry: false })?.size ?? 0;
    limitFiles(String(bytes === 0 ? 0 : log + bytes));
    return;
  }
  fs.rmSync(ballast, { force: true });
  const { bavail, bsize } = fs.statfsSync(folder);
  const size = bavail * bsize - bytes;
  if (size > 0) fs.writeFileSync(ballast, Buffer.alloc(size));
}

function free(): void {
  if (way === 'file size') limitFiles('unlimited');
  else fs.rmSync(ballast, { force: true });
}

/** Sets this process's soft limit. */
function limitFiles(size: string): void {
  const { status } = spawnSync('prlimit', ['--pid', String(process.pid), `--fsize=${size}:`]);
  if (status !== 0) throw new Error('no limit could be set');
}

const names = (session: Session) => Object.keys(pictureOf(session).secrets);
const idOf = (session: Session, name: string) => session.pages.named(name)[0]?.id ?? '';
const readCode = (session: Session) => codeOf(() => reading.reveal(session, { id: idOf(session, 'FIRST') }));
const write = (session: Session, name: string) => codeOf(() => addSecret(session, name, 'x'.repeat(9_000)));

async function fillUp(): Promise<Pick<FullReport, 'filling' | 'reopenedFull' | 'freed'>> {
  const { session } = await createVault(kit.context, kit.file, masterPassword);
  addSecret(session, 'FIRST', 'the first');
  leave(120_000);
  const written = ['FIRST'];
  let code = null;
  while (code === null) {
    const name = `SECRET_${String(written.length).padStart(2, '0')}`;
    code = await write(session, name);
    if (code === null) written.push(name);
  }
  leave(0);
  const trash = await codeOf(() => bin.trash(session, { id: idOf(session, 'FIRST') }));
  const filling = { written, code, held: names(session), trash, read: await readCode(session) };
  session.lock();
  leave(0);
  const again = await unlock(kit);
  const state = { held: names(again), read: await readCode(again), write: await write(again, 'NEVER') };
  const reopenedFull = { ...state, check: await deepCheck(again) };
  again.lock();
  free();
  const freed = await unlock(kit);
  const end = { held: names(freed), write: await write(freed, 'ZZZ'), check: await deepCheck(freed) };
  freed.lock();
  return { filling, reopenedFull, freed: end };
}

/** Updates with a little more room each time: what it fails at moves from the first byte that it writes to the last. */
async function stepByStep(): Promise<Pick<FullReport, 'steps' | 'stepsEnd'>> {
  const steps: FullReport['steps'] = [];
  const count = (session: Session) => pictureOf(session).secrets.FIRST?.values.length ?? 0;
  for (let room = 0; room < 96_000; room += way === 'file size' ? 2_060 : 4_096) {
    const session = await unlock(kit);
    const before = count(session);
    const { id, revision } = secrets.get(session, { id: idOf(session, 'FIRST') });
    const value = { encoding: 'text' as const, data: `${room} `.repeat(1_000) };
    leave(room);
    const code = await codeOf(() => secrets.update(session, { id, revision, changes: { value } }));
    free();
    steps.push({ code, grown: count(session) - before, next: await write(session, `STEP_${room}`) });
    session.lock();
  }
  const again = await unlock(kit);
  const stepsEnd = { values: count(again), check: await deepCheck(again) };
  again.lock();
  return { steps, stepsEnd };
}

async function createWhileFull(): Promise<FullReport['creations']> {
  const other = path.join(folder, 'other.coffer');
  const creations: FullReport['creations'] = [];
  for (const file of fs.readdirSync(folder)) if (file !== 'marks') fs.rmSync(path.join(folder, file));
  for (let room = 0; room < 130_000; room += 10_000) {
    leave(room);
    const code = await codeOf(() => createVault(kit.context, other, masterPassword));
    creations.push({ code, left: fs.readdirSync(folder).filter((name) => name !== 'ballast' && name !== 'marks') });
    free();
  }
  return creations;
}

print({ ...(await fillUp()), ...(await stepByStep()), creations: await createWhileFull() } satisfies FullReport);
