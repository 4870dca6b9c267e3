import type { Actor, Fate } from '../../src-preload/contract.ts';
import { assertFree } from './conflict.ts';
import { person } from './environment.ts';
import * as environments from './environments.ts';
import { VaultError } from './errors.ts';
import * as projects from './projects.ts';
import { readSecret, replaceSecret } from './secret-rows.ts';
import type { Session } from './session.ts';
import { trash } from './trash.ts';

/**
 * Deletes a project, with what becomes of its secrets, in one transaction. Throws PROJECT_NOT_FOUND, or CONFLICT where
 * one would meet another of its name in the place it goes to.
 */
export function deleteProject(session: Session, { id, fate }: { id: string; fate: Fate }, by: Actor = person): void {
  session.transaction(() => {
    projects.deletion(session, { id });
    if (fate.to === 'place') {
      projects.deletion(session, { id: fate.id });
      if (fate.id === id) throw new VaultError('PROJECT_NOT_FOUND');
    }
    leave(session, 'projects', id, fate.to === 'place' ? fate.id : null, by);
    projects.remove(session, id, by);
  });
}

/** The same for an environment. A secret never comes to be for all environments by this. */
export function deleteEnvironment(
  session: Session,
  { id, fate }: { id: string; fate: Fate },
  by: Actor = person,
): void {
  session.transaction(() => {
    const { slug } = environments.find(session, id);
    const target = fate.to === 'place' ? environments.find(session, fate.id).slug : null;
    if (target === slug) throw new VaultError('ENVIRONMENT_NOT_FOUND');
    leave(session, 'environments', slug, target, by);
    environments.remove(session, id, by);
  });
}

function leave(session: Session, kind: 'projects' | 'environments', place: string, target: string | null, by: Actor) {
  const inside = [...session.pages.all()].filter((secret) => secret[kind].includes(place));
  for (const { id, [kind]: places } of inside) {
    const rest = places.filter((other) => other !== place);
    if (rest.length > 0) move(session, id, { [kind]: rest }, by);
    else if (target !== null) move(session, id, { [kind]: [target] }, by);
    else {
      trash(session, { id }, by);
      // Without environments it would be for all of them: in the trash it keeps the one that is gone.
      if (kind === 'projects') move(session, id, { projects: [] }, by);
    }
  }
}

function move(session: Session, id: string, to: { projects?: string[]; environments?: string[] }, by: Actor): void {
  const { record } = readSecret(session, id);
  const next = { ...record, ...to };
  if (record.trashedAt === null) assertFree(next, session.pages.named(record.name), id);
  replaceSecret(session, id, next, by);
}
