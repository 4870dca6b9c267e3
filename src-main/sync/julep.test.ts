import { inspect } from 'node:util';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { everyFault } from '../../test/servers/every-fault.ts';
import {
  afterActing,
  everythingDeleted,
  olderRevision,
  reset,
  rewritten,
  someoneElsesIds,
} from '../../test/servers/faults.ts';
import { type JulepServer, startJulep } from '../../test/servers/julep.ts';
import { type Quick, quickHttp } from '../../test/servers/quick.ts';
import { jsonOf, startServer, type TestServer } from '../../test/servers/server.ts';
import { createJulep } from './julep.ts';
import { listAll } from './julep-list.ts';
import { type Remote, RemoteError, type RemoteFields } from './remote.ts';

const signal = new AbortController().signal;
const fields: RemoteFields = {
  name: 'stripe_key',
  value: 'MARKER-value-51',
  note: 'For the shop',
  tokenType: 'none',
  environments: ['production'],
  scope: [],
  tags: ['shop'],
  expiresAt: null,
  project: null,
};
const unknown = '0193a4c0-7b1e-7000-8000-ffffffffffff';

let server: JulepServer;
let elsewhere: TestServer;
let quick: Quick;
let julep: Remote;
beforeAll(async () => {
  elsewhere = await startServer(() => ({ status: 200, json: {} }));
});
beforeEach(async () => {
  server = await startJulep();
  quick = quickHttp(server.baseUrl);
  julep = createJulep({ http: quick.http, apiKey: server.apiKey });
});
afterEach(() => server.close());
afterAll(() => elsewhere.close());

/** The operations that one who reads the face may take as there. */
function all(): Required<Pick<Remote, 'list' | 'create' | 'remove' | 'update' | 'find' | 'test'>> {
  const { list, create, remove, update, find, test } = julep;
  if (!list || !create || !remove) throw new Error('missing');
  return { list, create, remove, update, find, test };
}

