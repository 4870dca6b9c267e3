import uFuzzy from '@leeoniya/ufuzzy';

/** What is looked at of one secret, folded once and kept. */
export type Searchable = {
  /** The folded name, and the starts of its words. */
  name: string;
  nameWords: readonly number[];
  /** Folded label, description, service, projects, environments, with a separator between. */
  rest: string;
};

/** How well a word of the query fits: exact name, its beginning, a word of it, anywhere in it, elsewhere. */
const rank = { exact: 0, prefix: 1, word: 2, inside: 4, restWord: 8, restInside: 12 } as const;

const fuzzy = new uFuzzy({ intraMode: 1, intraIns: 1, interIns: 8 });
/** Shorter queries fit almost anything with a letter missing; longer ones than a name cost seconds, and fit none. */
const SHORTEST_FUZZY = 3;
const LONGEST_FUZZY = 128;

/** Lower case without accents: `É` and `e` are the same when searching. */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase();
}

/** Prepares one secret: its name and the other texts that are searched. */
export function prepare(name: string, others: readonly string[]): Searchable {
  return { name: fold(name), nameWords: wordStarts(name), rest: fold(others.filter(Boolean).join('\n')) };
}

/**
 * The secrets that fit all words of the query, best first: exact name, then its beginning, a word of it, a part of
 * it, a word elsewhere, a part elsewhere; after them names that fit with one letter wrong in each word. Equal ones keep
 * the order that they come in. An empty query fits all.
 */
export function search<T>(items: readonly T[], searchable: (item: T) => Searchable, query: string): T[] {
  const words = fold(query).split(/\s+/).filter(Boolean);
  if (words.length === 0) return [...items];
  const ranked: { item: T; score: number; place: number }[] = [];
  const others: T[] = [];
  for (const [place, item] of items.entries()) {
    const score = scoreAll(searchable(item), words);
    if (score === null) others.push(item);
    else ranked.push({ item, score, place });
  }
  ranked.sort((a, b) => a.score - b.score || a.place - b.place);
  return [...ranked.map(({ item }) => item), ...searchFuzzy(others, searchable, words)];
}

function searchFuzzy<T>(items: readonly T[], searchable: (item: T) => Searchable, words: readonly string[]): T[] {
  const needle = words.join(' ');
  if (needle.length > LONGEST_FUZZY || words.some((word) => word.length < SHORTEST_FUZZY)) return [];
  if (!/^[\p{L}\p{N} _-]+$/u.test(needle)) return [];
  const places = fuzzy.filter(
    items.map((item) => searchable(item).name),
    needle,
  );
  return (places ?? []).flatMap((place) => items[place] ?? []);
}

function scoreAll(item: Searchable, words: readonly string[]): number | null {
  let total = 0;
  for (const word of words) {
    const score = scoreWord(item, word);
    if (score === null) return null;
    total += score;
  }
  return total;
}

function scoreWord({ name, nameWords, rest }: Searchable, word: string): number | null {
  const at = name.indexOf(word);
  if (at === 0) return name.length === word.length ? rank.exact : rank.prefix;
  if (at > 0) return nameWords.some((start) => name.startsWith(word, start)) ? rank.word : rank.inside;
  const elsewhere = rest.indexOf(word);
  if (elsewhere < 0) return null;
  return elsewhere === 0 || /[^\p{L}\p{N}]/u.test(rest.charAt(elsewhere - 1)) ? rank.restWord : rank.restInside;
}

/** Where the words of a name begin: after `_ - . / :` and where camelCase turns. */
function wordStarts(name: string): number[] {
  const starts: number[] = [];
  for (const match of name.matchAll(/(?<=[_\-./:\s])[^_\-./:\s]|(?<=[a-z0-9])[A-Z]/g)) starts.push(match.index);
  return starts;
}
