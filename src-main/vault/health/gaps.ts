import type { Environment } from '../../../src-preload/contract.ts';
import type { Entry } from '../pages.ts';

/** Where a name stands in a project: in how many of the environments that the project uses. */
type Stand = { readonly ids: string[]; readonly slugs: Set<string>; forAll: boolean };

/** The slugs of the environments that are not archived, in their order. */
export function activeSlugs(environments: readonly Environment[]): string[] {
  return environments.filter(({ archivedAt }) => archivedAt === null).map(({ slug }) => slug);
}

/** Of these environments, those for which any of the secrets is. */
export function usedBy(entries: Iterable<Pick<Entry, 'environments'>>, slugs: readonly string[]): Set<string> {
  const named = new Set<string>();
  for (const { environments } of entries) for (const slug of environments) named.add(slug);
  return new Set(slugs.filter((slug) => named.has(slug)));
}

/**
 * Whether one would look for a name in the environments that lack it: at least half of those that the project uses have
 * it. What fewer have is taken to belong to them alone.
 */
export function isMissedElsewhere(having: number, used: number): boolean {
  return having > 0 && having < used && having * 2 >= used;
}

/**
 * By id, the secrets whose name is missing in an environment of one of their projects, or beside them in none; each with
 * the slugs of those environments, in their order.
 */
export function findGaps(entries: Iterable<Entry>, environments: readonly Environment[]): Map<string, string[]> {
  const slugs = activeSlugs(environments);
  const inside = byProject(entries);
  const found = new Map<string, string[]>();
  for (const named of inside.values()) {
    const used = usedBy(named, slugs);
    for (const { ids, slugs: having, forAll } of standsOf(named, used)) {
      if (forAll || !isMissedElsewhere(having.size, used.size)) continue;
      const lacking = new Set([...used].filter((slug) => !having.has(slug)));
      // One that is in several projects may be missed in each of them.
      for (const id of ids) {
        const before = found.get(id) ?? [];
        found.set(
          id,
          slugs.filter((slug) => lacking.has(slug) || before.includes(slug)),
        );
      }
    }
  }
  return found;
}

/** What is not in the trash by project; what is in none together. */
function byProject(entries: Iterable<Entry>): Map<string | null, Entry[]> {
  const inside = new Map<string | null, Entry[]>();
  for (const entry of entries) {
    if (entry.trashedAt !== null) continue;
    for (const project of entry.projects.length === 0 ? [null] : entry.projects) {
      const others = inside.get(project);
      if (others) others.push(entry);
      else inside.set(project, [entry]);
    }
  }
  return inside;
}

function standsOf(entries: readonly Entry[], used: ReadonlySet<string>): Iterable<Stand> {
  const stands = new Map<string, Stand>();
  for (const { id, name, environments } of entries) {
    const stand = stands.get(name) ?? { ids: [], slugs: new Set<string>(), forAll: false };
    stand.ids.push(id);
    if (environments.length === 0) stand.forAll = true;
    for (const slug of environments) if (used.has(slug)) stand.slugs.add(slug);
    stands.set(name, stand);
  }
  return stands.values();
}
