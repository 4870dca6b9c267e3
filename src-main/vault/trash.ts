import type { Actor, Outcome, Purged, SecretDetail } from '../../src-preload/contract.ts';
import { record as recordEvent } from './audit.ts';
import * as drafts from './drafts.ts';
import { nowSeconds, person } from './environment.ts';
import * as environments from './environments.ts';
import { VaultError } from './errors.ts';
import { assertPlace, eachOf } from './place.ts';
import { readSecret, removeSecret, replaceSecret } from './secret-rows.ts';
import { get } from './secrets.ts';
import type { Session } from './session.ts';

/** Days that a secret stays in the trash. */
const TRASH_DAYS = 30;
const DAY = 86_400;

/** Moves a secret to the trash, from where it is purged after 30 days. */
export function trash(session: Session, { id }: { id: string }, by: Actor = person): SecretDetail {
  return session.transaction(() => {
    moveToTrash(session, id, by);
    return get(session, { id });
  });
}

/** The same for many, each for itself. */
export function trashMany(session: Session, { ids }: { ids: readonly string[] }, by: Actor = person): Outcome[] {
  return eachOf(session, ids, (id) => moveToTrash(session, id, by));
}

/**
 * Takes a secret out of the trash, to another place if one is given. Throws CONFLICT when its place is taken by now,
 * ENVIRONMENT_NOT_FOUND or PROJECT_NOT_FOUND when it is gone.
 */
export function restore(session: Session, { id, place = {} }: Restored, by: Actor = person): SecretDetail {
  return session.transaction(() => {
    takeOut(session, id, by, place);
    return get(session, { id });
  });
}

type NewPlace = { projects?: string[] | undefined; environments?: string[] | undefined };
type Restored = { id: string; place?: NewPlace | undefined };

/** The same for many, each for itself. */
export function restoreMany(session: Session, { ids }: { ids: readonly string[] }, by: Actor = person): Outcome[] {
  return eachOf(session, ids, (id) => takeOut(session, id, by));
}

/** Removes secrets that are in the trash for good, each for itself. Refuses others with NOT_IN_TRASH. */
export function purge(
  session: Session,
  { ids }: { ids: readonly string[] },
  by: Actor = person,
): { outcomes: Outcome[]; erased: boolean } {
  const outcomes = eachOf(session, ids, (id) => {
    if (readSecret(session, id).record.trashedAt === null) throw new VaultError('NOT_IN_TRASH', { id });
    remove(session, id, by);
  });
  return { outcomes, erased: session.store.checkpoint() };
}

/** Removes for good all that is in the trash. */
export function emptyTrash(session: Session, by: Actor = person): Purged {
  return purgeAll(session, ({ trashedAt }) => trashedAt !== null, by);
}

/** Removes for good what has been in the trash past its date, with every version, and overwrites it in the file. */
export function purgeDue(session: Session): Purged {
  const now = nowSeconds(session.context.clock);
  return purgeAll(session, ({ purgeAt }) => purgeAt !== null && purgeAt <= now, person);
}

type Trashed = { trashedAt: number | null; purgeAt: number | null };

function purgeAll(session: Session, isDue: (secret: Trashed) => boolean, by: Actor): Purged {
  const due = [...session.pages.all()].filter(isDue);
  if (due.length === 0) return { purged: 0, erased: true };
  session.transaction(() => {
    for (const { id } of due) remove(session, id, by);
  });
  return { purged: due.length, erased: session.store.checkpoint() };
}

function remove(session: Session, id: string, by: Actor): void {
  const { name } = readSecret(session, id).record;
  removeSecret(session, id);
  drafts.discard(session, { secret: id });
  recordEvent(session, 'secret-purged', { subject: id, by, name });
}

function moveToTrash(session: Session, id: string, by: Actor): void {
  const { record } = readSecret(session, id);
  if (record.trashedAt !== null) return;
  const now = nowSeconds(session.context.clock);
  replaceSecret(session, id, { ...record, trashedAt: now, purgeAt: now + TRASH_DAYS * DAY }, by);
  recordEvent(session, 'secret-trashed', { subject: id, by });
}

function takeOut(session: Session, id: string, by: Actor, place: NewPlace = {}): void {
  const { record } = readSecret(session, id);
  if (record.trashedAt === null) return;
  const { projects = record.projects } = place;
  const slugs = place.environments ? environments.canonical(session, place.environments) : record.environments;
  const next = { ...record, projects, environments: slugs, trashedAt: null, purgeAt: null };
  assertPlace(session, next, id);
  replaceSecret(session, id, next, by);
  recordEvent(session, 'secret-restored', { subject: id, by });
}
