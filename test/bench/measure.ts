import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import type { Timing } from './rows.ts';
import { median, percentile } from './statistics.ts';
import type { Operation, OperationName } from './subject.ts';

/** Time for one operation; a slow one is still run three times. */
const BUDGET_MS = 8_000;
const FEWEST = 3;
/** Time until which the first tenth of the runs isn't counted. */
const WARM_UP_MS = 200;

/** One run: how long it took, and the longest that it held up its thread (0 where that is not watched). */
export type Run = { ms: number; sliceMs: number };

/** Runs an operation as often as it asks for, or as the time allows. */
export async function measure(subject: string, operation: Operation, size: number): Promise<Timing[]> {
  const runs: Run[] = [];
  let warmUps = Math.floor(operation.runs / 10);
  const start = performance.now();
  while (runs.length < operation.runs) {
    const elapsed = performance.now() - start;
    if (runs.length >= FEWEST && elapsed > BUDGET_MS) break;
    const run = await runOnce(operation);
    if (warmUps-- <= 0 || performance.now() - start > WARM_UP_MS) runs.push(run);
  }
  return timingsOf(subject, operation, size, runs);
}

/** One row, or two for an operation that is watched. */
export function timingsOf(subject: string, operation: Operation, size: number, runs: readonly Run[]): Timing[] {
  const row = (name: OperationName, samples: readonly number[]): Timing => ({
    subject,
    operation: name,
    size,
    medianMs: median(samples),
    p95Ms: percentile(samples, 0.95),
    samples: samples.length,
  });
  const times = runs.map(({ ms }) => ms);
  const slices = runs.map(({ sliceMs }) => sliceMs);
  if (!operation.watched) return [row(operation.name, times)];
  return [row(operation.name, times), row(`${operation.name} longest slice`, slices)];
}

export async function runOnce(operation: Operation): Promise<Run> {
  await operation.before?.();
  const run = operation.watched ? await watched(operation.run) : { ms: await timed(operation.run), sliceMs: 0 };
  await operation.after?.();
  return run;
}

async function timed(run: () => unknown): Promise<number> {
  const start = performance.now();
  const result = run();
  // An await of what is no promise would be part of the shortest times.
  if (result instanceof Promise) await result;
  return performance.now() - start;
}

/** Runs it beside a timer of one millisecond, which can't go off while the thread is held up. */
async function watched(run: () => unknown): Promise<Run> {
  const delays = monitorEventLoopDelay({ resolution: 1 });
  delays.enable();
  await wait(5);
  const ms = await timed(run);
  await wait(5);
  delays.disable();
  return { ms, sliceMs: delays.max / 1e6 };
}
