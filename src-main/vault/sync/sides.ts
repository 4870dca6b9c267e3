import type { ErrorCode, LengthClass, Service, SyncFault } from '../../../src-preload/contract.ts';
import { isExpired } from '../due.ts';
import { nowSeconds } from '../environment.ts';
import { VaultError } from '../errors.ts';
import type { Entry } from '../pages.ts';
import { recordUse } from '../reading.ts';
import { readCurrent, readSecret, type SecretRecord } from '../secret-rows.ts';
import type { Session } from '../session.ts';
import { actorOf, type OpenConnection } from './connections.ts';
import type { Digests } from './digests.ts';
import type { Link } from './links.ts';

/** What goes to a service beside name and value. */
export type Details = {
  note: string;
  tokenType: SecretRecord['tokenType'];
  environments: readonly string[];
  scope: readonly string[];
  tags: readonly string[];
  expiresAt: number | null;
};

/** How a secret stands here: `outside` is not in the project or environment that the connection is kept to. */
export type HereState = 'live' | 'expired' | 'outside' | 'revoked' | 'trashed' | 'gone';

/** One side of a link: the secret in this vault, without its value. */
export type Here = {
  state: HereState;
  name: string;
  environments: readonly string[];
  /** What the row of the secret was pinned by when it was looked at. */
  pin: string | null;
  version: number;
  changedAt: number;
  valueDigest: string | null;
  detailsDigest: string | null;
  length: LengthClass | null;
  fault: SyncFault | null;
};

/** What keeps a name, a value or a description from being taken by the service; `null` for nothing. */
export type Taste = {
  name(name: string): SyncFault | null;
  value(value: string): SyncFault | null;
  note(note: string): SyncFault | null;
};

/** The details that each service has a place for: a change of the others is none to it. */
const taken: Readonly<Record<Service, readonly (keyof Details)[]>> = {
  vellum: ['note'],
  julep: ['note', 'tags', 'environments'],
  ductape: ['note', 'tokenType', 'scope', 'environments', 'expiresAt'],
  bitwarden: ['note'],
};

const gone: Here = {
  ...{ state: 'gone', name: '', environments: [], pin: null, version: 0, changedAt: 0 },
  ...{ valueDigest: null, detailsDigest: null, length: null, fault: null },
};

/**
 * How a linked secret stands here. Its value is looked at only if the secret was changed since both sides agreed, and is
 * kept nowhere. Nothing is audited: nothing leaves. Throws RECORD_DAMAGED.
 */
export function lookHere(
  session: Session,
  connection: OpenConnection,
  link: Link,
  { digests, taste }: { digests: Digests; taste: Taste },
): Here {
  const entry = session.pages.get(link.secret);
  if (!entry) return { ...gone, name: link.remoteName };
  const { name, environments, pin, version, valueChangedAt: changedAt } = entry;
  const base = {
    state: stateOf(session, connection, entry),
    name,
    environments,
    pin,
    version,
    changedAt,
    length: null,
  };
  const badName = taste.name(link.remoteName);
  if (pin === link.pin && link.valueDigest !== null) {
    return { ...base, valueDigest: link.valueDigest, detailsDigest: link.detailsDigest, fault: badName };
  }
  const { record } = readSecret(session, link.secret);
  const details = detailsOf(connection.service, record);
  const detailsDigest = digests.details(details);
  const badNote = taste.note(record.description);
  if (version === link.version && link.valueDigest !== null) {
    return { ...base, valueDigest: link.valueDigest, detailsDigest, fault: badName ?? badNote };
  }
  const { value } = readCurrent(session, record);
  if (value.encoding !== 'text') {
    return { ...base, valueDigest: null, detailsDigest, fault: { what: 'bytes' } };
  }
  return {
    ...base,
    valueDigest: digests.value(value.data),
    detailsDigest,
    length: lengthClassOf(value.data),
    fault: badName ?? taste.value(value.data) ?? badNote,
  };
}

/** What is sent, with by what it is known again afterwards. */
export type Sent = {
  /** `null` where only the details are sent. */
  value: string | null;
  details: Details;
  known: { valueDigest: string | null; detailsDigest: string; pin: string; version: number };
};

/**
 * A secret's value and details for a service, inside the transaction that writes the step down; a value is noted as used
 * by the connection. Refused are SECRET_NOT_FOUND, IN_TRASH, SECRET_REVOKED, SECRET_EXPIRED, ACCESS_DENIED (outside of
 * the project or environment that the connection is kept to), INVALID_INPUT (not text). That a person opted it in by
 * name goes before its scope, which is about applications on this computer.
 */
export function readToSend(
  session: Session,
  connection: OpenConnection,
  secret: string,
  { digests, withValue }: { digests: Digests; withValue: boolean },
): Sent {
  const { entry, record } = readSecret(session, secret);
  const refused = refusals[stateOf(session, connection, entry)];
  if (refused) throw new VaultError(refused, { id: secret });
  const details = detailsOf(connection.service, record);
  const known = { detailsDigest: digests.details(details), pin: entry.pin, version: record.current.number };
  if (!withValue) return { value: null, details, known: { ...known, valueDigest: null } };
  const { value } = readCurrent(session, record);
  if (value.encoding !== 'text') throw new VaultError('INVALID_INPUT');
  recordUse(session, secret, 'secret-used', actorOf(connection), { version: record.current.number });
  return { value: value.data, details, known: { ...known, valueDigest: digests.value(value.data) } };
}

/** By which a change of a secret's details is seen later. */
export function detailsDigestOf(
  session: Session,
  { service }: OpenConnection,
  secret: string,
  digests: Digests,
): string {
  return digests.details(detailsOf(service, readSecret(session, secret).record));
}

const refusals = {
  live: null,
  expired: 'SECRET_EXPIRED',
  outside: 'ACCESS_DENIED',
  revoked: 'SECRET_REVOKED',
  trashed: 'IN_TRASH',
  gone: 'SECRET_NOT_FOUND',
} as const satisfies Record<HereState, ErrorCode | null>;

/** What of a secret's details the service has a place for; the rest at its simplest. */
function detailsOf(service: Service, record: SecretRecord): Details {
  const { description: note, tokenType, environments, scope, tags, expiresAt } = record;
  const all: Details = { note, tokenType, environments, scope, tags, expiresAt };
  const kept = Object.fromEntries(taken[service].map((key) => [key, all[key]])) as Partial<Details>;
  return { note: '', tokenType: 'none', environments: [], scope: [], tags: [], expiresAt: null, ...kept };
}

function stateOf(session: Session, connection: OpenConnection, entry: Entry): HereState {
  if (entry.trashedAt !== null) return 'trashed';
  if (entry.revokedAt !== null) return 'revoked';
  if (!isInPlace(connection, entry)) return 'outside';
  return isExpired(entry, nowSeconds(session.context.clock)) ? 'expired' : 'live';
}

/** Whether a secret is in the project and environment that a connection is kept to. */
export function isInPlace(
  { project, environment }: Pick<OpenConnection, 'project' | 'environment'>,
  { projects, environments }: Pick<Entry, 'projects' | 'environments'>,
): boolean {
  const inProject = project === null || projects.includes(project);
  return inProject && (environment === null || environments.length === 0 || environments.includes(environment));
}

/** How long a value is, in steps: all that may be shown of a value that is hidden. */
export function lengthClassOf(text: string): LengthClass {
  if (text === '') return 'empty';
  const steps = [8, 16, 32, 64, 256] as const;
  const step = steps.find((most) => text.length <= most);
  return step === undefined ? 'longer' : `to-${step}`;
}
