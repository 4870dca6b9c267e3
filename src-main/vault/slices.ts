import { setImmediate as nextSlice } from 'node:timers/promises';

/** Of steps that are done without giving way: a few milliseconds, where a step of weight 1 takes about 0.1. */
const SLICE = 32;

/** How much work it is to read, open or seal so many bytes in one row. */
export function weightOf(bytes: number): number {
  return 1 + bytes / 4_096;
}

/** Runs work at once that could give way. */
export function atOnce<T>(work: Generator<number, T>): T {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

/**
 * Runs work that yields the weight of each of its steps, and gives way to everything else every few milliseconds.
 * `goOn` hears after each pause how much is done, and ends the work by throwing. Answers what the work returns.
 */
export async function inSlices<T>(
  work: Generator<number, T> | AsyncGenerator<number, T>,
  goOn: (done: number) => void,
): Promise<T> {
  let done = 0;
  let paused = 0;
  for (;;) {
    const next = work.next();
    // What does not wait itself is not given way by waiting for it.
    const step = next instanceof Promise ? await next : next;
    if (step.done) return step.value;
    done += step.value;
    if (done - paused < SLICE) continue;
    paused = done;
    await nextSlice();
    goOn(done);
  }
}
