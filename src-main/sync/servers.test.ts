import { afterEach, describe, expect, it } from 'vitest';
import type { Service, SyncDecision } from '../../src-preload/contract.ts';
import { quickVaults } from '../../test/kit/quick-vault.ts';
import { makeSync } from '../../test/kit/sync.ts';
import { quickConnect, type SyncServer, startSyncServer, type Verb } from '../../test/kit/sync-servers.ts';
import { addSecret } from '../../test/kit/vault.ts';
import {
  afterActing,
  echo,
  everythingDeleted,
  olderRevision,
  reset,
  someoneElsesIds,
} from '../../test/servers/faults.ts';
import type { Fault } from '../../test/servers/server.ts';
import { reveal } from '../vault/reading.ts';
import { revoke } from '../vault/revocation.ts';
import { get, update } from '../vault/secrets.ts';

const makeVault = quickVaults();
const all: Service[] = ['vellum', 'julep', 'ductape', 'bitwarden'];
const running: SyncServer[] = [];
afterEach(async () => {
  for (const server of running.splice(0)) await server.close();
});

/** A vault with one secret opted in and one that isn't, and the service beside it. */
async function setUp(service: Service) {
  const server = await startSyncServer(service);
  running.push(server);
  const { kit, session } = await makeVault();
  const made = makeSync(() => session, quickConnect(), { input: server.input, service });
  const id = addSecret(session, 'API_KEY', 'ours-1');
  addSecret(session, 'OTHER', 'NOT-FOR-THEM');
  await made.link({ [id]: 'API_KEY' });
  const set = (data: string) =>
    update(session, { id, revision: get(session, { id }).revision, changes: { value: { encoding: 'text', data } } });
  /** In step for the first time. */
  const agree = async () => {
    if (service === 'vellum') server.add('API_KEY', 'unknown');
    await made.settle(service === 'vellum' ? { API_KEY: null } : {});
    expect(server.held()).toEqual([['API_KEY', 'ours-1']]);
  };
  /** Goes on as a person would who wants it done. */
  const goOn = async (decided: Record<string, SyncDecision | null> = {}) => {
    for (let n = 0; n < 5; n++) {
      kit.clock.advance(300_000);
      const { lines } = await made.plan();
      if (lines.every(({ action }) => action === 'nothing')) return;
      const asked = lines.filter(({ action, ticked }) => action !== 'nothing' && !ticked);
      const keep = ({ choices }: (typeof lines)[number]) => choices.find((choice) => choice === 'keep-mine') ?? null;
      await made.settle(
        Object.fromEntries(asked.map((line) => [line.remoteName, decided[line.remoteName] ?? keep(line)])),
      );
    }
    throw new Error('it does not come to an end');
  };
  return { server, session, id, set, agree, goOn, ...made };
}

describe.each(all)('%s, over the wire', (service) => {
  it('gets what is opted in and nothing else, and is in step afterwards', async () => {
    const { server, set, agree, settle } = await setUp(service);
    await agree();
    expect(await settle()).toBeNull();
    set('ours-2');
    expect(await settle()).toMatchObject({ done: 1, failed: 0 });
    expect(server.held()).toEqual([['API_KEY', 'ours-2']]);
    expect(await settle()).toBeNull();
    expect(server.sent()).toContain('ours-2');
    expect(server.sent()).not.toMatch(/NOT-FOR-THEM|OTHER/);
  });

  it('is believed in nothing that destroys: everything gone, older, or under other ids', async () => {
    const { server, session, agree, plan } = await setUp(service);
    await agree();
    for (const fault of [everythingDeleted, olderRevision, someoneElsesIds]) {
      server.fail(fault, { times: 100 });
      const { lines } = await plan().catch(() => ({ lines: [] }));
      server.heal();
      expect(lines.filter(({ ticked }) => ticked).map(({ action }) => action)).toEqual(
        lines.some(({ action }) => action === 'link') ? ['link'] : [],
      );
    }
    expect(session.summaries()).toHaveLength(2);
  });

  it('keeps nothing of an error that echoes what was sent', async () => {
    const { server, session, set, agree, plan, sync, connection } = await setUp(service);
    await agree();
    set('ECHOED-MARKER');
    const { token, lines } = await plan();
    server.fail(echo(), { times: 3, on: (received) => server.does('update', received) });
    const run = await sync.open().run(
      token,
      lines.filter(({ ticked }) => ticked).map(({ id }) => ({ line: id })),
      false,
    );
    expect(run).toMatchObject({ done: 0, items: [{ outcome: 'failed' }] });
    const seen = JSON.stringify([run, sync.open().queue.runs(connection), sync.open().links.of(connection)]);
    expect(seen).not.toMatch(/ECHOED|ours-1/);
    expect(session.records('links').length).toBe(1);
  });

  const verbs: Verb[] = {
    vellum: ['update'],
    julep: ['create', 'update', 'remove'],
    ductape: ['create', 'update', 'revoke'],
    bitwarden: ['create', 'update', 'remove'],
  }[service] as Verb[];
  const cuts: [string, Fault][] = [
    ['before it was done', reset],
    ['after it was done', afterActing(reset)],
  ];
  it.each(verbs.flatMap((verb) => cuts.map(([when, fault]) => [verb, when, fault] as const)))(
    'makes nothing twice and loses nothing where %s is cut %s',
    async (verb, _when, fault) => {
      const { server, session, id, set, agree, settle, goOn } = await setUp(service);
      if (verb !== 'create') await agree();
      if (verb === 'update') set('ours-2');
      if (verb === 'remove' || verb === 'revoke') revoke(session, { id, reason: '' });
      server.fail(fault, { times: 3, on: (received) => server.does(verb, received) });
      await settle(verb === 'remove' || verb === 'revoke' ? { API_KEY: null } : {});
      server.heal();
      await goOn();
      const expected = {
        create: [['API_KEY', 'ours-1']],
        update: [['API_KEY', 'ours-2']],
        remove: [],
        revoke: [['API_KEY', 'ours-1']],
      };
      expect(server.held()).toEqual(expected[verb]);
      expect(reveal(session, { id, evenIfRevoked: true }).data).toBe(verb === 'update' ? 'ours-2' : 'ours-1');
    },
  );
});

describe.each(['ductape', 'bitwarden'] as const)('%s, over the wire', (service) => {
  it('gives what is only there when it is asked for', async () => {
    const { server, session, settle } = await setUp(service);
    server.add('THEIRS', 'their value');
    await settle({ THEIRS: null });
    const made = session.summaries().find(({ name }) => name === 'THEIRS');
    expect(made && reveal(session, { id: made.id }).data).toBe('their value');
    expect(await settle()).toBeNull();
  });
});
