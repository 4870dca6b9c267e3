import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type DuctapeRecord, type DuctapeServer, startDuctape } from '../../test/servers/ductape.ts';
import { type DuctapeClient, ductapeClient, ductapeSdkClient } from '../../test/servers/ductape-client.ts';
import { answers } from '../../test/servers/faults.ts';
import { remoteFields as fields } from '../../test/servers/fields.ts';

const signal = new AbortController().signal;
const now = Date.UTC(2026, 10, 21, 12) / 1_000;
let server: DuctapeServer;
let client: DuctapeClient;

afterEach(() => server.close());

const lastCall = () => server.calls.at(-1);

describe.each([
  ['the one route', ductapeClient],
  ['an SDK that was put in', ductapeSdkClient],
])('over %s', (_way, connect) => {
  beforeEach(async () => {
    server = await startDuctape();
    client = connect(server);
  });

  test('all secrets are listed, without values', async () => {
    server.add('STRIPE_KEY', 'sk_live', {
      description: 'Payments',
      token_type: 'api',
      scope: ['stripe_app'],
      envs: ['prd', 'staging'],
      expires_at: now + 60,
    });
    const plain = server.add('PLAIN', 'v', { expires_at: null });
    expect(await client.list(signal)).toEqual([
      {
        id: 'STRIPE_KEY',
        name: 'STRIPE_KEY',
        changeToken: server.secrets[0]?.updatedAt,
        note: 'Payments',
        type: 'api',
        project: null,
        environments: ['prd', 'staging'],
        scope: ['stripe_app'],
        expiresAt: now + 60,
        isRevoked: false,
        mayRead: true,
        mayWrite: true,
      },
      expect.objectContaining({ id: 'PLAIN', note: '', type: null, environments: [], scope: [], expiresAt: null }),
    ]);
    expect(lastCall()).toMatchObject({ method: 'list', params: [] });
    expect(await client.find('PLAIN', signal)).toMatchObject([{ changeToken: plain.updatedAt }]);
    expect(await client.find('plain', signal)).toEqual([]);
    expect(await client.test(signal)).toMatchObject({ projects: [], secrets: 2 });
  });

  test('values are read one by one; what is not there is left out', async () => {
    server.add('A', 'first');
    server.add('B', 'tschüß 🔑');
    const read = await client.read(['A', 'NEVER', 'B', 'A'], signal);
    expect(read.map(({ secret, value }) => [secret.id, value])).toEqual([
      ['A', 'first'],
      ['B', 'tschüß 🔑'],
    ]);
    expect(server.calls.map(({ method, params }) => [method, ...params])).toEqual([
      ['fetch', 'A'],
      ['fetch', 'NEVER'],
      ['fetch', 'B'],
    ]);
  });

  test('a secret is made with what it has, and nothing else is sent', async () => {
    const made = await client.create(fields(), signal);
    expect(made).toMatchObject({ id: 'STRIPE_KEY', name: 'STRIPE_KEY', note: '' });
    expect(lastCall()).toMatchObject({ method: 'create', params: [{ key: 'STRIPE_KEY', value: 'sk_live_51ABC' }] });
    const whole = {
      note: 'n',
      tokenType: 'access',
      environments: ['prd'],
      scope: ['app'],
      expiresAt: now + 9,
    } as const;
    await client.create(fields({ ...whole, name: 'FULL', tags: ['x'], project: 'y' }), signal);
    expect(lastCall()?.params).toEqual([
      {
        key: 'FULL',
        value: 'sk_live_51ABC',
        description: 'n',
        token_type: 'access',
        scope: ['app'],
        envs: ['prd'],
        expires_at: now + 9,
      },
    ]);
  });

  test('a key that is taken is a conflict, a key that breaks the rule never leaves', async () => {
    server.add('TAKEN', 'theirs');
    await expect(client.create(fields({ name: 'TAKEN' }), signal)).rejects.toMatchObject({ kind: 'conflict' });
    const sent = server.requests.length;
    for (const name of ['', 'with-dash', 'with space', 'ünicode', '$Secret{A}']) {
      const wanted = expect.objectContaining({ kind: 'invalid', isAmbiguous: false });
      await expect(client.create(fields({ name }), signal)).rejects.toEqual(wanted);
    }
    await expect(client.update('TAKEN', fields({ value: '\udc00' }), signal)).rejects.toMatchObject({
      kind: 'invalid',
    });
    expect(server.requests).toHaveLength(sent);
    expect(server.secrets[0]?.value).toBe('theirs');
  });

  test('an update sets all that can be set, and its key stays', async () => {
    server.add('K', 'old', { description: 'was', scope: ['a'], envs: ['dev'], expires_at: now + 5, token_type: 'api' });
    const updated = await client.update('K', fields({ name: 'OTHER', value: 'new' }), signal);
    expect(lastCall()?.params).toEqual(['K', { value: 'new', description: '', scope: [], envs: [], expires_at: null }]);
    expect(updated).toMatchObject({ id: 'K', name: 'K', note: '', environments: [], expiresAt: null, type: 'api' });
    expect(updated.changeToken).toBe(server.secrets[0]?.updatedAt);
  });

  test('what is not the value can be changed without it', async () => {
    server.add('K', 'kept');
    const { value: _, ...rest } = fields({ note: 'said', tokenType: 'access' });
    expect(await client.describe('K', rest, signal)).toMatchObject({ note: 'said', type: 'access' });
    expect(lastCall()?.params[1]).not.toHaveProperty('value');
    expect(server.secrets[0]?.value).toBe('kept');
    await expect(client.describe('NEVER', rest, signal)).rejects.toMatchObject({ kind: 'not_found' });
  });

  test('a deletion has a result for each; one that is gone is as good as deleted', async () => {
    server.add('A', 'v');
    server.add('B', 'v');
    expect(await client.remove(['A', 'NEVER', 'B'], signal)).toEqual([
      { id: 'A', error: null },
      { id: 'NEVER', error: null },
      { id: 'B', error: null },
    ]);
    expect(server.secrets).toEqual([]);
  });

  test.each<[string, Partial<DuctapeRecord>, boolean]>([
    ['a past expiry', { expires_at: now - 1 }, true],
    ['the expiry of this second', { expires_at: now }, true],
    ['revoked', { revoked: true }, true],
    ['is_active', { is_active: false }, true],
    ['a status', { status: 'revoked' }, true],
    ['nothing', {}, false],
    ['the signs of the contrary', { revoked: false, is_active: true, status: 'active', expires_at: now + 1 }, false],
  ])('revoking asks again, and sees it by %s', async (_sign, shown, isRevoked) => {
    server.revoked = shown;
    const { updatedAt } = server.add('K', 'v');
    const revoked = await client.revoke('K', signal);
    expect(server.calls.map(({ method }) => method)).toEqual(['revoke', 'list']);
    expect(revoked).toMatchObject({ id: 'K', isRevoked });
    expect(revoked.changeToken > updatedAt).toBe(true);
    await expect(client.revoke('NEVER', signal)).rejects.toMatchObject({ kind: 'not_found' });
  });

  test('after its end everything is cancelled, and nothing is sent', async () => {
    client.end();
    await expect(client.list(signal)).rejects.toMatchObject({ kind: 'cancelled' });
    await expect(client.create(fields(), signal)).rejects.toMatchObject({ kind: 'cancelled' });
    expect(server.requests).toEqual([]);
  });
});

