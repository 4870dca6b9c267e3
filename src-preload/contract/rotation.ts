import { actor, environmentSlug, id, limits, oneLine, seconds, secretValue, text } from './domain.ts';
import { rotationDays } from './places.ts';
import { z } from './z.ts';

/** When a value is due to be replaced: by its age, or because a person said so. */
export const rotationDue = z.object({ at: seconds, why: z.enum(['rotation', 'marked']) });
export type RotationDue = z.infer<typeof rotationDue>;

/** After how many days a value is to be replaced, and what says so; an environment is named by its slug. */
export const rotationRule = z.object({
  days: rotationDays,
  because: z.enum(['own', 'critical', 'environment']),
  environment: environmentSlug.nullable(),
});
export type RotationRule = z.infer<typeof rotationRule>;

/** Where a value is used: an application, a remote link, a reference in a file, or a line of the person's own. */
export const newPlaceOfUse = z.strictObject({
  kind: z.enum(['application', 'link', 'reference', 'line']),
  text: oneLine(limits.label),
});
export type NewPlaceOfUse = z.infer<typeof newPlaceOfUse>;

export const placeOfUse = z.object({
  id,
  ...newPlaceOfUse.shape,
  /** When the new value was put there. */
  doneAt: seconds.nullable(),
});
export type PlaceOfUse = z.infer<typeof placeOfUse>;

/**
 * A rotation that has begun: a new value is made, put in each place of use, verified; then the old one is retired.
 * Until it is finished both versions can be read.
 */
export const rotationState = z.object({
  startedAt: seconds,
  startedBy: actor,
  /** Why it was begun; empty where nothing was said. */
  reason: z.string(),
  /** Number of the version that is being replaced, and of the new one once it is made: then it is the current one. */
  previous: z.int().positive(),
  next: z.int().positive().nullable(),
  /** Since when the replaced value was current. */
  previousSince: seconds,
  places: z.array(placeOfUse),
  verifiedAt: seconds.nullable(),
});
export type RotationState = z.infer<typeof rotationState>;

/** Which secret, and the revision of it that the step was decided on. */
const step = { id, revision: z.int().positive() };
const reason = text(limits.reason);

/** What each step of a rotation takes. */
export const rotationInput = {
  /** Without places, those that `places` proposes. */
  start: z.strictObject({ ...step, reason, places: z.array(newPlaceOfUse).max(limits.places).optional() }),
  setValue: z.strictObject({ ...step, value: secretValue, why: reason }),
  addPlace: z.strictObject({ ...step, ...newPlaceOfUse.shape }),
  removePlace: z.strictObject({ ...step, place: id }),
  tick: z.strictObject({ ...step, place: id, done: z.boolean() }),
  /** `evenIfOpen` is the person's word that it is verified although places are open. */
  verify: z.strictObject({ ...step, evenIfOpen: z.boolean() }),
  /** `purgeOld` removes all earlier values for good. */
  finish: z.strictObject({ ...step, purgeOld: z.boolean() }),
  undo: z.strictObject({ ...step, reason }),
} as const;
