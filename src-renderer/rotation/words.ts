import type { RotationState } from '../../src-preload/contract.ts';
import { countOf } from '../exchange/choice.ts';
import { openCount } from './steps.ts';

/** How far the places are: "3 of 5 done. Tick each when it runs with the new value." */
export function placesWords(rotation: RotationState): string {
  const { places, next } = rotation;
  if (places.length === 0) return 'None yet. Name each place that uses it, so that none is forgotten.';
  if (next === null) return `${countOf(places.length, 'place waits', 'places wait')} for the new value.`;
  const done = places.length - openCount(rotation);
  if (done === places.length) return places.length === 1 ? 'It is done.' : `All ${places.length} are done.`;
  return `${done} of ${places.length} done. Tick each when it runs with the new value.`;
}

/** What undoing means just now. */
export function undoWords({ previous, next, places }: RotationState): string {
  if (next === null) return `Version ${previous} stays the value. Nothing else was changed.`;
  const done = places.filter(({ doneAt }) => doneAt !== null).length;
  const back =
    done === 0
      ? ''
      : ` Put it back where the new one is already: in ${countOf(done, 'place', 'places')} that you ticked.`;
  return `The old value is the current one again, as a new version; the new one (version ${next}) stays in the history.${back}`;
}
