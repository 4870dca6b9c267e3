import type { Retention, Version } from '../../src-preload/contract.ts';
import { texts } from '../../src-texts/texts.ts';

const t = texts.history.retention;

const day = 86_400;

/**
 * How many of a secret's versions (newest first) a rule removes. The current one stays, and of those that were current
 * within the days also the one that the oldest of them replaced. A rotation under way keeps more.
 */
export function goneBy(versions: readonly Version[], rule: Retention, now: number): number {
  if (rule.keep === 'all') return 0;
  return versions.filter((version, index) => {
    if (version.current) return false;
    if (rule.keep === 'last') return index >= rule.versions;
    const replacedAt = versions[index - 1]?.at ?? Number.POSITIVE_INFINITY;
    return replacedAt < now - rule.days * day;
  }).length;
}

const offered: readonly Retention[] = [
  { keep: 'all' },
  ...[3, 5, 10, 20, 50].map((versions): Retention => ({ keep: 'last', versions })),
  ...[30, 90, 180, 365].map((days): Retention => ({ keep: 'younger', days })),
];

/** "All versions", "The last 10 of each secret", "Those of the last 90 days". */
export function retentionWords(rule: Retention): string {
  if (rule.keep === 'all') return t.all;
  if (rule.keep === 'last') return rule.versions === 1 ? t.current : t.last(rule.versions);
  return rule.days === 365 ? t.lastYear : t.lastDays(rule.days);
}

/** The rules that are offered, and the one that holds where it is another one; each named by its words. */
export function retentionChoices(current: Retention): { value: string; label: string; rule: Retention }[] {
  const known = offered.some((rule) => retentionWords(rule) === retentionWords(current));
  return (known ? offered : [...offered, current]).map((rule) => {
    const label = retentionWords(rule);
    return { value: label, label, rule };
  });
}
