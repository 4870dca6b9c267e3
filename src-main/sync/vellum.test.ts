import { inspect } from 'node:util';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { everyFault } from '../../test/servers/every-fault.ts';
import { afterActing, echo, olderRevision, reset, someoneElsesIds } from '../../test/servers/faults.ts';
import { type Quick, quickHttp } from '../../test/servers/quick.ts';
import { jsonOf, startServer, type TestServer } from '../../test/servers/server.ts';
import { startVellum, type VellumServer } from '../../test/servers/vellum.ts';
import { type Remote, RemoteError, type RemoteFields } from './remote.ts';
import { createVellum } from './vellum.ts';

const signal = new AbortController().signal;
const fields: RemoteFields = {
  name: 'API_KEY',
  value: 'MARKER-value-51',
  note: 'For the shop',
  tokenType: 'none',
  environments: ['production'],
  scope: [],
  tags: ['shop'],
  expiresAt: null,
  project: null,
};

let server: VellumServer;
let elsewhere: TestServer;
let quick: Quick;
let vellum: Remote;
beforeAll(async () => {
  elsewhere = await startServer(() => ({ status: 200, json: {} }));
});
beforeEach(async () => {
  server = await startVellum();
  quick = quickHttp(server.url);
  vellum = createVellum({ http: quick.http, apiKey: server.apiKey });
});
afterEach(() => server.close());
afterAll(() => elsewhere.close());

describe('Vellum', () => {
  it('has a secret by its name and by its id, never its value', async () => {
    const { id, modified } = server.add('API_KEY', 'HMAC');
    const secret = {
      id,
      name: 'API_KEY',
      changeToken: modified,
      note: 'Label of API_KEY',
      type: 'HMAC',
      project: null,
      environments: [],
      scope: [],
      expiresAt: null,
      isRevoked: false,
      mayRead: false,
      mayWrite: true,
    };
    expect(await vellum.find('API_KEY', signal)).toEqual([secret]);
    expect(await vellum.find(id, signal)).toEqual([secret]);
    expect(await vellum.find(id.toUpperCase(), signal)).toEqual([]);
    expect(await vellum.find('OTHER', signal)).toEqual([]);
    expect(Object.keys(vellum).sort()).toEqual(['describe', 'end', 'find', 'service', 'test', 'update']);
  });

  it('is asked with a name as it is, in one part of the path', async () => {
    server.add('a/b c?d');
    expect(await vellum.find('a/b c?d', signal)).toMatchObject([{ name: 'a/b c?d' }]);
    expect(server.requests.map(({ method, target }) => `${method} ${target}`)).toEqual([
      'GET /v1/workspace-secrets/a%2Fb%20c%3Fd',
    ]);
    for (const name of ['', '.', '..', 'a'.repeat(251), '\ud800']) expect(await vellum.find(name, signal)).toEqual([]);
    expect(server.requests).toHaveLength(1);
  });

  it('gets label and value, and nothing else of a secret', async () => {
    const secret = server.add('API_KEY');
    const after = await vellum.update(secret.id, fields, signal);
    expect(secret).toMatchObject({ name: 'API_KEY', label: 'For the shop', value: 'MARKER-value-51' });
    expect(after).toMatchObject({ id: secret.id, note: 'For the shop', changeToken: secret.modified });
    const patch = server.requests.at(-1);
    expect(patch && [patch.method, jsonOf(patch)]).toEqual([
      'PATCH',
      { label: 'For the shop', value: 'MARKER-value-51' },
    ]);
  });

  it('keeps its label where there is none to set: no key is sent for it', async () => {
    const secret = server.add('API_KEY');
    await vellum.update(secret.id, { ...fields, note: '' }, signal);
    expect(server.requests.at(-1)?.body.toString()).toBe('{"value":"MARKER-value-51"}');
    expect(secret.label).toBe('Label of API_KEY');
  });

  it('gets a label alone, and no request to change nothing', async () => {
    const secret = server.add('API_KEY');
    expect(await vellum.describe?.(secret.id, fields, signal)).toMatchObject({ note: 'For the shop' });
    expect(server.requests.at(-1)?.body.toString()).toBe('{"label":"For the shop"}');
    await vellum.describe?.(secret.id, { ...fields, note: '' }, signal);
    expect([secret.value, server.requests.filter(({ method }) => method === 'PATCH').length]).toEqual([
      'first value',
      1,
    ]);
  });

  it.each(['INTERNAL_API_KEY', 'EXTERNALLY_PROVISIONED', 'TYPE_TO_COME'])(
    'keeps %s to itself, unless it was said otherwise',
    async (type) => {
      const secret = server.add('API_KEY', type);
      expect(await vellum.find('API_KEY', signal)).toMatchObject([{ type, mayWrite: false }]);
      await expect(vellum.update(secret.id, fields, signal)).rejects.toMatchObject({ kind: 'unsupported' });
      expect([secret.value, server.requests.every(({ method }) => method === 'GET')]).toEqual(['first value', true]);
      const bold = createVellum({ http: quick.http, apiKey: server.apiKey, writesManaged: true });
      expect(await bold.find('API_KEY', signal)).toMatchObject([{ type, mayWrite: true }]);
      await bold.update(secret.id, fields, signal);
      expect(secret.value).toBe(fields.value);
    },
  );

  it('refuses nothing that was not refused here first', async () => {
    const { id } = server.add('API_KEY');
    await expect(vellum.update(id, { ...fields, value: '' }, signal)).rejects.toMatchObject({ kind: 'invalid' });
    await expect(vellum.update('..', fields, signal)).rejects.toMatchObject({ kind: 'invalid' });
    expect(server.requests).toHaveLength(0);
    await expect(vellum.update('gone', fields, signal)).rejects.toMatchObject({ kind: 'not_found' });
  });

  it('says whether the key is good, without a secret that would have to be there', async () => {
    expect(await vellum.test(signal)).toEqual({ account: null, projects: [], secrets: null });
    const wrong = createVellum({ http: quick.http, apiKey: 'wrong' });
    await expect(wrong.test(signal)).rejects.toMatchObject({ kind: 'auth' });
    expect(server.requests.map(({ headers }) => headers['x-api-key'])).toEqual([server.apiKey, 'wrong']);
  });

  it("'s answer for another secret is none", async () => {
    const { id } = server.add('API_KEY');
    server.fail(someoneElsesIds, { times: 9 });
    await expect(vellum.find(id, signal)).rejects.toMatchObject({ kind: 'bad_response' });
    await expect(vellum.update(id, fields, signal)).rejects.toMatchObject({ kind: 'bad_response' });
    server.heal();
    server.fail(olderRevision, { on: ({ method }) => method === 'PATCH' });
    await expect(vellum.update(id, fields, signal)).rejects.toMatchObject({ kind: 'bad_response' });
  });

  it('may be told again what it did without saying so', async () => {
    const secret = server.add('API_KEY');
    server.fail(afterActing(reset), { on: ({ method }) => method === 'PATCH' });
    await expect(vellum.update(secret.id, fields, signal)).rejects.toMatchObject({
      kind: 'network',
      isAmbiguous: false,
    });
    expect(secret.value).toBe(fields.value);
    expect(await vellum.update(secret.id, fields, signal)).toMatchObject({ changeToken: secret.modified });
  });
});

