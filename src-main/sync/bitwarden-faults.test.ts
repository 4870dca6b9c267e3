import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type BitwardenServer, startBitwarden } from '../../test/servers/bitwarden.ts';
import { type BitwardenClient, bitwardenClient } from '../../test/servers/bitwarden-client.ts';
import { everyFault } from '../../test/servers/every-fault.ts';
import {
  afterActing,
  answers,
  everythingDeleted,
  olderRevision,
  reset,
  rewritten,
  someoneElsesIds,
  tooManyRequests,
} from '../../test/servers/faults.ts';
import { remoteFields as fields } from '../../test/servers/fields.ts';
import { type Fault, type Received, startServer, type TestServer } from '../../test/servers/server.ts';

const never = new AbortController().signal;
const value = 'sk_live_NEVER_SHOWN';
const described = fields({ note: 'a note' });
const otherId = '00000000-1111-4222-8333-444444444444';
let server: BitwardenServer;
let elsewhere: TestServer;

beforeAll(async () => {
  elsewhere = await startServer(() => ({ status: 200, json: {} }));
});
afterAll(() => elsewhere.close());
beforeEach(async () => {
  server = await startBitwarden();
  furnish();
});
afterEach(() => server.close());

/** Two secrets, one with a version, and a project. */
function furnish(): void {
  for (const list of [server.secrets, server.projects, server.versions]) list.length = 0;
  const { id } = server.add('STRIPE_KEY', 'old');
  server.add('OTHER', 'value');
  server.addProject('Project');
  server.versions.push({ id: otherId, secretId: id, value: server.seal('older'), versionDate: '2026-11-20T00:00:00Z' });
}

type Run = (client: BitwardenClient, signal: AbortSignal) => Promise<unknown>;
const firstId = () => server.secrets[0]?.id ?? '';
const ids = () => server.secrets.map(({ id }) => id);
const projectId = () => server.projects[0]?.id ?? '';

/** `on` is the request that is struck; `isOnce` says that it must never be sent twice. */
const operation = (name: string, on: RegExp, run: Run, isOnce = false) => ({ name, on, run, isOnce });
const login = operation('logging in', /POST .*token$/, (client, signal) => client.list(signal));
const operations = [
  login,
  operation('testing', /GET .*projects$/, (client, signal) => client.test(signal)),
  operation('listing', /GET .*secrets$/, (client, signal) => client.list(signal)),
  operation('finding', /GET .*secrets\/[^/]+$/, (client, signal) => client.find(firstId(), signal)),
  operation('reading one', /GET .*secrets\/[^/]+$/, (client, signal) => client.read([firstId()], signal)),
  operation('reading many', /POST .*get-by-ids$/, (client, signal) => client.read(ids(), signal)),
  operation('creating', /POST .*secrets$/, (client, signal) => client.create(fields({ value }), signal), true),
  operation('updating', /PUT .*secrets/, (client, signal) => client.update(firstId(), fields({ value }), signal), true),
  operation('describing', /PUT .*secrets/, (client, signal) => client.describe(firstId(), described, signal)),
  operation('deleting', /POST .*secrets\/delete$/, (client, signal) => client.remove(ids(), signal)),
  operation('listing versions', /GET .*versions$/, (client, signal) => client.versions.list(firstId(), signal)),
  operation('restoring', /PUT .*restore$/, (client, signal) => client.versions.restore(firstId(), otherId, signal)),
  operation('listing projects', /GET .*projects$/, (client, signal) => client.projects.list(signal)),
  operation('making a project', /POST .*projects$/, (client, signal) => client.projects.create('P', signal), true),
  operation('renaming a project', /PUT .*projects/, (client, signal) =>
    client.projects.rename(projectId(), 'Q', signal),
  ),
  operation('deleting a project', /POST .*projects\/delete$/, (client, signal) =>
    client.projects.remove([projectId()], signal),
  ),
];
const matches =
  (on: RegExp) =>
  ({ method, path }: Received) =>
    on.test(`${method} ${path}`);

