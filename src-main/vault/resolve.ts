import type { Actor, SecretType, SecretValue } from '../../src-preload/contract.ts';
import { isExpired } from './due.ts';
import { nowSeconds } from './environment.ts';
import * as environments from './environments.ts';
import { VaultError } from './errors.ts';
import { heldUnder } from './held-value.ts';
import type { Entry } from './pages.ts';
import * as projects from './projects.ts';
import { recordUse } from './reading.ts';
import { isReference, parseReference, printReference, type Reference } from './references.ts';
import { type Held, readCurrent, readSecret, readVersions, type SecretRecord } from './secret-rows.ts';
import type { Session } from './session.ts';

/** Who asks, from where: a project by name or id, an environment by its slug, the application's word for itself. */
export type Asking = {
  actor: Actor;
  project?: string | undefined;
  environment?: string | undefined;
  application?: string | undefined;
  /** Only secrets of these types will do. */
  types?: readonly SecretType[] | undefined;
};

export type Resolved = { id: string; name: string; version: number; value: SecretValue };

/**
 * Finds the secret that a reference or a bare name means to the one who asks, and gives its value. This is the only way
 * by which anything but a person's own reveal and copy gets one; what is given and what is refused of one secret is
 * audited. A secret for the asked environment goes before one for all; where none is asked for, neither does. Throws
 * SECRET_NOT_FOUND, AMBIGUOUS (`ids`), ACCESS_DENIED (not for that environment or application), SECRET_REVOKED,
 * SECRET_EXPIRED, INVALID_SECRET_TYPE, ENVIRONMENT_NOT_FOUND, INVALID_REFERENCE, FIELD_NOT_FOUND, VERSION_NOT_FOUND,
 * VAULT_LOCKED.
 */
export function resolve(session: Session, wanted: string, asking: Asking): Resolved {
  session.assertUnlocked();
  const reference = readWanted(wanted);
  const from = placeOf(session, reference, asking);
  try {
    const resolved = find(session, reference, from);
    const { id, version } = resolved;
    const part = reference.field === null ? { version } : { version, fields: [reference.field] };
    note(session, id, 'secret-used', from, part);
    return resolved;
  } catch (error) {
    if (error instanceof VaultError && typeof error.details.id === 'string') {
      note(session, error.details.id, 'secret-denied', from, { code: error.code });
    }
    throw error;
  }
}

/** The secret that would be given, without giving it; throws as `resolve` does, and audits nothing. */
export function check(session: Session, wanted: string, asking: Asking): { id: string; name: string } {
  session.assertUnlocked();
  const reference = readWanted(wanted);
  const { id, name } = find(session, reference, placeOf(session, reference, asking));
  return { id, name };
}

/** References that mean this secret: by name in its first project and environment, and by its id. */
export function referencesTo(
  session: Session,
  { id, field, version }: { id: string; field?: string | undefined; version?: number | undefined },
): { byName: string; byId: string } {
  const { name, projects: own, environments: slugs } = readSecret(session, id).entry;
  const part = { field: field ?? null, version: version ?? null };
  const project = projects.list(session).find((one) => one.id === own[0])?.name ?? null;
  return {
    byName: printReference({ project, environment: slugs[0] ?? null, name, ...part }),
    byId: printReference({ id, ...part }),
  };
}

function readWanted(wanted: string): Reference {
  if (isReference(wanted)) return parseReference(wanted);
  return { project: null, environment: null, name: wanted, field: null, version: null };
}

/** What is given to the one who asks. An error that is about one secret has its `id`. */
function find(session: Session, reference: Reference, asking: Asking): Resolved {
  const { id, name } = locate(session, reference, asking);
  const { record } = readSecret(session, id);
  assertGiven(id, record, asking, nowSeconds(session.context.clock));
  const { held, version } = versionOf(session, id, record, reference.version);
  try {
    return { id, name, version, value: heldUnder(record, held, reference.field ?? undefined) };
  } catch (error) {
    throw error instanceof VaultError ? new VaultError(error.code, { ...error.details, id }) : error;
  }
}

