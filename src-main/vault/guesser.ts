import { Worker } from 'node:worker_threads';
import { VaultError } from './errors.ts';
import type { GuessAnswer, Guessed, GuessRequest } from './guess-worker.ts';

/** Looks at a text like a guesser who knows these words about it; rejects with CANCELLED if it is ended meanwhile. */
export type Guess = (text: string, words?: readonly string[]) => Promise<Guessed>;

/** `end` lets go of whatever it holds, at once; the next guess begins anew. */
export type Guesser = { guess: Guess; end(): void };

/** Milliseconds without a question after which the worker is let go, with the 60 MB that its dictionaries take. */
const STILL = 60_000;

type Running = {
  worker: Worker;
  waiting: Map<number, { resolve: (guessed: Guessed) => void; reject: (error: Error) => void }>;
};

/**
 * Makes the guesser whose dictionaries are in a worker thread, so that nothing waits while they are loaded and searched.
 * The thread begins with the first question, and ends a minute after the last or with `end`. `workerPath` is the file of
 * `guess-worker`.
 */
export function createGuesser(workerPath: string | URL, still = STILL): Guesser {
  let running: Running | null = null;
  let timer: NodeJS.Timeout | undefined;
  let next = 1;

  function begin(): Running {
    const begun: Running = { worker: new Worker(workerPath), waiting: new Map() };
    begun.worker.unref();
    begun.worker.on('message', ({ id, guessed }: GuessAnswer) => {
      begun.waiting.get(id)?.resolve(guessed);
      begun.waiting.delete(id);
      if (begun.waiting.size === 0) letGoLater();
    });
    begun.worker.on('error', (error: Error) => letGo(begun, error));
    return begun;
  }

  function letGo(given: Running, reason: Error): void {
    if (running === given) running = null;
    for (const { reject } of given.waiting.values()) reject(reason);
    given.waiting.clear();
    void given.worker.terminate();
  }

  function letGoLater(): void {
    clearTimeout(timer);
    timer = setTimeout(end, still);
    timer.unref();
  }

  function end(): void {
    clearTimeout(timer);
    if (running) letGo(running, new VaultError('CANCELLED'));
  }

  return {
    guess: (text, words = []) =>
      new Promise((resolve, reject) => {
        running ??= begin();
        clearTimeout(timer);
        const id = next++;
        running.waiting.set(id, { resolve, reject });
        running.worker.postMessage({ id, text, words } satisfies GuessRequest);
      }),
    end,
  };
}
