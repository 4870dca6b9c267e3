import type { Actor, SecretDetail, SecretValue, ValueFacts } from '../../src-preload/contract.ts';
import { equalBytes, fromHex, utf8 } from '../crypto/bytes.ts';
import { addTerm, emptySum, equalSums, pinOf, readSum, type StoredSum, type Sum, storeSum } from '../crypto/term.ts';
import type { Row } from '../store/schema.ts';
import { nowSeconds } from './environment.ts';
import { VaultError } from './errors.ts';
import { formNamed, nameOfForm } from './known-forms.ts';
import type { Entry } from './pages.ts';
import { recogniseValue } from './recognise.ts';
import { follow } from './rotation-state.ts';
import { idText, type SealedRows } from './sealed-rows.ts';
import type { Session } from './session.ts';
import { fromStored, toStored } from './stored.ts';

/** How much of the description the list has, in UTF-16 units. */
const LISTED_DESCRIPTION = 256;

/** Facts about a value, with the name of its form. */
export type StoredFacts = Omit<ValueFacts, 'service' | 'form'> & { kind: string };

/** All of a secret but its values: what stands sealed in its row of `secrets`. */
export type SecretRecord = Omit<
  SecretDetail,
  'id' | 'version' | 'versions' | 'facts' | 'lastUsedAt' | 'rotating' | 'rotationDue' | 'rotationRule'
> & {
  facts: StoredFacts;
  current: { id: string; number: number; pin: string };
  versions: StoredSum;
};

/** What a version holds: the value, and the values of the protected fields by their names. */
export type Held = { value: SecretValue; fields: Readonly<Record<string, string>> };

/** One version of a secret: what stands sealed in its row of `versions`. */
export type VersionRecord = Held & { at: number; by: Actor; why: string; restoredFrom: number | null };

/** A version that is about to be made. */
export type NewVersion = Held & { by: Actor; why: string; restoredFrom?: number };

/** A value's facts, service and type, as recognised; the secret's name helps where the value has no form of its own. */
export function factsOf(value: SecretValue, name: string) {
  const { prefix, form, bits, lines, service, type } = recogniseValue(value, name);
  const kind = nameOfForm({ service, form });
  return { facts: { prefix, kind, bits, lines, encoding: value.encoding }, service, type };
}

/** The same facts as the window has them: whose form it is, and which, instead of its name. */
export function shownFacts({ kind, ...facts }: StoredFacts): ValueFacts {
  return { ...facts, ...formNamed(kind) };
}

/** Opens a row of `secrets` in its place; `null` where it is not genuine there. */
export function openSecretRow(rows: SealedRows, row: Row): SecretRecord | null {
  const stored = rows.open<object>('secrets', row.id, row);
  return stored && fromStored<SecretRecord>('secret', stored);
}

/** Opens a row of `versions` in its place; `null` where it is not genuine there. */
export function openVersionRow(rows: SealedRows, row: Row): VersionRecord | null {
  const stored = rows.open<object>('versions', row.id, row);
  return stored && fromStored<VersionRecord>('version', stored);
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
  return openSecretRow(session.rows, row);
}

/** Reads the current version as the secret's row vouches for it. Throws RECORD_DAMAGED. */
export function readCurrent(session: Session, { current, name }: SecretRecord): VersionRecord {
  const row = session.store.tables.versions.get(fromHex(current.id));
  const pinned = row && pinOf(session.rows.term('versions', row)) === current.pin;
  const version = pinned ? openVersionRow(session.rows, row) : null;
  if (!version) throw session.damaged('versions', current.id, name);
  return version;
}

/** All versions, oldest first, as the secret's sum vouches for them. Throws RECORD_DAMAGED where they don't add up. */
export function readVersions(
  session: Session,
  record: SecretRecord,
  id: string,
): { row: Row; number: number; version: VersionRecord }[] {
  const rows = versionRows(session, record, id);
  return rows.map((row) => {
    const version = openVersionRow(session.rows, row);
    if (!version) throw session.damaged('versions', idText(row.id), record.name);
    return { row, number: row.number as number, version };
  });
}

/** Writes a new secret: its first version, its row and its place in a page. Inside a transaction. Answers what it wrote. */
export function insertSecret(
  session: Session,
  fields: NewRecord,
  first: NewVersion,
): { id: string; record: SecretRecord } {
  const id = idText(session.rows.newId());
  const { version, term } = appendVersion(session, id, 1, first);
  const record: SecretRecord = {
    ...fields,
    revision: 1,
    current: version,
    versions: storeSum(addTerm(emptySum, term)),
  };
  const row = sealSecret(session, id, record);
  session.store.tables.secrets.insert(row);
  session.pages.put(entryOf(id, record, session.pages.pinOf(row), null));
  return { id, record };
}

export type NewRecord = Omit<SecretRecord, 'revision' | 'current' | 'versions'>;

/**
 * Replaces a secret's row, with a new version where one is given, which a rotation under way follows. Inside a
 * transaction. Answers what it wrote.
 */
