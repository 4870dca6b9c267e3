import type { RotationState } from '../../src-preload/contract.ts';
import { texts } from '../../src-texts/texts.ts';
import { openCount } from './steps.ts';

const t = texts.rotation;

/** How far the places are: "3 of 5 done. Tick each when it runs with the new value." */
export function placesWords(rotation: RotationState): string {
  const { places, next } = rotation;
  if (places.length === 0) return t.places.none;
  if (next === null) return t.places.wait(places.length);
  const done = places.length - openCount(rotation);
  if (done === places.length) return t.places.done(places.length);
  return t.places.doneOf(done, places.length);
}

/** What undoing means just now. */
export function undoWords({ previous, next, places }: RotationState): string {
  if (next === null) return t.undo.withoutValue(previous);
  const done = places.filter(({ doneAt }) => doneAt !== null).length;
  return done === 0 ? t.undo.withValue(next) : `${t.undo.withValue(next)} ${t.undo.putBack(done)}`;
}
