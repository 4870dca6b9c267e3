import type { DamagedRecord } from '../../src-preload/contract.ts';
import { texts } from '../../src-texts/texts.ts';

const t = texts.status.damaged;

const unnamed: Readonly<Record<string, string>> = t.unnamed;

/** What a damaged record is, as far as that is known: its name, or what kind of thing it was. */
export function damagedWords({ name, table }: DamagedRecord): string {
  if (table === 'unlockers') return t.unlockers;
  return name ?? unnamed[table] ?? t.unnamedRecord;
}

/** "A, B and 2 more": at most three are named. */
export function namesOf(damaged: readonly DamagedRecord[]): string {
  const words = [...new Set(damaged.map(damagedWords))];
  if (words.length <= 3) return t.all(words);
  return t.some(words.slice(0, 2), words.length - 2);
}
