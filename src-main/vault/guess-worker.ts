import { parentPort } from 'node:worker_threads';
import { type FeedbackType, ZxcvbnFactory } from '@zxcvbn-ts/core';
import * as common from '@zxcvbn-ts/language-common';
import * as english from '@zxcvbn-ts/language-en';

/** `score` from 0 to 4, how many guesses (as a power of ten), and what zxcvbn advises. */
export type Guessed = { score: 0 | 1 | 2 | 3 | 4; guessesLog10: number; feedback: FeedbackType };

/** What a worker is asked, and what it answers. */
export type GuessRequest = { id: number; text: string; words: readonly string[] };
export type GuessAnswer = { id: number; guessed: Guessed };

// Some 60 MB, in a quarter of a second: this file is for a thread that comes and goes.
const checker = new ZxcvbnFactory({
  dictionary: { ...common.dictionary, ...english.dictionary },
  graphs: common.adjacencyGraphs,
});

/** Guesses in this thread, and keeps nothing of the text. */
export function guessHere(text: string, words: readonly string[] = []): Guessed {
  const { score, guessesLog10, feedback } = checker.check(text, [...words]);
  // zxcvbn keeps hold of what it looked at last (Scoring.password).
  checker.check('');
  return { score, guessesLog10, feedback };
}

parentPort?.on('message', ({ id, text, words }: GuessRequest) => {
  parentPort?.postMessage({ id, guessed: guessHere(text, words) } satisfies GuessAnswer);
});
