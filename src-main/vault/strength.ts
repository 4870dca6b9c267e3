import type { Strength } from '../../src-preload/contract.ts';

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
 * first 128 characters; takes any text and never throws for one. The dictionaries (3 MB) are loaded at the first call.
 */
export async function estimateStrength(password: string): Promise<Strength> {
  const guess = await loadGuesser();
  const looked = [...password].slice(0, MAX_LOOKED_AT).join('');
  const { score, guessesLog10, feedback } = guess(looked);
  const log10Seconds = Math.max(guessesLog10, 0) - Math.log10(2 * GUESSES_PER_SECOND);
  const acceptable = log10Seconds >= Math.log10(LEAST_SECONDS);
  const said = [feedback.warning ?? '', feedback.suggestions[0] ?? ''].filter((sentence) => sentence !== '');
  return { score, log10Seconds, time: inWords(log10Seconds), advice: advice(looked, acceptable, said), acceptable };
}

type Checker = InstanceType<typeof import('@zxcvbn-ts/core').ZxcvbnFactory>;
/** Looks at a password like a guesser who knows these words about it. */
export type Guess = (password: string, words?: readonly string[]) => ReturnType<Checker['check']>;

/** Loads zxcvbn with its dictionaries at the first call. What it gives keeps nothing of a password. */
export async function loadGuesser(): Promise<Guess> {
  const checker = await loadChecker();
  return (password, words = []) => {
    const guessed = checker.check(password, [...words]);
    // zxcvbn keeps hold of what it looked at last (Scoring.password).
    checker.check('');
    return guessed;
  };
}

let loading: Promise<Checker> | null = null;

function loadChecker(): Promise<Checker> {
  loading ??= Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-en'),
  ]).then(([{ ZxcvbnFactory }, common, english]) => {
    return new ZxcvbnFactory({
      dictionary: { ...common.dictionary, ...english.dictionary },
      graphs: common.adjacencyGraphs,
      translations: english.translations,
    });
  });
  return loading;
}

function advice(password: string, acceptable: boolean, said: readonly string[]): string {
  if (password === '') return 'Type a password, or take four random words.';
  if (acceptable) return '';
  return said.length > 0 ? said.join(' ') : 'Make it longer, or take four random words.';
}

const units = [
  ['second', 1],
  ['minute', 60],
  ['hour', 3_600],
  ['day', 86_400],
  ['month', 2_629_746],
  ['year', 31_556_952],
] as const;

/** Seconds, given as a power of ten, in words: `about 4,000 years`. */
export function inWords(log10Seconds: number): string {
  if (log10Seconds < 0) return 'less than a second';
  const years = 10 ** (log10Seconds - Math.log10(units[5][1]));
  if (years > 1.38e10) return 'longer than the universe is old';
  if (years >= 1e9) return `about ${Math.round(years / 1e9)} billion years`;
  if (years >= 1e6) return `about ${oneDigit(years / 1e6)} million years`;
  const seconds = 10 ** log10Seconds;
  const [unit, size] = units.findLast(([, length]) => seconds >= 0.95 * length) ?? units[0];
  const count = unit === 'year' ? oneDigit(seconds / size) : Math.round(seconds / size);
  if (count === 1) return `about ${unit === 'hour' ? 'an' : 'a'} ${unit}`;
  return `about ${count.toLocaleString('en-US')} ${unit}s`;
}

/** Rounded to one digit that counts: an estimate has no more. */
function oneDigit(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return Math.round(value / power) * power;
}
