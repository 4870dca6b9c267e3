import { Worker } from 'node:worker_threads';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { guessHere } from './guess-worker.ts';
import { createGuesser, type Guesser } from './guesser.ts';

const worker = new URL('guess-worker.ts', import.meta.url);
const made: Guesser[] = [];

function guesser(path: string | URL = worker, still?: number): Guesser {
  const one = createGuesser(path, still);
  made.push(one);
  return one;
}

afterEach(() => {
  vi.useRealTimers();
  for (const one of made.splice(0)) one.end();
});

describe('the guesser', () => {
  it('gives what the worker finds, to each question its own answer', async () => {
    const { guess } = guesser();
    const asked = [['hunter2'], ['warehouse'], ['warehouse', ['warehouse']], ['wander-fossil-quartz-lemon']] as const;
    const answers = await Promise.all(asked.map(([text, words]) => guess(text, words)));
    expect(answers).toEqual(asked.map(([text, words]) => guessHere(text, words)));
    expect(new Set(answers.map(({ guessesLog10 }) => guessesLog10)).size).toBe(asked.length);
  });

  it('is ended at once, and begins anew with the next question', async () => {
    const { guess, end } = guesser();
    const cut = guess('hunter2');
    end();
    await expect(cut).rejects.toMatchObject({ code: 'CANCELLED' });
    expect((await guess('hunter2')).score).toBe(guessHere('hunter2').score);
  });

  it('lets its worker go when nobody has asked for a while, and not before', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const ended = vi.spyOn(Worker.prototype, 'terminate');
    const { guess } = guesser(worker, 60_000);
    await guess('hunter2');
    vi.advanceTimersByTime(59_000);
    await guess('hunter3');
    vi.advanceTimersByTime(59_000);
    expect(ended).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1_000);
    expect(ended).toHaveBeenCalledOnce();
    ended.mockRestore();
  });

  it('says so where the worker can not be started, and tries again', async () => {
    const { guess } = guesser('/nonexistent/guess-worker.ts');
    await expect(guess('hunter2')).rejects.toThrow('guess-worker');
    await expect(guess('hunter2')).rejects.toThrow('guess-worker');
  });
});
