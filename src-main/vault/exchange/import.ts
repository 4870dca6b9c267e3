import type { ImportChoice, ImportResult, SecretChanges, SecretValue } from '../../../src-preload/contract.ts';
import { importer } from '../environment.ts';
import * as environments from '../environments.ts';
import { VaultError } from '../errors.ts';
import { pageSize, pageWeight } from '../pages.ts';
import * as secrets from '../secrets.ts';
import type { Session } from '../session.ts';
import type { EnvEntry } from './dotenv.ts';
import { isSecretName } from './names.ts';
import {
  descriptionOf,
  fits,
  namesOf,
  type Occupant,
  occupants,
  type PlanVault,
  placeOf,
  secretValueOf,
} from './plan.ts';

/** What a plan asks of a vault, answered by an open one. */
export function planVault(session: Session): PlanVault {
  return {
    existing: session.summaries(),
    environments: environments.list(session),
    sameValue: (id, value) => isSame(session, id, value),
  };
}

/** How much work one secret is, as a long transaction counts. */
const SECRET = 3;

/** How much work an import is, from its first step to the pages that list its secrets. */
export function weightOfImport({ entries }: ImportChoice): number {
  return entries.length * (SECRET + pageWeight / pageSize);
}

/**
 * Brings the chosen entries in, inside the caller's transaction, a step for each. Throws INVALID_INPUT for a choice that
 * does not fit the file, CONFLICT where two would have one name or one overlaps with a secret of other places.
 */
export function* bringIn(
  session: Session,
  entries: readonly EnvEntry[],
  choice: ImportChoice,
): Generator<number, ImportResult> {
  const occupant = occupants(session.summaries(), choice.destination);
  const result: ImportResult = { added: 0, newVersions: 0, unchanged: 0, ids: [] };
  for (const { entry, name } of chosen(entries, choice)) {
    const description = choice.comments ? descriptionOf(entry.comment) : '';
    const done = bringInOne(session, { entry, name, description, choice }, occupant(name));
    result[done.count]++;
    result.ids.push(done.id);
    yield SECRET;
  }
  return result;
}

type Chosen = { entry: EnvEntry; name: string };

function chosen(entries: readonly EnvEntry[], choice: ImportChoice): Chosen[] {
  const proposed = namesOf(entries);
  const indexes = new Set<number>();
  const names = new Set<string>();
  return choice.entries.map(({ index, name: wanted }) => {
    const entry = entries[index];
    const name = wanted ?? proposed[index];
    if (!entry || name === undefined || indexes.has(index) || !isSecretName(name) || !fits(entry.value)) {
      throw new VaultError('INVALID_INPUT', { line: entry?.line ?? null });
    }
    if (names.has(name)) throw new VaultError('CONFLICT', { line: entry.line });
    indexes.add(index);
    names.add(name);
    return { entry, name };
  });
}

type Count = 'added' | 'newVersions' | 'unchanged';
type One = Chosen & { description: string; choice: ImportChoice };

function bringInOne(session: Session, one: One, occupant: Occupant): { count: Count; id: string } {
  const { entry, name, description, choice } = one;
  const value = secretValueOf(entry.value);
  if (occupant.kind === 'other') throw new VaultError('CONFLICT', { line: entry.line, other: occupant.id });
  if (occupant.kind === 'same') return bringUp(session, occupant.id, value, description);
  const place = placeOf(choice.destination);
  const originalName = name === entry.name ? null : entry.name;
  const fresh = { ...secrets.plain, ...place, name, originalName, value, description };
  return { count: 'added', id: secrets.create(session, fresh, importer).id };
}

/** A new version, unless the value is there already; a description that a person wrote stays. */
function bringUp(session: Session, id: string, value: SecretValue, description: string): { count: Count; id: string } {
  if (secrets.sameValue(session, id, value)) return { count: 'unchanged', id };
  const { revision, description: present } = secrets.get(session, { id });
  const changes: SecretChanges = present === '' && description !== '' ? { value, description } : { value };
  secrets.update(session, { id, revision, changes }, importer);
  return { count: 'newVersions', id };
}

/** A record that can't be read is shown as different; bringing anything in will then be refused. */
function isSame(session: Session, id: string, value: SecretValue): boolean {
  try {
    return secrets.sameValue(session, id, value);
  } catch (error) {
    if (error instanceof VaultError && error.code === 'RECORD_DAMAGED') return false;
    throw error;
  }
}
