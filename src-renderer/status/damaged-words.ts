import type { DamagedRecord } from '../../src-preload/contract.ts';

const tables: Record<string, string> = {
  secrets: 'a secret',
  versions: 'an older version of a secret',
  projects: 'a project',
  environments: 'an environment',
  audit: 'an entry of the activity log',
};

/** What a damaged record is, as far as that is known: its name, or what kind of thing it was. */
export function damagedWords({ name, table }: DamagedRecord): string {
  if (table === 'unlockers') return 'what the vault opens with';
  return name ?? `${tables[table] ?? 'a record'} whose name can't be read`;
}

/** "A, B and 2 more": at most three are named. */
export function namesOf(damaged: readonly DamagedRecord[]): string {
  const words = [...new Set(damaged.map(damagedWords))];
  if (words.length <= 3) return words.join(', ').replace(/, ([^,]*)$/, ' and $1');
  return `${words.slice(0, 2).join(', ')} and ${words.length - 2} more`;
}