describe('Julep', () => {
  it('lists all its secrets, page by page, never a value', async () => {
    for (let n = 0; n < 250; n++) server.add(`key_${n}`);
    const listed = await all().list(signal);
    expect(listed.map(({ name }) => name)).toEqual(server.secrets.map(({ name }) => name));
    expect(server.requests.map(({ target }) => target)).toEqual([
      '/api/secrets?limit=100&offset=0',
      '/api/secrets?limit=100&offset=99',
      '/api/secrets?limit=100&offset=198',
    ]);
    expect(JSON.stringify(listed)).not.toMatch(/ENCRYPTED|first value/);
    expect(await all().test(signal)).toEqual({ account: null, projects: [], secrets: 250 });
    expect(julep).not.toHaveProperty('read');
  });

  it('finds one by its name or id', async () => {
    const { id, updated_at } = server.add('stripe_key', {
      description: 'd',
      metadata: { environments: ['x'], owner: 1 },
    });
    server.add('other');
    const secret = { id, name: 'stripe_key', changeToken: updated_at, note: 'd', environments: ['x'], mayRead: false };
    expect(await all().find('stripe_key', signal)).toMatchObject([secret]);
    expect(await all().find(id.toUpperCase(), signal)).toMatchObject([secret]);
    expect(await all().find('STRIPE_KEY', signal)).toEqual([]);
  });

  it('makes one', async () => {
    const made = await all().create(fields, signal);
    const [record] = server.secrets;
    const metadata = { environments: ['production'], tags: ['shop'] };
    expect(record).toMatchObject({ name: 'stripe_key', value: fields.value, description: 'For the shop', metadata });
    expect(made).toMatchObject({ id: record?.id, changeToken: record?.updated_at, environments: ['production'] });
    await all().create({ ...fields, name: 'bare', note: '', environments: [], tags: [] }, signal);
    expect(server.requests.at(-1)?.body.toString()).toBe('{"name":"bare","value":"MARKER-value-51"}');
  });

  it('sets name, value and the rest, and keeps what others wrote beside it', async () => {
    const { id } = server.add('old_name', { description: 'before', metadata: { owner: 'payments', tags: ['old'] } });
    await all().update(id, { ...fields, environments: [] }, signal);
    const put = server.requests.at(-1);
    expect(put && [put.method, put.target, jsonOf(put)]).toEqual([
      'PUT',
      `/api/secrets/${id}`,
      { ...pick(fields), description: 'For the shop', metadata: { owner: 'payments', tags: ['shop'] } },
    ]);
    expect(server.secrets).toMatchObject([{ name: 'stripe_key', value: fields.value }]);
  });

  it('leaves alone what others wrote under our words in another form', async () => {
    const metadata = { tags: 'theirs', environments: { staging: true } };
    const { id } = server.add('stripe_key', { metadata });
    expect(await all().list(signal)).toMatchObject([{ environments: [] }]);
    await all().update(id, fields, signal);
    expect(server.secrets).toMatchObject([{ value: fields.value, metadata }]);
  });

  it('is cleared by what is empty, since what is left out stays', async () => {
    const { id } = server.add('stripe_key', { description: 'before', metadata: { tags: ['old'] } });
    await all().update(id, { ...fields, note: '', environments: [], tags: [] }, signal);
    expect(server.secrets).toMatchObject([{ description: '', metadata: {} }]);
  });

  it('is not asked again for what was seen a moment ago', async () => {
    const ids = ['a', 'b', 'c'].map((name) => server.add(name).id);
    await all().list(signal);
    for (const [at, id] of ids.entries()) await all().update(id, { ...fields, name: `key_${at}` }, signal);
    expect(server.requests.map(({ method }) => method)).toEqual(['GET', 'PUT', 'PUT', 'PUT']);
    julep.end();
    await all().update(ids[0] ?? '', fields, signal);
    expect(server.requests.map(({ method }) => method).slice(4)).toEqual(['GET', 'PUT']);
  });

  it('deletes each and says of each how it went; what is gone already is gone', async () => {
    const [a, b] = [server.add('a').id, server.add('b').id];
    const results = await all().remove([a, unknown, 'no-uuid', b], signal);
    expect(results).toEqual([
      { id: a, error: null },
      { id: unknown, error: null },
      { id: 'no-uuid', error: 'invalid' },
      { id: b, error: null },
    ]);
    expect(server.secrets).toEqual([]);
  });

  it('gets no value for what was deleted', async () => {
    const { id } = server.add('a');
    await all().list(signal);
    await all().remove([id], signal);
    await expect(all().update(id, fields, signal)).rejects.toMatchObject({ kind: 'not_found' });
    expect(server.requests.map(({ method }) => method)).toEqual(['GET', 'DELETE', 'GET']);
  });

  it('is asked to delete no more once it can not', async () => {
    const ids = ['a', 'b', 'c'].map((name) => server.add(name).id);
    server.fail(reset, { on: ({ path }) => path.endsWith(ids[1] ?? ''), times: 9 });
    expect(await all().remove(ids, signal)).toEqual([
      { id: ids[0], error: null },
      { id: ids[1], error: 'network' },
      { id: ids[2], error: 'network' },
    ]);
    expect(server.requests).toHaveLength(2);
  });

  it.each([
    ['name', '2key'],
    ['name', 'a-b'],
    ['name', ''],
    ['value', 'a\0b'],
    ['value', '\ud800'],
    ['note', 'a\0b'],
  ])('never sees a %s that it would refuse or lose a part of: %j', async (field, text) => {
    const { id } = server.add('stripe_key');
    const unfit = { ...fields, [field]: text };
    await expect(all().create(unfit, signal)).rejects.toMatchObject({ kind: 'invalid', isAmbiguous: false });
    await expect(all().update(id, unfit, signal)).rejects.toMatchObject({ kind: 'invalid' });
    expect(server.requests).toEqual([]);
  });

  it('never sees an id that is none', async () => {
    for (const id of ['../other', 'a/b', '', `${unknown}/x`]) {
      await expect(all().update(id, fields, signal)).rejects.toMatchObject({ kind: 'invalid' });
    }
    expect(server.requests).toEqual([]);
    await expect(all().update(unknown, fields, signal)).rejects.toMatchObject({ kind: 'not_found' });
  });

  it('says what is wrong', async () => {
    server.add('stripe_key');
    await expect(all().create(fields, signal)).rejects.toMatchObject({ kind: 'conflict', isAmbiguous: false });
    expect(server.requests).toHaveLength(1);
    server.isUsedUp = true;
    await expect(all().create({ ...fields, name: 'b' }, signal)).rejects.toMatchObject({ kind: 'forbidden' });
    const wrong = createJulep({ http: quick.http, apiKey: 'wrong' });
    await expect(wrong.test(signal)).rejects.toMatchObject({ kind: 'auth' });
  });

  it('of one own is told whose secrets are meant', async () => {
    const developerId = '11111111-2222-4333-8444-555555555555';
    server.add('theirs');
    const own = createJulep({ http: quick.http, apiKey: server.apiKey, developerId });
    await own.create?.(fields, signal);
    expect(await own.list?.(signal)).toMatchObject([{ name: 'stripe_key' }]);
    expect(await all().list(signal)).toMatchObject([{ name: 'theirs' }]);
    expect(server.requests.map(({ headers }) => headers['x-developer-id'])).toEqual([
      developerId,
      developerId,
      undefined,
    ]);
  });
});

