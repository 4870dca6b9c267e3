import type { SecretType, SecretValue, ValueForm } from '../../src-preload/contract.ts';
import type { KnownForm } from './forms/form.ts';
import { knownForms } from './known-forms.ts';

export type Recognised = {
  /** `Stripe`; `null` where the value belongs to no service in particular. */
  service: string | null;
  /** `live secret key`; `null` where the value is not recognised. */
  form: ValueForm | null;
  /** The public part at its beginning: always one of the table's, never a character of the secret. */
  prefix: string;
  type: SecretType;
  /** What such a value is usually called: `STRIPE_SECRET_KEY`. */
  suggestedName: string | null;
  /** Lines of a text, a line break at its end not counted; 0 for bytes and for nothing. */
  lines: number;
  bits: number;
  /** When the value says of itself that it expires (a certificate, a token), in seconds; not verified. */
  expiresAt: number | null;
};

/** More than this makes no difference to anyone who guesses. */
const MAX_BITS = 256;
/** Longer values are all the cap's; no need to look at the whole MiB. */
const MAX_LOOKED_AT = 4_096;
/** The end of the year 9999, which in a certificate means that it has no end (RFC 5280 §4.1.2.5). */
const END_OF_TIME = 253_402_300_799;

/**
 * What can be said of a value while it is hidden. `bits` is an estimate for values made at random: characters times
 * log2 of the alphabet they come from, where runs (`aaaa`, `1234`) and repetitions of a whole count once, the public
 * prefix counts nothing, and in a connection URL only the password counts. At most 256. Words and names that a person
 * chose are overestimated: that is what `estimateStrength` is for. The secret's `name`, where there is one already, tells
 * what a value of no form of its own is: forty characters behind `AWS_SECRET_ACCESS_KEY`.
 */
export function recogniseValue(value: SecretValue, name = ''): Recognised {
  if (value.encoding === 'base64') return { ...unknown, bits: bytesBits(value.data) };
  const text = value.data;
  const form = formOf(text, name);
  return {
    service: form?.service ?? null,
    form: form?.form ?? null,
    prefix: form?.prefix ?? '',
    type: form?.type ?? 'generic',
    suggestedName: form?.name ?? null,
    lines: countLines(text),
    bits: textBits(secretPart(form, text)),
    expiresAt: expiryOf(form?.expiresAt?.(text) ?? null),
  };
}

const unknown: Omit<Recognised, 'bits'> = {
  service: null,
  form: null,
  prefix: '',
  type: 'generic',
  suggestedName: null,
  lines: 0,
  expiresAt: null,
};

function formOf(text: string, name: string): KnownForm | undefined {
  return knownForms.find(({ prefix, named, rest }) => {
    return text.startsWith(prefix) && (named?.test(name) ?? true) && rest.test(text.slice(prefix.length).trimEnd());
  });
}

/** A time that a secret's expiry can be. */
function expiryOf(time: number | null): number | null {
  return time !== null && time >= 0 && time < END_OF_TIME ? time : null;
}

function countLines(text: string): number {
  if (text === '') return 0;
  let lines = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < text.length - 1; at = text.indexOf('\n', at + 1)) lines++;
  return lines;
}

/** The part of a text that is secret: what follows a public prefix, a URL's password, all of what is not recognised. */
export function secretPartOf(text: string, name = ''): string {
  return secretPart(formOf(text, name), text);
}

/** Line breaks within a key count nothing. */
function secretPart(form: KnownForm | undefined, text: string): string {
  const start = form?.prefix.length ?? 0;
  const rest = text.slice(start, start + MAX_LOOKED_AT);
  if (!form?.secret) return rest.trimEnd();
  return (form.secret.exec(rest.trimEnd())?.[1] ?? '').replace(/\s|\\n/g, '');
}

function bytesBits(base64: string): number {
  return estimateBits([...Buffer.from(base64, 'base64').subarray(0, MAX_LOOKED_AT)], 256);
}

function textBits(text: string): number {
  const characters = [...text].map((character) => character.codePointAt(0) ?? 0);
  return estimateBits(characters, alphabetSize(text));
}

function alphabetSize(text: string): number {
  if (/^(?:[0-9a-f]*|[0-9A-F]*)$/.test(text) && /[a-fA-F]/.test(text)) return 16;
  let size = 0;
  if (/[a-z]/.test(text)) size += 26;
  if (/[A-Z]/.test(text)) size += 26;
  if (/[0-9]/.test(text)) size += 10;
  // Base64 and URLs are no richer for their two signs.
  if (/[ -/:-@[-`{-~]/.test(text)) size += /^[A-Za-z0-9+/=_.-]*$/.test(text) ? 2 : 33;
  if (/[^ -~]/.test(text)) size += 100;
  return size;
}

function estimateBits(characters: readonly number[], alphabet: number): number {
  if (characters.length === 0 || alphabet === 0) return 0;
  const period = shortestPeriod(characters);
  const once = characters.slice(0, period);
  const repeats = Math.log2(characters.length / period);
  return Math.min(MAX_BITS, Math.floor(withoutRuns(once) * Math.log2(alphabet) + repeats));
}

/** How many characters are not foretold by the two before them: `aaa` and `abc` have two each. */
export function withoutRuns(characters: readonly number[]): number {
  let count = 0;
  let step: number | null = null;
  characters.forEach((character, i) => {
    const before = characters[i - 1];
    const next = before === undefined ? null : character - before;
    if (next === null || next !== step || Math.abs(next) > 1) count++;
    step = next;
  });
  return count;
}

/** Length of the shortest text of which the whole is a repetition, by the border table of Knuth, Morris and Pratt. */
export function shortestPeriod(characters: readonly number[]): number {
  const border: number[] = [0];
  let length = 0;
  for (let i = 1; i < characters.length; i++) {
    while (length > 0 && characters[i] !== characters[length]) length = border[length - 1] ?? 0;
    if (characters[i] === characters[length]) length++;
    border.push(length);
  }
  const period = characters.length - length;
  return characters.length % period === 0 ? period : characters.length;
}
