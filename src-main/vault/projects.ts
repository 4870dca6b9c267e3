import type { Project } from '../../src-preload/contract.ts';
import { fromHex } from '../crypto/bytes.ts';
import { record } from './audit.ts';
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
export function create(session: Session, { name }: { name: string }): Project {
  return session.transaction(() => {
    const others = list(session);
    if (others.some((other) => other.name.toLowerCase() === name.toLowerCase())) throw new VaultError('NAME_TAKEN');
    const uses = Array.from({ length: HUES }, (_, hue) => others.filter((other) => other.hue === hue).length);
    const hue = uses.indexOf(Math.min(...uses));
    const id = idText(session.rows.newId());
    session.insert('projects', session.rows.seal('projects', { id: fromHex(id) }, { name, hue }));
    record(session, 'project-created', { subject: id });
    return { id, name, hue };
  });
}