describe.each(operations)('$name', ({ name, on, isOnce, run }) => {
  test('comes out in our words, whatever strikes it', async () => {
    for (const at of faultsOf(bitwardenClient(server)).keys()) {
      furnish();
      const client = bitwardenClient(server);
      const [struck] = faultsOf(client).slice(at);
      if (!struck) throw new Error('no such fault');
      const { name: fault, fault: strike, kind, mayHaveActed } = struck;
      server.fail(strike, { times: 9, on: matches(on) });
      const error: unknown = await run(client, never).catch((thrown: unknown) => thrown);
      expect(error, fault).toMatchObject({ name: 'RemoteError', kind, message: `remote: ${kind}` });
      expect(error, fault).toMatchObject({ isAmbiguous: mayHaveActed && isOnce });
      expect(JSON.stringify(error) + (error as Error).stack, fault).not.toMatch(/sk_live|eyJ|C2Ig|hello/);
      server.heal();
    }
    expect(elsewhere.requests).toEqual([]);
  });
  const faultsOf = ({ identity, api }: BitwardenClient) =>
    everyFault(name === login.name ? identity : api, elsewhere.url);

  test('ends at once when it is cancelled, before and within', async () => {
    const client = bitwardenClient(server);
    await expect(run(client, AbortSignal.abort())).rejects.toMatchObject({ kind: 'cancelled' });
    expect(server.requests).toEqual([]);
    const stopping = new AbortController();
    server.fail(() => stopping.abort(), { on: matches(on) });
    await expect(run(client, stopping.signal)).rejects.toMatchObject({ kind: 'cancelled' });
  });
});

test.each(operations.filter(({ isOnce }) => isOnce))(
  '$name is sent once, but for a refused token',
  async ({ on, run }) => {
    const sent = () => server.requests.filter(matches(on)).length;
    for (const [at, fault] of [answers(503), tooManyRequests('1'), reset, answers(408)].entries()) {
      server.fail(fault, { times: 9, on: matches(on) });
      await expect(run(bitwardenClient(server), never)).rejects.toThrow('remote: ');
      expect(sent()).toBe(at + 1);
      server.heal();
    }
    server.requests.length = 0;
    server.fail(answers(401), { on: matches(on) });
    await run(bitwardenClient(server), never);
    expect(sent()).toBe(2);
  },
);

const named = (...names: string[]) => operations.filter(({ name }) => names.includes(name));
const twice = rewritten((json) => mapLists(json, (list) => [...list, ...list]));
const foreign = rewritten((json) => JSON.parse(JSON.stringify(json).replaceAll(server.organization, otherId)));

describe('an answer that may be another’s', () => {
  async function refuses({ on, run, isOnce }: (typeof operations)[number], fault: Fault, kind = 'bad_response') {
    server.fail(fault, { on: matches(on) });
    await expect(run(bitwardenClient(server), never)).rejects.toMatchObject({ kind, isAmbiguous: isOnce });
  }

  test.each(
    named(
      'finding',
      'reading one',
      'reading many',
      'updating',
      'describing',
      'deleting',
      'restoring',
      'renaming a project',
    ),
  )('with other ids than were asked for is refused: $name', (one) => refuses(one, someoneElsesIds));

  test.each(
    named(
      'listing',
      'finding',
      'reading one',
      'reading many',
      'creating',
      'updating',
      'restoring',
      'listing projects',
      'making a project',
    ),
  )('of another organisation is refused: $name', (one) => refuses(one, foreign));

  test.each(named('listing', 'reading many', 'deleting', 'listing versions', 'listing projects', 'deleting a project'))(
    'with the same id twice is refused: $name',
    (one) => refuses(one, twice),
  );

  test.each(
    named('listing', 'reading one', 'reading many', 'updating', 'listing versions', 'deleting', 'listing projects'),
  )('with a value of another type is refused: $name', (one) =>
    refuses(
      one,
      rewritten((json) => mapLists(json, (list) => list.map(() => 7), 'id')),
    ),
  );

  test('of an older revision than before is no answer to an update', async () => {
    for (const one of named('updating')) await refuses(one, olderRevision);
  });

  test('about another version’s secret is refused', async () => {
    const others = rewritten((json) => JSON.parse(JSON.stringify(json).replace(firstId(), projectId())));
    for (const one of named('listing versions')) await refuses(one, others);
  });

  test('with another name or value than was written is refused', async () => {
    for (const one of named('creating', 'updating', 'making a project')) {
      await refuses(one, changedTo({ key: server.seal('OTHER'), name: server.seal('OTHER') }));
    }
    furnish();
    for (const one of named('creating', 'updating')) await refuses(one, changedTo({ value: server.seal('other') }));
  });

  test.each<[kind: string, sealed: () => string]>([
    ['crypto', () => server.seal(value).replace(/.=$/, (end) => (end === 'A=' ? 'E=' : 'A='))],
    ['crypto', () => `${server.seal('x')}|AAAA`],
    ['unsupported', () => '7.g1hMpQE='],
  ])('whose value can’t be decrypted fails as %s', async (kind, sealed) => {
    for (const one of named('reading one')) await refuses(one, changedTo({ value: sealed() }), kind);
    for (const one of named('creating')) await refuses(one, changedTo({ value: sealed() }), kind);
  });

  test('with more in it than is known is read for what is known', async () => {
    const more = { kdf: 3, apiUrl: 'http://169.254.169.254', scope: ['everything'] };
    for (const { on, run } of [login, ...named('reading one', 'updating')]) {
      server.fail(changedTo(more), { on: matches(on) });
      await expect(run(bitwardenClient(server), never)).resolves.not.toHaveProperty('kdf');
    }
    expect(server.requests.every(({ headers }) => server.url.endsWith(headers.host ?? 'no host'))).toBe(true);
  });

  test('that everything was deleted is told as it is said; what was asked for by id is looked for alone', async () => {
    const client = bitwardenClient(server);
    server.fail(everythingDeleted, { on: matches(/GET .*secrets$/) });
    expect(await client.list(never)).toEqual([]);
    server.fail(everythingDeleted, { on: matches(/get-by-ids$/) });
    expect(await client.read(ids(), never)).toHaveLength(2);
    expect(server.trash).toEqual([]);
  });
});

