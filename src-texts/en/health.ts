import { number, plural } from '../language.ts';

/** The page about the health of the secrets. */
export const health = {
  title: 'Health',
  text: 'Weak, reused, expired and forgotten secrets.',
  lookedAt: (count: number) => `${number(count)} ${plural(count, { one: 'value', other: 'values' })} looked at.`,
  noneWants: 'None of them wants attention.',
  want: (count: number) => `${number(count)} ${plural(count, { one: 'wants', other: 'want' })} attention.`,
  wantSomeNow: (count: number, now: number) =>
    `${number(count)} ${plural(count, { one: 'wants', other: 'want' })} attention, ${number(now)} of them now.`,
  needNothing: (percent: number) => `${percent} of 100 secrets need nothing`,
  percent: (percent: number) => `${percent} %`,
  failed: 'The values can’t be looked at.',
  lookAgain: 'Look again',
  looking: 'Looking at every value. The first time this takes a while.',
  showMore: 'Show more',
  nothingYet: 'Nothing to look at yet',
  allWell: 'Nothing to say against any of them',
  emptyText: 'Weak, reused, expired and forgotten secrets are listed here, the worst first.',

  findings: 'What wants attention, the worst first',
  show: 'Show',
  showSecret: (name: string) => `Show ${name}`,

  /** What is said against a secret. */
  finding: {
    expired: (when: string) => `Expired ${when}`,
    expiredByValue: (when: string) => `Expired ${when}, as the value itself says`,
    expires: (when: string) => `Expires ${when}`,
    expiresByValue: (when: string) => `Expires ${when}, as the value itself says`,
    placeholder: 'A placeholder or an example, not a value',
    patterned: 'A pattern that is easy to guess',
    outdated: 'An outdated kind of key',
    weak: (bits: number) => `Weak: ${bits} bits`,
    sameAsProduction: 'Same value as in production',
    reused: (count: number) => `Same value as ${others(count)}`,
    reusedAcross: (count: number) => `Same value as ${others(count)}, in another environment`,
    marked: 'Marked as due',
    due: (date: string) => `Due for rotation since ${date}`,
    typeMismatch: 'The value does not look like its type',
    neverRotated: (date: string) => `The first value, since ${date}`,
    neverUsed: 'Never used',
    unused: (date: string) => `Not used since ${date}`,
    noDescription: 'Without a description',
  },

  ages: {
    title: 'Age of values',
    unit: 'weeks since the last change',
    label: (bars: string) => `Age of values. ${bars}`,
    none: 'Age of values. No values.',
    weeks: (first: number, last: number) => `${first} to ${last} weeks`,
    yearAndMore: 'a year and more',
    bar: (name: string, count: number) => `${name}: ${count}`,
  },

  next: {
    title: (days: number) => `Next ${days} days`,
    comesDue: 'what comes due',
    comesDueOverdue: (overdue: number) => `what comes due; ${overdue} overdue`,
    label: (days: number, count: number) => `In the next ${days} days ${count} come due.`,
    today: 'today',
    expires: (name: string, date: string) => `${name} expires on ${date}`,
    isDue: (name: string, date: string) => `${name} is due on ${date}`,
  },
};

function others(count: number): string {
  return plural(count, { one: 'one other secret', other: `${count} other secrets` });
}
