import { randomBytes } from 'node:crypto';
import { createConnect } from '../../src-main/sync/connect.ts';
import { bounds } from '../../src-main/sync/http.ts';
import type { After } from '../../src-main/sync/waiting.ts';
import type { NewConnection, Service } from '../../src-preload/contract.ts';
import { startBitwarden } from '../servers/bitwarden.ts';
import { openCall, startDuctape } from '../servers/ductape.ts';
import { startJulep } from '../servers/julep.ts';
import type { Received, TestServer } from '../servers/server.ts';
import { startVellum } from '../servers/vellum.ts';
import { type FakeClock, fakeClock } from './vault.ts';

/** A loopback server with what a connection to it needs, and a look behind its counter. */
export type SyncServer = TestServer & {
  service: Service;
  input: Partial<NewConnection>;
  /** Names and values that it holds. */
  held(): [name: string, value: string][];
  /** Makes one there without the API. */
  add(name: string, value: string): void;
  /** Forgets all of them. */
  clear(): void;
  /** All that was sent to it, in clear. */
  sent(): string;
  /** Whether a request writes with that verb of ours. */
  does(verb: Verb, received: Received): boolean;
};
export type Verb = 'create' | 'update' | 'remove' | 'revoke';

const textOf = (requests: readonly Received[]) =>
  requests
    .map(({ target, headers, body }) => `${target} ${JSON.stringify(headers)} ${body.toString('utf8')}`)
    .join('\n');

const byMethod = (verb: Verb, method: string) =>
  ({ POST: 'create', PUT: 'update', PATCH: 'update', DELETE: 'remove' })[method] === verb;

const starters: Readonly<Record<Service, () => Promise<SyncServer>>> = {
  async vellum() {
    const server = await startVellum();
    return {
      ...server,
      service: 'vellum',
      input: { baseUrl: server.url, credentials: { apiKey: server.apiKey } },
      held: () => server.secrets.map(({ name, value }) => [name, value]),
      add: (name, value) => {
        server.add(name).value = value;
      },
      clear: () => {
        server.secrets.length = 0;
      },
      does: (verb, { method }) => byMethod(verb, method),
      sent: () => textOf(server.requests),
    };
  },
  async julep() {
    const server = await startJulep();
    return {
      ...server,
      service: 'julep',
      input: { baseUrl: server.baseUrl, credentials: { apiKey: server.apiKey } },
      held: () => server.secrets.map(({ name, value }) => [name, value]),
      add: (name, value) => void server.add(name, { value }),
      clear: () => {
        server.secrets.length = 0;
      },
      does: (verb, { method }) => byMethod(verb, method),
      sent: () => textOf(server.requests),
    };
  },
  async ductape() {
    const server = await startDuctape();
    const methods = { create: 'create', update: 'update', remove: 'delete', revoke: 'revoke' } as const;
    return {
      ...server,
      service: 'ductape',
      input: { baseUrl: server.baseUrl, credentials: server.credentials },
      held: () => server.secrets.map(({ key, value }) => [key, value]),
      add: (name, value) => void server.add(name, value),
      clear: () => {
        server.secrets.length = 0;
      },
      does: (verb, received) => openCall(received, server.credentials)?.method === methods[verb],
      sent: () => JSON.stringify(server.calls),
    };
  },
  async bitwarden() {
    const server = await startBitwarden();
    return {
      ...server,
      service: 'bitwarden',
      input: { baseUrl: server.baseUrl, credentials: { accessToken: server.identity.accessToken } },
      held: () => server.secrets.map(({ key, value }) => [server.open(key), server.open(value)]),
      add: (name, value) => void server.add(name, value),
      clear: () => {
        server.secrets.length = 0;
      },
      sent: () => textOf(server.requests).replaceAll(/2\.[\w+/=]+\|[\w+/=]+\|[\w+/=]+/g, server.open),
      does: (verb, { method, path }) => {
        if (path.endsWith('/secrets/delete')) return verb === 'remove';
        return path.includes('/secrets') && !path.endsWith('get-by-ids') && byMethod(verb, method);
      },
    };
  },
};

export function startSyncServer(service: Service): Promise<SyncServer> {
  return starters[service]();
}

/** Connects over real sockets; what the limits and the pauses wait passes at once, on the given clock. */
export function quickConnect(clock: FakeClock = fakeClock()): ReturnType<typeof createConnect> {
  const after: After = (milliseconds, run) => {
    // A loopback server answers: the time of an attempt does not run out.
    if (milliseconds === bounds.milliseconds) return () => {};
    const wake = setImmediate(() => {
      clock.advance(milliseconds);
      run();
    });
    return () => clearImmediate(wake);
  };
  return createConnect({ fetch, clock, after, random: (length) => new Uint8Array(randomBytes(length)) });
}
