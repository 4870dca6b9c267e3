import fs from 'node:fs';
import path from 'node:path';
import { memoryFolder } from '../../kit/folder.ts';
import type { Kit } from '../../kit/vault.ts';
import { ended, startChild } from './children.ts';
import { type DataKept, type NamesKept, type Picture, pictureOfDisk, readDisk } from './disk.ts';
import { copyKit } from './kit.ts';
import { seeded } from './model.ts';
import type { PowerWork, Told } from './power-child.ts';
import { Replay } from './replay.ts';
import { type Call, parseTrace, traced } from './strace.ts';

/** What a program did to a folder, call by call. */
export type Recording = {
  /** The folder as it was before, on a disk that had long been flushed. */
  before: string;
  /** The folder that it worked on, as it left it. */
  kit: Kit;
  calls: Call[];
};

/** Lets a child work on a copy of a kit's folder, and records it. */
export async function record(start: Kit, work: Omit<PowerWork, 'folder'>): Promise<Recording> {
  const kit = copyKit(start);
  const output = path.join(memoryFolder(), 'trace');
  const child = startChild('power-child.ts', { folder: kit.folder, ...work } satisfies PowerWork, traced(output));
  const { code, errors } = await ended(child);
  if (code !== 0) throw new Error(`${work.work} ended with ${code}: ${errors}`);
  const calls = parseTrace(fs.readFileSync(output, 'latin1'));
  fs.rmSync(path.dirname(output), { recursive: true });
  return { before: start.folder, kit, calls };
}

export const newReplay = ({ before, kit }: Recording) => new Replay(readDisk(before), kit.folder);

/** The same work of a program that flushes nothing. */
export function withoutFlushes(recording: Recording): Recording {
  return { ...recording, calls: recording.calls.filter(({ name }) => name !== 'fsync' && name !== 'fdatasync') };
}

/** What was told before a moment, and what was under way. */
export type Acknowledged = { done: unknown[]; pending: unknown };

/** A loss of power: after which call, what survived, and what stands there at the next start. */
export type Loss = { when: string; picture: Picture; told: Acknowledged };

type Kept = readonly [NamesKept, DataKept];
const nothing: Kept = ['none', 'none'];
const torn: Kept = ['some', 'torn'];
const namesAlone: Kept = ['all', 'none'];
const dataAlone: Kept = ['none', 'all'];
const others: readonly Kept[] = [
  ['all', 'only the last'],
  ['all', 'torn'],
  ['all', 'all but the first'],
  ['all', 'all'],
];
const ways: readonly Kept[] = [torn, namesAlone, dataAlone, nothing, ...others];
const changesNames = ({ name }: Call) => /^(link|rename|unlink|mkdir|rmdir)/.test(name);
/** Of more acknowledgements than this, a fifth is tried. */
const MANY = 15;

/** How many further moments are tried, in one way each; 'all' is every moment in every way. */
export type Moments = number | 'all';

/**
 * The losses of power that are tried: after acknowledgements, where nothing survives that is not flushed; in two ways
 * after every call that changes names; and at further moments, evenly over the recording.
 */
export function* losses(recording: Recording, moments: Moments, seed: number): Generator<Loss> {
  const below = seeded(seed);
  const replay = newReplay(recording);
  const choose = chooser(recording.calls.length, moments);
  const told: Acknowledged = { done: [], pending: null };
  for (const [index, call] of recording.calls.entries()) {
    const effect = replay.carryOut(call);
    if (effect.kind === 'none') continue;
    const line = effect.kind === 'said' ? (JSON.parse(effect.text) as Told) : null;
    if (line) told.pending = 'next' in line ? line.next : null;
    if (line && 'done' in line) told.done.push(line.done);
    for (const [names, data] of choose(call, line, told.done.length)) {
      const when = `call ${index} (${call.name}), names: ${names}, data: ${data}, ${told.done.length} done, seed ${seed}`;
      const picture = pictureOfDisk(replay.disk, { names, data, below });
      yield { when, picture, told: { done: [...told.done], pending: told.pending } };
    }
  }
}

/** In which ways power is lost after a call. */
function chooser(calls: number, moments: Moments) {
  if (moments === 'all') return () => ways;
  const every = Math.max(1, Math.ceil(calls / moments));
  let changes = 0;
  let renamings = 0;
  return (call: Call, line: Told | null, done: number): readonly Kept[] => {
    if (line) return 'done' in line && (done <= MANY || done % 5 === 0) ? [nothing] : [];
    const number = changes++;
    if (changesNames(call)) return [torn, renamings++ % 2 === 0 ? namesAlone : dataAlone];
    return number % every === 0 ? [ways[(number / every) % ways.length] ?? nothing] : [];
  };
}
