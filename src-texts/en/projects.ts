import type { Environment, View } from '../../src-preload/contract.ts';
import { counted, number, plural } from '../language.ts';

type Kind = 'project' | 'environment';

const secrets = (count: number) => counted(count, { one: 'secret', other: 'secrets' });

/** The left pane, and the dialogs in which projects and environments are made and kept. */
export const projects = {
  cancel: 'Cancel',

  sidebar: {
    label: 'Parts of the vault',
    attention: 'Needs attention',
    vault: 'The vault itself',
    health: 'Health',
    matrix: 'By environment',
    activity: 'Activity',
    connections: 'Connections',
    backups: 'Backups',
    projects: 'Projects',
    manage: 'Manage projects and environments',
    newProject: 'New project',
    noProject: 'None yet. A project groups the secrets of one thing that you run.',
    showArchived: (count: number) => `Show ${count} archived`,
    hideArchived: 'Hide archived',
    environments: 'Environments',
    tags: 'Tags',
    allTags: (count: number) => `Show all ${count} tags`,
    fewerTags: 'Show fewer',
  },
  views: {
    all: 'All secrets',
    favourites: 'Favourites',
    recent: 'Recent',
    expired: 'Expired',
    expiring: 'Expiring soon',
    rotation: 'Due for rotation',
    weak: 'Weak or reused',
    missing: 'Missing somewhere',
    revoked: 'Revoked',
    'no-expiry': 'Without expiry',
    trash: 'Trash',
  } satisfies Record<Exclude<View['kind'], Kind | 'tag'>, string>,
  unknownProject: 'Project',
  unknownView: 'Secrets',

  manage: {
    title: 'Projects and environments',
    show: 'Show',
    projects: 'Projects',
    environments: 'Environments',
    edit: 'Edit',
    editPlace: (name: string) => `Edit ${name}`,
    more: (name: string) => `More for ${name}`,
    archive: 'Archive',
    unarchive: 'Take out of the archive',
    delete: 'Delete…',
    archived: 'archived',
    save: 'Save',
    secrets,
  },
  project: {
    new: 'New project',
    make: 'Make project',
    none: 'No project yet.',
    matrix: 'By environment',
    hint: 'An archived project is not shown at the left and not offered for new secrets. Its secrets stay as they are.',
    name: 'Name',
    nameHint: 'For the service, repository or machine that its secrets belong to.',
    nameExample: 'storefront',
    colour: 'Colour',
    hues: ['Brass', 'Green', 'Blue', 'Purple', 'Teal', 'Pink'],
  },
  environment: {
    new: 'New environment',
    make: 'Make environment',
    up: 'Move up',
    down: 'Move down',
    due: (count: number, days: number) =>
      `${secrets(count)} · due after ${counted(days, { one: 'day', other: 'days' })}`,
    neverDue: (count: number) => `${secrets(count)} · never due`,
    hint: 'Secrets of an environment are due for a new value after its days, unless they have a rule of their own.',
    name: 'Name',
    slug: 'For programs',
    slugHint: 'How references name it. It stays.',
    colour: 'Colour',
    days: 'Due after days',
    daysHint: 'Empty for never.',
    hues: {
      dev: 'Sea blue',
      staging: 'Violet',
      prod: 'Red',
      'hue-1': 'Brass',
      'hue-2': 'Green',
      'hue-3': 'Blue',
      'hue-4': 'Purple',
      'hue-5': 'Teal',
      'hue-6': 'Pink',
    } satisfies Record<Environment['hue'], string>,
  },
  problems: {
    noName: 'Give it a name.',
    nameTooLong: (most: number) => `A name has at most ${most} characters.`,
    slug: 'A letter from a to z, then such letters, digits and hyphens; at most 32 in all.',
    days: (most: number) => `A number of days from 1 to ${number(most)}.`,
  },

  deletion: {
    title: (name: string) => `Delete ${name}?`,
    empty: 'No secret is in it.',
    onlyHere: (count: number, kind: Kind) => `${secrets(count)} ${are(count)} in no other ${kind}.`,
    noneOnlyHere: (kind: Kind) => `No secret is in this ${kind} alone.`,
    elsewhereToo: (count: number) =>
      `${secrets(count)} ${are(count)} in others too and only ${plural(count, { one: 'leaves', other: 'leave' })} this one.`,
    inTrash: (count: number) =>
      `${secrets(count)} of it ${are(count)} in the trash and ${plural(count, { one: 'stays', other: 'stay' })} there.`,
    goes: (count: number) => plural(count, { one: 'It goes', other: 'They go' }),
    toTrash: 'to the trash',
    to: (name: string) => `to ${name}`,
    action: (kind: Kind) => `Delete ${kind}`,
    trashAction: (count: number) => `Delete, trash ${secrets(count)}`,
    moveAction: (count: number) => `Delete, move ${secrets(count)}`,
    unchanged: (why: string) => `${why} Nothing was changed.`,
    done: (name: string, kind: Kind) => `The ${kind} ${name} is deleted.`,
  },
};

function are(count: number): string {
  return plural(count, { one: 'is', other: 'are' });
}
