import type { Actor, NewPlaceOfUse, RotationState, SecretDetail, SecretValue } from '../../src-preload/contract.ts';
import { because, record as recordEvent } from './audit.ts';
import { nowSeconds, person } from './environment.ts';
import { VaultError } from './errors.ts';
import { keepToRule, purgeFrom } from './retention.ts';
import { notAtThatStep, openPlaces, ticked, verified, withoutPlace, withPlace } from './rotation-state.ts';
import { idText } from './sealed-rows.ts';
import { readCurrent, readSecret, replaceSecret, type SecretRecord } from './secret-rows.ts';
import { equalHeld, equalValues, get, notMarked, readForChange, update, withNewValue } from './secrets.ts';
import type { Session } from './session.ts';
import { find, heldAgain } from './versions.ts';

// A rotation replaces a value in order: start, a new value, each place of use, verify, finish. It is kept with the secret
// and goes on after a lock or a crash. While it is under way
// - every new version is its new value, also by `secrets.update` or `versions.restore`: all places are open again, and
//   what was verified is not any more (`follow`, called wherever a version becomes current);
// - the value that it replaces is kept by every retention rule, and a mark as due stays, so that `undo` loses neither;
// - the secret may be revoked and reinstated as ever; in the trash its rotation rests, and purging ends it.

/** Which secret, and the revision of it that the step was decided on. */
type Step = { id: string; revision: number };

/** Places that a rotation of this secret may begin with: those of the last one, and the applications of its scope. */
export function proposePlaces(session: Session, { id }: { id: string }): NewPlaceOfUse[] {
  return proposed(readSecret(session, id).record);
}

/** Begins a rotation; without places, with those proposed. Throws ALREADY_ROTATING, NAME_TAKEN (a place twice), STALE, IN_TRASH. */
export function start(
  session: Session,
  { id, revision, reason, places }: Step & { reason: string; places?: readonly NewPlaceOfUse[] | undefined },
  by: Actor = person,
): SecretDetail {
  return session.transaction(() => {
    const { record } = readForChange(session, id, revision);
    if (record.rotation !== null) throw new VaultError('ALREADY_ROTATING', { id });
    const previous = record.current.number;
    const empty: RotationState = {
      ...{ startedAt: nowSeconds(session.context.clock), startedBy: by, reason },
      ...{ previous, previousSince: record.valueChangedAt, next: null, places: [], verifiedAt: null },
    };
    const rotation = (places ?? proposed(record)).reduce(
      (begun, place) => withPlace(begun, newId(session), place),
      empty,
    );
    replaceSecret(session, id, { ...record, rotation }, by);
    recordEvent(session, 'rotation-started', { subject: id, by, version: previous, ...because(reason) });
    return get(session, { id });
  });
}

/**
 * Gives the secret its new value; again, another one. Throws ROTATION_STEP where that is the present value or the one
 * that is being replaced; NO_ROTATION, STALE, IN_TRASH.
 */
export function setValue(
  session: Session,
  { id, revision, value, why }: Step & { value: SecretValue; why: string },
  by: Actor = person,
): SecretDetail {
  return session.transaction(() => {
    const { record, rotation } = readRotating(session, id, revision);
    const known = [readCurrent(session, record), find(session, record, id, rotation.previous)];
    if (known.some((held) => equalValues(held.value, value))) throw notAtThatStep('same-value');
    const secret = update(session, { id, revision, changes: { value, why } }, by);
    recordEvent(session, 'rotation-step', { subject: id, by, version: secret.version, fields: ['value'] });
    return secret;
  });
}

/** Adds a place of use, open. Throws NAME_TAKEN, NO_ROTATION, STALE, IN_TRASH. */
export function addPlace(
  session: Session,
  { kind, text, ...step }: Step & NewPlaceOfUse,
  by: Actor = person,
): SecretDetail {
  return changePlaces(session, step, by, (rotation) => withPlace(rotation, newId(session), { kind, text }));
}

/** Takes a place of use out, by its id. Throws ROTATION_STEP where there is none; NO_ROTATION, STALE, IN_TRASH. */
export function removePlace(
  session: Session,
  { place, ...step }: Step & { place: string },
  by: Actor = person,
): SecretDetail {
  return changePlaces(session, step, by, (rotation) => withoutPlace(rotation, place));
}

/** Notes that a place has the new value, or not yet after all. Throws ROTATION_STEP, NO_ROTATION, STALE, IN_TRASH. */
export function tick(
  session: Session,
  { place, done, ...step }: Step & { place: string; done: boolean },
  by: Actor = person,
): SecretDetail {
  const doneAt = done ? nowSeconds(session.context.clock) : null;
  return changePlaces(session, step, by, (rotation) => ticked(rotation, place, doneAt));
}

