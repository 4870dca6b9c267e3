import type { Remote } from '../../src-main/sync/remote.ts';
import { createSync, type Sync } from '../../src-main/sync/sync.ts';
import type { After } from '../../src-main/sync/waiting.ts';
import type { Session } from '../../src-main/vault/session.ts';
import * as connections from '../../src-main/vault/sync/connections.ts';
import type { NewConnection, Service, SyncDecision, SyncLine, SyncPlan, SyncRun } from '../../src-preload/contract.ts';

const credentials: Readonly<Record<Service, Record<string, string>>> = {
  vellum: { apiKey: 'CREDENTIAL-MARKER' },
  julep: { apiKey: 'CREDENTIAL-MARKER' },
  ductape: { sessionToken: 'CREDENTIAL-MARKER', workspaceId: 'w', userId: 'u', publicKey: 'k' },
  bitwarden: { accessToken: 'CREDENTIAL-MARKER' },
};

/** A new connection's input, with everything at its simplest but what is given. */
export function newConnection(service: Service, more: Partial<NewConnection> = {}): NewConnection {
  return {
    ...{
      service,
      name: service,
      baseUrl: 'https://example.org',
      project: null,
      environment: null,
      remoteProject: null,
    },
    direction: service === 'ductape' || service === 'bitwarden' ? 'both' : 'push',
    ...{ when: { kind: 'manual' }, mayCreate: false, limits: null, credentials: credentials[service] },
    ...more,
  };
}

export type SyncKit = {
  sync: Sync;
  connection: string;
  /** Plans, and does what is ticked and what is named by the secret's or the remote name, with its decision. */
  settle(decided?: Record<string, SyncDecision | null>): Promise<SyncRun | null>;
  plan(): Promise<SyncPlan>;
  line(name: string): Promise<SyncLine>;
  link(names: Record<string, string>): Promise<void>;
};

type SyncOptions = {
  input?: Partial<NewConnection>;
  /** One that is there already. */
  connection?: string;
  /** Where the account can't be asked before the connection is made. */
  service?: Service;
  after?: After;
};

/** The sync of an open vault with one connection to the given account. */
export function makeSync(
  session: () => Session | null,
  remote: Remote | ((connection: connections.OpenConnection) => Remote),
  { input, connection, service, after = () => () => {} }: SyncOptions = {},
): SyncKit {
  const connect = typeof remote === 'function' ? remote : () => remote;
  const sync = createSync({
    openSession: session,
    after,
    connect,
    confirmConnection: async () => true,
    emit: { progress() {}, changed() {} },
  });
  const open = session();
  const id =
    connection ??
    (open
      ? connections.create(
          open,
          newConnection(service ?? (typeof remote === 'function' ? 'julep' : remote.service), input),
        ).id
      : '');
  const named = ({ lines }: SyncPlan, name: string) =>
    lines.find((one) => one.name === name || one.remoteName === name);
  return {
    sync,
    connection: id,
    plan: () => sync.open().plan(id),
    async line(name) {
      const line = named(await sync.open().plan(id), name);
      if (!line) throw new Error(`no line for ${name}`);
      return line;
    },
    async settle(decided = {}) {
      const plan = await sync.open().plan(id);
      const byId = new Map(Object.entries(decided).map(([name, decision]) => [named(plan, name)?.id, decision]));
      const chosen = plan.lines.filter((line) => line.ticked || byId.has(line.id));
      if (chosen.length === 0) return null;
      const choices = chosen.map(({ id: line }) => {
        const decision = byId.get(line);
        return decision ? { line, decision } : { line };
      });
      return sync.open().run(plan.token, choices, true);
    },
    async link(names) {
      await sync.open().load();
      const links = Object.entries(names).map(([secret, remoteName]) => ({ secret, remoteName }));
      sync.open().links.set(id, links);
    },
  };
}
