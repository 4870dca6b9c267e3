import type { Sample } from './data.ts';

/** What is measured, and the heading that it gets. */
export const operations = {
  unlock: 'unlock to a list ready to show, without key derivation',
  deepCheck: 'check of the whole file after unlocking',
  'deepCheck longest slice': 'check of the whole file: longest slice',
  create: 'create, durable',
  update: 'new value, durable',
  delete: 'delete, durable (into the trash where there is one)',
  get: 'get with value',
  reveal: 'get with value and its audit event, durable',
  search: 'search for a word',
  searchTypo: 'search for a misspelt word',
  searchFirst: 'first search after unlocking',
  list: 'a hundred rows of the list',
  import: 'bring in as many at once, durable',
  'import longest slice': 'bring in as many at once: longest slice',
  rotate: 'rotate the vault key, 3 versions a secret',
  'rotate longest slice': 'rotate the vault key: longest slice',
  scrypt: 'scrypt, N = 2^17',
  'scrypt longest slice': 'scrypt: longest that the thread which asks is held up',
} as const;

/** The same of the window, in the built app. */
export const desktopOperations = {
  'cold start': 'cold start, to the field for the password',
  'unlock to painted list': 'unlock to the painted list, without key derivation',
  'keystroke to painted results': 'a key in the search, to its painted results',
  'open a secret': 'a click on a secret, to its painted detail',
  'frame while scrolling': 'one frame while the list scrolls',
  'quick access': 'the tray, to quick access with its field to type in, painted',
  'lock to blank': 'Ctrl+L, to a page without the list',
} as const;
export type DesktopOperation = keyof typeof desktopOperations;

/** The same of sync: at each service, on its own clock. */
export const syncOperations = {
  plan: 'plan of as many links',
  'first look': 'first look at both sides after unlocking, as many links',
  'first look longest slice': 'first look at both sides: longest slice',
  look: 'look at both sides again, nothing changed',
  'look longest slice': 'look at both sides again: longest slice',
  'first push': 'first push of as many, on the clock of the service',
  'first push limit': 'the same by the limit of its writes alone',
} as const;
export type SyncOperation = keyof typeof syncOperations;

export type OperationName = keyof typeof operations;
type WatchedName = 'deepCheck' | 'import' | 'rotate' | 'scrypt';

export type Operation = {
  /** At most this often; slow ones are run less. */
  runs: number;
  /** Not timed, like `after`. */
  before?: () => unknown;
  run: () => unknown;
  after?: () => unknown;
} & (
  | { name: OperationName; watched?: false }
  /** How long it holds up its thread at a time is measured as well. */
  | { name: WatchedName; watched: true }
);

/** A subject's store, open, with what can be done to it. */
export type Opened = {
  /** How many secrets its list has. */
  listed: number;
  operations: Operation[];
  close: () => unknown;
  /** Resident bytes of the process that it runs in, if that is another one. */
  resident?: () => number;
};

/** What Coffer is measured against, and Coffer itself. Each call gets a process of its own. */
export type Subject = {
  /** Writes a new store with these secrets below the folder. */
  fill: (folder: string, data: readonly Sample[]) => unknown;
  /** Opens what `fill` wrote. */
  open: (folder: string, count: number) => Promise<Opened>;
  /** Operations that begin with a store of their own below the folder. */
  apart?: (folder: string, count: number) => Operation[];
};