function versionOf(session: Session, id: string, record: SecretRecord, number: number | null) {
  if (number === null || number === record.current.number) {
    return { held: readCurrent(session, record) as Held, version: record.current.number };
  }
  const earlier = readVersions(session, record, id).find((one) => one.number === number);
  if (!earlier) throw new VaultError('VERSION_NOT_FOUND', { id, number });
  return { held: earlier.version as Held, version: number };
}

function assertGiven(id: string, record: SecretRecord, { application, types }: Asking, now: number): void {
  const { scope, revokedAt, type } = record;
  if (scope.length > 0 && (application === undefined || !scope.includes(application))) {
    throw new VaultError('ACCESS_DENIED', { id, why: 'application' });
  }
  if (revokedAt !== null) throw new VaultError('SECRET_REVOKED', { id });
  if (isExpired(record, now)) throw new VaultError('SECRET_EXPIRED', { id });
  if (types && !types.includes(type)) throw new VaultError('INVALID_SECRET_TYPE', { id, type });
}

/** The one secret that is meant. Throws where there is none, where more than one answer, or none for that environment. */
function locate(session: Session, reference: Reference, asking: Asking): Entry {
  const { environment = null } = asking;
  const candidates = candidatesOf(session, reference, asking).filter(({ trashedAt }) => trashedAt === null);
  if (candidates.length === 0) throw new VaultError('SECRET_NOT_FOUND');
  const there = candidates.filter((one) => environment === null || covers(one, environment));
  if (there.length === 0) throw denied(candidates);
  const [only, ...more] = there.filter((one) => environment === null || !there.some((other) => overrides(other, one)));
  if (!only) throw new VaultError('SECRET_NOT_FOUND');
  if (more.length > 0) throw new VaultError('AMBIGUOUS', { ids: [only, ...more].map(({ id }) => id) });
  return only;
}

function denied([only, ...more]: readonly Entry[]): VaultError {
  const one = only && more.length === 0 ? { id: only.id } : {};
  return new VaultError('ACCESS_DENIED', { ...one, why: 'environment' });
}

function candidatesOf(session: Session, reference: Reference, asking: Asking): Entry[] {
  if ('id' in reference) {
    const entry = session.pages.get(reference.id);
    return entry ? [entry] : [];
  }
  const named = session.pages.named(reference.name);
  const project = projectOf(session, reference.project ?? asking.project ?? null);
  return project === null ? named : named.filter(({ projects: own }) => own.includes(project));
}

/** One for named environments goes before one for all, where both stand in the same project, or in none. */
function overrides(a: Entry, b: Entry): boolean {
  if (a.environments.length === 0 || b.environments.length > 0) return false;
  const inNone = a.projects.length === 0 && b.projects.length === 0;
  return inNone || a.projects.some((project) => b.projects.includes(project));
}

function covers({ environments: own }: Entry, environment: string): boolean {
  return own.length === 0 || own.includes(environment);
}

/** The one who asks, from the environment that is meant, by its slug: the reference's before the asker's own. */
function placeOf(session: Session, reference: Reference, asking: Asking): Asking {
  const said = 'environment' in reference ? reference.environment : null;
  const slug = said ?? asking.environment ?? null;
  return slug === null ? asking : { ...asking, environment: environmentOf(session, slug) };
}

function environmentOf(session: Session, slug: string): string {
  const [known = slug] = environments.canonical(session, [slug]);
  if (environments.list(session).some((environment) => environment.slug === known)) return known;
  throw new VaultError('ENVIRONMENT_NOT_FOUND');
}

function projectOf(session: Session, project: string | null): string | null {
  if (project === null) return null;
  const wanted = project.toLowerCase();
  const found = projects.list(session).find(({ id, name }) => id === project || name.toLowerCase() === wanted);
  if (!found) throw new VaultError('SECRET_NOT_FOUND');
  return found.id;
}

function note(
  session: Session,
  id: string,
  kind: 'secret-used' | 'secret-denied',
  { actor, environment, application }: Asking,
  details: { code?: string; version?: number; fields?: string[] },
): void {
  const context = {
    ...(environment === undefined ? {} : { environment }),
    ...(application === undefined ? {} : { application }),
  };
  recordUse(session, id, kind, actor, { ...context, ...details });
}
