import { pinOf, storeSum } from '../../crypto/term.ts';
import type { Entry } from '../pages.ts';
import { follow } from '../rotation-state.ts';
import { factsOf, type SecretRecord, type VersionRecord } from '../secret-rows.ts';
import { fromStored } from '../stored.ts';
import type { FoundSecret } from './find-secrets.ts';
import { sumOf } from './source.ts';

/** When the repair is made, and a number above every revision that a secret of this vault can have had. */
export type Moment = { now: number; revision: number };

/** The record of a secret that was not found as its parents say: true to what is left of it. */
export function mend(found: FoundSecret, version: VersionRecord, moment: Moment): SecretRecord {
  const { own, entry, versions, reverted } = found;
  const { id, number, term } = versions.at(-1) ?? versions[0];
  const below = { current: { id, number, pin: pinOf(term) }, versions: storeSum(sumOf(versions)) };
  if (own) {
    const record = { ...own.record, ...below, revision: own.record.revision + 1, updatedAt: moment.now };
    return reverted ? revert(found, record, version) : record;
  }
  return entry ? fromEntry(entry, version, below, moment) : fromValue(found.name, version, below, moment);
}

/** What an older value doesn't have must not look as if it had it. */
function revert({ versions }: FoundSecret, record: SecretRecord, { value, fields, at }: VersionRecord): SecretRecord {
  const { facts, service } = factsOf(value, record.name);
  const has = (number: number) => versions.some((version) => version.number === number);
  const kept = record.fields.filter((field) => !field.protected || Object.hasOwn(fields, field.name));
  const { rotation, current } = record;
  const undone = rotation && {
    ...rotation,
    next: null,
    verifiedAt: null,
    places: rotation.places.map((place) => ({ ...place, doneAt: null })),
  };
  return {
    ...record,
    facts,
    service,
    fields: kept,
    valueChangedAt: at,
    rotation: undone && has(undone.previous) ? follow(undone, current.number) : null,
  };
}

type Below = Pick<SecretRecord, 'current' | 'versions'>;

/** All that the list knows of it, and what its value tells. */
function fromEntry(entry: Entry, version: VersionRecord, below: Below, moment: Moment): SecretRecord {
  const { id: _1, pin: _2, rotating: _3, lastUsedAt: _4, version: newest, versions: _5, ...listed } = entry;
  const reverted = below.current.number < newest;
  const changed = reverted ? { valueChangedAt: version.at } : {};
  return { ...fromValue(entry.name, version, below, moment), ...listed, ...changed, updatedAt: moment.now };
}

function fromValue(name: string, { value, fields, at }: VersionRecord, below: Below, moment: Moment): SecretRecord {
  const { facts, service, type } = factsOf(value, name);
  return fromStored<SecretRecord>('secret', {
    ...{ name, facts, service, type },
    ...below,
    revision: moment.revision,
    createdAt: at,
    updatedAt: moment.now,
    valueChangedAt: at,
    fields: Object.keys(fields).map((field) => ({ name: field, protected: true, value: null })),
  });
}