describe('the request', () => {
  beforeEach(async () => {
    server = await startDuctape();
    client = ductapeClient(server);
  });

  test('is the envelope and who asks, with the session token in its headers', async () => {
    await client.create(fields({ value: 'sk_SECRET' }), signal);
    const [request] = server.requests;
    expect(request).toMatchObject({ method: 'POST', path: '/proxy/v1/sdk-proxy/execute' });
    expect(request?.headers).toMatchObject({
      'content-type': 'application/json',
      'x-access-token': server.credentials.sessionToken,
      authorization: `Bearer ${server.credentials.sessionToken}`,
    });
    expect(request?.headers['content-encoding']).toBeUndefined();
    const sent = JSON.parse(request?.body.toString() ?? '') as Record<string, string>;
    expect(Object.keys(sent)).toEqual(['encrypted_payload', 'workspace_id', 'user_id', 'public_key']);
    expect(sent.encrypted_payload).toMatch(/^[0-9a-f]{32}:[A-Za-z0-9+/]+={0,2}$/);
    expect(request?.body.toString()).not.toContain('SECRET');
    expect(lastCall()).toMatchObject({ module: 'secrets', user_id: server.credentials.userId });
  });

  test('is compressed above 200 KiB, and only there', async () => {
    const large = ductapeClient(server, { bytes: 2 ** 20 });
    await large.create(fields({ name: 'SMALL', value: 'v'.repeat(150_000) }), signal);
    await large.create(fields({ name: 'LARGE', value: 'v'.repeat(160_000) }), signal);
    const encodings = server.requests.map(({ headers }) => headers['content-encoding']);
    expect(encodings).toEqual([undefined, 'gzip']);
    expect(server.requests[1]?.headers['content-type']).toBe('application/json');
    expect(server.secrets.map(({ value }) => value.length)).toEqual([150_000, 160_000]);
  });

  test('never has the same iv twice', async () => {
    for (let i = 0; i < 5; i++) await client.list(signal);
    const ivs = server.requests.map(({ body }) => JSON.parse(body.toString()).encrypted_payload.split(':')[0]);
    expect(new Set(ivs).size).toBe(5);
  });

  test('of another session is refused as auth', async () => {
    const stranger = ductapeClient({ ...server, credentials: { ...server.credentials, sessionToken: 'old' } });
    await expect(stranger.test(signal)).rejects.toMatchObject({ kind: 'auth' });
    const broken = ductapeClient({ ...server, credentials: { ...server.credentials, publicKey: 'half \ud800' } });
    await expect(broken.test(signal)).rejects.toMatchObject({ kind: 'auth' });
  });
});

test('what was deleted before a failure is told, and nothing more is tried', async () => {
  server = await startDuctape();
  client = ductapeClient(server);
  for (const key of ['A', 'B', 'C']) server.add(key, 'v');
  server.fail(({ act, send }) => send(act()));
  server.fail(answers(500));
  expect(await client.remove(['A', 'B', 'C'], signal)).toEqual([
    { id: 'A', error: null },
    { id: 'B', error: 'unavailable' },
    { id: 'C', error: 'unavailable' },
  ]);
  expect(server.secrets.map(({ key }) => key)).toEqual(['B', 'C']);
});
