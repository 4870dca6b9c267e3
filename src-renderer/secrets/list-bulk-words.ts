import type { Outcome } from '../../src-preload/contract.ts';

const reasons: Readonly<Record<string, string>> = {
  SECRET_NOT_FOUND: 'not in the vault any more',
  IN_TRASH: 'in the trash',
  NOT_IN_TRASH: 'not in the trash any more',
  CONFLICT: 'its name is taken in its place by now',
  PROJECT_NOT_FOUND: 'its project is gone',
  ENVIRONMENT_NOT_FOUND: 'its environment is gone',
  RECORD_DAMAGED: 'damaged',
};

/** "1 secret", "1,204 secrets". */
export function secretsInWords(count: number): string {
  return `${count.toLocaleString('en')} ${count === 1 ? 'secret' : 'secrets'}`;
}

/** Of many, those that were left as they were, and why; empty where none was. */
export function leftInWords(left: readonly Outcome[]): string {
  if (left.length === 0) return '';
  const counts = new Map<string, number>();
  for (const { code } of left) {
    const reason = reasons[code ?? ''] ?? 'refused';
    counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  const single = counts.size === 1;
  const why = [...counts].map(([reason, count]) => (single ? reason : `${count.toLocaleString('en')} ${reason}`));
  return `${secretsInWords(left.length)} ${left.length === 1 ? 'was' : 'were'} left as before: ${why.join(', ')}.`;
}
