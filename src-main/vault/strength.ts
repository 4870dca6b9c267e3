import type { FeedbackType, TranslationKeys } from '@zxcvbn-ts/core';
import type { Strength } from '../../src-preload/contract.ts';
import type { Guess } from './guesser.ts';

/** zxcvbn's work grows faster than its input; what lies beyond only adds to the strength. */
const MAX_LOOKED_AT = 128;
/** A password that such an attacker guesses within a month (30 days) is not taken. */
const LEAST_SECONDS = 30 * 86_400;

/**
 * Guesses a second that an attacker makes who has the vault file and 100 graphics cards.
 *
 * hashcat's mode 8900 (scrypt, N=2^14, r=8, p=1) runs at 5,703 guesses a second on an RTX 4090, measured in
 * https://github.com/hashcat/hashcat/pull/3950. Our N=2^17 costs eight times as much, in work and in memory: 713. We
 * reckon with 1,000 for each card, for what will be faster by tomorrow. The memory bus would allow some 5,700
 * (960 GB/s ÷ 168 MB a guess, https://tobtu.com/minimum-password-settings/), so that a perfect attacker needs a sixth.
 */
const GUESSES_PER_SECOND = 100 * 1_000;

/**
 * How well a master password withstands guessing. `log10Seconds` is the average: half of the guesses. Looks at the
 * first 128 characters; takes any text and never throws for one.
 */
export async function estimateStrength(guess: Guess, password: string): Promise<Strength> {
  const looked = [...password].slice(0, MAX_LOOKED_AT).join('');
  const { score, guessesLog10, feedback } = await guess(looked);
  const log10Seconds = Math.max(guessesLog10, 0) - Math.log10(2 * GUESSES_PER_SECOND);
  const acceptable = log10Seconds >= Math.log10(LEAST_SECONDS);
  return { score, log10Seconds, acceptable, ...adviceOn(looked, acceptable, feedback) };
}

function adviceOn(
  password: string,
  acceptable: boolean,
  feedback: FeedbackType,
): Pick<Strength, 'warning' | 'suggestion'> {
  if (password === '') return { warning: null, suggestion: 'typeOne' };
  if (acceptable) return { warning: null, suggestion: null };
  // Without translations zxcvbn says their keys.
  const warning = feedback.warning as keyof TranslationKeys['warnings'] | null;
  const suggestion = feedback.suggestions[0] as keyof TranslationKeys['suggestions'] | undefined;
  return { warning, suggestion: suggestion ?? (warning === null ? 'makeLonger' : null) };
}
