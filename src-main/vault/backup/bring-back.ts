import type { BroughtBack } from '../../../src-preload/contract/backups.ts';
import { addTerm, emptySum, readSum, storeSum } from '../../crypto/term.ts';
import { record as recordEvent } from '../audit.ts';
import { assertFree } from '../conflict.ts';
import { nowSeconds, person } from '../environment.ts';
import { VaultError } from '../errors.ts';
import { canonicalJson, idText } from '../sealed-rows.ts';
import { fieldsAgain } from '../secret-fields.ts';
import {
  entryOf,
  readSecret,
  readVersions,
  replaceSecret,
  type SecretRecord,
  sealSecret,
  type VersionRecord,
  writeVersion,
} from '../secret-rows.ts';
import { withNewValue } from '../secrets.ts';
import type { Session } from '../session.ts';
import * as trash from '../trash.ts';
import { bringPlaces } from './places.ts';

/** A secret as it stands in a backup, down to its first version. */
type Whole = { record: SecretRecord; versions: { number: number; version: VersionRecord }[] };

/**
 * Brings one secret with all its versions from an opened backup into the vault.
 *
 * `same`, where the vault doesn't have it any more: the secret itself, to the letter, with its projects and environments
 * if those are gone too. Where the vault has it: the versions that it lacks are added to its own, with their dates, and
 * the value that it had in the backup is current again; all its own stays. Taken out of the trash in both cases.
 * `copy`: a second secret beside the present one. Throws CONFLICT (`other`) where the place is taken; then `name` helps.
 * `why` is said at the version that is made of that value. SECRET_NOT_FOUND, RECORD_DAMAGED, READ_ONLY, DISK_FULL, …
 */
export function bringBack(
  session: Session,
  copy: Session,
  { id, as, name, why }: { id: string; as: 'same' | 'copy'; name?: string | undefined; why: string },
): BroughtBack {
  const { record } = readSecret(copy, id);
  const there: Whole = { record, versions: readVersions(copy, record, id) };
  return session.transaction(() => {
    const has = session.pages.get(id) !== undefined;
    if (has && as === 'same') return addVersions(session, copy, id, there, why);
    const own = as === 'copy' ? idText(session.rows.newId()) : id;
    insertWhole(session, own, { ...there, record: inThisVault(session, copy, there.record, name) });
    recordEvent(session, 'secret-brought-back', { subject: own });
    return { id: own, done: as === 'copy' ? 'copied' : 'added', versions: there.versions.length };
  });
}

/** The record as it can stand here: out of the trash, in projects and environments that this vault has. */
function inThisVault(session: Session, copy: Session, record: SecretRecord, name = record.name): SecretRecord {
  const places = bringPlaces(session, copy, record);
  const here = { ...record, ...places, name, trashedAt: null, purgeAt: null };
  assertFree(here, session.pages.named(name), null);
  return here;
}

function insertWhole(session: Session, id: string, { record, versions }: Whole): void {
  const written = versions.map(({ number, version }) => writeVersion(session, id, number, version));
  const current = written.find(({ version }) => version.number === record.current.number)?.version;
  if (!current) throw new VaultError('VAULT_DAMAGED');
  const sum = written.reduce((all, { term }) => addTerm(all, term), emptySum);
  const whole = { ...record, current, versions: storeSum(sum) };
  const row = sealSecret(session, id, whole);
  session.store.tables.secrets.insert(row);
  session.pages.put(entryOf(id, whole, session.pages.pinOf(row), null));
}

/**
 * Adds what the vault's own secret lacks: versions by what they say, for their rows have other ids here. Those keep their
 * dates; what is current afterwards is the newest version, as everywhere.
 */
function addVersions(session: Session, copy: Session, id: string, there: Whole, why: string): BroughtBack {
  const wasInTrash = takeOutOfTrash(session, copy, id);
  const { record } = readSecret(session, id);
  const own = readVersions(session, record, id);
  const here = currentOf({ record, versions: own });
  const wanted = currentOf(there);
  const known = new Map(own.map(({ number, version }) => [contentsOf(version), number]));
  const lacking = there.versions.filter(({ version }) => !known.has(contentsOf(version)));
  const again = asCurrent(session, here, wanted, why);
  if (lacking.length === 0 && heldBy(again) === heldBy(here)) {
    return { id, done: wasInTrash ? 'out-of-trash' : 'nothing-new', versions: 0 };
  }
  let { number } = record.current;
  let sum = readSum(record.versions);
  for (const { version } of lacking) {
    number++;
    sum = addTerm(sum, writeVersion(session, id, number, { ...version, restoredFrom: null }).term);
    known.set(contentsOf(version), number);
  }
  const restoredFrom = known.get(contentsOf(wanted)) ?? null;
  const { version, term } = writeVersion(session, id, number + 1, { ...again, restoredFrom });
  const next = {
    ...withNewValue(session, record, wanted.value),
    current: version,
    versions: storeSum(addTerm(sum, term)),
  };
  replaceSecret(session, id, next, person);
  recordEvent(session, 'secret-brought-back', { subject: id, version: version.number });
  return { id, done: 'versions-added', versions: lacking.length + 1 };
}

function takeOutOfTrash(session: Session, copy: Session, id: string): boolean {
  const { record } = readSecret(session, id);
  if (record.trashedAt === null) return false;
  trash.restore(session, { id, place: bringPlaces(session, copy, record) });
  return true;
}

/** The value as it was then, in a version of now; of protected fields, those that the secret has here. */
function asCurrent(session: Session, here: VersionRecord, wanted: VersionRecord, why: string): VersionRecord {
  const fields = fieldsAgain(here.fields, wanted.fields);
  const at = nowSeconds(session.context.clock);
  return { value: wanted.value, fields, at, by: person, why, restoredFrom: null };
}

function currentOf({ record, versions }: Whole): VersionRecord {
  const found = versions.find(({ number }) => number === record.current.number);
  if (!found) throw new VaultError('VAULT_DAMAGED');
  return found.version;
}

const heldBy = ({ value, fields }: VersionRecord) => canonicalJson({ value, fields });
/** The number that `restoredFrom` gives is one of another history. */
const contentsOf = ({ restoredFrom: _, ...said }: VersionRecord) => canonicalJson(said);
