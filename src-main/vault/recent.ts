import type { SecretSummary } from '../../src-preload/contract.ts';
import * as environments from './environments.ts';
import type { Session } from './session.ts';

/** What was used last, newest first, without what is revoked; at most so many. Environments by their names. */
export function recentlyUsed(session: Session, most: number): Pick<SecretSummary, 'id' | 'name' | 'environments'>[] {
  const nameOf = new Map(environments.list(session).map(({ slug, name }) => [slug, name]));
  const found: Pick<SecretSummary, 'id' | 'name' | 'environments' | 'lastUsedAt'>[] = [];
  for (const entry of session.pages.all())
    if (entry.lastUsedAt !== null && entry.trashedAt === null && entry.revokedAt === null) found.push(entry);
  return found
    .toSorted((a, b) => (b.lastUsedAt ?? 0) - (a.lastUsedAt ?? 0) || (a.name < b.name ? -1 : 1))
    .slice(0, most)
    .map(({ id, name, environments: slugs }) => ({
      ...{ id, name },
      environments: slugs.map((slug) => nameOf.get(slug) ?? slug),
    }));
}
