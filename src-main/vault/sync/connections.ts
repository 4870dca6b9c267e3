import type { Actor, Connection, ConnectionChanges, NewConnection } from '../../../src-preload/contract.ts';
import { fromHex, toHex } from '../../crypto/bytes.ts';
import { record as recordEvent } from '../audit.ts';
import { nowSeconds, person } from '../environment.ts';
import * as environments from '../environments.ts';
import { VaultError } from '../errors.ts';
import * as projects from '../projects.ts';
import { idText } from '../sealed-rows.ts';
import type { Session } from '../session.ts';

/** What stands sealed in a row of `connections`. */
export type ConnectionRecord = NewConnection & {
  /** 32 bytes as hex, under which the digests of its links are made. */
  digestKey: string;
  addedAt: number;
  syncedAt: number | null;
};

/** A connection with its credentials: it never leaves the main process. */
export type OpenConnection = ConnectionRecord & { id: string };

/** All connections, by name, with their credentials. */
export function list(session: Session): OpenConnection[] {
  return session
    .records<ConnectionRecord>('connections')
    .map(({ id, record }) => ({ id, ...record }))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'en'));
}

/** Throws CONNECTION_NOT_FOUND. */
export function find(session: Session, id: string): OpenConnection {
  const found = list(session).find((one) => one.id === id);
  if (!found) throw new VaultError('CONNECTION_NOT_FOUND');
  return found;
}

/** The same without credentials and key, for the window. */
export function shown({ id, ...record }: OpenConnection, links: number): Connection {
  const { credentials: _1, digestKey: _2, ...rest } = record;
  return { id, ...rest, host: new URL(record.baseUrl).host, links };
}

/** How a connection acts: in the audit and as the maker of versions. */
export function actorOf({ name }: { name: string }): Actor {
  return { kind: 'connection', name };
}

/** The base URL comes checked, in its one spelling. Throws NAME_TAKEN, PROJECT_NOT_FOUND, ENVIRONMENT_NOT_FOUND. */
export function create(session: Session, input: NewConnection, by: Actor = person): OpenConnection {
  return session.transaction(() => {
    assertFits(session, input, null);
    const id = idText(session.rows.newId());
    const record: ConnectionRecord = {
      ...input,
      digestKey: toHex(session.context.random(32)),
      addedAt: nowSeconds(session.context.clock),
      syncedAt: null,
    };
    session.insert('connections', session.rows.seal('connections', { id: fromHex(id) }, record));
    recordEvent(session, 'connection-added', { subject: id, by });
    return { id, ...record };
  });
}

/**
 * Changes only what is named. Another address needs the credentials again (CREDENTIALS_NEEDED): who changes it may not be
 * who knows them. Throws CONNECTION_NOT_FOUND, NAME_TAKEN, PROJECT_NOT_FOUND, ENVIRONMENT_NOT_FOUND.
 */
export function update(
  session: Session,
  { id, changes }: { id: string; changes: ConnectionChanges },
  by: Actor = person,
): OpenConnection {
  return session.transaction(() => {
    const before = find(session, id);
    const { baseUrl = before.baseUrl } = changes;
    if (baseUrl !== before.baseUrl && !changes.credentials) throw new VaultError('CREDENTIALS_NEEDED');
    const next = { ...before, ...changes };
    assertFits(session, next, id);
    write(session, next);
    recordEvent(session, 'connection-changed', { subject: id, by, fields: Object.keys(changes) });
    return next;
  });
}

/** Notes that a run ended without a failure, inside the caller's transaction. */
export function noteSynced(session: Session, id: string): void {
  write(session, { ...find(session, id), syncedAt: nowSeconds(session.context.clock) });
}

/** Forgets a connection and its credentials, inside the caller's transaction, which forgets its links. */
export function remove(session: Session, id: string, by: Actor): void {
  const { name } = find(session, id);
  session.remove('connections', fromHex(id));
  recordEvent(session, 'connection-removed', { subject: id, by, name });
}

function write(session: Session, { id, ...record }: OpenConnection): void {
  session.update('connections', session.rows.seal('connections', { id: fromHex(id) }, record));
}

function assertFits(session: Session, { name, project, environment }: NewConnection, self: string | null): void {
  const taken = list(session).some((other) => other.id !== self && other.name.toLowerCase() === name.toLowerCase());
  if (taken) throw new VaultError('NAME_TAKEN');
  if (project !== null && !projects.list(session).some(({ id }) => id === project)) {
    throw new VaultError('PROJECT_NOT_FOUND');
  }
  if (environment !== null && !environments.list(session).some(({ slug }) => slug === environment)) {
    throw new VaultError('ENVIRONMENT_NOT_FOUND');
  }
}
