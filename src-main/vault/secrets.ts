import type { Actor, NewSecret, SecretChanges, SecretDetail, SecretValue } from '../../src-preload/contract.ts';
import { equalBytes } from '../crypto/bytes.ts';
import { because, record as recordEvent } from './audit.ts';
import { rotationDue, rotationRule, rotationRules } from './due.ts';
import { nowSeconds, person } from './environment.ts';
import * as environments from './environments.ts';
import { VaultError } from './errors.ts';
import { assertPlace } from './place.ts';
import { keepToRule } from './retention.ts';
import { canonicalJson } from './sealed-rows.ts';
import { openFields, splitFields } from './secret-fields.ts';
import {
  factsOf,
  type Held,
  insertSecret,
  type NewVersion,
  readCurrent,
  readSecret,
  replaceSecret,
  type SecretRecord,
  shownFacts,
  valueBytes,
} from './secret-rows.ts';
import type { Session } from './session.ts';

/** One secret's details, never its value. Throws SECRET_NOT_FOUND or RECORD_DAMAGED. */
export function get(session: Session, { id }: { id: string }): SecretDetail {
  return detailOf(session, id, readSecret(session, id).record);
}

/** The details of a secret whose record was just read or written. */
function detailOf(session: Session, id: string, { current, versions, ...shown }: SecretRecord): SecretDetail {
  const lastUsedAt = session.pages.get(id)?.lastUsedAt ?? null;
  const rules = rotationRules(environments.list(session));
  return {
    ...shown,
    facts: shownFacts(shown.facts),
    ...{ id, lastUsedAt, version: current.number, versions: versions.count },
    rotating: shown.rotation !== null,
    rotationDue: rotationDue(shown, rules),
    rotationRule: rotationRule(shown, rules),
  };
}

/** The names of all secrets outside the trash. */
export function names(session: Session): string[] {
  return session.summaries().map(({ name }) => name);
}

/** The details of many; those that are not there or damaged are left out. */
export function getMany(session: Session, { ids }: { ids: readonly string[] }): SecretDetail[] {
  return [...new Set(ids)].flatMap((id) => {
    try {
      return get(session, { id });
    } catch (error) {
      if (error instanceof VaultError && session.pages.get(id) === undefined) return [];
      if (error instanceof VaultError && error.code === 'RECORD_DAMAGED') return [];
      throw error;
    }
  });
}

/**
 * Makes a secret. Its type follows from the value where none is given. Throws CONFLICT, PROJECT_NOT_FOUND,
 * ENVIRONMENT_NOT_FOUND, DISK_FULL, …
 */
export function create(
  session: Session,
  input: NewSecret & { originalName?: string | null },
  by: Actor = person,
): SecretDetail {
  return session.transaction(() => {
    const { value, type, fields: given, originalName = null, ...rest } = input;
    const place = { ...rest, environments: environments.canonical(session, rest.environments) };
    assertPlace(session, place, null);
    const now = nowSeconds(session.context.clock);
    const recognised = factsOf(value, input.name);
    const { fields, held } = splitFields(given, {});
    const { id, record } = insertSecret(
      session,
      {
        ...place,
        fields,
        originalName,
        type: type ?? recognised.type,
        service: recognised.service,
        facts: recognised.facts,
        ...untouched,
        createdAt: now,
        updatedAt: now,
        valueChangedAt: now,
        createdBy: by,
        updatedBy: by,
      },
      { value, fields: held, by, why: '' },
    );
    recordEvent(session, 'secret-created', { subject: id, by });
    return detailOf(session, id, record);
  });
}

/** What a new secret is like where nothing is said of it. */
export const plain: Omit<NewSecret, 'name' | 'value' | 'type' | 'projects' | 'environments'> = {
  ...{ label: '', description: '', notes: '', tokenType: 'none', scope: [], username: '', url: '', fields: [] },
  ...{ metadata: {}, database: null, tags: [], favourite: false, critical: false, expiresAt: null, leadDays: null },
  rotationPolicy: { kind: 'inherit' },
};

type State = 'rotation' | 'placesOfUse' | 'trashedAt' | 'purgeAt';
type ValueState = 'markedDueAt' | 'markedDueReason' | 'revokedAt' | 'revokeReason';

/** The states of a secret to which nothing has happened yet; and of one with a value that was used before. */
const unused: Pick<SecretRecord, State> = { rotation: null, placesOfUse: [], trashedAt: null, purgeAt: null };
const untouched: Pick<SecretRecord, State | ValueState> = {
  ...unused,
  ...{ markedDueAt: null, markedDueReason: '', revokedAt: null, revokeReason: '' },
};

