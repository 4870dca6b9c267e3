import type { Version } from '../../src-preload/contract.ts';
import { actorWords } from '../activity/words.ts';

/** Why a version was made, in the words of who made it, else by what is known: "restored from version 2, by you". */
export function whyWords({ why, by, restoredFrom, number }: Version): string {
  const who = actorWords(by);
  const restored = restoredFrom === null ? '' : `value of version ${restoredFrom} again`;
  if (why !== '') return [why, restored].filter((part) => part !== '').join(', ');
  if (restored !== '') return restored;
  return number === 1 ? `first value, by ${who}` : `new value, by ${who}`;
}
