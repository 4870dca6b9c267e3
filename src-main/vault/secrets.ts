import type { NewSecret, SecretChanges, SecretDetail, SecretValue } from '../../src-preload/contract.ts';
import { equalBytes } from '../crypto/bytes.ts';
import { record as recordEvent, recordReading } from './audit.ts';
import { assertFree } from './conflict.ts';
import { type Actor, nowSeconds } from './environment.ts';
import * as environments from './environments.ts';
import { VaultError } from './errors.ts';
import * as projects from './projects.ts';
import {
  factsOf,
  insertSecret,
  readSecret,
  readValue,
  removeSecret,
  replaceSecret,
  type SecretRecord,
  valueBytes,
} from './secret-rows.ts';
import type { Session } from './session.ts';

/** Days that a secret stays in the trash. */
const TRASH_DAYS = 30;
const DAY = 86_400;

/** One secret's details, never its value. Throws SECRET_NOT_FOUND or RECORD_DAMAGED. */
export function get(session: Session, { id }: { id: string }): SecretDetail {
  const { record } = readSecret(session, id);
  const { current, versions, ...shown } = record;
  return { ...shown, id, version: current.number, versions: versions.count };
}

/**
 * Makes a secret. Its type follows from the value where none is given. Throws CONFLICT, PROJECT_NOT_FOUND,
 * ENVIRONMENT_NOT_FOUND, DISK_FULL, …
 */
export function create(
  session: Session,
  input: NewSecret & { originalName?: string | null },
  by: Actor = 'person',
): SecretDetail {
  return session.transaction(() => {
    assertPlace(session, input, null);
    const now = nowSeconds(session.context.clock);
    const { value, type, originalName = null, ...fields } = input;
    const recognised = factsOf(value);
    const id = insertSecret(
      session,
      {
        ...fields,
        originalName,
        type: type ?? recognised.type,
        service: recognised.service,
        facts: recognised.facts,
        createdAt: now,
        updatedAt: now,
        valueChangedAt: now,
        trashedAt: null,
        purgeAt: null,
      },
      value,
      by,
    );
    recordEvent(session, 'secret-created', { subject: id, by });
    return get(session, { id });
  });
}

/**
 * Changes a secret; only what `changes` names. A new value becomes a new version, the same value none. Throws STALE
 * (`revision`: the present one) when it was changed since that revision was read; IN_TRASH; CONFLICT; …
 */
export function update(
  session: Session,
  { id, revision, changes }: { id: string; revision: number; changes: SecretChanges },
  by: Actor = 'person',
  why = '',
): SecretDetail {
  return session.transaction(() => {
    const { record } = readSecret(session, id);
    if (record.revision !== revision) throw new VaultError('STALE', { id, revision: record.revision });
    if (record.trashedAt !== null) throw new VaultError('IN_TRASH', { id });
    const { value, ...fields } = changes;
    const next = { ...record, ...fields };
    assertPlace(session, next, id);
    if (value !== undefined && !equalValues(value, readValue(session, record))) {
      replaceSecret(session, id, withNewFacts(session, next, value, fields.type), { value, by, why });
      recordEvent(session, 'value-changed', { subject: id, by });
    } else if (Object.keys(fields).length > 0) {
      replaceSecret(session, id, next);
      recordEvent(session, 'secret-changed', { subject: id, by });
    }
    return get(session, { id });
  });
}

/** The value, for a person who asked to see it; audited. */
export function reveal(session: Session, { id }: { id: string }): SecretValue {
  return readAudited(session, id, 'secret-read').value;
}

/** The value with its name, for the clipboard; audited. */
export function readForCopy(session: Session, { id }: { id: string }): { name: string; value: SecretValue } {
  return readAudited(session, id, 'secret-copied');
}

/** Whether a secret's current value is this one; tells nothing else of it. */
export function sameValue(session: Session, id: string, value: SecretValue): boolean {
  const { record } = readSecret(session, id);
  return equalValues(value, readValue(session, record));
}

/** Moves a secret to the trash, from where it is purged after 30 days. */
export function trash(session: Session, { id }: { id: string }): SecretDetail {
  return session.transaction(() => {
    const { record } = readSecret(session, id);
    if (record.trashedAt === null) {
      const now = nowSeconds(session.context.clock);
      replaceSecret(session, id, { ...record, trashedAt: now, purgeAt: now + TRASH_DAYS * DAY });
      recordEvent(session, 'secret-trashed', { subject: id });
    }
    return get(session, { id });
  });
}

/** Takes a secret out of the trash. Throws CONFLICT when its place is taken by now. */
export function restore(session: Session, { id }: { id: string }): SecretDetail {
  return session.transaction(() => {
    const { record } = readSecret(session, id);
    if (record.trashedAt !== null) {
      assertFree(record, session.pages.named(record.name), id);
      replaceSecret(session, id, { ...record, trashedAt: null, purgeAt: null });
      recordEvent(session, 'secret-restored', { subject: id });
    }
    return get(session, { id });
  });
}

/**
 * Removes for good what has been in the trash past its date, with every version, and overwrites it in the file.
 * Answers how many, and whether they are erased from the file already.
 */
export function purgeDue(session: Session): { purged: number; erased: boolean } {
  const now = nowSeconds(session.context.clock);
  const due = [...session.pages.all()].filter(({ purgeAt }) => purgeAt !== null && purgeAt <= now);
  if (due.length === 0) return { purged: 0, erased: true };
  session.transaction(() => {
    for (const { id } of due) {
      removeSecret(session, id);
      recordEvent(session, 'secret-purged', { subject: id });
    }
  });
  return { purged: due.length, erased: session.store.checkpoint() };
}

function readAudited(session: Session, id: string, kind: 'secret-read' | 'secret-copied') {
  const { record } = readSecret(session, id);
  const value = readValue(session, record);
  recordReading(session, kind, { subject: id });
  return { name: record.name, value };
}

function withNewFacts(
  session: Session,
  record: SecretRecord,
  value: SecretValue,
  chosenType: SecretRecord['type'] | undefined,
): SecretRecord {
  const { facts, service, type } = factsOf(value);
  const kept = type === 'generic' ? record.type : type;
  return { ...record, facts, service, type: chosenType ?? kept, valueChangedAt: nowSeconds(session.context.clock) };
}

function assertPlace(session: Session, place: Parameters<typeof assertFree>[0], self: string | null): void {
  const known = new Set(projects.list(session).map((project) => project.id));
  if (place.projects.some((id) => !known.has(id))) throw new VaultError('PROJECT_NOT_FOUND');
  const slugs = new Set(environments.list(session).map((environment) => environment.slug));
  if (place.environments.some((slug) => !slugs.has(slug))) throw new VaultError('ENVIRONMENT_NOT_FOUND');
  assertFree(place, session.pages.named(place.name), self);
}

function equalValues(a: SecretValue, b: SecretValue): boolean {
  return equalBytes(valueBytes(a), valueBytes(b));
}
