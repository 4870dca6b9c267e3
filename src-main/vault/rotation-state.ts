import type { NewPlaceOfUse, PlaceOfUse, RotationState } from '../../src-preload/contract.ts';
import { VaultError } from './errors.ts';

/** Why a step can't be taken now; stands in the details of ROTATION_STEP as `why`. */
type Obstacle = 'no-value' | 'same-value' | 'no-such-place' | 'open-places' | 'verified' | 'not-verified';

export function notAtThatStep(why: Obstacle): VaultError {
  return new VaultError('ROTATION_STEP', { why });
}

/** Numbers of the versions that are in use: the current one and, until a rotation is finished, the one it replaces. */
export function readable(secret: { current: { number: number }; rotation: RotationState | null }): number[] {
  const { current, rotation } = secret;
  return [...new Set([rotation?.previous ?? current.number, current.number])];
}

/**
 * The rotation of a secret whose current version is `current`. One that it does not know yet is its new value, however it
 * was made: every place needs it, and what was verified was another.
 */
export function follow(rotation: RotationState, current: number): RotationState {
  if (current === (rotation.next ?? rotation.previous)) return rotation;
  const places = rotation.places.map((place) => ({ ...place, doneAt: null }));
  return { ...rotation, next: current, places, verifiedAt: null };
}

/** Adds a place, open. Throws NAME_TAKEN where it is there already. */
export function withPlace(rotation: RotationState, id: string, { kind, text }: NewPlaceOfUse): RotationState {
  if (rotation.places.some((place) => place.kind === kind && place.text === text)) throw new VaultError('NAME_TAKEN');
  return { ...rotation, places: [...rotation.places, { id, kind, text, doneAt: null }], verifiedAt: null };
}

/** Throws ROTATION_STEP where there is no such place. */
export function withoutPlace(rotation: RotationState, id: string): RotationState {
  const { places } = rotation;
  return { ...rotation, places: places.toSpliced(places.indexOf(placeOf(rotation, id)), 1) };
}

/**
 * Notes when the new value was put in a place; `null` opens the place again, and with it the verification. Throws
 * ROTATION_STEP where there is no such place, or no new value yet.
 */
export function ticked(rotation: RotationState, id: string, doneAt: number | null): RotationState {
  const place = placeOf(rotation, id);
  if (rotation.next === null) throw notAtThatStep('no-value');
  if ((place.doneAt === null) === (doneAt === null)) return rotation;
  const places = rotation.places.map((one) => (one === place ? { ...one, doneAt } : one));
  return { ...rotation, places, verifiedAt: doneAt === null ? null : rotation.verifiedAt };
}

/** Notes when it was verified. Throws ROTATION_STEP without a new value, twice, or with places open if not told. */
export function verified(rotation: RotationState, verifiedAt: number, evenIfOpen: boolean): RotationState {
  if (rotation.next === null) throw notAtThatStep('no-value');
  if (rotation.verifiedAt !== null) throw notAtThatStep('verified');
  if (!evenIfOpen && openPlaces(rotation).length > 0) throw notAtThatStep('open-places');
  return { ...rotation, verifiedAt };
}

/** Places that don't have the new value yet. */
export function openPlaces({ places }: RotationState): PlaceOfUse[] {
  return places.filter(({ doneAt }) => doneAt === null);
}

function placeOf({ places }: RotationState, id: string): PlaceOfUse {
  const place = places.find((one) => one.id === id);
  if (!place) throw notAtThatStep('no-such-place');
  return place;
}
