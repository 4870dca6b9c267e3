import uFuzzy from '@leeoniya/ufuzzy';

/** What is looked at of one secret, folded once and kept. */
export type Searchable = {
  /** The folded name, and as it is written: its words begin at its capitals too. */
  name: string;
  written: string;
  /** Which letters and digits the name has, as bits. */
  letters: number;
  /** Folded label, description, service, tags, projects, environments, with a separator between. */
  rest: string;
};

/**
 * What fits a query, best first; those at `byNotes.from` up to before `byNotes.to` do so by their notes only. `fitting` are
 * those that fit as it was typed, in the order that they came in: none where a letter had to be wrong.
 */
export type Hits<T> = { items: T[]; byNotes: { from: number; to: number }; fitting: readonly T[] };

/** Asked only where name and rest don't have a word. */
type Notes = () => string | undefined;

/** A word of the query, and what stands between its separators where it has any. */
type Word = { text: string; parts: readonly string[] };

/** How well a word of the query fits: exact name, its beginning, a word of it, anywhere in it, elsewhere, with a letter wrong. */
const rank = {
  exact: 0,
  prefix: 1,
  word: 2,
  inside: 4,
  apart: 5,
  restWord: 8,
  restInside: 12,
  /** One letter wrong: never beside what fits as it was typed. */
  wrong: 20,
  notes: 1_000_000,
} as const;

const fuzzy = new uFuzzy({ intraMode: 1, intraIns: 1, interIns: 8 });
/** Shorter queries fit almost anything with a letter missing; longer ones than a name cost seconds, and fit none. */
const SHORTEST_FUZZY = 3;
const LONGEST_FUZZY = 128;

/** Letters that have no accent to take off. */
const plain: Readonly<Record<string, string>> = {
  ...{ ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ħ: 'h', ı: 'i' },
};

