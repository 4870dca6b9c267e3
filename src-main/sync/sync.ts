import type {
  Connection,
  ConnectionChanges,
  NewConnection,
  Service,
  SyncDirection,
  SyncState,
} from '../../src-preload/contract.ts';
import { person } from '../vault/environment.ts';
import { VaultError } from '../vault/errors.ts';
import type { Session } from '../vault/session.ts';
import * as connections from '../vault/sync/connections.ts';
import { parseBaseUrl } from './base-url.ts';
import { assertCredentials } from './connect.ts';
import { OpenSync, type OpenSyncNeeds } from './open-sync.ts';
import { createSchedule, type Schedule } from './schedule.ts';
import { directionsOf } from './service-info.ts';
import { services } from './services.ts';
import { inStretches } from './stretches.ts';
import type { After } from './waiting.ts';

export type SyncNeeds = Omit<OpenSyncNeeds, 'session' | 'emit'> & {
  openSession: () => Session | null;
  after: After;
  /** Asks in a dialog of this process whether secrets may be sent to that host. */
  confirmConnection: (asked: { service: string; name: string; host: string }) => Promise<boolean>;
  emit: {
    progress: OpenSyncNeeds['emit']['progress'];
    /** `null` where it is not about one connection. */
    changed(connection: string | null): void;
  };
};

export type Sync = ReturnType<typeof createSync>;

/** Owner of the connections' work: begins with the open vault and ends with it. */
export function createSync(needs: SyncNeeds) {
  const { openSession, after, emit } = needs;
  let current: { open: OpenSync; schedule: Schedule } | null = null;

  /** The sync of the vault that is open now. Throws VAULT_LOCKED. */
  function open(): OpenSync {
    const session = openSession();
    if (session === null) throw new VaultError('VAULT_LOCKED');
    if (current?.open.session !== session) begin(session);
    if (current === null) throw new VaultError('VAULT_LOCKED');
    return current.open;
  }

  function begin(session: Session): void {
    end();
    const begun = new OpenSync({ ...needs, session });
    const seen = new Map<string, string | null>();
    /** Whether a secret is not as it was when this was asked last; at first, as when both sides agreed. */
    const changed = (id: string) => {
      let isChanged = false;
      for (const link of begun.links.of(id)) {
        const pin = session.pages.get(link.secret)?.pin ?? null;
        const before = seen.get(link.id);
        if (pin !== (before === undefined ? link.pin : before)) isChanged = true;
        seen.set(link.id, pin);
      }
      return isChanged;
    };
    const schedule = createSchedule({
      clock: session.context.clock,
      after,
      connections: () => (session.isBusy || session.readOnly ? [] : connections.list(session)),
      hasChanges: ({ id }) => !begun.isActive(id) && changed(id),
      isWaiting({ id }) {
        const { now } = begun.queue;
        return begun.queue.steps(id).some(({ notBefore }) => notBefore <= now);
      },
      run: async ({ id }) => (begun.isActive(id) ? null : begun.runByItself(id)),
    });
    current = { open: begun, schedule };
    // In slices now, so that nothing has to be read at once later. That it was locked meanwhile is no failure.
    if (!session.isBusy && connections.list(session).length > 0) void begun.load().catch(() => {});
  }

  function end(): void {
    current?.schedule.stop();
    current?.open.end();
    current = null;
  }

  async function confirm(service: Service, name: string, baseUrl: string): Promise<void> {
    const session = openSession();
    const agreed = await needs.confirmConnection({
      service: services[service].label,
      name,
      host: new URL(baseUrl).host,
    });
    if (!agreed) throw new VaultError('REFUSED');
    if (session === null || openSession() !== session) throw new VaultError('VAULT_LOCKED');
  }

  function show(connection: connections.OpenConnection): Connection {
    return connections.shown(connection, open().links.count(connection.id));
  }

  return {
    open,
    end,
    /** Begins with what the vault has to run by itself. */
    begin() {
      if (openSession() !== null) open();
    },
    noteChange: () => current?.schedule.noteChange(),

    async list(): Promise<Connection[]> {
      const { session, links } = open();
      await links.load();
      return connections.list(session).map(show);
    },

    async create(input: NewConnection): Promise<Connection> {
      const baseUrl = addressOf(input.baseUrl);
      assertDirection(input.service, input.direction);
      assertCredentials(input.service, input.credentials);
      await confirm(input.service, input.name, baseUrl);
      const { session, links } = open();
      await links.load();
      const made = connections.create(session, { ...input, baseUrl });
      emit.changed(made.id);
      return show(made);
    },

    /** Where it sends to is changed only with the credentials, and with the person's word. */
    async update({ id, changes }: { id: string; changes: ConnectionChanges }): Promise<Connection> {
      const before = connections.find(open().session, id);
      const baseUrl = changes.baseUrl === undefined ? before.baseUrl : addressOf(changes.baseUrl);
      if (changes.direction) assertDirection(before.service, changes.direction);
      if (changes.credentials) assertCredentials(before.service, changes.credentials);
      if (baseUrl !== before.baseUrl) {
        if (!changes.credentials) throw new VaultError('CREDENTIALS_NEEDED');
        await confirm(before.service, changes.name ?? before.name, baseUrl);
      }
      const { session, links } = open();
      await links.load();
      const changed = connections.update(session, { id, changes: { ...changes, baseUrl } });
      open().forget(id);
      emit.changed(id);
      return show(changed);
    },

    async removal({ id }: { id: string }): Promise<{ links: number; waiting: number; unsure: number }> {
      const begun = open();
      await begun.load();
      connections.find(begun.session, id);
      const { waiting, unsure } = begun.state(id, null);
      return { links: begun.links.count(id), waiting, unsure };
    },

    /** Forgets a connection with all that belongs to it; at the service everything stays. */
    async remove({ id }: { id: string }): Promise<void> {
      const begun = open();
      await begun.load();
      begun.forget(id);
      await inStretches(begun.links.of(id), (links) =>
        begun.session.transaction(() => {
          for (const link of links) begun.links.drop(link, person);
          return [];
        }),
      );
      begun.session.transaction(() => {
        for (const link of begun.links.of(id)) begun.links.drop(link, person);
        begun.queue.clear(id);
        connections.remove(begun.session, id, person);
      });
      emit.changed(null);
    },

    async state(): Promise<SyncState[]> {
      const begun = open();
      await begun.load();
      return connections
        .list(begun.session)
        .map((connection) => begun.state(connection.id, current?.schedule.nextAt(connection) ?? null));
    },
  };
}

/** Throws ADDRESS_REFUSED. */
function addressOf(text: string): string {
  const baseUrl = parseBaseUrl(text);
  if (baseUrl === null) throw new VaultError('ADDRESS_REFUSED');
  return baseUrl;
}

/** Throws DIRECTION_IMPOSSIBLE. */
function assertDirection(service: Service, direction: SyncDirection): void {
  if (!directionsOf(service).includes(direction)) throw new VaultError('DIRECTION_IMPOSSIBLE');
}
