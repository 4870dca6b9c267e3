import type { Outcome } from '../../src-preload/contract.ts';
import { texts } from '../../src-texts/texts.ts';

const t = texts.secretList;

/** Of many, those that were left as they were, and why; empty where none was. */
export function leftInWords(left: readonly Outcome[]): string {
  if (left.length === 0) return '';
  const counts = new Map<string, number>();
  for (const { code } of left) {
    const reason = t.reasons[code ?? ''] ?? t.done.refused;
    counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  const single = counts.size === 1;
  const why = [...counts].map(([reason, count]) => (single ? reason : t.done.leftWith(count, reason)));
  return t.done.left(left.length, why);
}
