import type { DatabaseFields, SecretValue } from '../../src-preload/contract.ts';
import { buildConnectionUrl, parseConnectionUrl } from './connection-url.ts';
import { VaultError } from './errors.ts';
import type { Held, SecretRecord } from './secret-rows.ts';

type Connection = { fields: DatabaseFields; password: string | null };

/** Names under which something can be had that follows from the secret: a field of the person's own goes before it. */
const derived: Readonly<Record<string, (record: SecretRecord, held: Held) => string | null>> = {
  username: ({ username }) => username || null,
  url: ({ url }) => url || null,
  'connection-url': connectionUrl,
  engine: part(({ fields }) => fields.engine),
  host: part(({ fields }) => fields.host),
  port: part(({ fields }) => fields.port?.toString() ?? null),
  database: part(({ fields }) => fields.database || null),
  user: part(({ fields }) => fields.user || null),
  password: part(({ password }) => password),
};

/**
 * What a secret holds under a name: its value without one, a field of the person's own, else what follows from it
 * (`username`, `url`; of a database `connection-url`, `engine`, `host`, `port`, `database`, `user`, `password`).
 * Throws FIELD_NOT_FOUND.
 */
export function heldUnder(record: SecretRecord, held: Held, field: string | undefined): SecretValue {
  if (field === undefined) return held.value;
  const own = record.fields.find(({ name }) => name === field);
  const data = own ? ownField(own, held) : derivedField(record, held, field);
  if (data === undefined || data === null) throw new VaultError('FIELD_NOT_FOUND');
  return { encoding: 'text', data };
}

/** A protected one is `undefined` in a version from before it was there. */
function ownField(own: SecretRecord['fields'][number], { fields }: Held) {
  if (!own.protected) return own.value;
  return Object.hasOwn(fields, own.name) ? fields[own.name] : undefined;
}

function derivedField(record: SecretRecord, held: Held, field: string) {
  return Object.hasOwn(derived, field) ? derived[field]?.(record, held) : undefined;
}

/** The database that a secret is for: its fields with the value as the password, or a value that is a connection URL. */
function connectionOf({ database }: SecretRecord, { value }: Held): Connection | null {
  if (value.encoding !== 'text') return null;
  return database ? { fields: database, password: value.data } : parseConnectionUrl(value.data);
}

function part(of: (connection: Connection) => string | null) {
  return (record: SecretRecord, held: Held): string | null => {
    const connection = connectionOf(record, held);
    return connection && of(connection);
  };
}

/** A value that is a connection URL already is given to the letter. */
function connectionUrl(record: SecretRecord, held: Held): string | null {
  const connection = connectionOf(record, held);
  if (!connection) return null;
  return record.database ? buildConnectionUrl(connection.fields, connection.password) : held.value.data;
}
