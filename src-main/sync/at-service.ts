import type { RemoteProject, RemoteVersionLine } from '../../src-preload/contract.ts';
import { record as recordEvent } from '../vault/audit.ts';
import { lengthClassOf } from '../vault/sync/sides.ts';
import { remoteIdOf } from './candidates.ts';
import type { OpenSync } from './open-sync.ts';
import { type Remote, RemoteError } from './remote.ts';
import type { Work } from './work.ts';

type OfSecret = { connection: string; secret: string };

/** The earlier values that the service keeps of a secret, masked. Throws NOT_OPTED_IN, REMOTE_…. */
export function remoteVersions(sync: OpenSync, { connection, secret }: OfSecret): Promise<RemoteVersionLine[]> {
  return sync.atService(connection, async ({ remote, signal }) => {
    const list = await versionsOf(remote).list(remoteIdOf(sync, connection, secret), signal);
    return list.map(({ id, at, value }) => ({ id, at, length: lengthClassOf(value) }));
  });
}

/** Makes an earlier value the present one there; here it comes with the next pull. It is audited before it is done. */
export function restoreRemoteVersion(
  sync: OpenSync,
  { connection, secret, version }: OfSecret & { version: string },
): Promise<void> {
  return sync.atService(connection, async ({ remote, session, signal }) => {
    const { restore } = versionsOf(remote);
    const id = remoteIdOf(sync, connection, secret);
    session.transaction(() => recordEvent(session, 'sync-restored', { subject: secret }));
    await restore(id, version, signal);
  });
}

export function remoteProjects(sync: OpenSync, { connection }: { connection: string }): Promise<RemoteProject[]> {
  return sync.atService(connection, ({ remote, signal }) => projectsOf(remote).list(signal));
}

export function createRemoteProject(
  sync: OpenSync,
  { connection, name }: { connection: string; name: string },
): Promise<RemoteProject> {
  return sync.atService(connection, async (work) => {
    noteProject(work, name);
    const made = await projectsOf(work.remote).create(name, work.signal);
    return { ...made, mayWrite: true };
  });
}

export function renameRemoteProject(
  sync: OpenSync,
  { connection, project, name }: { connection: string; project: string; name: string },
): Promise<RemoteProject> {
  return sync.atService(connection, async (work) => {
    noteProject(work, name);
    const renamed = await projectsOf(work.remote).rename(project, name, work.signal);
    return { ...renamed, mayWrite: true };
  });
}

/** `agree` asks the person, by the project's name. Throws REFUSED from there. */
export function removeRemoteProject(
  sync: OpenSync,
  { connection, project }: { connection: string; project: string },
  agree: (name: string) => Promise<void>,
): Promise<void> {
  return sync.atService(connection, async (work) => {
    const projects = projectsOf(work.remote);
    const name = (await projects.list(work.signal)).find(({ id }) => id === project)?.name;
    if (name === undefined) throw new RemoteError('not_found');
    await agree(name);
    noteProject(work, name);
    const [result] = await projects.remove([project], work.signal);
    if (!result || result.error !== null) throw new RemoteError(result?.error ?? 'bad_response');
  });
}

function versionsOf({ versions }: Remote): NonNullable<Remote['versions']> {
  if (!versions) throw new RemoteError('unsupported');
  return versions;
}

function projectsOf({ projects }: Remote): NonNullable<Remote['projects']> {
  if (!projects) throw new RemoteError('unsupported');
  return projects;
}

function noteProject({ session, connection }: Work, name: string): void {
  session.transaction(() => recordEvent(session, 'sync-project-changed', { subject: connection.id, name }));
}