describe('a fault at Vellum', () => {
  const names = everyFault(quickHttp('http://localhost'), '').map(({ name }) => name);
  const operations = {
    find: () => vellum.find('API_KEY', signal),
    test: () => vellum.test(signal),
    update: () => vellum.update('API_KEY', fields, signal),
    describe: () => vellum.describe?.('API_KEY', fields, signal),
  };

  it.each(names)('%s: is said in our words, by every operation', async (name) => {
    server.add('API_KEY');
    const { fault, kind } = everyFault(quick, elsewhere.url).find((one) => one.name === name) ?? {};
    for (const [operation, run] of Object.entries(operations)) {
      const method = operation === 'update' || operation === 'describe' ? 'PATCH' : 'GET';
      if (fault) server.fail(fault, { times: 3, on: (received) => received.method === method });
      const error = await Promise.resolve(run()).catch((thrown: unknown) => thrown);
      server.heal();
      // Here a refused probe is an answer too; under another type it is read by its status.
      if (operation === 'test' && name === 'no JSON by its type') continue;
      expect(error, operation).toBeInstanceOf(RemoteError);
      expect(error, operation).toMatchObject({ kind, isAmbiguous: false });
      expect(inspect(error, { depth: 9, showHidden: true })).not.toMatch(/MARKER|vellum-key/);
    }
    expect(elsewhere.requests).toHaveLength(0);
  });

  it('an echo of the value ends there', async () => {
    server.add('API_KEY');
    server.fail(echo(400), { on: ({ method }) => method === 'PATCH' });
    const error = await vellum.update('API_KEY', fields, signal).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ kind: 'invalid' });
    expect(inspect(error, { depth: 9, showHidden: true })).not.toMatch(/MARKER|vellum-key/);
  });
});
