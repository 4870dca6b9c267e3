import type { Outcome } from '../../src-preload/contract.ts';
import { assertFree, type Place } from './conflict.ts';
import * as environments from './environments.ts';
import { VaultError } from './errors.ts';
import * as projects from './projects.ts';
import type { Session } from './session.ts';

/** Throws PROJECT_NOT_FOUND, ENVIRONMENT_NOT_FOUND or CONFLICT where a secret can't stand at this place. */
export function assertPlace(session: Session, place: Place, self: string | null): void {
  const known = new Set(projects.list(session).map(({ id }) => id));
  if (place.projects.some((id) => !known.has(id))) throw new VaultError('PROJECT_NOT_FOUND');
  const slugs = new Set(environments.list(session).map(({ slug }) => slug));
  if (place.environments.some((slug) => !slugs.has(slug))) throw new VaultError('ENVIRONMENT_NOT_FOUND');
  assertFree(place, session.pages.named(place.name), self);
}

/**
 * Does the same to many secrets, each for itself: one that is refused leaves the others done. `work` must refuse before
 * it writes. All in one transaction, so a full disk undoes all.
 */
export function eachOf(session: Session, ids: readonly string[], work: (id: string) => void): Outcome[] {
  return session.transaction(() =>
    [...new Set(ids)].map((id) => {
      try {
        work(id);
        return { id, code: null };
      } catch (error) {
        if (error instanceof VaultError) return { id, code: error.code };
        throw error;
      }
    }),
  );
}