describe('an answer that got lost', () => {
  const lost = afterActing(reset);

  test('to a create: it is not sent again, and can be found by its name', async () => {
    const client = bitwardenClient(server);
    server.fail(lost, { on: matches(/POST .*secrets$/) });
    await expect(client.create(fields({ name: 'NEW' }), never)).rejects.toMatchObject({ isAmbiguous: true });
    expect(await client.find('NEW', never)).toHaveLength(1);
  });

  test('to an update: the same again changes nothing, and makes no version more', async () => {
    const client = bitwardenClient(server);
    server.fail(lost, { on: matches(/PUT/) });
    await expect(client.update(firstId(), fields({ value }), never)).rejects.toMatchObject({ isAmbiguous: true });
    await client.update(firstId(), fields({ value }), never);
    expect(server.versions.map((version) => server.open(version.value))).toEqual(['older', 'old']);
  });

  test('to a deletion or a restoring: the same again ends the same', async () => {
    const client = bitwardenClient(server);
    const [first, second] = ids();
    server.fail(lost, { on: matches(/restore/) });
    const restore = () => client.versions.restore(first ?? '', otherId, never);
    await expect(restore()).rejects.toMatchObject({ kind: 'network' });
    await restore();
    expect(server.versions).toHaveLength(2);
    server.fail(lost, { on: matches(/delete/) });
    await expect(client.remove([first ?? '', second ?? ''], never)).rejects.toMatchObject({ kind: 'network' });
    expect(await client.remove([first ?? '', second ?? ''], never)).toEqual([
      { id: first, error: null },
      { id: second, error: null },
    ]);
    expect(server.trash).toHaveLength(2);
  });
});

test('what was deleted before a failure is told, and what wasn’t', async () => {
  const [key, sealed, note] = ['N', 'v', ''].map(server.seal) as [string, string, string];
  for (let i = 0; i < 200; i++) server.add('', '', { key, value: sealed, note });
  const all = ids();
  const client = bitwardenClient(server);
  const isSecond = ({ body }: Received) => body.includes(all[150] ?? '');
  server.fail(answers(500), { on: (received) => matches(/delete$/)(received) && isSecond(received) });
  const results = await client.remove(all, never);
  expect(results.map(({ id }) => id)).toEqual(all);
  expect(results.filter(({ error }) => error === null)).toHaveLength(100);
  expect(results.filter(({ error }) => error === 'unavailable')).toHaveLength(102);
  expect(server.secrets).toHaveLength(102);
});

test('ids that can’t be told gone or forbidden stay "not found"', async () => {
  const client = bitwardenClient(server);
  server.fail(answers(500), { times: 9, on: matches(/GET .*secrets$/) });
  expect(await client.remove([otherId, firstId()], never)).toMatchObject([{ error: 'not_found' }, { error: null }]);
});

/** The answer with some of its properties replaced. */
function changedTo(properties: Record<string, unknown>): Fault {
  return rewritten((json) => ({ ...(json as object), ...properties }));
}

/** The answer with its lists changed; where it is none, its property `inner`. */
function mapLists(json: unknown, change: (list: unknown[]) => unknown[], inner = ''): unknown {
  const entries = Object.entries(json as object).map(([name, value]) => [
    name,
    Array.isArray(value) && value.length > 0 ? change(value) : name === inner ? 7 : value,
  ]);
  return Object.fromEntries(entries);
}
