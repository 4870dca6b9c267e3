import type { DatabaseFields } from '../../src-preload/contract.ts';

type Engine = DatabaseFields['engine'];
type Place = { readonly host: string; readonly port: number | null };

/** The schemes of connection URLs, each with its engine: another spelling comes back as the engine's own. */
export const schemes: ReadonlyMap<string, Engine> = new Map([
  ['postgres', 'postgresql'],
  ['postgresql', 'postgresql'],
  ['mysql', 'mysql'],
  ['mysql2', 'mysql'],
  ['mariadb', 'mariadb'],
  ['mongodb', 'mongodb'],
  ['mongodb+srv', 'mongodb+srv'],
  ['redis', 'redis'],
  ['rediss', 'rediss'],
  ['sqlserver', 'sqlserver'],
  ['mssql', 'mssql'],
  ['amqp', 'amqp'],
  ['amqps', 'amqps'],
]);

/** Longest texts that the contract's fields take, in UTF-16 units, and the number of them. */
const most = { host: 255, database: 256, user: 256, optionName: 64, optionValue: 1_024 } as const;

/**
 * Writes a connection URL (RFC 3986), everything in it percent-encoded that is not a letter, a digit or harmless. An IPv6
 * address gets its brackets. Several hosts stand in `host` with commas between them, each with its own port: `a:1,b:2`.
 * A password of `null` is none, which differs from an empty one. Throws a `URIError` for text that is not well-formed.
 */
export function buildConnectionUrl(fields: DatabaseFields, password: string | null): string {
  const { engine, user, database } = fields;
  const options = Object.entries(fields.options);
  // Its drivers read the path as the instance (go-mssqldb), the database as an option.
  const inPath = engine !== 'sqlserver';
  if (!inPath && database !== '') options.unshift(['database', database]);
  const secret = password === null ? '' : `:${encodeURIComponent(password)}`;
  const login = user === '' && password === null ? '' : `${encodeURIComponent(user)}${secret}@`;
  const path = inPath && database !== '' ? `/${encodeURIComponent(database)}` : '';
  const query = options.map((pair) => pair.map(encodeURIComponent).join('=')).join('&');
  return `${engine}://${login}${writePlaces(fields)}${path}${query === '' ? '' : `?${query}`}`;
}

/**
 * Reads a connection URL. `null` for anything else, and for a URL of which something would be lost: one with a fragment,
 * an option given twice, a path of several parts, bytes that are no UTF-8, texts that are longer than the fields take.
 * A plus sign is a plus sign. What is written the other way round comes back the same in meaning, not to the letter.
 */
export function parseConnectionUrl(url: string): { fields: DatabaseFields; password: string | null } | null {
  const match = /^([a-z0-9+]+):\/\/(?:([^/?#\s]*)@)?([^/?#@\s]*)(?:\/([^/?#\s]*))?(?:\?([^#\s]*))?$/i.exec(url.trim());
  const engine = schemes.get(match?.[1]?.toLowerCase() ?? '');
  if (!match || !engine) return null;
  const [, , login = '', authority = '', path, query = ''] = match;
  try {
    const { user, password } = readLogin(login);
    const options = readOptions(query);
    const place = readPlaces(authority);
    if (!options || !place) return null;
    const named = engine === 'sqlserver' ? takeDatabase(options) : decodeURIComponent(path ?? '');
    // A slash alone names a virtual host without a name there (the AMQP URI specification); a path, an instance.
    const lost = engine.startsWith('amqp') ? path === '' : engine === 'sqlserver' && (path ?? '') !== '';
    const fields = { engine, ...place, database: named, user, options: Object.fromEntries(options) };
    return lost || !fits(fields) ? null : { fields, password };
  } catch (error) {
    if (error instanceof URIError) return null;
    throw error;
  }
}

function readLogin(login: string): { user: string; password: string | null } {
  const colon = login.indexOf(':');
  if (colon === -1) return { user: decodeURIComponent(login), password: null };
  return { user: decodeURIComponent(login.slice(0, colon)), password: decodeURIComponent(login.slice(colon + 1)) };
}

/** The options by name, `null` if one comes twice. */
function readOptions(query: string): Map<string, string> | null {
  const pairs = query.split('&').filter((pair) => pair !== '');
  const options = new Map(
    pairs.map((pair) => {
      const equals = pair.indexOf('=');
      const [name, value] = equals === -1 ? [pair, ''] : [pair.slice(0, equals), pair.slice(equals + 1)];
      return [decodeURIComponent(name), decodeURIComponent(value)];
    }),
  );
  return options.size === pairs.length ? options : null;
}

function takeDatabase(options: Map<string, string>): string {
  const database = options.get('database') ?? '';
  options.delete('database');
  return database;
}

function writePlaces({ host, port }: Place): string {
  if (!host.includes(',')) return writePlace({ host: withoutBrackets(host), port });
  return host
    .split(',')
    .map((one) => writePlace(splitPort(one)))
    .join(',');
}

function writePlace({ host, port }: Place): string {
  const encoded = encodeURIComponent(host);
  const name = isIPv6(host) ? `[${encoded.replaceAll('%3A', ':')}]` : encoded;
  return port === null ? name : `${name}:${port}`;
}

/** One host with its port, or several as one text; `null` if something in it is neither. */
function readPlaces(authority: string): Place | null {
  const places = authority.split(',').map(readPlace);
  const [first] = places;
  if (places.length === 1) return first ?? null;
  const hosts = places.map((place) => (place ? joinPort(place) : null));
  return hosts.includes(null) ? null : { host: hosts.join(','), port: null };
}

function readPlace(written: string): Place | null {
  const match = /^(?:\[([^[\]]*)\]|([^:[\]]*))(?::(\d*))?$/.exec(written);
  if (!match) return null;
  const [, address, name = '', digits = ''] = match;
  const port = digits === '' ? null : Number(digits);
  const host = decodeURIComponent(address ?? name);
  if (port !== null && (port < 1 || port > 65_535)) return null;
  return isIPv6(host) === (address !== undefined) && !host.includes(',') ? { host, port } : null;
}

/** A host as it stands in a list: `[::1]:27017`, `db:27017`, `db`. */
function splitPort(written: string): Place {
  const match = /^(\[[^[\]]*\]|[^:]*):(\d{1,5})$/.exec(written);
  if (!match) return { host: withoutBrackets(written), port: null };
  return { host: withoutBrackets(match[1] ?? ''), port: Number(match[2]) };
}

/** The same the other way round; `null` for a host that would be read as another one, or with another port. */
function joinPort({ host, port }: Place): string | null {
  if (isIPv6(host)) return port === null ? host : `[${host}]:${port}`;
  if (/[:[\]]/.test(host)) return null;
  return port === null ? host : `${host}:${port}`;
}

function withoutBrackets(host: string): string {
  const inside = /^\[(.*)\]$/s.exec(host)?.[1] ?? '';
  return isIPv6(inside) ? inside : host;
}

/** An address of IPv6, with a zone or without (RFC 4291 §2.2, RFC 6874). */
function isIPv6(host: string): boolean {
  return /^[0-9a-f:.]*:[0-9a-f:.]*:[0-9a-f:.]*(?:%[^%[\]]+)?$/i.test(host);
}

function fits({ host, database, user, options }: DatabaseFields): boolean {
  return (
    host.length <= most.host &&
    database.length <= most.database &&
    user.length <= most.user &&
    Object.entries(options).every(([name, value]) => {
      return name.length <= most.optionName && value.length <= most.optionValue;
    })
  );
}
