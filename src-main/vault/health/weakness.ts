import type { PemFacts } from '../../../src-preload/contract/values.ts';
import { readPem } from '../certificate.ts';
import type { Guess } from '../guesser.ts';
import { wordsOf } from '../name-advice.ts';
import type { Described, Look } from './look.ts';
import { isKeyboardWalk } from './pattern.ts';
import { thresholds } from './rules.ts';

/** Bits of a value that is too weak, `null` for a key pair; `undefined` where it is strong, or not for us to judge. */
export type Weakness = { readonly bits: number | null } | undefined;

/** Once the beginning of a text has so many bits (zxcvbn's best score), the rest can't make it a weak password. */
const AMPLE_BITS = 33;
/** Characters that are looked at, each time more until they suffice: what is at random costs little that way. */
const steps = [12, 16, 24, 48, thresholds.passwordCharacters];

/**
 * Whether a value is too weak for what it is: passwords and texts that a person chose by zxcvbn, also those in URLs; keys
 * and tokens by the bits of their alphabet, unless they are a service's own; key pairs by their algorithm and length.
 */
export async function weaknessOf(look: Look, guess: Guess): Promise<Weakness> {
  const { secret, recognised, text, part, isBlank, isSetting, isLogin } = look;
  if (isBlank || isSetting) return undefined;
  if (text === null) return secret.type === 'hmac' ? below(thresholds.hmacBits, recognised.bits) : undefined;
  if (/-----BEGIN |^ssh-|^ecdsa-/.test(text))
    return (readPem(text) ?? []).some(isOutdated) ? { bits: null } : undefined;
  if (isLogin) return part === '' ? undefined : guessable(part, secret, guess);
  switch (secret.type) {
    case 'password':
    case 'database':
      return guessable(text, secret, guess);
    case 'generic':
    case 'user-defined':
      return recognised.form === null && recognised.lines === 1 ? guessable(text, secret, guess) : undefined;
    case 'hmac':
      return below(thresholds.hmacBits, await keyBits(look, guess));
    case 'api-key':
      return recognised.form === null ? below(thresholds.keyBits, await keyBits(look, guess)) : undefined;
    case 'certificate':
    case 'ssh-key':
      return undefined;
  }
}

async function guessable(text: string, secret: Described, guess: Guess): Promise<Weakness> {
  const looked = shortened(beginningOf(text.trim()));
  if (isRandom(looked)) return undefined;
  const { score, bits } = await guessed(looked, secret, guess, AMPLE_BITS);
  return score < thresholds.passwordScore ? { bits } : undefined;
}

/** Letters alone may be words, which the alphabet overestimates. */
async function keyBits({ recognised: { bits }, part, secret }: Look, guess: Guess): Promise<number> {
  if (bits < thresholds.keyBits || !/^[A-Za-z\s_.,-]{1,100}$/.test(part)) return bits;
  const looked = shortened(part);
  if (isRandom(looked)) return bits;
  const known = await guessed(looked, secret, guess, thresholds.hmacBits);
  return Math.min(bits, known.bits);
}

async function guessed(
  text: string,
  secret: Described,
  guess: Guess,
  enough: number,
): Promise<{ score: number; bits: number }> {
  const words = [...wordsOf(secret.name), secret.name, secret.username, secret.database?.user ?? ''].filter(Boolean);
  const characters = [...text];
  let looked = { score: 0, bits: 0 };
  for (const step of steps) {
    const { score, guessesLog10 } = await guess(characters.slice(0, step).join(''), words);
    looked = { score, bits: Math.max(0, Math.floor(guessesLog10 * Math.log2(10))) };
    if (step >= characters.length || looked.bits >= enough) break;
  }
  return looked;
}

/**
 * Twenty characters and more (twelve of hex) that change between letters of both cases, digits and signs at every third or
 * oftener: such texts are told apart without a guesser, who takes long for them.
 */
function isRandom(text: string): boolean {
  const joined = text.replace(/[\s_.,-]/g, '');
  const least = /^[0-9a-f]+$/i.test(joined) ? 12 : 20;
  const changes = joined.match(/[a-z]+|[A-Z]+|[0-9]+|[^a-zA-Z0-9]+/g)?.length ?? 0;
  const isMixed = changes >= joined.length / 3 && new Set(joined).size >= least / 2;
  return joined.length >= least && isMixed && !isKeyboardWalk(joined);
}

/** As many characters as are looked at; none has more than two UTF-16 units. */
function beginningOf(text: string): string {
  const most = thresholds.passwordCharacters;
  return [...text.slice(0, 2 * most)].slice(0, most).join('');
}

/** Without its repetitions: zxcvbn counts them little, but takes long for them. */
function shortened(text: string): string {
  return text.replace(/(.{4,50}?)\1+/gsu, '$1').replace(/(.{1,3}?)\1{2,}/gsu, '$1$1');
}

function below(threshold: number, bits: number): Weakness {
  return bits < threshold ? { bits } : undefined;
}

function isOutdated(facts: PemFacts): boolean {
  if (facts.kind === 'certificate-request' || facts.algorithm === null) return false;
  const { algorithm, bits } = facts;
  if (algorithm.startsWith('DSA')) return true;
  const least = algorithm.startsWith('RSA')
    ? thresholds.rsaBits
    : algorithm.startsWith('EC')
      ? thresholds.curveBits
      : 0;
  return bits !== null && bits < least;
}
