import type { HealthFinding } from '../../../src-preload/contract/health.ts';
import type { Entry } from '../pages.ts';
import type { Known } from './health-check.ts';

/** So many of the others are named. */
const NAMED = 16;

type Reuse = Extract<HealthFinding, { kind: 'reused' | 'same-as-production' }>;

/** Secrets of one value, and for how many different sets of environments. */
type Group = { readonly ids: readonly string[]; readonly places: number };

/** Whether a secret is for production alone or with others. */
function isForProduction({ environments }: Pick<Entry, 'environments'>, production: ReadonlySet<string>): boolean {
  return environments.length === 0 || environments.some((slug) => production.has(slug));
}

/** Whether a secret is in use: neither in the trash nor revoked. */
export function isInUse({ trashedAt, revokedAt }: Pick<Entry, 'trashedAt' | 'revokedAt'>): boolean {
  return trashedAt === null && revokedAt === null;
}

/**
 * What each secret, by id, shares its value with. One in use that is not for production is told of those in use that are;
 * all others of one value are told of each other, in the trash and revoked as well. Only what is worth hiding counts.
 */
export function findReuse(
  entries: readonly Entry[],
  known: ReadonlyMap<string, Known>,
  production: ReadonlySet<string>,
): Map<string, Reuse[]> {
  const found = new Map<string, Reuse[]>();
  for (const same of byValue(entries, known)) {
    const isProduction = (entry: Entry) => isInUse(entry) && isForProduction(entry, production);
    const inProduction = groupOf(same.filter(isProduction));
    const everywhere = groupOf(same);
    const elsewhere = groupOf(same.filter((entry) => !isProduction(entry)));
    for (const entry of same) {
      const copied = isInUse(entry) && !isProduction(entry) && inProduction.ids.length > 0;
      found.set(entry.id, [
        ...(copied ? [{ kind: 'same-as-production' as const, ...others(inProduction, entry.id) }] : []),
        ...reusedIn(copied ? elsewhere : everywhere, entry.id),
      ]);
    }
  }
  return found;
}

/** Secrets of one value, where there are several. */
function byValue(entries: readonly Entry[], known: ReadonlyMap<string, Known>): Entry[][] {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    const value = known.get(entry.id)?.value;
    if (!value?.sensitive) continue;
    const group = groups.get(value.digest);
    if (group) group.push(entry);
    else groups.set(value.digest, [entry]);
  }
  return [...groups.values()].filter(({ length }) => length > 1);
}

function groupOf(entries: readonly Entry[]): Group {
  const places = new Set(entries.map(({ environments }) => environments.toSorted().join()));
  return { ids: entries.map(({ id }) => id).toSorted(), places: places.size };
}

function reusedIn(group: Group, id: string): Reuse[] {
  if (group.ids.length < 2) return [];
  return [{ kind: 'reused', ...others(group, id), acrossEnvironments: group.places > 1 }];
}

function others({ ids }: Group, id: string): { count: number; with: string[] } {
  const named = ids.slice(0, NAMED + 1).filter((other) => other !== id);
  return { count: ids.includes(id) ? ids.length - 1 : ids.length, with: named.slice(0, NAMED) };
}
