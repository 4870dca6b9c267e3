import type { MatrixState } from '../../src-preload/contract.ts';
import { counted, number } from '../language.ts';

// Not in the catalogue's locale: this one puts a comma before the last of three.
const list = new Intl.ListFormat('en', { type: 'conjunction' });

/** The page that compares the environments of a project, and what is done in its cells. */
export const matrix = {
  title: (project: string) => `${project} by environment`,
  titleOfNone: 'No project, by environment',
  about: 'What each environment has, and what is missing.',
  project: 'Project',
  noProject: 'No project',
  failed: 'The environments can’t be compared.',
  readAgain: 'Read them again',
  reading: 'Reading the names.',
  note: 'A name is missing where at least half of the environments in use here have it; the others show a dash.',
  empty: {
    title: 'Nothing to compare yet',
    text: 'The names of a project stand here, and beside each what dev, staging and production have of it.',
    action: 'New secret',
  },

  summary: {
    none: 'No secret is in it.',
    complete: (names: number, environments: number) => `${size(names, environments)} Nothing is missing.`,
    found: (names: number, environments: number, found: string) => `${size(names, environments)} ${found}.`,
    counts: {
      missing: (count: number) => `${number(count)} missing`,
      expired: (count: number) => `${number(count)} expired`,
      revoked: (count: number) => `${number(count)} revoked`,
      expiring: (count: number) => `${number(count)} due soon`,
      'same-as-production': (count: number) => `${number(count)} the same as in production`,
    } satisfies Partial<Record<MatrixState, (count: number) => string>>,
  },

  filter: {
    label: 'Filter by name',
    show: 'Show',
    all: 'All names',
    missing: 'Missing',
    differs: 'Missing or different',
    nothingMissing: 'Nothing is missing',
    nothingDiffers: 'Nothing differs',
    allAlike: 'Each environment has what the others have.',
    noName: 'No name fits',
    noNameHolds: (words: string) => `No such name holds “${words}”.`,
    showAll: 'Show all names',
  },

  grid: {
    label: 'Names by environment',
    name: 'Name',
    spot: (name: string, environment: string) => `${name} in ${environment}`,
    cell: (name: string, environment: string, what: string) => `${name} in ${environment}: ${what}`,
  },
  cell: {
    missing: 'missing',
    none: 'not there',
    present: (version: number) => `v${version}`,
    presentLabel: (version: number) => `present, v${version}`,
    shared: 'shared value',
    sharedLabel: (version: number) => `shared value, v${version}`,
    own: 'own value',
    ownLabel: (version: number) => `own value instead of the shared one, v${version}`,
    expired: 'expired',
    revoked: 'revoked',
    expires: (when: string) => `expires ${when}`,
    sameAs: (environment: string) => `same as ${environment}`,
    andShared: (what: string) => `${what} · shared`,
  },
  menu: {
    add: (environment: string) => `New secret for ${environment}…`,
    addOwn: (environment: string) => `Own value for ${environment}…`,
    copy: 'Copy value',
    replace: 'Replace value…',
    replaceForAll: 'Replace the value for all…',
    open: 'Open secret',
    share: (environment: string) => `Use the one of ${environment} here too`,
  },

  editor: {
    addTitle: 'New secret {name} for {environment}',
    replaceTitle: 'New value of {name} in {environment}',
    lineHint: 'Shift Enter begins a line',
    cancel: 'Cancel',
    add: 'Add secret',
    replace: 'Replace value',
    empty: 'Type or paste the value.',
    unchanged: (why: string) => `${why} Nothing was changed.`,
  },
  holds: {
    everywhere: 'It is one secret: the new value holds in all environments.',
    also: (environments: readonly string[]) =>
      `It is one secret: the new value holds in ${list.format(environments)} too.`,
    inProjects: (projects: readonly string[]) => `It is one secret: the new value holds in ${list.format(projects)}.`,
    everywhereInProjects: (projects: readonly string[]) =>
      `It is one secret: the new value holds in all environments, in ${list.format(projects)}.`,
    alsoInProjects: (environments: readonly string[], projects: readonly string[]) =>
      `It is one secret: the new value holds in ${list.format(environments)} too, in ${list.format(projects)}.`,
  },
  changes: {
    undo: 'Undo',
    added: (name: string, environment: string) => `${name} is there for ${environment}.`,
    same: (name: string) => `${name} has that value already. Nothing was changed.`,
    replaced: (name: string, version: number) => `${name} has a new value: version ${version}.`,
    shared: (name: string, environment: string) => `${name} is used in ${environment} too.`,
  },
};

function size(names: number, environments: number): string {
  const all = counted(names, { one: 'name', other: 'names' });
  return `${all} in ${counted(environments, { one: 'environment', other: 'environments' })}.`;
}
