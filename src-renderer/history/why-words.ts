import type { Version } from '../../src-preload/contract.ts';
import { texts } from '../../src-texts/texts.ts';
import { actorWords } from '../activity/words.ts';

const t = texts.history.why;

/** Why a version was made, in the words of who made it, else by what is known: "restored from version 2, by you". */
export function whyWords({ why, by, restoredFrom, number }: Version): string {
  const who = actorWords(by);
  const restored = restoredFrom === null ? '' : t.again(restoredFrom);
  if (why !== '') return [why, restored].filter((part) => part !== '').join(', ');
  if (restored !== '') return restored;
  return number === 1 ? t.first(who) : t.next(who);
}
