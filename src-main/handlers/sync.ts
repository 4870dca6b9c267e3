import type { Handlers } from '../../src-preload/contract.ts';
import { defined } from '../defined.ts';
import {
  createRemoteProject,
  remoteProjects,
  remoteVersions,
  removeRemoteProject,
  renameRemoteProject,
  restoreRemoteVersion,
} from '../sync/at-service.ts';
import { candidates, checkName } from '../sync/candidates.ts';
import { serviceInfos } from '../sync/service-info.ts';
import { inStretches } from '../sync/stretches.ts';
import type { Sync } from '../sync/sync.ts';
import { VaultError } from '../vault/errors.ts';
import * as connections from '../vault/sync/connections.ts';
import { shownLink } from '../vault/sync/links.ts';
import { shownStep } from '../vault/sync/queue.ts';

export type SyncHandlersNeeds = {
  sync: Sync;
  /** Asks in a dialog of this process whether a project is to be deleted at its service. */
  confirmProjectRemoval: (project: string) => Promise<boolean>;
};

/** The calls of the group `sync`. */
export function syncHandlers({ sync, confirmProjectRemoval }: SyncHandlersNeeds): Handlers['sync'] {
  const done = (_result: unknown) => undefined;
  /** The open sync with links and queue read, for a connection that is there. */
  const loaded = async (connection?: string) => {
    const open = sync.open();
    await open.load();
    if (connection !== undefined) connections.find(open.session, connection);
    return open;
  };
  return {
    services: () => serviceInfos(),
    connections: () => sync.list(),
    create: (input) => sync.create(input),
    update: ({ id, changes }) => sync.update({ id, changes: defined(changes) }),
    removal: (input) => sync.removal(input),
    remove: async (input) => done(await sync.remove(input)),
    test: ({ id }) =>
      sync.open().atService(id, async ({ remote, signal }) => {
        const { account, projects, secrets } = await remote.test(signal);
        return { account, projects: [...projects], secrets };
      }),
    candidates: (input) => candidates(sync.open(), input),
    checkName: (input) => checkName(sync.open(), input),
    link: async ({ connection, links }) => {
      const { links: known } = await loaded(connection);
      return inStretches(links, (some) => known.set(connection, some));
    },
    unlink: async ({ connection, secrets }) => {
      const { links } = await loaded(connection);
      return inStretches([...new Set(secrets)], (some) => links.unset(connection, some));
    },
    linksOf: async ({ secret }) => (await loaded()).links.ofSecret(secret).map(shownLink),
    plan: ({ connection }) => sync.open().plan(connection),
    run: ({ token, lines, confirmGone }) => sync.open().run(token, lines, confirmGone),
    cancel: ({ connection }) => done(sync.open().cancel(connection)),
    state: () => sync.state(),
    queue: async ({ connection }) => (await loaded(connection)).queue.steps(connection).map(shownStep),
    forget: async ({ connection, steps }) => {
      const { queue, session } = await loaded(connection);
      const wanted = new Set(steps);
      const waiting = queue.steps(connection).filter(({ id, state }) => wanted.has(id) && state === 'waiting');
      session.transaction(() => {
        for (const step of waiting) queue.remove(step);
      });
    },
    runs: async ({ connection }) => (await loaded(connection)).queue.runs(connection),
    versions: async (input) => remoteVersions(await loaded(), input),
    restoreVersion: async (input) => done(await restoreRemoteVersion(await loaded(), input)),
    projects: (input) => remoteProjects(sync.open(), input),
    createProject: (input) => createRemoteProject(sync.open(), input),
    renameProject: (input) => renameRemoteProject(sync.open(), input),
    removeProject: async (input) =>
      done(
        await removeRemoteProject(sync.open(), input, async (name) => {
          if (!(await confirmProjectRemoval(name))) throw new VaultError('REFUSED');
        }),
      ),
  };
}
