import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type DuctapeServer, startDuctape } from '../../test/servers/ductape.ts';
import { type DuctapeClient, ductapeClient, ductapeSdkClient } from '../../test/servers/ductape-client.ts';
import { everyFault } from '../../test/servers/every-fault.ts';
import {
  afterActing,
  answers,
  everythingDeleted,
  reset,
  rewritten,
  tooManyRequests,
} from '../../test/servers/faults.ts';
import { remoteFields as fields } from '../../test/servers/fields.ts';
import { type Fault, startServer, type TestServer } from '../../test/servers/server.ts';
import type { DuctapeSdk } from './ductape-sdk.ts';

const never = new AbortController().signal;
const value = 'sk_live_NEVER_SHOWN';
let server: DuctapeServer;
let elsewhere: TestServer;

beforeAll(async () => {
  elsewhere = await startServer(() => ({ status: 200, json: {} }));
});
afterAll(() => elsewhere.close());
beforeEach(async () => {
  server = await startDuctape();
  furnish();
});
afterEach(() => server.close());

function furnish(): void {
  server.secrets.length = 0;
  server.add('K', 'old');
  server.add('OTHER', 'other');
}

type Run = (client: DuctapeClient, signal: AbortSignal) => Promise<unknown>;
const operation = (name: string, run: Run, isOnce = false) => ({ name, run, isOnce });
const operations = [
  operation('testing', (client, signal) => client.test(signal)),
  operation('listing', (client, signal) => client.list(signal)),
  operation('finding', (client, signal) => client.find('K', signal)),
  operation('reading', (client, signal) => client.read(['K'], signal)),
  operation('creating', (client, signal) => client.create(fields({ name: 'NEW', value }), signal), true),
  operation('updating', (client, signal) => client.update('K', fields({ value }), signal)),
  operation('describing', (client, signal) => client.describe('K', fields({ note: 'n' }), signal)),
  operation('deleting', (client, signal) => client.remove(['K'], signal)),
  operation('revoking', (client, signal) => client.revoke('K', signal)),
];
const named = (...names: string[]) => operations.filter(({ name }) => names.includes(name));

/** Refusals of the one secret: its value is left out, or its result says so. */
const mild: Record<string, Record<string, unknown>> = {
  reading: { forbidden: [] },
  deleting: { forbidden: [{ id: 'K', error: 'forbidden' }], invalid: [{ id: 'K', error: 'invalid' }] },
};

describe.each(operations)('$name', ({ name, run, isOnce }) => {
  test('comes out in our words, whatever strikes it', async () => {
    for (const at of everyFault(ductapeClient(server).quick, elsewhere.url).keys()) {
      furnish();
      const client = ductapeClient(server);
      const [struck] = everyFault(client.quick, elsewhere.url).slice(at);
      if (!struck) throw new Error('no such fault');
      const { name: fault, fault: strike, kind, mayHaveActed } = struck;
      server.fail(strike, { times: 9 });
      const outcome: unknown = await run(client, never).catch((thrown: unknown) => thrown);
      server.heal();
      const result = mild[name]?.[kind];
      if (result) expect(outcome, fault).toEqual(result);
      else expectError(outcome, fault, { kind, isAmbiguous: mayHaveActed && isOnce });
    }
    expect(elsewhere.requests).toEqual([]);
  });

  test('ends at once when it is cancelled, before and within', async () => {
    const client = ductapeClient(server);
    await expect(run(client, AbortSignal.abort())).rejects.toMatchObject({ kind: 'cancelled' });
    expect(server.requests).toEqual([]);
    const stopping = new AbortController();
    server.fail(() => stopping.abort());
    await expect(run(client, stopping.signal)).rejects.toMatchObject({ kind: 'cancelled' });
  });

  test('takes a refusal under HTTP 200 for what it is', async () => {
    const said = (message: string) => ({ status: false, message: `${message}: ${value}` });
    server.fail(answers(200, said('Something happened')));
    const error: unknown = await run(ductapeClient(server), never).catch((thrown: unknown) => thrown);
    expectError(error, 'plain', { kind: 'bad_response', isAmbiguous: isOnce });
    server.fail(answers(200, { ...said('No'), code: 429 }));
    await expect(run(ductapeClient(server), never)).rejects.toMatchObject({ kind: 'rate_limited' });
    server.fail(answers(200, said('Unauthorized')));
    await expect(run(ductapeClient(server), never)).rejects.toMatchObject({ kind: 'auth', isAmbiguous: false });
  });
});

function expectError(error: unknown, fault: string, expected: { kind: string; isAmbiguous: boolean }) {
  expect(error, fault).toMatchObject({ name: 'RemoteError', message: `remote: ${expected.kind}`, ...expected });
  expect(JSON.stringify(error) + (error as Error).stack, fault).not.toMatch(/sk_live|session-5f|public-key|hello/);
}

describe('what its own refusals mean', () => {
  test.each(['by-status', 'under-200'] as const)('%s', async (style) => {
    server.refuses = style;
    const client = ductapeClient(server);
    await expect(client.create(fields({ name: 'K' }), never)).rejects.toMatchObject({
      kind: 'conflict',
      isAmbiguous: false,
    });
    await expect(client.update('NEVER', fields(), never)).rejects.toMatchObject({ kind: 'not_found' });
    await expect(client.revoke('NEVER', never)).rejects.toMatchObject({ kind: 'not_found' });
    expect(await client.read(['NEVER', 'K'], never)).toMatchObject([{ value: 'old' }]);
    expect(await client.remove(['NEVER', 'K'], never)).toEqual([
      { id: 'NEVER', error: null },
      { id: 'K', error: null },
    ]);
  });

  test('"not found" of a secret that is still listed is no deletion', async () => {
    server.fail(answers(404));
    expect(await ductapeClient(server).remove(['K'], never)).toEqual([{ id: 'K', error: 'not_found' }]);
  });
});

