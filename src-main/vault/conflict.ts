import type { SecretSummary } from '../../src-preload/contract.ts';
import { VaultError } from './errors.ts';

export type Place = Pick<SecretSummary, 'name' | 'projects' | 'environments'>;

/**
 * Whether two secrets would answer to the same name at the same place: the same name, a project in common or both
 * without one, and a named environment in common or both for all. One for named environments overrides one for all.
 */
export function conflicts(a: Place, b: Place): boolean {
  if (a.name !== b.name) return false;
  return share(a.projects, b.projects) && share(a.environments, b.environments);
}

/** Throws CONFLICT naming the other secret (`other`: its id), unless the place is free. */
export function assertFree(place: Place, others: Iterable<SecretSummary>, self: string | null): void {
  for (const other of others) {
    if (other.id !== self && other.trashedAt === null && conflicts(place, other)) {
      throw new VaultError('CONFLICT', { other: other.id });
    }
  }
}

function share(a: readonly string[], b: readonly string[]): boolean {
  return a.length === 0 ? b.length === 0 : a.some((item) => b.includes(item));
}
