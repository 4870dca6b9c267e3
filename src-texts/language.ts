/** The language of the catalogue, for numbers, dates and plurals. */
export const locale = 'en-GB';

const rules = new Intl.PluralRules(locale);
const numbers = new Intl.NumberFormat(locale);

/** `1,204`. */
export function number(count: number): string {
  return numbers.format(count);
}

/** The form of a word that goes with a count: `plural(2, { one: 'secret', other: 'secrets' })`. */
export function plural(count: number, forms: { one: string; other: string }): string {
  return rules.select(count) === 'one' ? forms.one : forms.other;
}

/** The same with the count before it: `2 secrets`. */
export function counted(count: number, forms: { one: string; other: string }): string {
  return `${number(count)} ${plural(count, forms)}`;
}

/** The words for each of several kinds of a thing, which stand at `Key`: a text, or one made of what that kind carries. */
export type WordsBy<Key extends string, One extends Record<Key, string>> = {
  readonly [Kind in One[Key]]: string | ((one: Extract<One, Record<Key, Kind>>) => string);
};

/** The words for one of them. */
export function worded<Key extends string, One extends Record<Key, string>>(
  words: WordsBy<Key, NoInfer<One>>,
  key: Key,
  one: One,
): string {
  // That the words of a kind take what is of that kind is more than TypeScript follows.
  const said = words[one[key]] as string | ((one: One) => string);
  return typeof said === 'string' ? said : said(one);
}
