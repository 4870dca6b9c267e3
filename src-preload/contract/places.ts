import { environmentSlug, id, oneLine, seconds } from './domain.ts';
import { z } from './z.ts';

/** Days after which a secret is due to be replaced. */
export const rotationDays = z.int().min(1).max(3_650);

export const project = z.object({
  id,
  name: z.string(),
  hue: z.int().min(0).max(5),
  /** Since when it is put away: not offered for new secrets any more. */
  archivedAt: seconds.nullable(),
});
export type Project = z.infer<typeof project>;

export const projectName = oneLine(64);
export const projectChanges = z
  .strictObject({ name: projectName, hue: z.int().min(0).max(5), archived: z.boolean() })
  .partial()
  .refine((c) => Object.keys(c).length > 0);
export type ProjectChanges = {
  [K in keyof z.infer<typeof projectChanges>]?: Exclude<z.infer<typeof projectChanges>[K], undefined>;
};

export const environmentHue = z.enum(['dev', 'staging', 'prod', 'hue-1', 'hue-2', 'hue-3', 'hue-4', 'hue-5', 'hue-6']);

export const environment = z.object({
  id,
  slug: environmentSlug,
  /** What the chip says: `prod` for the slug `prd`. */
  name: z.string(),
  hue: environmentHue,
  /** Days after which its secrets are due; `null` for never. */
  rotationDays: rotationDays.nullable(),
  archivedAt: seconds.nullable(),
});
export type Environment = z.infer<typeof environment>;

export const environmentName = oneLine(32);
export const newEnvironment = z.strictObject({
  slug: environmentSlug,
  name: environmentName,
  hue: environmentHue,
  rotationDays: rotationDays.nullable().default(90),
});
export type NewEnvironment = z.output<typeof newEnvironment>;

export const environmentChanges = z
  .strictObject({
    name: environmentName,
    hue: environmentHue,
    rotationDays: rotationDays.nullable(),
    archived: z.boolean(),
    /** Its place in the order, from 0. */
    place: z.int().min(0).max(1_000),
  })
  .partial()
  .refine((c) => Object.keys(c).length > 0);
export type EnvironmentChanges = {
  [K in keyof z.infer<typeof environmentChanges>]?: Exclude<z.infer<typeof environmentChanges>[K], undefined>;
};

/** What deleting a project or an environment would mean; secrets in the trash are counted apart. */
export const deletion = z.object({
  /** Secrets that are nowhere else. */
  only: z.int(),
  /** Secrets that are in others too, and only leave this one. */
  also: z.int(),
  inTrash: z.int(),
});
export type Deletion = z.infer<typeof deletion>;

/**
 * What becomes of the secrets that are in the deleted project or environment only: they go to the trash, or to another
 * one. Those that are in others too only leave this one.
 */
export const fate = z.discriminatedUnion('to', [
  z.strictObject({ to: z.literal('trash') }),
  z.strictObject({ to: z.literal('place'), id }),
]);
export type Fate = z.infer<typeof fate>;
