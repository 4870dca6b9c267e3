import type { EnvLeftOut, ImportAction, ImportNote, ImportProblem, NameFault } from '../../src-preload/contract.ts';
import { counted, number, type WordsBy } from '../language.ts';
import { valueForms } from './value-forms.ts';

/** What of a line of the file wants a look. */
const lineProblems: WordsBy<'code', ImportProblem> = {
  'backslash-before-quote':
    'There is a backslash before a quote. It was kept as dotenv keeps it, but a shell reads this otherwise: check the value.',
  escapes: 'Backslashes in double quotes were read as a shell reads them; dotenv would keep them: check the value.',
  joined: 'Quoted pieces were joined as a shell joins them; dotenv would keep the quotes: check the value.',
  unclosed: 'A quote is opened here and not closed. Only this line was taken as the value, as dotenv does.',
  trailing: 'Something follows the closing quote. The whole line was taken as the value, as dotenv does.',
  comment: 'What follows # right behind the closing quote was taken as a comment: put a space before it.',
  hash: 'A # without a space before it was kept in the value; dotenv would begin a comment there.',
  ansi: "A shell would read $'…' as a quoted text; it was kept as it stands, as dotenv does.",
  continued: 'The line ends with a backslash and was joined with the next one, as a shell does.',
  'not-continued': 'The line ends with a backslash. It was kept in the value, as dotenv does.',
  'not-text': 'The value is not UTF-8 text; its bytes are kept as they are.',
  nul: 'The value holds a NUL, which no environment variable can; it was kept.',
  'blank-ends': 'The value begins or ends with an unusual space; it was kept.',
  'no-entry': 'This line is no NAME=value and was left out.',
  repeated: ({ again }) => `The same name is set again in line ${again}; the last one counts.`,
  more: ({ count }) => `… and ${count} more like these.`,
};

const nameFaults: Record<NameFault, (proposed: string) => string> = {
  'first-character': (proposed) => `Names begin with a letter: ${proposed} proposed`,
  characters: (proposed) => `Names have only letters, digits and underscores: ${proposed} proposed`,
  length: (proposed) => `Names have at most 128 characters: ${proposed} proposed`,
};

/** Why that happens to an entry, or what can be said of its value. */
const notes: WordsBy<'code', ImportNote> = {
  'too-long': 'Longer than 1 MiB, which is more than a secret holds',
  'more-places': 'A secret with this name is there for more places than this: edit that one',
  same: 'Same value is already there',
  empty: 'Empty value',
  'not-secret': 'Not a secret',
  older: ({ environment, name }) => {
    if (environment === null) {
      return name === null ? 'The vault has an older value' : `The vault has an older value under ${name}`;
    }
    return name === null
      ? `The vault has an older value for ${environment}`
      : `The vault has an older value for ${environment} under ${name}`;
  },
  renamed: ({ fault, name }) => nameFaults[fault](name),
  bytes: 'Bytes that are not text',
  lines: (value) => (value.form === null ? `${value.lines} lines` : `${value.lines} lines, ${valueForms.of(value)}`),
  recognised: (value) => `Recognised: ${valueForms.of(value)}`,
  refers: 'Refers to another name: kept as written',
};

/** Bringing in a file: dropping it on the window, and the preview of what would happen. */
export const exchange = {
  drop: {
    title: 'Drop a .env file here',
    text: 'You see what is in it first. Nothing is stored until you say so.',
    onlyOne: (file: string) => `Only ${file} is opened: one file at a time.`,
    tooLarge: 'That file is larger than 8 MiB, too large for a list of secrets. Nothing was read.',
  },
  preview: {
    title: (file: string) => `Bring in ${file}`,
    found: (count: number) =>
      `${counted(count, { one: 'entry', other: 'entries' })} found. Nothing is stored until you say so.`,
    project: 'Project',
    noProject: 'None',
    environment: 'Environment',
    allEnvironments: 'All',
    failed: 'Nothing was brought in.',
    atLine: (line: number, what: string) => `Line ${line}: ${what}`,
    busy: 'Bringing in',
    comments: 'Keep comments as descriptions',
    cancel: 'Cancel',
    nothing: 'Bring in nothing',
    action: (count: number) => `Bring in ${counted(count, { one: 'secret', other: 'secrets' })}`,
  },
  problems: {
    title: (count: number) => `${counted(count, { one: 'line wants', other: 'lines want' })} a look.`,
    text: 'What was read is in the table below; the rest of the file is plain.',
    list: 'Lines that want a look',
    words: lineProblems,
    line: (line: number) => `Line ${line}`,
    more: (count: number) => `and ${counted(count, { one: 'more line', other: 'more lines' })}`,
  },
  table: {
    label: 'Entries of the file',
    name: 'Name',
    value: 'Value',
    hidden: 'Hidden',
    what: 'What happens',
    note: 'Note',
    all: 'All entries',
    one: (name: string) => `Bring in ${name}`,
    newName: (name: string) => `New name of ${name}`,
    nameTaken: 'Another entry has this name.',
  },
  notes,
  /** What happens to an entry. */
  actions: {
    add: 'add',
    'new-version': 'new version',
    rename: 'rename',
    'leave-out': 'leave out',
    skip: 'skip',
    conflict: 'can’t be brought in',
  } satisfies Record<ImportAction, string>,
  /** What came of it: a list with commas between. */
  result: {
    added: (count: number) => `${number(count)} added`,
    newVersions: (count: number) => counted(count, { one: 'new version', other: 'new versions' }),
    unchanged: (count: number) => `${number(count)} unchanged`,
    nothing: 'Nothing was brought in',
    said: (list: string) => `${list}.`,
  },
  /** A `.env` file of what an environment has. */
  env: {
    menu: '.env for…',
    of: (environment: string) => `.env for ${environment}…`,
    title: (environment: string) => `Save a .env file for ${environment}?`,
    text: 'Its values stand in it in plain text: whoever can read the file has them, and Coffer can’t clear it. Only your own account may read it at first. What is revoked or expired stays out.',
    /** To be typed. */
    words: (environment: string) => `export ${environment}`,
    action: 'Save in plain text…',
    saved: (count: number, environment: string) =>
      `${counted(count, { one: 'value', other: 'values' })} of ${environment} saved in plain text.`,
    left: (names: readonly string[]) => `Left out: ${names.join(', ')}.`,
    leftMore: (count: number) => `${number(count)} more`,
    leftOne: (name: string, why: EnvLeftOut['why']) => `${name} (${leftWhy[why]})`,
  },
};

const leftWhy: Record<EnvLeftOut['why'], string> = {
  revoked: 'revoked',
  expired: 'expired',
  'not-text': 'no text',
  ambiguous: 'programs would read it differently',
};