describe('a list of Julep', () => {
  const uuid = (n: number) => `0193a4c0-7b1e-7000-8000-${n.toString(16).padStart(12, '0')}`;
  const item = (n: number) => ({ id: uuid(n), updated_at: '2026-11-21T00:00:00Z', name: `key_${n}` });
  const answer = (body: unknown) => Promise.resolve({ status: 200, body });
  const ids = (secrets: readonly { id: string }[]) => new Set(secrets.map(({ id }) => id));

  it('has each that was there all the time, whatever comes and goes meanwhile', async () => {
    const change = fc.record({ page: fc.nat(8), adds: fc.boolean(), at: fc.nat(450) });
    await fc.assert(
      fc.asyncProperty(fc.nat(420), fc.array(change, { maxLength: 5 }), async (length, changes) => {
        let now = Array.from({ length }, (_, n) => item(n));
        const stayed = ids(now);
        let pages = 0;
        const listed = await listAll((limit, offset) => {
          for (const { adds, at } of changes.filter(({ page }) => page === pages)) {
            if (adds)
              now = [item(1_000 + pages * 500 + at), ...now.filter(({ id }) => id !== uuid(1_000 + pages * 500 + at))];
            else for (const { id } of now.splice(Math.min(at, now.length - 1), 1)) stayed.delete(id);
          }
          pages++;
          return answer(now.slice(offset, offset + limit));
        }).catch((error: RemoteError) => error.kind);
        if (listed === 'unavailable') return;
        expect(ids(listed as { id: string }[]).isSupersetOf(stayed)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('that goes on for ever ends', async () => {
    const page = Array.from({ length: 100 }, (_, n) => item(n));
    await expect(listAll(() => answer(page))).rejects.toMatchObject({ kind: 'bad_response' });
    const growing = (_: number, offset: number) => answer(page.map((__, n) => item(offset + n)));
    await expect(listAll(growing)).rejects.toMatchObject({ kind: 'too_large' });
    const moving = (_: number, offset: number) => answer(page.map((__, n) => item(2 * offset + n)));
    await expect(listAll(moving)).rejects.toMatchObject({ kind: 'unavailable' });
  });

  it.each([
    ['one twice', [item(1), item(1)]],
    ['more than was asked for', Array.from({ length: 101 }, (_, n) => item(n))],
    ['an id that is none', [{ ...item(1), id: 'a/b' }]],
    ['half a character', [{ ...item(1), name: '\ud800' }]],
    ['no list', { items: [item(1)] }],
    ['a number for a name', [{ ...item(1), name: 7 }]],
  ])('with %s is none', async (_, body) => {
    let pages = 0;
    const asking = listAll(() => {
      pages++;
      return answer(body);
    });
    await expect(asking).rejects.toMatchObject({ kind: 'bad_response' });
    expect(pages).toBe(1);
  });
});

describe('a fault at Julep', () => {
  const names = everyFault(quickHttp('http://localhost'), '').map(({ name }) => name);
  const operations = {
    list: ['GET', () => all().list(signal)],
    test: ['GET', () => all().test(signal)],
    find: ['GET', () => all().find('stripe_key', signal)],
    create: ['POST', () => all().create({ ...fields, name: 'another' }, signal)],
    update: ['PUT', (id: string) => all().update(id, fields, signal)],
    remove: ['DELETE', (id: string) => all().remove([id], signal)],
  } as const;

  it.each(names)('%s: is said in our words, by every operation; a create that may be done says so', async (name) => {
    for (const [operation, [method, run]] of Object.entries(operations)) {
      const { id } = server.add(`key_${operation}`);
      const { fault, kind, mayHaveActed } = everyFault(quick, elsewhere.url).find((one) => one.name === name) ?? {};
      if (fault) server.fail(fault, { times: 3, on: (received) => received.method === method });
      const error = await run(id).catch((thrown: unknown) => thrown);
      server.heal();
      if (operation === 'remove' && (kind === 'invalid' || kind === 'forbidden')) {
        expect(error).toEqual([{ id, error: kind }]);
        continue;
      }
      expect(error, operation).toBeInstanceOf(RemoteError);
      expect(error, operation).toMatchObject({ kind, isAmbiguous: operation === 'create' && mayHaveActed });
      expect(inspect(error, { depth: 9, showHidden: true })).not.toMatch(/MARKER|julep-key/);
    }
    expect(elsewhere.requests).toHaveLength(0);
  });

  it('a create whose answer is lost is sent once and found afterwards', async () => {
    server.fail(afterActing(reset), { times: 9, on: ({ method }) => method === 'POST' });
    await expect(all().create(fields, signal)).rejects.toMatchObject({ kind: 'network', isAmbiguous: true });
    expect(server.requests).toHaveLength(1);
    expect(await all().find(fields.name, signal)).toHaveLength(1);
  });

  it("someone else's secret in the answer is none, and a create may be done all the same", async () => {
    const { id } = server.add('stripe_key');
    server.fail(someoneElsesIds, { times: 9, on: ({ method }) => method !== 'GET' });
    await expect(all().update(id, fields, signal)).rejects.toMatchObject({ kind: 'bad_response', isAmbiguous: false });
    await expect(all().remove([id], signal)).rejects.toMatchObject({ kind: 'bad_response' });
    server.heal();
    server.fail(rewritten((json) => ({ ...(json as object), name: 'other' })));
    const created = all().create({ ...fields, name: 'new_key' }, signal);
    await expect(created).rejects.toMatchObject({ kind: 'bad_response', isAmbiguous: true });
  });

  it('an older revision is no answer to a change', async () => {
    const { id } = server.add('stripe_key');
    server.fail(olderRevision, { on: ({ method }) => method === 'PUT' });
    await expect(all().update(id, fields, signal)).rejects.toMatchObject({ kind: 'bad_response' });
  });

  it('where everything is deleted the list is empty, and that is all that is said', async () => {
    server.add('stripe_key');
    server.fail(everythingDeleted);
    expect(await all().list(signal)).toEqual([]);
  });
});

function pick({ name, value }: RemoteFields) {
  return { name, value };
}
