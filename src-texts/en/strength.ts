import type { StrengthSuggestion, StrengthWarning } from '../../src-preload/contract.ts';
import { number, plural } from '../language.ts';

/** How hard a master password is to guess, and what would make it harder. */
export const strength = {
  levels: [
    'Far too easy to guess.',
    'Too easy to guess.',
    'Still too easy to guess.',
    'Strong.',
    'Very strong.',
  ] as const,
  meaning: '{level} Guessing it from the file would take {time} on 100 graphics cards.',
  nothing: 'Length counts most. Four words picked at random are hard to guess and easy to keep in mind.',

  noTime: 'less than a second',
  about: {
    seconds: (count: number) => plural(count, { one: 'about a second', other: `about ${number(count)} seconds` }),
    minutes: (count: number) => plural(count, { one: 'about a minute', other: `about ${number(count)} minutes` }),
    hours: (count: number) => plural(count, { one: 'about an hour', other: `about ${number(count)} hours` }),
    days: (count: number) => plural(count, { one: 'about a day', other: `about ${number(count)} days` }),
    months: (count: number) => plural(count, { one: 'about a month', other: `about ${number(count)} months` }),
    years: (count: number) => plural(count, { one: 'about a year', other: `about ${number(count)} years` }),
    millionsOfYears: (count: number) => `about ${number(count)} million years`,
    billionsOfYears: (count: number) => `about ${number(count)} billion years`,
  },
  endless: 'longer than the universe is old',

  warnings: {
    straightRow: 'Straight rows of keys on your keyboard are easy to guess.',
    keyPattern: 'Short keyboard patterns are easy to guess.',
    simpleRepeat: 'Repeated characters like "aaa" are easy to guess.',
    extendedRepeat: 'Repeated character patterns like "abcabcabc" are easy to guess.',
    sequences: 'Common character sequences like "abc" are easy to guess.',
    recentYears: 'Recent years are easy to guess.',
    dates: 'Dates are easy to guess.',
    topTen: 'This is a heavily used password.',
    topHundred: 'This is a frequently used password.',
    common: 'This is a commonly used password.',
    similarToCommon: 'This is similar to a commonly used password.',
    wordByItself: 'Single words are easy to guess.',
    namesByThemselves: 'Single names or surnames are easy to guess.',
    commonNames: 'Common names and surnames are easy to guess.',
    userInputs: 'There should not be any personal or page related data.',
    pwned: 'Your password was exposed by a data breach on the Internet.',
  } satisfies Record<StrengthWarning, string>,

  suggestions: {
    typeOne: 'Type a password, or take four random words.',
    makeLonger: 'Make it longer, or take four random words.',
    l33t: "Avoid predictable letter substitutions like '@' for 'a'.",
    reverseWords: 'Avoid reversed spellings of common words.',
    allUppercase: 'Capitalize some, but not all letters.',
    capitalization: 'Capitalize more than the first letter.',
    dates: 'Avoid dates and years that are associated with you.',
    recentYears: 'Avoid recent years.',
    associatedYears: 'Avoid years that are associated with you.',
    sequences: 'Avoid common character sequences.',
    repeated: 'Avoid repeated words and characters.',
    longerKeyboardPattern: 'Use longer keyboard patterns and change typing direction multiple times.',
    anotherWord: 'Add more words that are less common.',
    useWords: 'Use multiple words, but avoid common phrases.',
    noNeed: 'You can create strong passwords without using symbols, numbers, or uppercase letters.',
    pwned: 'If you use this password elsewhere, you should change it.',
  } satisfies Record<StrengthSuggestion, string>,
};
