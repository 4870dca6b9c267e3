import type { Actor, NewSecret, SecretValue } from '../../../src-preload/contract.ts';
import { VaultError } from '../errors.ts';
import { isSecretName, proposeName } from '../exchange/names.ts';
import type { Entry } from '../pages.ts';
import { readSecret, readVersions, valueBytes } from '../secret-rows.ts';
import { create, equalValues, plain, update } from '../secrets.ts';
import type { Session } from '../session.ts';
import { restore } from '../versions.ts';
import type { OpenConnection } from './connections.ts';

const MAX_VALUE = 1_048_576;
const MAX_DESCRIPTION = 4_096;

/** Why a version was made, as it stands in the history. */
const WHY = 'sync';

/** A value as a service gave it. Throws REMOTE_TOO_LARGE, REMOTE_BAD_RESPONSE where the vault can't keep it. */
export function valueFrom(text: string): SecretValue {
  if (!text.isWellFormed()) throw new VaultError('REMOTE_BAD_RESPONSE');
  const value: SecretValue = { encoding: 'text', data: text };
  if (valueBytes(value).length > MAX_VALUE) throw new VaultError('REMOTE_TOO_LARGE');
  return value;
}

/** Makes theirs the new version; ours is the one before it. Inside a transaction. Throws PLAN_OUTDATED, IN_TRASH. */
export function takeTheirs(session: Session, secret: string, pin: string | null, theirs: string, by: Actor): Entry {
  const { entry, record } = readSecret(session, secret);
  if (entry.pin !== pin) throw new VaultError('PLAN_OUTDATED');
  const { revision } = record;
  update(session, { id: secret, revision, changes: { value: valueFrom(theirs), why: WHY } }, by);
  return readSecret(session, secret).entry;
}

/**
 * Before ours is sent over theirs: theirs becomes a version, and ours the newest again above it. Where a version has it
 * already nothing is added. Inside a transaction. Throws PLAN_OUTDATED, IN_TRASH.
 */
export function keepTheirsBelow(
  session: Session,
  secret: string,
  pin: string | null,
  theirs: string,
  by: Actor,
): Entry {
  const { record } = readSecret(session, secret);
  const value = valueFrom(theirs);
  if (readVersions(session, record, secret).some(({ version }) => equalValues(version.value, value))) {
    return readSecret(session, secret).entry;
  }
  const ours = record.current.number;
  takeTheirs(session, secret, pin, theirs, by);
  const { revision } = readSecret(session, secret).record;
  restore(session, { id: secret, revision, number: ours, why: WHY }, by);
  return readSecret(session, secret).entry;
}

/** What is brought in of a secret that is only there: name, value, description and date; nothing that grants anything. */
export type Theirs = { name: string; value: string; note: string | null; expiresAt: number | null };

/**
 * Brings a secret in where the connection keeps to, or beside ours under a name of its own. Inside a transaction. Throws
 * CONFLICT, REMOTE_TOO_LARGE, …
 */
export function bringIn(
  session: Session,
  { project, environment }: OpenConnection,
  theirs: Theirs,
  by: Actor,
  place: Pick<NewSecret, 'projects' | 'environments'> = {
    projects: project === null ? [] : [project],
    environments: environment === null ? [] : [environment],
  },
): Entry {
  const isTaken = (name: string) => session.pages.named(name).some(({ trashedAt }) => trashedAt === null);
  // A name that is right is kept: whether another one stands in its way depends on the place.
  const name = isSecretName(theirs.name) ? theirs.name : proposeName(theirs.name, isTaken);
  const { id } = create(
    session,
    {
      ...plain,
      ...place,
      name,
      value: valueFrom(theirs.value),
      description: (theirs.note ?? '').slice(0, MAX_DESCRIPTION).toWellFormed(),
      expiresAt: theirs.expiresAt,
      originalName: name === theirs.name ? null : theirs.name,
    },
    by,
  );
  return readSecret(session, id).entry;
}

/** Makes theirs a secret of its own beside ours: `NAME_THERE`. Inside a transaction. */
export function keepBoth(session: Session, connection: OpenConnection, ours: Entry, theirs: Theirs, by: Actor): Entry {
  const isTaken = (name: string) => session.pages.named(name).length > 0;
  const { projects, environments } = ours;
  const name = proposeName(`${ours.name.slice(0, 118)}_THERE`, isTaken);
  return bringIn(session, connection, { ...theirs, name }, by, { projects, environments });
}