/**
 * Changes a secret; only what `changes` names. A new value, also of a protected field, becomes a new version; the same
 * one doesn't. Other changes are a line of the audit with the names of what changed. Throws STALE (`revision`: the
 * present one) when it was changed since that revision was read; IN_TRASH; CONFLICT; …
 */
export function update(
  session: Session,
  { id, revision, changes }: { id: string; revision: number; changes: SecretChanges },
  by: Actor = person,
): SecretDetail {
  return session.transaction(() => {
    const { record } = readForChange(session, id, revision);
    const { value, why = '', fields: given, ...rest } = changes;
    const current = readCurrent(session, record);
    const asked = environments.canonicalIn(session, rest);
    const { fields, held } = given
      ? splitFields(given, openFields(record, current))
      : { fields: record.fields, held: current.fields };
    const next: SecretRecord = { ...record, ...asked, fields };
    const changed = changedFields(record, next);
    assertPlace(session, next, id);
    const newValue = value !== undefined && !equalValues(value, current.value) ? value : null;
    const version: NewVersion = { value: newValue ?? current.value, fields: held, by, why };
    if (!equalHeld(version, current)) {
      const type = rest.type ?? (newValue === null ? record.type : undefined);
      const written = replaceSecret(session, id, withNewValue(session, next, version.value, type), by, version);
      recordEvent(session, 'value-changed', { subject: id, by, fields: changed, ...because(why) });
      return keepToRule(session, id, by) > 0 ? get(session, { id }) : detailOf(session, id, written);
    }
    if (changed.length === 0) return detailOf(session, id, record);
    const written = replaceSecret(session, id, next, by);
    recordEvent(session, 'secret-changed', { subject: id, by, fields: changed, ...because(why) });
    return detailOf(session, id, written);
  });
}

/** A secret that may be changed: not in the trash, and still as it was when `revision` was read. Throws STALE, IN_TRASH. */
export function readForChange(session: Session, id: string, revision: number): { record: SecretRecord } {
  const { record } = readSecret(session, id);
  if (record.revision !== revision) throw new VaultError('STALE', { id, revision: record.revision });
  if (record.trashedAt !== null) throw new VaultError('IN_TRASH', { id });
  return { record };
}

/** The record with what follows from a new value: facts, type, and no longer due, unless a rotation has to be finished. */
export function withNewValue(
  session: Session,
  record: SecretRecord,
  value: SecretValue,
  chosenType?: SecretRecord['type'],
): SecretRecord {
  const { facts, service, type } = factsOf(value, record.name);
  const kept = type === 'generic' ? record.type : type;
  return {
    ...record,
    facts,
    service,
    type: chosenType ?? kept,
    valueChangedAt: nowSeconds(session.context.clock),
    ...(record.rotation === null ? notMarked : {}),
  };
}

/** No longer marked as due by a person. */
export const notMarked = { markedDueAt: null, markedDueReason: '' } as const;

/**
 * Makes a second secret with the same value at another place. History, rotation and trash don't come along; what is said
 * of the value does: that it was revoked, or is due.
 */
export function duplicate(
  session: Session,
  { id, ...place }: { id: string; name: string; projects: string[]; environments: string[] },
  by: Actor = person,
): SecretDetail {
  return session.transaction(() => {
    const { record } = readSecret(session, id);
    const { value, fields } = readCurrent(session, record);
    const { current: _1, versions: _2, revision: _3, ...shown } = record;
    const there = { ...place, environments: environments.canonical(session, place.environments) };
    assertPlace(session, there, null);
    const now = nowSeconds(session.context.clock);
    const dates = { createdAt: now, updatedAt: now, createdBy: by, updatedBy: by };
    const { id: copy, record: copied } = insertSecret(
      session,
      { ...shown, ...there, ...unused, ...dates, favourite: false, originalName: null },
      { value, fields, by, why: '' },
    );
    recordEvent(session, 'secret-duplicated', { subject: copy, by });
    return detailOf(session, copy, copied);
  });
}

/** Whether a secret's current value is this one; tells nothing else of it. */
export function sameValue(session: Session, id: string, value: SecretValue): boolean {
  const { record } = readSecret(session, id);
  return equalValues(value, readCurrent(session, record).value);
}

/** Whether two versions hold the same, down to the protected fields. */
export function equalHeld(a: Held, b: Held): boolean {
  return equalValues(a.value, b.value) && canonicalJson(a.fields) === canonicalJson(b.fields);
}

/** Whether two values are the same bytes. */
export function equalValues(a: SecretValue, b: SecretValue): boolean {
  return equalBytes(valueBytes(a), valueBytes(b));
}

function changedFields(before: SecretRecord, after: SecretRecord): string[] {
  return Object.keys(after).filter((key) => {
    const name = key as keyof SecretRecord;
    return before[name] !== after[name] && canonicalJson(before[name]) !== canonicalJson(after[name]);
  });
}
