import { VaultError } from './errors.ts';

/**
 * What a reference says: a secret by its id, or by project, environment and name (`null`: as the one who asks has it),
 * and which part of it: a field (`null`: the value) of a version (`null`: the current one).
 */
export type Reference = ({ id: string } | { project: string | null; environment: string | null; name: string }) & {
  field: string | null;
  version: number | null;
};

const SCHEME = 'coffer://';
/** Stands in the place of a project or environment that is not said. */
const UNSAID = '-';
const form = /^coffer:\/\/(?:([0-9a-f]{32})|([^/?#]+)\/([^/?#]+)\/([A-Za-z][A-Za-z0-9_]{0,127}))(?:\?([^#]+))?$/;

/** Whether a text claims to be a reference. */
export function isReference(text: string): boolean {
  return text.startsWith(SCHEME);
}

/**
 * Reads `coffer://project/environment/NAME[?field=…&version=…]`, or the same with the secret's id (32 hex digits) in place
 * of the three. Project, environment and field are percent-encoded (RFC 3986); `-` stands for one that is not said.
 * Throws INVALID_REFERENCE.
 */
export function parseReference(text: string): Reference {
  const found = form.exec(text);
  if (!found) throw new VaultError('INVALID_REFERENCE');
  const [, id, project = '', environment = '', name = '', query] = found;
  const part = parseQuery(query);
  if (id !== undefined) return { id, ...part };
  return { project: said(project), environment: said(environment), name, ...part };
}

/** Writes a reference so that `parseReference` reads the same. */
export function printReference(reference: Reference): string {
  const { field, version } = reference;
  const path = 'id' in reference ? reference.id : pathOf(reference);
  const query = [
    ...(field === null ? [] : [`field=${encode(field)}`]),
    ...(version === null ? [] : [`version=${version}`]),
  ].join('&');
  return `${SCHEME}${path}${query === '' ? '' : `?${query}`}`;
}

function pathOf({ project, environment, name }: { project: string | null; environment: string | null; name: string }) {
  return [project, environment]
    .map((one) => (one === null ? UNSAID : encode(one)))
    .concat(name)
    .join('/');
}

/** A project that is really called `-` is not the sign for none; nor may a segment be `.` or `..`. */
function encode(text: string): string {
  return /^(?:-|\.{1,2})$/.test(text) ? text.replace(/./g, hexOf) : encodeURIComponent(text);
}

const hexOf = (character: string) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;

function said(segment: string): string | null {
  return segment === UNSAID ? null : decode(segment);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new VaultError('INVALID_REFERENCE');
  }
}

function parseQuery(query: string | undefined): { field: string | null; version: number | null } {
  const part: { field: string | null; version: number | null } = { field: null, version: null };
  for (const pair of query === undefined ? [] : query.split('&')) {
    const at = pair.indexOf('=');
    const [key, value] = [pair.slice(0, at), decode(pair.slice(at + 1))];
    if (key === 'field' && part.field === null && value !== '') part.field = value;
    else if (key === 'version' && part.version === null && /^[1-9]\d{0,9}$/.test(value)) part.version = Number(value);
    else throw new VaultError('INVALID_REFERENCE');
  }
  return part;
}
