import { counted } from '../language.ts';

const versions = { one: 'version', other: 'versions' };
const bytes = { one: 'byte', other: 'bytes' };
const lines = { one: 'line', other: 'lines' };

/** The versions of a secret: their card, their dialog, comparing, restoring and removing them. */
export const history = {
  version: (number: number) => `Version ${number}`,
  cancel: 'Cancel',
  close: 'Close',
  bytes: (count: number) => counted(count, bytes),
  bits: (count: number) => `${count} bits`,
  /** Why a version was made, where the person did not say it. */
  why: {
    again: (number: number) => `value of version ${number} again`,
    first: (who: string) => `first value, by ${who}`,
    next: (who: string) => `new value, by ${who}`,
  },
  card: {
    title: 'History',
    current: '(current)',
    showOne: 'Show version…',
    showAll: (count: number) => `Compare and restore ${counted(count, versions)}…`,
    activity: 'Activity of this secret',
  },
  dialog: {
    title: (name: string) => `History of ${name}`,
    about: (count: number) =>
      `${counted(count, versions)}. Comparing shows how two differ without a character of either.`,
    remove: 'Remove earlier versions…',
    current: 'current',
    made: (when: string, who: string) => `${when}, ${who}`,
  },
  value: {
    name: (secret: string, number: number) => `${secret}, version ${number}`,
    hidden: 'Hidden',
    reveal: 'Reveal',
    revealRevoked: 'Reveal all the same',
    hide: (seconds: number) => `Hide (${seconds} s)`,
    revoked: 'This secret is revoked: its value must not be used any more.',
    shown: 'The value is shown. It hides itself in 30 seconds.',
    lines: (count: number) => `${count} lines`,
  },
  compare: {
    label: (number: number) => `Version ${number} compared`,
    with: 'Compared with',
    other: (number: number) => `version ${number}`,
    otherCurrent: (number: number) => `version ${number}, current`,
    same: 'Both hold the same value.',
    sameValue: 'The value is the same.',
    fields: (names: string) => `Protected fields that differ: ${names}.`,
    inBoth: (count: number) => `${counted(count, lines)} in both`,
    onlyIn: (count: number, number: number) => `${counted(count, lines)} only in version ${number}`,
    what: 'What',
    length: 'Length',
    strength: 'Strength',
    kind: 'Recognised as',
    noKind: 'nothing',
  },
  restore: {
    why: 'Why (optional, kept with the new version)',
    action: (number: number) => `Restore version ${number}`,
    done: (name: string, number: number, next: number) =>
      `${name} has the value of version ${number} again, as version ${next}.`,
    undo: 'Undo',
    undoneWhy: 'Restoring was undone',
    undone: (name: string, number: number) => `${name} has the value of version ${number} again.`,
  },
  purge: {
    title: (name: string) => `Remove earlier versions of ${name}`,
    about: 'What is removed can’t be brought back, but from a backup. The current version always stays.',
    keep: 'Keep',
    none: 'Nothing would be removed: all versions are kept by this.',
    some: (count: number, all: number) => `${counted(count, versions)} of ${all} would be removed.`,
    rotating: 'Those that the rotation under way needs stay.',
    confirm: (name: string) => `Type ${name} to confirm`,
    nothing: 'Remove nothing',
    action: (count: number) => `Remove ${counted(count, versions)}`,
    done: (count: number) => `${counted(count, { one: 'version is', other: 'versions are' })} removed for good.`,
    later: 'The file is rid of them a little later, when nothing reads it.',
  },
  /** How many versions are kept. */
  retention: {
    all: 'All versions',
    current: 'Only the current one',
    last: (count: number) => `The last ${count}`,
    lastYear: 'Those of the last year',
    lastDays: (days: number) => `Those of the last ${days} days`,
  },
};
