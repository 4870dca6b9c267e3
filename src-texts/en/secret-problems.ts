import { number } from '../language.ts';

const halfCharacter = 'There is half a character in it. Paste it again.';
const tooLong = (what: string) => (most: number, length: number) =>
  `${what} at most ${number(most)} characters; these are ${number(length)}.`;

/** What is wrong with what was entered for a secret, beside each field. */
export const secretProblems = {
  halfCharacter,
  /** A text with more characters than it may have. */
  tooLong: {
    label: tooLong('A label has'),
    description: tooLong('A description has'),
    username: tooLong('A user name has'),
    url: tooLong('An address has'),
    notes: tooLong('Notes have'),
  },
  value: {
    missing: 'Enter the value to keep.',
    halfCharacter: 'There is half a character in this value. Paste it again.',
    tooLong: 'A value has at most 1 MiB. Nothing was cut.',
  },
  day: 'Choose the day, or Never.',
  days: (most: number) => `Enter a number of days from 1 to ${number(most)}.`,
  scope: {
    odd: 'An application is one word of letters, digits and . _ : / @ - that begins with a letter or a digit.',
    many: (most: number) => `At most ${most} applications can be named.`,
  },
  tags: {
    odd: (most: number) => `A tag has at most ${most} characters on one line.`,
    many: (most: number) => `A secret has at most ${most} tags.`,
  },
  fields: {
    many: (most: number) => `A secret has at most ${most} fields.`,
    noName: 'Each field needs a name.',
    oddName: (most: number) => `A field’s name has at most ${most} characters on one line, without spaces at its ends.`,
    sameName: 'Two fields have the same name.',
    tooLong: (most: number) => `A field has at most ${number(most)} characters.`,
    halfCharacter: 'There is half a character in a field.',
  },
  metadata: {
    notJson: (line: number, column: number) => `This is not JSON yet: look at line ${line}, column ${column}.`,
    noNames: 'Metadata has a name for everything: write it as { "name": "content" }.',
    forbiddenName: 'The name “__proto__” can’t be kept. Choose another one.',
    emptyName: 'One of the names is empty.',
    oddName: (most: number) => `A name has at most ${most} characters on one line, without spaces at its ends.`,
    tooDeep: (most: number) => `This is nested more than ${most} deep.`,
    tooLong: (most: number) => `Metadata has at most ${number(most)} characters.`,
    halfCharacter,
  },
  database: {
    port: 'A port is a number from 1 to 65,535.',
    tooLong: (most: number) => `This has at most ${most} characters.`,
    halfCharacter,
    optionName: 'An option has a name of at most 64 characters: sslmode=require.',
    forbiddenOption: 'The option “__proto__” can’t be kept.',
    optionTooLong: 'An option has at most 1,024 characters.',
    sameOption: 'One of the options is there twice.',
  },
};
