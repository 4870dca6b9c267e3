import type { Guesser } from '../../src-main/vault/guesser.ts';

/** In this thread, where the dictionaries are loaded with the first question, once for all tests. */
export const guesser: Guesser = {
  guess: async (text, words) => {
    const { guessHere } = await import('../../src-main/vault/guess-worker.ts');
    return guessHere(text, words);
  },
  end: () => undefined,
};
