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
