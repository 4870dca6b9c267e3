import { diffArrays } from 'diff';
import type { Actor, Comparison, SecretDetail, SecretValue, Version } from '../../src-preload/contract.ts';
import { because, record as recordEvent } from './audit.ts';
import { person } from './environment.ts';
import { VaultError } from './errors.ts';
import { giveToPerson, type Wanted } from './reading.ts';
import { keepToRule } from './retention.ts';
import { fieldsAgain } from './secret-fields.ts';
import {
  factsOf,
  readCurrent,
  readSecret,
  readVersions,
  replaceSecret,
  type SecretRecord,
  shownFacts,
  type VersionRecord,
  valueBytes,
} from './secret-rows.ts';
import { equalValues, get, readForChange, withNewValue } from './secrets.ts';
import type { Session } from './session.ts';

/** All versions of a secret, newest first; never a value. */
export function list(session: Session, { id }: { id: string }): Version[] {
  const { record } = readSecret(session, id);
  return readVersions(session, record, id)
    .map(({ number, version }) => ({
      number,
      at: version.at,
      by: version.by,
      why: version.why,
      restoredFrom: version.restoredFrom,
      current: number === record.current.number,
      ...sketch(version.value, record.name),
    }))
    .toReversed();
}

/** The value that a secret had; audited. Throws VERSION_NOT_FOUND, FIELD_NOT_FOUND, SECRET_REVOKED. */
export function reveal(session: Session, wanted: Wanted & { number: number }): SecretValue {
  const { record } = readSecret(session, wanted.id);
  const version = find(session, record, wanted.id, wanted.number);
  return giveToPerson(session, wanted, record, version, { kind: 'version-read', version: wanted.number });
}

/** The same for the clipboard, with the secret's name. */
export function readForCopy(
  session: Session,
  wanted: Wanted & { number: number },
): { name: string; value: SecretValue } {
  const { record } = readSecret(session, wanted.id);
  const version = find(session, record, wanted.id, wanted.number);
  const value = giveToPerson(session, wanted, record, version, { kind: 'secret-copied', version: wanted.number });
  return { name: record.name, value };
}

/** How two versions differ, without a character of either. Throws VERSION_NOT_FOUND. */
export function compare(
  session: Session,
  { id, first, second }: { id: string; first: number; second: number },
): Comparison {
  const { record } = readSecret(session, id);
  const a = find(session, record, id, first);
  const b = find(session, record, id, second);
  const names = new Set([...Object.keys(a.fields), ...Object.keys(b.fields)]);
  return {
    equal: equalValues(a.value, b.value),
    runs: runsOf(a.value, b.value),
    first: sketch(a.value, record.name),
    second: sketch(b.value, record.name),
    fields: [...names].filter((name) => a.fields[name] !== b.fields[name]),
  };
}

/**
 * Makes a new version with the value of an earlier one: history never loses a step. Protected fields that the secret has
 * still take what they held then. Throws STALE, IN_TRASH, VERSION_NOT_FOUND.
 */
export function restore(
  session: Session,
  { id, revision, number, why }: { id: string; revision: number; number: number; why: string },
  by: Actor = person,
): SecretDetail {
  return session.transaction(() => {
    const { record } = readForChange(session, id, revision);
    const { value, fields } = heldAgain(session, record, id, number);
    const version = { value, fields, by, why, restoredFrom: number };
    replaceSecret(session, id, withNewValue(session, record, value), by, version);
    recordEvent(session, 'version-restored', { subject: id, by, version: number, ...because(why) });
    keepToRule(session, id, by);
    return get(session, { id });
  });
}

/** What an earlier version held, as the secret can hold it again: only the protected fields that it has by now. */
export function heldAgain(session: Session, record: SecretRecord, id: string, number: number): VersionRecord {
  const then = find(session, record, id, number);
  return { ...then, fields: fieldsAgain(readCurrent(session, record).fields, then.fields) };
}

/** One version by its number. Throws VERSION_NOT_FOUND. */
export function find(session: Session, record: SecretRecord, id: string, number: number): VersionRecord {
  // All are read, because only together they lead back to the secret's row.
  const found = readVersions(session, record, id).find((candidate) => candidate.number === number);
  if (!found) throw new VaultError('VERSION_NOT_FOUND', { id, number });
  return found.version;
}

function sketch(value: SecretValue, name: string) {
  return { bytes: valueBytes(value).length, facts: shownFacts(factsOf(value, name).facts) };
}

function runsOf(first: SecretValue, second: SecretValue): Comparison['runs'] {
  return diffArrays(linesOf(first), linesOf(second)).map(({ added, removed, count }) => ({
    side: added ? 'second' : removed ? 'first' : 'both',
    lines: count,
  }));
}

const linesOf = ({ encoding, data }: SecretValue) => (encoding === 'text' ? data.split('\n') : [data]);
