import type { Actor, Deletion, Project, ProjectChanges } from '../../src-preload/contract.ts';
import { fromHex } from '../crypto/bytes.ts';
import { record as recordEvent } from './audit.ts';
import { nowSeconds, person } from './environment.ts';
import { countDeletion } from './environments.ts';
import { VaultError } from './errors.ts';
import { idText } from './sealed-rows.ts';
import type { Session } from './session.ts';

const HUES = 6;

/** All projects, by name. */
export function list(session: Session): Project[] {
  return session
    .records<Omit<Project, 'id'>>('projects')
    .map(({ id, record: project }) => ({ id, ...project }))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'en'));
}

/** Makes a project with the colour that is used least. Throws NAME_TAKEN. */
export function create(session: Session, { name }: { name: string }, by: Actor = person): Project {
  return session.transaction(() => {
    const others = list(session);
    assertNameFree(others, name);
    const uses = Array.from({ length: HUES }, (_, hue) => others.filter((other) => other.hue === hue).length);
    const project = { name, hue: uses.indexOf(Math.min(...uses)), archivedAt: null };
    const id = idText(session.rows.newId());
    session.insert('projects', session.rows.seal('projects', { id: fromHex(id) }, project));
    recordEvent(session, 'project-created', { subject: id, by });
    return { id, ...project };
  });
}

/** Renames, recolours, archives a project or takes it back. Throws PROJECT_NOT_FOUND, NAME_TAKEN. */
export function update(
  session: Session,
  { id, changes }: { id: string; changes: ProjectChanges },
  by: Actor = person,
): Project {
  return session.transaction(() => {
    const all = list(session);
    const found = all.find((project) => project.id === id);
    if (!found) throw new VaultError('PROJECT_NOT_FOUND');
    const { archived, ...fields } = changes;
    if (fields.name !== undefined) {
      assertNameFree(
        all.filter((other) => other.id !== id),
        fields.name,
      );
    }
    const archivedAt = archived === undefined ? found.archivedAt : archived ? nowSeconds(session.context.clock) : null;
    const { id: _, ...next } = { ...found, ...fields, archivedAt };
    session.update('projects', session.rows.seal('projects', { id: fromHex(id) }, next));
    recordEvent(session, 'project-changed', { subject: id, by, fields: Object.keys(changes) });
    return { id, ...next };
  });
}

/** What deleting a project would mean for the secrets in it. */
export function deletion(session: Session, { id }: { id: string }): Deletion {
  if (!list(session).some((project) => project.id === id)) throw new VaultError('PROJECT_NOT_FOUND');
  const inside = [...session.pages.all()].filter(({ projects }) => projects.includes(id));
  return countDeletion(inside, ({ projects }) => projects.length === 1);
}

/** Removes a project that no secret is in any more, inside the caller's transaction. */
export function remove(session: Session, id: string, by: Actor): void {
  const found = list(session).find((project) => project.id === id);
  if (!found) throw new VaultError('PROJECT_NOT_FOUND');
  session.remove('projects', fromHex(id));
  recordEvent(session, 'project-deleted', { subject: id, by, name: found.name });
}

function assertNameFree(others: readonly Project[], name: string): void {
  if (others.some((other) => other.name.toLowerCase() === name.toLowerCase())) throw new VaultError('NAME_TAKEN');
}