test('a create is sent once', async () => {
  const [create] = named('creating');
  for (const [at, fault] of [answers(503), tooManyRequests('1'), reset, answers(408)].entries()) {
    server.fail(fault, { times: 9 });
    await expect(create?.run(ductapeClient(server), never)).rejects.toThrow('remote: ');
    expect(server.requests).toHaveLength(at + 1);
    server.heal();
  }
});

test('after an answer that got lost, the same again ends the same', async () => {
  const client = ductapeClient(server);
  const lose = () => server.fail(afterActing(reset));
  lose();
  await expect(client.create(fields({ name: 'NEW' }), never)).rejects.toMatchObject({ isAmbiguous: true });
  expect(await client.find('NEW', never)).toHaveLength(1);
  for (const { run } of ['updating', 'revoking', 'deleting'].flatMap((name) => named(name))) {
    lose();
    await expect(run(client, never)).rejects.toMatchObject({ kind: 'network' });
    await run(client, never);
  }
  expect(server.secrets.map(({ key }) => key)).toEqual(['OTHER', 'NEW']);
});

describe('an answer that may be another’s', () => {
  async function refuses({ run, isOnce }: (typeof operations)[number], fault: Fault) {
    server.fail(fault);
    await expect(run(ductapeClient(server), never)).rejects.toMatchObject({
      kind: 'bad_response',
      isAmbiguous: isOnce,
    });
  }
  /** The result within its wrapping. */
  const result = (change: (data: unknown) => unknown) =>
    rewritten((json) => {
      const { data } = json as { data: { data: unknown } };
      return { status: true, data: { ...data, data: change(data.data) } };
    });
  const property = (properties: Record<string, unknown>) =>
    result((data) =>
      Array.isArray(data) ? data.map((one) => ({ ...one, ...properties })) : { ...(data as object), ...properties },
    );

  test.each(named('reading', 'creating', 'updating', 'describing'))('with another key is refused: $name', (one) =>
    refuses(one, property({ key: 'OTHER' })),
  );

  test.each(named('listing', 'finding', 'reading', 'creating', 'updating'))(
    'of another workspace is refused: $name',
    (one) => refuses(one, property({ workspace_id: '64b1f0a2c3d4e5f607182900' })),
  );

  test.each(named('listing', 'finding', 'testing'))('with the same key twice is refused: $name', (one) =>
    refuses(
      one,
      result((data) => [...(data as unknown[]), ...(data as unknown[])]),
    ),
  );

  test.each([
    { key: '' },
    { key: 7 },
    { updatedAt: null },
    { _id: undefined },
    { scope: 'app' },
    { envs: [1] },
    { expires_at: '2026' },
    { expires_at: 1.5 },
    { description: 'half \ud800' },
    { revoked: 'yes' },
  ])('with %j is refused', async (wrong) => {
    for (const one of named('listing', 'reading', 'creating', 'updating')) await refuses(one, property(wrong));
  });

  test('with a value that is no text is refused', async () => {
    for (const wrong of [undefined, null, 7, { a: 1 }]) {
      for (const one of named('reading')) await refuses(one, property({ value: wrong }));
    }
  });

  test('that deleting or revoking did nothing is no success', async () => {
    for (const one of named('revoking', 'deleting')) {
      furnish();
      await refuses(
        one,
        result(() => false),
      );
    }
  });

  test('with more in it than is known is read for what is known; empty, it is as it says', async () => {
    const client = ductapeClient(server);
    server.fail(property({ endpoint: 'http://169.254.169.254', algorithm: 'none' }));
    expect((await client.read(['K'], never))[0]?.secret).not.toHaveProperty('endpoint');
    server.fail(everythingDeleted);
    expect(await client.list(never)).toEqual([]);
  });
});

describe('an SDK that was put in', () => {
  const failing = (thrown: () => unknown): DuctapeSdk => {
    const fail = async () => {
      throw thrown();
    };
    return { create: fail, fetchAll: fail, fetch: fail, update: fail, delete: fail, revoke: fail };
  };
  const status = (code: number) => () => Object.assign(new Error(value), { response: { status: code, data: value } });

  test.each([
    ['auth', status(401), false],
    ['conflict', status(409), false],
    ['unavailable', status(500), true],
    ['network', () => new TypeError(`fetch failed ${value}`), true],
    ['network', () => value, true],
    ['network', () => undefined, true],
    ['network', () => ({ response: { status: '409' } }), true],
  ])('fails as %s', async (kind, thrown, mayHaveActed) => {
    const client = ductapeSdkClient(server, failing(thrown));
    for (const { name, run, isOnce } of operations) {
      const outcome: unknown = await run(client, never).catch((error: unknown) => error);
      if (name === 'deleting' && kind === 'conflict') expect(outcome).toEqual([{ id: 'K', error: kind }]);
      else expectError(outcome, name, { kind, isAmbiguous: mayHaveActed && isOnce });
    }
  });

  test('that never answers is left when its time runs out, or at the end', async () => {
    for (const { run, isOnce } of operations) {
      const hanging = () => new Promise<never>(() => setImmediate(() => client.quick.expire()));
      const sdk = {
        create: hanging,
        fetchAll: hanging,
        fetch: hanging,
        update: hanging,
        delete: hanging,
        revoke: hanging,
      };
      const client: DuctapeClient = ductapeSdkClient(server, sdk);
      await expect(run(client, never)).rejects.toMatchObject({ kind: 'timeout', isAmbiguous: isOnce });
      const running = run(client, never);
      client.end();
      await expect(running).rejects.toMatchObject({ kind: 'cancelled', isAmbiguous: isOnce });
    }
  });
});