/** Lower case without accents: `É` and `e` are the same when searching, `ß` and `ss`. */
export function fold(text: string): string {
  if (/^[\0-\x7f]*$/.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replace(/[ßæœøłđðþħı]/g, (letter) => plain[letter] ?? letter);
}

/** Prepares one secret: its name and the other texts that are searched. */
export function prepare(name: string, others: readonly string[]): Searchable {
  const folded = fold(name);
  return {
    name: folded,
    written: name,
    letters: lettersOf(folded),
    rest: fold(others.filter(Boolean).join('\n')),
  };
}

/**
 * The secrets that fit all words of the query, best first: exact name, then its beginning, a word of it, a part of it,
 * its parts where the word has other separators, a word elsewhere, a part elsewhere. After all of them come those for
 * which a word is only in the (folded) notes. Where none fits, those that do when a word may stand in the name with one
 * letter wrong. Equal ones keep the order that they come in. Without words all fit.
 */
export function search<T>(
  items: readonly T[],
  searchable: (item: T) => Searchable,
  notes: (item: T) => string | undefined,
  wanted: readonly string[],
): Hits<T> {
  const words = wordsOf(wanted);
  if (words.length === 0) return { items: [...items], byNotes: { from: 0, to: 0 }, fitting: items };
  const fitting: T[] = [];
  const asTyped: Ranked<T> = new Map();
  for (const item of items) {
    const score = scoreAll(searchable(item), words, () => notes(item));
    if (score === null) continue;
    fitting.push(item);
    add(asTyped, item, score);
  }
  const ranked = fitting.length > 0 ? asTyped : searchFuzzy(items, searchable, notes, words);
  const scores = [...ranked.keys()].sort((a, b) => a - b);
  const scored = (wanted: readonly number[]) => wanted.flatMap((score) => ranked.get(score) ?? []);
  const first = scored(scores.filter((score) => score < rank.notes));
  const noted = scored(scores.filter((score) => score >= rank.notes));
  return {
    items: [...first, ...noted],
    byNotes: { from: first.length, to: first.length + noted.length },
    fitting,
  };
}

/** Items by their score, those with the same in the order that they came in. */
type Ranked<T> = Map<number, T[]>;

function add<T>(ranked: Ranked<T>, item: T, score: number): void {
  const equals = ranked.get(score);
  if (equals) equals.push(item);
  else ranked.set(score, [item]);
}

/** Whether whatever fits `wanted` as it was typed fitted `before` too: it has all those words, or longer ones. */
export function narrows(before: readonly string[], wanted: readonly string[]): boolean {
  const now = wordsOf(wanted);
  // What is only separators stands as it was typed, and is no part of a word that begins with it.
  const keeps = ({ text, parts }: Word) => now.some((word) => word.text.includes(text)) && !isSeparators(text, parts);
  return wordsOf(before).every(keeps);
}

/** The line of the notes in which a word of those wanted stands, cut to what a row has room for; empty where none does. */
export function excerpt(notes: string, wanted: readonly string[]): string {
  const texts = wordsOf(wanted).flatMap(({ text, parts }) => [text, ...parts]);
  for (const line of notes.split('\n')) {
    const folded = fold(line);
    const at = Math.min(...texts.map((word) => folded.indexOf(word)).filter((found) => found >= 0));
    if (at !== Infinity) return cutAround(line, at);
  }
  return '';
}

/** Characters of an excerpt, and how many of them may stand before what was found. */
const EXCERPT = 160;
const BEFORE = 24;

/** Folding may move a place by a little: what was found stands near it. */
function cutAround(line: string, at: number): string {
  const start = at <= BEFORE ? 0 : line.lastIndexOf(' ', at - BEFORE / 2) + 1;
  const from = at - start > BEFORE ? at - BEFORE : start;
  const cut = line.slice(from, from + EXCERPT).toWellFormed();
  return (from > 0 ? `… ${cut}` : cut.replace(/^\s*(?:#+|[-*>])\s+/, '')).trim();
}

function wordsOf(wanted: readonly string[]): Word[] {
  const words = wanted.map(fold).filter(Boolean);
  return words.map((text) => ({ text, parts: separator.test(text) ? text.split(separators).filter(Boolean) : [] }));
}

const separator = /[_\-./:]/;
const separators = /[_\-./:]+/;
const isSeparators = (text: string, parts: readonly string[]) => parts.length === 0 && separator.test(text);

/** A secret that may fit with a letter wrong in some word: whether it does, and how well, by the words looked at so far. */
type Likely<T> = { readonly item: T; readonly text: Searchable; fits: boolean; score: number };

/** Those of which none has all words as they were typed. */
function searchFuzzy<T>(
  items: readonly T[],
  searchable: (item: T) => Searchable,
  notes: (item: T) => string | undefined,
  words: readonly Word[],
): Ranked<T> {
  const ranked: Ranked<T> = new Map();
  if (words.reduce((sum, { text }) => sum + text.length, 0) > LONGEST_FUZZY) return ranked;
  // One word alone was just looked for everywhere.
  const scoreOf = ({ item, text }: Likely<T>, word: Word) =>
    words.length === 1 ? null : scoreWord(text, word, () => notes(item));
  const tests = words.map(({ text }) => maybeOneWrong(text));
  let likely: Likely<T>[] = [];
  for (const item of items) {
    const text = searchable(item);
    if (tests.some((mayFit) => mayFit(text.letters))) likely.push({ item, text, fits: true, score: 0 });
  }
  for (const word of words) likely = withWord(likely, word, scoreOf);
  for (const { item, score } of likely) add(ranked, item, score);
  return ranked;
}

/** Those that have the word, or in their name one that is a letter away from it; in the same order. */
function withWord<T>(
  likely: readonly Likely<T>[],
  word: Word,
  scoreOf: (one: Likely<T>, word: Word) => number | null,
): Likely<T>[] {
  const mayFit = maybeOneWrong(word.text);
  const unsure: Likely<T>[] = [];
  const names: string[] = [];
  for (const one of likely) {
    const score = scoreOf(one, word);
    one.fits = score !== null;
    one.score += score ?? rank.wrong;
    if (score !== null || !mayFit(one.text.letters)) continue;
    unsure.push(one);
    names.push(one.text.name);
  }
  for (const place of fuzzy.filter(names, word.text) ?? []) {
    const one = unsure[place];
    if (one) one.fits = true;
  }
  return likely.filter(({ fits }) => fits);
}

/** Whether a word asks for no more than one character that a name does not have: all others can't be one letter away. */
function maybeOneWrong(word: string): (letters: number) => boolean {
  if (word.length < SHORTEST_FUZZY || !/^[\p{L}\p{N}_-]+$/u.test(word)) return () => false;
  const letters = lettersOf(word);
  const repeated = repeatedIn(word);
  return (has) => {
    const missing = letters & ~has;
    return (missing & (missing - 1)) === 0 && (missing & repeated) === 0;
  };
}

/** A bit for each letter from a to z, one for each two digits; other characters have none. */
function lettersOf(folded: string): number {
  let bits = 0;
  for (let at = 0; at < folded.length; at++) bits |= bitOf(folded.charCodeAt(at));
  return bits;
}

/** The bits that more than one of its characters has. */
function repeatedIn(folded: string): number {
  let once = 0;
  let twice = 0;
  for (let at = 0; at < folded.length; at++) {
    const bit = bitOf(folded.charCodeAt(at));
    twice |= once & bit;
    once |= bit;
  }
  return twice;
}

function bitOf(code: number): number {
  if (code >= 97 && code <= 122) return 1 << (code - 97);
  return code >= 48 && code <= 57 ? 1 << (26 + ((code - 48) >> 1)) : 0;
}

function scoreAll(item: Searchable, words: readonly Word[], notes: Notes): number | null {
  let total = 0;
  for (const word of words) {
    const score = scoreWord(item, word, notes);
    if (score === null) return null;
    total += score;
  }
  return total;
}

function scoreWord(item: Searchable, { text, parts }: Word, notes: Notes): number | null {
  const literal = scoreText(item, text);
  if (literal !== null) return literal;
  const apart = parts.length > 0 ? scoreParts(item, parts) : null;
  if (apart !== null) return apart;
  const noted = notes();
  return noted !== undefined && stands(noted, text, parts) ? rank.notes : null;
}

function stands(notes: string, text: string, parts: readonly string[]): boolean {
  return notes.includes(text) || (parts.length > 0 && parts.every((part) => notes.includes(part)));
}

/** `stripe-key` is in STRIPE_KEY too: separators stand for each other, below what has them as they were typed. */
function scoreParts(item: Searchable, parts: readonly string[]): number | null {
  let total: number = rank.apart;
  for (const part of parts) {
    const score = scoreText(item, part);
    if (score === null) return null;
    total += score;
  }
  return total;
}

function scoreText({ name, written, rest }: Searchable, word: string): number | null {
  const at = name.indexOf(word);
  if (at === 0) return name.length === word.length ? rank.exact : rank.prefix;
  if (at > 0) return beginsAWord(name, written, word, at) ? rank.word : rank.inside;
  const elsewhere = rest.indexOf(word);
  if (elsewhere < 0) return null;
  return elsewhere === 0 || /[^\p{L}\p{N}]/u.test(rest.charAt(elsewhere - 1)) ? rank.restWord : rank.restInside;
}

/** Whether the word stands, there or further on, where a word of the name begins: after `_ - . / :`, or where camelCase turns. */
function beginsAWord(name: string, written: string, word: string, from: number): boolean {
  for (let at = from; at >= 0; at = name.indexOf(word, at + 1)) {
    const before = written.charAt(at - 1);
    if (/[_\-./:\s]/.test(before)) return true;
    if (/[a-z0-9]/.test(before) && /[A-Z]/.test(written.charAt(at))) return true;
  }
  return false;
}
