import type { SortOrder, View } from '../../src-preload/contract.ts';
import { counted, number, plural } from '../language.ts';

// Not in the catalogue's locale: this one puts a comma before the last of three.
const or = new Intl.ListFormat('en', { type: 'disjunction' });

const secrets = (count: number) => counted(count, { one: 'secret', other: 'secrets' });
const are = (count: number) => plural(count, { one: 'is', other: 'are' });

const nothingToDo = 'Nothing to do';
const nothingYet = 'Nothing here yet';
const howToBegin =
  'Your keys, tokens and connection strings stand here. Drop a .env file anywhere in this window to bring in many at once.';

/** Why one of many was left as it was, by the code of the refusal. */
const reasons: Readonly<Record<string, string>> = {
  SECRET_NOT_FOUND: 'not in the vault any more',
  IN_TRASH: 'in the trash',
  NOT_IN_TRASH: 'not in the trash any more',
  CONFLICT: 'its name is taken in its place by now',
  PROJECT_NOT_FOUND: 'its project is gone',
  ENVIRONMENT_NOT_FOUND: 'its environment is gone',
  RECORD_DAMAGED: 'damaged',
};

/** The list in the middle: its head, its rows, what it says when it is empty, and what is done to many at once. */
export const secretList = {
  label: 'Secrets',
  beingRead: 'Being read',
  secrets,
  results: 'Results',
  found: (count: number, of: number) => `${number(count)} of ${number(of)}`,
  readAgain: 'Read it again',
  byEnvironment: 'By environment',
  sort: {
    label: (order: string) => `Sort by: ${order}`,
    names: { name: 'Name', changed: 'Last changed', expiry: 'Expiry' } satisfies Record<SortOrder, string>,
    by: { name: 'By name', changed: 'By last changed', expiry: 'By expiry' } satisfies Record<SortOrder, string>,
  },
  row: {
    inNotes: 'in notes',
    notIn: (environments: readonly string[]) => `not in ${or.format(environments)}`,
    daysLeft: (days: number) => (days < 1 ? 'last day' : `${counted(days, { one: 'day', other: 'days' })} left`),
    removedOn: (date: string) => `Removed for good on ${date}`,
    favourite: 'Favourite',
    makeFavourite: 'Make a favourite',
  },
  nothingFound: {
    title: 'Nothing found',
    inVault: (query: string) => `Nothing in this vault matches “${query}”.`,
    inView: (view: string, query: string) => `Nothing in ${view} matches “${query}”.`,
    searchAll: 'Search in all secrets',
    newNamed: (name: string) => `New secret named ${name}`,
  },
  /** What it means that a view is empty. */
  empty: {
    all: { title: 'No secrets yet', text: howToBegin },
    project: { title: 'Nothing in this project yet', text: howToBegin },
    environment: { title: 'Nothing in this environment yet', text: howToBegin },
    tag: { title: 'Nothing in this tag yet', text: howToBegin },
    expired: { title: nothingToDo, text: 'No secret is past its day.' },
    expiring: { title: nothingToDo, text: 'No secret with a day of expiry comes due soon.' },
    rotation: { title: nothingToDo, text: 'No secret is due for a new value.' },
    weak: { title: nothingToDo, text: 'No value is weak, a placeholder, or used twice.' },
    missing: { title: nothingToDo, text: 'Each environment has the names that the others of its project have.' },
    'no-expiry': { title: nothingToDo, text: 'Every secret has a day of expiry.' },
    revoked: { title: nothingYet, text: 'What must not be used any more stands here.' },
    favourites: { title: nothingYet, text: 'The star in its row makes a secret a favourite.' },
    recent: { title: nothingYet, text: 'What you copied or revealed within two weeks stands here.' },
    trash: { title: 'The trash is empty', text: 'What you delete waits here before it goes for good.' },
  } satisfies Record<View['kind'], { title: string; text: string }>,
  looking: { title: 'Looking at every value', text: 'What fits comes here in a moment.' },
  newSecret: 'New secret',
  importEnv: 'Import .env…',
  marks: {
    bar: 'For the marked secrets',
    unmark: 'Unmark all',
    marked: (count: number) => `${number(count)} marked`,
    putBack: (count: number) => `Put ${number(count)} back`,
    remove: (count: number) => `Remove ${number(count)} for good…`,
    markDue: (count: number) => `Mark ${number(count)} due…`,
    trash: (count: number) => `Trash ${number(count)}`,
    sayNone: 'None marked.',
    sayMarked: (count: number) => `${number(count)} marked.`,
  },
  due: {
    title: (count: number) => `Mark ${secrets(count)} as due`,
    text: 'Each stands under “Due for rotation” until it has a new value. Nothing else changes.',
    cancel: 'Cancel',
    mark: (count: number) => `Mark ${number(count)} as due`,
    reason: 'Reason',
    reasonHint: 'For whoever rotates them. It is kept in the activity too.',
    reasonExample: 'A laptop was lost',
  },
  purge: {
    title: (count: number) => `Remove ${secrets(count)} for good?`,
    text: 'Their values, every earlier version and their notes are removed and overwritten in the file. This can’t be undone; only a backup still holds them.',
    /** To be typed. */
    words: (count: number) => `remove ${count}`,
    remove: (count: number) => `Remove ${secrets(count)}`,
  },
  /** How it went with many. */
  done: {
    undo: 'Undo',
    trashed: (count: number) => `${secrets(count)} ${are(count)} in the trash.`,
    restored: (count: number) => `${secrets(count)} ${are(count)} back in place.`,
    due: (count: number) => `${secrets(count)} ${are(count)} due for rotation now.`,
    purged: (count: number) => `${secrets(count)} ${are(count)} removed for good.`,
    overwrittenLater: 'Another program had the file open, so their traces in it are overwritten later.',
    left: (count: number, why: readonly string[]) =>
      `${secrets(count)} ${plural(count, { one: 'was', other: 'were' })} left as before: ${why.join(', ')}.`,
    leftWith: (count: number, reason: string) => `${number(count)} ${reason}`,
    refused: 'refused',
  },
  reasons,
};
