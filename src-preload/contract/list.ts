import { environmentSlug, id, oneLine } from './domain.ts';
import { rotationDue } from './rotation.ts';
import { secretSummary } from './secrets.ts';
import { z } from './z.ts';

/** Which part of the vault the list shows. */
export const view = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('all') }),
  z.strictObject({ kind: z.literal('project'), project: id }),
  z.strictObject({ kind: z.literal('environment'), environment: environmentSlug }),
  z.strictObject({ kind: z.literal('tag'), tag: oneLine(64) }),
  z.strictObject({ kind: z.literal('favourites') }),
  z.strictObject({ kind: z.literal('recent') }),
  z.strictObject({ kind: z.literal('expired') }),
  z.strictObject({ kind: z.literal('expiring') }),
  z.strictObject({ kind: z.literal('rotation') }),
  z.strictObject({ kind: z.literal('revoked') }),
  /** A value that is weak, a placeholder, or in another secret too; as far as the values have been looked at. */
  z.strictObject({ kind: z.literal('weak') }),
  /** Not there in an environment of its project where one would look for it. */
  z.strictObject({ kind: z.literal('missing') }),
  z.strictObject({ kind: z.literal('no-expiry') }),
  z.strictObject({ kind: z.literal('trash') }),
]);
export type View = z.infer<typeof view>;

export const sortOrder = z.enum(['name', 'changed', 'expiry']);
export type SortOrder = z.infer<typeof sortOrder>;

/** A row of the list; with it goes when its value is due to be replaced (`null` for never), which is not stored. */
export const listedSecret = secretSummary.extend({ rotationDue: rotationDue.nullable() });
export type ListedSecret = z.infer<typeof listedSecret>;

export const listPage = z.object({
  /** How many match in all, and how many the view holds without the query. */
  total: z.int(),
  of: z.int(),
  rows: z.array(listedSecret),
  /** Of the rows that fit a search by their notes only: the line of the notes that does. */
  fromNotes: z.record(id, z.string()),
  /** Of the rows of the view `missing`: the environments that lack them, by slug. */
  missingIn: z.record(id, z.array(z.string())),
  /** False where it was asked about values, and not all have been looked at yet. */
  complete: z.boolean(),
});
export type ListPage = z.infer<typeof listPage>;

export const counts = z.object({
  all: z.int(),
  favourites: z.int(),
  recent: z.int(),
  expired: z.int(),
  expiring: z.int(),
  /** Due to be replaced: by policy, or because a person said so. */
  rotation: z.int(),
  revoked: z.int(),
  /** Weak or used twice; `null` until every value has been looked at. */
  weak: z.int().nullable(),
  /** Missing in an environment. */
  missing: z.int(),
  noExpiry: z.int(),
  trash: z.int(),
  /** Secrets outside the trash, by project id, environment and tag. */
  byProject: z.record(z.string(), z.int()),
  byEnvironment: z.record(z.string(), z.int()),
  byTag: z.record(z.string(), z.int()),
});
export type Counts = z.infer<typeof counts>;
