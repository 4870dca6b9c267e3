import type { EnvLeftOut, ImportAction } from '../../src-preload/contract.ts';
import { counted, number } from '../language.ts';

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
    place: 'Save the values in plain text',
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
