import type { SecretSummary, SecretValue, ValueFacts } from '../../src-preload/contract.ts';
import { fromHex, utf8 } from '../crypto/bytes.ts';
import { addTerm, emptySum, equalSums, pinOf, readSum, type StoredSum, type Sum, storeSum } from '../crypto/term.ts';
import type { Row } from '../store/schema.ts';
import { type Actor, nowSeconds } from './environment.ts';
import { VaultError } from './errors.ts';
import type { Entry } from './pages.ts';
import { recogniseValue } from './recognise.ts';
import { idText } from './sealed-rows.ts';
import type { Session } from './session.ts';

/** How much of the description the list has, in UTF-16 units. */
const LISTED_DESCRIPTION = 256;

/** All of a secret but its values: what stands sealed in its row of `secrets`. */
export type SecretRecord = Omit<SecretSummary, 'id' | 'version'> & {
  originalName: string | null;
  /** Grows with each change of this secret. */
  revision: number;
  facts: ValueFacts;
  current: { id: string; number: number; pin: string };
  versions: StoredSum;
};

/** One value of a secret: what stands sealed in its row of `versions`. */
export type VersionRecord = { value: SecretValue; at: number; by: Actor; why: string };

/** A value's facts, service and type, as recognised. */
export function factsOf(value: SecretValue) {
  const { prefix, kind, bits, lines, service, type } = recogniseValue(value);
  return { facts: { prefix, kind, bits, lines, encoding: value.encoding }, service, type };
}

/** Reads a secret's row as the page above vouches for it. Throws SECRET_NOT_FOUND or RECORD_DAMAGED. */
export function readSecret(session: Session, id: string): { entry: Entry; record: SecretRecord } {
  session.assertUnlocked();
  const entry = session.pages.get(id);
  if (!entry) throw new VaultError('SECRET_NOT_FOUND', { id });
  const record = openPinned(session, entry);
  if (!record) throw session.damaged('secrets', id, entry.name);
  return { entry, record };
}

/** A secret's record, if its row is the one that the page pins; `null` where it is not. */
function openPinned(session: Session, { id, pin }: Entry): SecretRecord | null {
  const row = session.store.tables.secrets.get(fromHex(id));
  if (!row || session.pages.pinOf(row) !== pin) return null;
  return session.rows.open<SecretRecord>('secrets', fromHex(id), row);
}

/** Reads the current value as the secret's row vouches for it. Throws RECORD_DAMAGED. */
export function readValue(session: Session, record: SecretRecord): SecretValue {
  const { current } = record;
  const row = session.store.tables.versions.get(fromHex(current.id));
  const pinned = row && pinOf(session.rows.term('versions', row)) === current.pin;
  const version = pinned ? session.rows.open<VersionRecord>('versions', fromHex(current.id), row) : null;
  if (!version) throw session.damaged('versions', current.id, record.name);
  return version.value;
}

/** Writes a new secret: its first version, its row and its place in a page. Inside a transaction. */
export function insertSecret(session: Session, fields: NewRecord, value: SecretValue, by: Actor): string {
  const id = idText(session.rows.newId());
  const { version, term } = appendVersion(session, id, 1, value, by, '');
  const record: SecretRecord = {
    ...fields,
    revision: 1,
    current: version,
    versions: storeSum(addTerm(emptySum, term)),
  };
  const row = session.rows.seal('secrets', { id: fromHex(id) }, record);
  session.store.tables.secrets.insert(row);
  session.pages.put(entryOf(id, record, session.pages.pinOf(row)));
  return id;
}

export type NewRecord = Omit<SecretRecord, 'revision' | 'current' | 'versions'>;

/** Replaces a secret's row, with a new version where a new value is given. Inside a transaction. */
export function replaceSecret(
  session: Session,
  id: string,
  record: SecretRecord,
  newValue?: { value: SecretValue; by: Actor; why: string },
): void {
  let next: SecretRecord = { ...record, revision: record.revision + 1, updatedAt: nowSeconds(session.context.clock) };
  if (newValue) {
    const number = record.current.number + 1;
    const { version, term } = appendVersion(session, id, number, newValue.value, newValue.by, newValue.why);
    next = { ...next, current: version, versions: storeSum(addTerm(readSum(record.versions), term)) };
  }
  const row = session.rows.seal('secrets', { id: fromHex(id) }, next);
  session.store.tables.secrets.update(row);
  session.pages.put(entryOf(id, next, session.pages.pinOf(row)));
}

/**
 * Removes a secret with all its versions. Inside a transaction; the caller checkpoints afterwards. Throws
 * RECORD_DAMAGED where the versions that are found are not all there should be: one would stay in the file.
 */
export function removeSecret(session: Session, id: string): void {
  const { record } = readSecret(session, id);
  const versions = session.store.versionsOf(fromHex(id));
  if (!equalSums(sumOfVersions(session, versions), readSum(record.versions))) {
    throw session.damaged('versions', brokenVersion(session, versions, record), record.name);
  }
  for (const row of versions) session.store.tables.versions.remove(row.id);
  session.store.tables.secrets.remove(fromHex(id));
  session.pages.remove(id);
}

function appendVersion(session: Session, secret: string, number: number, value: SecretValue, by: Actor, why: string) {
  const record: VersionRecord = { value, at: nowSeconds(session.context.clock), by, why };
  const id = session.rows.newId();
  const row = session.rows.seal('versions', { id, secret: fromHex(secret), number }, record);
  session.store.tables.versions.insert(row);
  const term = session.rows.term('versions', row);
  return { version: { id: idText(id), number, pin: pinOf(term) }, term };
}

/** What the page keeps of a secret. */
export function entryOf(id: string, record: SecretRecord, pin: string): Entry {
  const { originalName: _1, revision: _2, facts: _3, current, versions, ...shown } = record;
  const description = record.description.slice(0, LISTED_DESCRIPTION).toWellFormed();
  return { ...shown, id, description, version: current.number, versions: versions.count, pin };
}

/** Checks one secret down to its versions, and notes what is not as its parent says. */
export function checkSecret(session: Session, entry: Entry): void {
  const record = openPinned(session, entry);
  if (!record) {
    session.noteDamage({ table: 'secrets', id: entry.id, name: entry.name });
    return;
  }
  const versions = session.store.versionsOf(fromHex(entry.id));
  const complete = equalSums(sumOfVersions(session, versions), readSum(record.versions));
  if (complete && holdsCurrent(session, versions, record)) return;
  session.noteDamage({ table: 'versions', id: brokenVersion(session, versions, record), name: entry.name });
}

function sumOfVersions(session: Session, versions: readonly Row[]): Sum {
  return versions.reduce((sum, row) => addTerm(sum, session.rows.term('versions', row)), emptySum);
}

/** The current version must be found by its id as well: an index that lies changes answers while all sums hold. */
function holdsCurrent(session: Session, versions: readonly Row[], { current }: SecretRecord): boolean {
  const byId = session.store.tables.versions.get(fromHex(current.id));
  const listed = versions.some((row) => idText(row.id) === current.id && row.number === current.number);
  return listed && byId !== null && pinOf(session.rows.term('versions', byId)) === current.pin;
}

function brokenVersion(session: Session, versions: readonly Row[], record: SecretRecord): string {
  const broken = versions.find((row) => session.rows.open('versions', row.id, row) === null);
  return broken ? idText(broken.id) : record.current.id;
}

/** The bytes of a value: its text as UTF-8, or those that base64 stands for. */
export function valueBytes(value: SecretValue): Uint8Array {
  return value.encoding === 'text' ? utf8(value.data) : new Uint8Array(Buffer.from(value.data, 'base64'));
}