/**
 * Notes that the new value works everywhere. Throws ROTATION_STEP while places are open, unless told `evenIfOpen`, or where
 * the new value is the old one again; NO_ROTATION, STALE, IN_TRASH.
 */
export function verify(
  session: Session,
  { id, revision, evenIfOpen }: Step & { evenIfOpen: boolean },
  by: Actor = person,
): SecretDetail {
  return session.transaction(() => {
    const { record, rotation } = readRotating(session, id, revision);
    const next = verified(rotation, nowSeconds(session.context.clock), evenIfOpen);
    const old = heldAgain(session, record, id, rotation.previous);
    if (equalHeld(old, readCurrent(session, record))) throw notAtThatStep('same-value');
    const open = openPlaces(rotation).length;
    replaceSecret(session, id, { ...record, rotation: next }, by);
    const details = { version: record.current.number, ...(open === 0 ? {} : { count: open }) };
    recordEvent(session, 'rotation-verified', { subject: id, by, ...details });
    return get(session, { id });
  });
}

/**
 * Ends a verified rotation: the old value is history now, which the vault's rule may purge; with `purgeOld` it and all
 * before it are removed for good at once. `erased` says whether from the file too. Throws ROTATION_STEP, NO_ROTATION, …
 */
export function finish(
  session: Session,
  { id, revision, purgeOld }: Step & { purgeOld: boolean },
  by: Actor = person,
): { secret: SecretDetail; purged: number; erased: boolean } {
  const { secret, purged } = session.transaction(() => {
    const { record, rotation } = readRotating(session, id, revision);
    if (rotation.verifiedAt === null) throw notAtThatStep('not-verified');
    replaceSecret(session, id, { ...withoutRotation(record, rotation), ...notMarked }, by);
    recordEvent(session, 'rotation-finished', { subject: id, by, version: record.current.number });
    const before = record.versions.count;
    if (purgeOld) purgeFrom(session, id, { keep: 'last', versions: 1 }, by);
    else keepToRule(session, id, by);
    const after = get(session, { id });
    return { secret: after, purged: before - after.versions };
  });
  return { secret, purged, erased: purged === 0 || session.store.checkpoint() };
}

/**
 * Ends a rotation that is not finished, with the old value: as a new version, if another one took its place. The secret is
 * then due as it was. Throws NO_ROTATION, STALE, IN_TRASH.
 */
export function undo(
  session: Session,
  { id, revision, reason }: Step & { reason: string },
  by: Actor = person,
): SecretDetail {
  return session.transaction(() => {
    const { record, rotation } = readRotating(session, id, revision);
    const old = heldAgain(session, record, id, rotation.previous);
    const { markedDueAt, markedDueReason } = record;
    const due = { valueChangedAt: rotation.previousSince, markedDueAt, markedDueReason };
    const ended = withoutRotation(record, rotation);
    if (equalHeld(old, readCurrent(session, record))) replaceSecret(session, id, { ...ended, ...due }, by);
    else {
      const { value, fields } = old;
      const version = { value, fields, by, why: reason, restoredFrom: rotation.previous };
      replaceSecret(session, id, { ...withNewValue(session, ended, value), ...due }, by, version);
    }
    recordEvent(session, 'rotation-undone', { subject: id, by, ...because(reason) });
    keepToRule(session, id, by);
    return get(session, { id });
  });
}

function changePlaces(
  session: Session,
  { id, revision }: Step,
  by: Actor,
  change: (rotation: RotationState) => RotationState,
): SecretDetail {
  return session.transaction(() => {
    const { record, rotation } = readRotating(session, id, revision);
    const next = change(rotation);
    if (next !== rotation) {
      replaceSecret(session, id, { ...record, rotation: next }, by);
      recordEvent(session, 'rotation-step', { subject: id, by, fields: ['places'] });
    }
    return get(session, { id });
  });
}

function readRotating(session: Session, id: string, revision: number) {
  const { record } = readForChange(session, id, revision);
  if (record.rotation === null) throw new VaultError('NO_ROTATION', { id });
  return { record, rotation: record.rotation };
}

/** The record when its rotation is over; it remembers where the value was put. */
function withoutRotation(record: SecretRecord, { places }: RotationState): SecretRecord {
  return { ...record, rotation: null, placesOfUse: places.map(({ kind, text }) => ({ kind, text })) };
}

function proposed({ placesOfUse, scope }: SecretRecord): NewPlaceOfUse[] {
  const known = new Set(placesOfUse.filter(({ kind }) => kind === 'application').map(({ text }) => text));
  const more = scope.filter((application) => !known.has(application));
  return [...placesOfUse, ...more.map((text) => ({ kind: 'application' as const, text }))];
}

const newId = (session: Session) => idText(session.rows.newId());
