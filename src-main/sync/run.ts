import { setImmediate as nextSlice } from 'node:timers/promises';
import type { ErrorCode, SyncItem, SyncOutcome, SyncRun } from '../../src-preload/contract.ts';
import { record as recordEvent } from '../vault/audit.ts';
import { person } from '../vault/environment.ts';
import { VaultError } from '../vault/errors.ts';
import { actorOf, noteSynced } from '../vault/sync/connections.ts';
import type { Step } from '../vault/sync/queue.ts';
import { attempt } from './attempt.ts';
import { type Chosen, ChosenLine } from './chosen-line.ts';
import { nameFor } from './fields.ts';
import { codeOf, meaningOf } from './marks.ts';
import { RemoteError } from './remote.ts';
import { Sight } from './sight.ts';
import type { Work } from './work.ts';

/** Seconds before the next try: doubled with each, an hour at most. */
const FIRST_PAUSE = 30;
const LONGEST_PAUSE = 3_600;

/** Codes after which nothing can go on, because the vault can't be written. */
const ends: ReadonlySet<string> = new Set([
  ...['VAULT_LOCKED', 'BUSY', 'READ_ONLY', 'READ_ONLY_DAMAGED', 'FILE_REPLACED', 'DISK_FULL', 'DISK_FAILED'],
]);

/** Who began a run, and when its plan was made by the clock that never jumps. */
export type Occasion = { by: SyncRun['by']; plannedAt: number };

/**
 * Carries chosen lines out, one after another, and keeps what came of each. What the service's state stops is kept and
 * tried again; what a person stops is left. Throws what ends the vault's work: VAULT_LOCKED, DISK_FULL, …
 */
export async function run(work: Work, chosen: readonly Chosen[], occasion: Occasion): Promise<SyncRun> {
  const { queue, connection, progress } = work;
  const startedAt = queue.now;
  const sight = new Sight(work, occasion.plannedAt);
  const steps = new Map(queue.steps(connection.id).map((step) => [step.link, step]));
  const items: SyncItem[] = [];
  let ended: RemoteError | null = null;
  for (const [done, one] of chosen.entries()) {
    progress(done, chosen.length);
    // What is done here alone, or put off, would hold everything else up.
    if (done % 8 === 7) await nextSlice();
    const line = new ChosenLine(work, one, steps.get(one.line.pair?.link.id ?? '') ?? null);
    if (ended) {
      items.push(leave(line, ended));
      continue;
    }
    try {
      if (work.signal.aborted) throw new RemoteError('cancelled');
      await attempt(line, sight);
      items.push(itemOf(line, 'done', null));
    } catch (error) {
      if (error instanceof VaultError && ends.has(error.code)) throw error;
      items.push(fail(line, error));
      if (error instanceof RemoteError && meaningOf(error, false).endsRun) ended = error;
    }
  }
  return finish(work, items, startedAt, ended, occasion);
}

function itemOf({ line, decision }: Chosen, outcome: SyncOutcome, problem: ErrorCode | null): SyncItem {
  const { action, pair } = line;
  return { action, decision, secret: pair?.link.secret ?? null, name: nameFor(line), outcome, problem };
}

/** Notes that a line failed: it is unheard of, waits to be tried again, or is given up. */
function fail(one: ChosenLine, error: unknown): SyncItem {
  const code = codeOf(error);
  if (!(error instanceof RemoteError)) {
    // Once it is begun its step stays: whether it came about is looked at.
    const isOutdated = code === 'PLAN_OUTDATED' && !one.isBegun;
    giveUp(one, isOutdated ? null : code);
    return itemOf(one, one.isBegun ? 'unsure' : isOutdated ? 'outdated' : 'failed', code);
  }
  const isCreate = one.line.action === 'create' || one.decision === 'create';
  const { isUnheard, isPassing } = meaningOf(error, isCreate);
  if (one.isBegun && isUnheard) {
    keepUnheard(one, code);
    return itemOf(one, 'unsure', code);
  }
  if (isPassing && error.kind !== 'cancelled' && one.line.pair) {
    wait(one, error);
    return itemOf(one, 'waiting', code);
  }
  // It was refused: nothing came about.
  one.isBegun = false;
  giveUp(one, error.kind === 'cancelled' ? null : code);
  return itemOf(one, error.kind === 'cancelled' ? 'cancelled' : 'failed', code);
}

