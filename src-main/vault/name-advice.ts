import type { NameAdvice } from '../../src-preload/contract.ts';

/** Words that say only that something is a secret, or in what form. */
const kinds = new Set(
  'access account api apikey auth authorization certificate code cred credential credentials creds hash id key keys login passphrase passwd password pass private public pwd refresh secret secrets string token tokens uri url user username value'.split(
    ' ',
  ),
);
/** Words that don't say of what it is one either. */
const vague = new Set(
  'a app application backup client config copy current data default env first foo bar general main master misc my new old other own project root second server service some temp test the tmp var variable'.split(
    ' ',
  ),
);
/** Environments, wherever they stand in a name, and words that are one only at its beginning or its end. */
const environments = new Set('prod production prd preprod staging stg uat development'.split(' '));
const environmentsAtStart = new Set('dev qa'.split(' '));
const environmentsAtEnd = new Set('dev qa stage test testing local live'.split(' '));

type Style = { readonly name: string; readonly fits: RegExp; readonly write: (words: readonly string[]) => string };

const capitalised = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

/** One word in small letters fits two of them. */
const styles: readonly Style[] = [
  {
    name: 'UPPER_SNAKE_CASE',
    fits: /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*$/,
    write: (words) => words.join('_').toUpperCase(),
  },
  { name: 'lower_snake_case', fits: /^[a-z][a-z0-9]*(?:_[a-z0-9]+)*$/, write: (words) => words.join('_') },
  {
    name: 'camelCase',
    fits: /^[a-z][a-z0-9]*(?:[A-Z][A-Za-z0-9]*)?$/,
    write: ([first = '', ...others]) => first + others.map(capitalised).join(''),
  },
  {
    name: 'PascalCase',
    fits: /^[A-Z][A-Za-z0-9]*[a-z][A-Za-z0-9]*$/,
    write: (words) => words.map(capitalised).join(''),
  },
];

/** So few other names show no custom. */
const LEAST_NAMES = 3;

/**
 * What could be better about a secret's name; nothing for a good one such as `STRIPE_SECRET_KEY`. It only advises: any
 * name may be kept. `otherNames` show which way of writing is the custom here: that of more than half.
 */
export function adviseOnName(name: string, otherNames: readonly string[]): NameAdvice[] {
  const words = wordsOf(name);
  if (words.length === 0) return [];
  const environment = environmentIn(words);
  return [
    purposeAdvice(words.filter((word) => word !== environment).map(withoutNumber)),
    numberAdvice(words),
    environment === null ? null : ({ code: 'environment', environment } as const),
    styleAdvice(name, words, otherNames),
  ].filter((advice) => advice !== null);
}

/** The words of a name in small letters, each with the digits behind it: `apiKey2` is `api`, `key2`. */
export function wordsOf(name: string): string[] {
  const words = name.match(/[A-Z]+(?![a-z])[0-9]*|[A-Z]?[a-z]+[0-9]*|[0-9]+/g) ?? [];
  return words.map((word) => word.toLowerCase());
}

/** `key` of `key2`; empty for a number. Auth0 is a service. */
function withoutNumber(word: string): string {
  return word === 'auth0' ? word : word.replace(/[0-9]+$/, '');
}

function purposeAdvice(words: readonly string[]): NameAdvice | null {
  const said = words.filter((word) => word !== '');
  if (said.every((word) => kinds.has(word))) {
    return { code: 'too-general' };
  }
  if (said.every((word) => kinds.has(word) || vague.has(word))) {
    return { code: 'no-purpose' };
  }
  return null;
}

/** Only behind a word that says nothing else is a number without meaning: `KEY_2`, but not `S3`, `AUTH0` or `SHA_256`. */
function numberAdvice(words: readonly string[]): NameAdvice | null {
  const [, before = '', number = ''] = /([a-z]+)_?([0-9]{1,3})$/.exec(words.slice(-2).join('_')) ?? [];
  if (!(kinds.has(before) || vague.has(before)) || words.at(-1) === 'auth0') return null;
  return { code: 'number', number };
}

function environmentIn(words: readonly string[]): string | null {
  if (words.length < 2) return null;
  const [first = '', last = ''] = [words.at(0), words.at(-1)];
  const found = words.find((word) => environments.has(word));
  return found ?? (environmentsAtStart.has(first) ? first : environmentsAtEnd.has(last) ? last : null);
}

function styleAdvice(name: string, words: readonly string[], otherNames: readonly string[]): NameAdvice | null {
  if (otherNames.length < LEAST_NAMES) return null;
  const custom = styles.find(({ fits }) => {
    return otherNames.filter((other) => fits.test(other)).length * 2 > otherNames.length;
  });
  if (!custom || custom.fits.test(name)) return null;
  return { code: 'style', style: custom.name, name: custom.write(words) };
}
