import type { Actor, Deletion, Environment, EnvironmentChanges, NewEnvironment } from '../../src-preload/contract.ts';
import { fromHex } from '../crypto/bytes.ts';
import { record as recordEvent } from './audit.ts';
import { nowSeconds, person } from './environment.ts';
import { VaultError } from './errors.ts';
import { idText } from './sealed-rows.ts';
import type { Session } from './session.ts';

type EnvironmentRecord = Omit<Environment, 'id'> & { order: number };

const first: readonly Omit<EnvironmentRecord, 'order'>[] = [
  { slug: 'dev', name: 'dev', hue: 'dev', rotationDays: 30, archivedAt: null },
  { slug: 'staging', name: 'staging', hue: 'staging', rotationDays: 90, archivedAt: null },
  { slug: 'prd', name: 'prod', hue: 'prod', rotationDays: 90, archivedAt: null },
];

/** What people write for an environment that goes by another slug here, as long as there is none of that name. */
const aliases: Readonly<Record<string, string>> = { prod: 'prd', production: 'prd' };

/** Gives a new vault its three environments, inside the caller's transaction. */
export function defaultEnvironments(session: Session): void {
  for (const [order, environment] of first.entries()) {
    insert(session, { ...environment, order });
  }
}

/** All environments in the order that the person gave them. */
export function list(session: Session): Environment[] {
  return records(session).map(({ id, record: { order: _, ...environment } }) => ({ id, ...environment }));
}

/** The slugs as the vault knows them: `production` is `prd`, unless there is an environment of that name. */
export function canonical(session: Session, slugs: readonly string[]): string[] {
  const known = new Set(records(session).map(({ record }) => record.slug));
  const meant = slugs.map((slug) => (known.has(slug) ? slug : (aliases[slug] ?? slug)));
  return [...new Set(meant)];
}

/** The same for changes that may name environments. */
export function canonicalIn<T extends { environments?: string[] }>(session: Session, changes: T): T {
  return changes.environments ? { ...changes, environments: canonical(session, changes.environments) } : changes;
}

/** Makes an environment, last in the order. Throws NAME_TAKEN, also for the other names of `prd`. */
export function create(session: Session, input: NewEnvironment, by: Actor = person): Environment {
  return session.transaction(() => {
    const others = records(session).map(({ record }) => record);
    const taken = others.some(({ slug }) => slug === input.slug || slug === aliases[input.slug]);
    if (taken || hasName(others, input.name)) throw new VaultError('NAME_TAKEN');
    const order = 1 + Math.max(-1, ...others.map((other) => other.order));
    const id = insert(session, { ...input, archivedAt: null, order });
    recordEvent(session, 'environment-created', { subject: id, by });
    return { id, ...input, archivedAt: null };
  });
}

/** Changes how an environment is called, coloured, ordered, or when its secrets are due; its slug stays. */
export function update(
  session: Session,
  { id, changes }: { id: string; changes: EnvironmentChanges },
  by: Actor = person,
): Environment {
  return session.transaction(() => {
    const all = records(session);
    const found = all.find((one) => one.id === id);
    if (!found) throw new VaultError('ENVIRONMENT_NOT_FOUND');
    const { place, archived, ...fields } = changes;
    const others = all.filter((one) => one.id !== id);
    const otherRecords = others.map(({ record }) => record);
    if (fields.name !== undefined && hasName(otherRecords, fields.name)) throw new VaultError('NAME_TAKEN');
    const archivedAt =
      archived === undefined ? found.record.archivedAt : archived ? nowSeconds(session.context.clock) : null;
    const next = { ...found.record, ...fields, archivedAt };
    const order = place === undefined ? all.map((one) => one.id) : others.map((one) => one.id).toSpliced(place, 0, id);
    for (const one of all) {
      const record = { ...(one.id === id ? next : one.record), order: order.indexOf(one.id) };
      if (one.id === id || record.order !== one.record.order) replace(session, one.id, record);
    }
    recordEvent(session, 'environment-changed', { subject: id, by, fields: Object.keys(changes) });
    const { order: _, ...environment } = next;
    return { id, ...environment };
  });
}

/** What deleting an environment would mean for the secrets in it. */
export function deletion(session: Session, { id }: { id: string }): Deletion {
  const { slug } = find(session, id);
  const inside = [...session.pages.all()].filter(({ environments }) => environments.includes(slug));
  return countDeletion(inside, ({ environments }) => environments.length === 1);
}

/** Removes an environment that no secret is in any more, inside the caller's transaction. */
export function remove(session: Session, id: string, by: Actor): void {
  const { name } = find(session, id);
  session.remove('environments', fromHex(id));
  recordEvent(session, 'environment-deleted', { subject: id, by, name });
}

/** One environment. Throws ENVIRONMENT_NOT_FOUND. */
export function find(session: Session, id: string): Environment {
  const found = list(session).find((environment) => environment.id === id);
  if (!found) throw new VaultError('ENVIRONMENT_NOT_FOUND');
  return found;
}

/** Counts what is in a project or environment alone, in others too, and in the trash. */
export function countDeletion<T extends { trashedAt: number | null }>(
  inside: readonly T[],
  isAlone: (secret: T) => boolean,
): Deletion {
  const live = inside.filter(({ trashedAt }) => trashedAt === null);
  const only = live.filter(isAlone).length;
  return { only, also: live.length - only, inTrash: inside.length - live.length };
}

function hasName(others: readonly EnvironmentRecord[], name: string): boolean {
  return others.some((other) => other.name.toLowerCase() === name.toLowerCase());
}

function records(session: Session) {
  return session.records<EnvironmentRecord>('environments').toSorted((a, b) => a.record.order - b.record.order);
}

function insert(session: Session, record: EnvironmentRecord): string {
  const id = session.rows.newId();
  session.insert('environments', session.rows.seal('environments', { id }, record));
  return idText(id);
}

function replace(session: Session, id: string, record: EnvironmentRecord): void {
  session.update('environments', session.rows.seal('environments', { id: fromHex(id) }, record));
}