export function replaceSecret(
  session: Session,
  id: string,
  record: SecretRecord,
  by: Actor,
  newVersion?: NewVersion,
): SecretRecord {
  const now = nowSeconds(session.context.clock);
  let next: SecretRecord = { ...record, revision: record.revision + 1, updatedAt: now, updatedBy: by };
  if (newVersion) {
    const { version, term } = appendVersion(session, id, record.current.number + 1, newVersion);
    next = { ...next, current: version, versions: storeSum(addTerm(readSum(record.versions), term)) };
  }
  if (next.rotation) next = { ...next, rotation: follow(next.rotation, next.current.number) };
  const row = sealSecret(session, id, next);
  session.store.tables.secrets.update(row);
  const lastUsedAt = session.pages.get(id)?.lastUsedAt ?? null;
  session.pages.put(entryOf(id, next, session.pages.pinOf(row), lastUsedAt));
  return next;
}

/**
 * Removes a secret with all its versions. Inside a transaction; the caller checkpoints afterwards. Throws
 * RECORD_DAMAGED where the versions that are found are not all there should be: one would stay in the file.
 */
export function removeSecret(session: Session, id: string): void {
  const { record } = readSecret(session, id);
  for (const row of versionRows(session, record, id)) session.store.tables.versions.remove(row.id);
  session.store.tables.secrets.remove(fromHex(id));
  session.pages.remove(id);
}

function versionRows(session: Session, record: SecretRecord, id: string): Row[] {
  const rows = session.store.versionsOf(fromHex(id));
  if (equalSums(sumOfVersions(session, rows), readSum(record.versions))) return rows;
  throw session.damaged('versions', brokenVersion(session, rows, record), record.name);
}

/** Seals a secret's row. */
export function sealSecret(session: Session, id: string, record: SecretRecord): Row {
  return session.rows.seal('secrets', { id: fromHex(id) }, toStored('secret', record));
}

function appendVersion(session: Session, secret: string, number: number, made: NewVersion) {
  return writeVersion(session, secret, number, { restoredFrom: null, ...made, at: nowSeconds(session.context.clock) });
}

/** Writes a version as it is given; the secret's row must then pin and sum it. Inside a transaction. */
export function writeVersion(session: Session, secret: string, number: number, record: VersionRecord) {
  const id = session.rows.newId();
  const row = session.rows.seal('versions', { id, secret: fromHex(secret), number }, toStored('version', record));
  session.store.tables.versions.insert(row);
  const term = session.rows.term('versions', row);
  return { version: { id: idText(id), number, pin: pinOf(term) }, term };
}

/** What the page keeps of a secret; `lastUsedAt` is kept there only. */
export function entryOf(id: string, record: SecretRecord, pin: string, lastUsedAt: number | null): Entry {
  return {
    ...pick(record, listed),
    id,
    description: record.description.slice(0, LISTED_DESCRIPTION).toWellFormed(),
    rotating: record.rotation !== null,
    lastUsedAt,
    version: record.current.number,
    versions: record.versions.count,
    pin,
  };
}

const listed = [
  ...(['name', 'label', 'type', 'projects', 'environments', 'tags', 'favourite', 'critical', 'service'] as const),
  ...(['expiresAt', 'leadDays', 'rotationPolicy', 'markedDueAt', 'createdAt', 'updatedAt', 'valueChangedAt'] as const),
  ...(['revokedAt', 'trashedAt', 'purgeAt'] as const),
];

function pick<T extends object, K extends keyof T>(from: T, keys: readonly K[]): Pick<T, K> {
  return Object.fromEntries(keys.map((key) => [key, from[key]])) as Pick<T, K>;
}

/** Checks one secret down to its versions, and notes what is not as its parent says. */
export function checkSecret(session: Session, entry: Entry): void {
  const record = openPinned(session, entry);
  if (!record) {
    session.noteDamage({ table: 'secrets', id: entry.id, name: entry.name });
    return;
  }
  const versions = session.store.versionsOf(fromHex(entry.id));
  const terms = versions.map((row) => session.rows.term('versions', row));
  const complete = equalSums(terms.reduce(addTerm, emptySum), readSum(record.versions));
  const current = versions.findIndex(({ id }) => idText(id) === record.current.id);
  const term = terms[current];
  const pinned = term !== undefined && pinOf(term) === record.current.pin;
  if (complete && pinned && isFoundById(session, versions[current], record)) return;
  session.noteDamage({ table: 'versions', id: brokenVersion(session, versions, record), name: entry.name });
}

function sumOfVersions(session: Session, versions: readonly Row[]): Sum {
  return versions.reduce((sum, row) => addTerm(sum, session.rows.term('versions', row)), emptySum);
}

/** The current version must be found by its id as well: an index that lies changes answers while all sums hold. */
function isFoundById(session: Session, listed: Row | undefined, { current }: SecretRecord): boolean {
  const byId = session.store.tables.versions.get(fromHex(current.id));
  if (!byId || !listed || listed.number !== current.number || byId.number !== current.number) return false;
  const { secret, sealed } = listed;
  return sameBlob(byId.secret, secret) && sameBlob(byId.sealed, sealed);
}

function sameBlob(a: Uint8Array | number | undefined, b: Uint8Array | number | undefined): boolean {
  return a instanceof Uint8Array && b instanceof Uint8Array && equalBytes(a, b);
}

function brokenVersion(session: Session, versions: readonly Row[], record: SecretRecord): string {
  const broken = versions.find((row) => session.rows.open('versions', row.id, row) === null);
  return broken ? idText(broken.id) : record.current.id;
}

/** The bytes of a value: its text as UTF-8, or those that base64 stands for. */
export function valueBytes(value: SecretValue): Uint8Array {
  return value.encoding === 'text' ? utf8(value.data) : new Uint8Array(Buffer.from(value.data, 'base64'));
}