/** A line that the run did not come to. */
function leave(one: ChosenLine, error: RemoteError): SyncItem {
  const problem = codeOf(error);
  if (error.kind === 'cancelled') return itemOf(one, 'cancelled', null);
  if (!meaningOf(error, false).isPassing || !one.line.pair) return itemOf(one, 'failed', problem);
  wait(one, error);
  return itemOf(one, 'waiting', problem);
}

/** Its answer got lost: the step stays begun. */
function keepUnheard(one: ChosenLine, code: ErrorCode): void {
  const { session, queue } = one.work;
  const { step } = one;
  session.transaction(() => {
    if (step) queue.put({ ...withoutId(step), tries: step.tries + 1 }, step);
    markLink(one, 'unsure', code);
  });
}

/** It did not come about and is tried again later, as long as both sides are as they were. */
function wait(one: ChosenLine, error: RemoteError): void {
  const { queue, session } = one.work;
  const tries = (one.step?.tries ?? 0) + 1;
  const pause = Math.max(Math.min(FIRST_PAUSE * 2 ** (tries - 1), LONGEST_PAUSE), (error.retryAfter ?? 0) / 1_000);
  session.transaction(() => {
    const step = { ...one.record('waiting'), tries, notBefore: queue.now + Math.ceil(pause) };
    queue.put(step, one.step);
    markLink(one, null, codeOf(error));
  });
}

/** Takes the step out, unless it was begun and is unheard of, and notes the problem at the link. */
function giveUp(one: ChosenLine, code: ErrorCode | null): void {
  one.work.session.transaction(() => {
    if (!one.isBegun) one.end();
    if (code !== null) markLink(one, one.isBegun ? 'unsure' : 'failed', code);
  });
}

function markLink({ line, work: { links } }: ChosenLine, state: 'failed' | 'unsure' | null, problem: ErrorCode): void {
  const link = line.pair && links.get(line.pair.link.id);
  if (link) links.put({ ...link, state: state ?? link.state, problem });
}

function withoutId({ id: _, ...record }: Step) {
  return record;
}

/** Keeps that a run by itself did not get as far as a plan, unless the run before says the same. */
export function noteUnreached(work: Work, error: RemoteError, occasion: Occasion): void {
  const { queue, connection } = work;
  const [last] = queue.runs(connection.id);
  if (last?.items.length === 0 && last.problem === codeOf(error)) return;
  finish(work, [], queue.now, error, occasion);
}

/** Keeps the run with its items, and says in the audit that it was. */
function finish(
  work: Work,
  items: SyncItem[],
  startedAt: number,
  ended: RemoteError | null,
  { by }: Occasion,
): SyncRun {
  const { session, queue, connection } = work;
  const count = (...outcomes: SyncOutcome[]) => items.filter(({ outcome }) => outcomes.includes(outcome)).length;
  const failed = count('failed', 'outdated');
  const code = ended && ended.kind !== 'cancelled' ? codeOf(ended) : null;
  return session.transaction(() => {
    const ran = queue.addRun({
      ...{ connection: connection.id, startedAt, endedAt: queue.now, by, items, failed },
      done: count('done'),
      waiting: count('waiting', 'unsure'),
      problem: code,
    });
    if (ended === null && items.every(({ outcome }) => outcome === 'done')) noteSynced(session, connection.id);
    const details = { subject: connection.id, count: ran.done, ...(code === null ? {} : { code }) };
    recordEvent(session, 'sync-run', { ...details, by: by === 'person' ? person : actorOf(connection) });
    return ran;
  });
}
