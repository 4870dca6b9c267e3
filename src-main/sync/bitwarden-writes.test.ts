import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type BitwardenServer, startBitwarden } from '../../test/servers/bitwarden.ts';
import { apiRequests, bitwardenClient, encString, lastBody, unknownId } from '../../test/servers/bitwarden-client.ts';
import { rewritten } from '../../test/servers/faults.ts';
import { remoteFields as fields } from '../../test/servers/fields.ts';

const signal = new AbortController().signal;
let server: BitwardenServer;
let client: ReturnType<typeof bitwardenClient>;

beforeEach(async () => {
  server = await startBitwarden();
  client = bitwardenClient(server);
});
afterEach(() => server.close());

const sent = () => apiRequests(server);
const bodyOfLast = () => lastBody(server);

describe('creating', () => {
  test('sends name, value and note encrypted, and the project', async () => {
    const project = server.addProject('P');
    const made = await client.create(fields({ note: 'for the shop', project: project.id }), signal);
    expect(made).toMatchObject({ name: 'STRIPE_KEY', note: 'for the shop', project: { id: project.id, name: 'P' } });
    const body = bodyOfLast();
    expect(Object.keys(body)).toEqual(['key', 'value', 'note', 'projectIds']);
    for (const part of ['key', 'value', 'note']) expect(body[part]).toMatch(encString);
    expect(body.projectIds).toEqual([project.id]);
    expect(server.requests.at(-1)?.body.toString()).not.toMatch(/STRIPE|sk_live|shop/);
    expect(server.secrets.map(({ key, value, note }) => [key, value, note].map(server.open))).toEqual([
      ['STRIPE_KEY', 'sk_live_51ABC', 'for the shop'],
    ]);
  });

  test('encrypts an empty note too, and goes into the project of the connection', async () => {
    const project = server.addProject('P');
    await bitwardenClient(server, { project: project.id }).create(fields(), signal);
    expect(server.open(server.secrets[0]?.note ?? '')).toBe('');
    expect(server.secrets[0]?.project).toBe(project.id);
    await client.create(fields(), signal);
    expect(server.secrets[1]?.project).toBeNull();
  });

  test('never uses an iv twice', async () => {
    for (let i = 0; i < 5; i++) await client.create(fields({ note: 'same' }), signal);
    const ivs = server.secrets.flatMap(({ key, value, note }) => [key, value, note]).map((one) => one.split('|')[0]);
    expect(new Set(ivs).size).toBe(15);
  });

  test('takes what just fits, and what the server would refuse never leaves', async () => {
    const fits = fields({ name: 'n'.repeat(500), value: '€'.repeat(8_730), note: 'é'.repeat(3_719) });
    await expect(client.create(fits, signal)).resolves.toMatchObject({ name: fits.name });
    const logged = server.requests.length;
    const refused = [
      [{ name: 'é'.repeat(344) }, 'too_large'],
      [{ name: 'n'.repeat(501) }, 'too_large'],
      [{ value: '€'.repeat(8_731) }, 'too_large'],
      [{ value: 'v'.repeat(25_001) }, 'too_large'],
      [{ note: 'é'.repeat(3_720) }, 'too_large'],
      [{ name: '' }, 'invalid'],
      [{ name: ' x' }, 'invalid'],
      [{ value: '' }, 'invalid'],
      [{ value: '\ud800' }, 'invalid'],
      [{ project: 'my project' }, 'invalid'],
    ] as const;
    for (const [wrong, kind] of refused) {
      await expect(client.create(fields(wrong), signal)).rejects.toMatchObject({ kind, isAmbiguous: false });
    }
    expect(server.requests).toHaveLength(logged);
  });

  test('takes an answer that names no project, and one without any', async () => {
    const project = server.addProject('P');
    const { fail } = server;
    const answered = (projects: unknown) => rewritten((json) => ({ ...(json as object), projects }));
    fail(answered([{ id: project.id, name: null }]), {
      on: ({ method, path }) => method === 'POST' && path.endsWith('/secrets'),
    });
    const made = await client.create(fields({ project: project.id }), signal);
    expect(made.project).toEqual({ id: project.id, name: '' });
    fail(answered(null), { on: ({ method }) => method === 'PUT' });
    expect(await client.update(made.id, fields({ value: 'new' }), signal)).toMatchObject({ project: null });
    expect(server.secrets[0]?.project).toBe(project.id);
  });

  test('in a project that is not there is not found', async () => {
    await expect(client.create(fields({ project: unknownId }), signal)).rejects.toMatchObject({ kind: 'not_found' });
  });
});

describe('updating', () => {
  test('reads first, and tells that the value changed only if it did', async () => {
    const project = server.addProject('P');
    const one = server.add('STRIPE_KEY', 'old', { project: project.id, note: server.seal('note') });
    const updated = await client.update(one.id, fields({ value: 'new', note: 'note' }), signal);
    expect(sent()).toEqual([`GET /secrets/${one.id}`, `PUT /secrets/${one.id}`]);
    expect(bodyOfLast()).toMatchObject({ valueChanged: true, projectIds: [project.id] });
    expect(server.open(one.value)).toBe('new');
    expect(updated).toMatchObject({ changeToken: one.revisionDate, note: 'note', project: { id: project.id } });
    expect(server.versions.map(({ value }) => server.open(value))).toEqual(['old']);

    const stored = one.value;
    await client.update(one.id, fields({ name: 'RENAMED', value: 'new', note: 'other' }), signal);
    expect(bodyOfLast()).toMatchObject({ valueChanged: false, value: stored });
    expect([one.key, one.value, one.note].map(server.open)).toEqual(['RENAMED', 'new', 'other']);
    expect(server.versions).toHaveLength(1);
  });

  test('writes nothing where nothing changes', async () => {
    const one = server.add('STRIPE_KEY', 'sk_live_51ABC');
    expect(await client.update(one.id, fields(), signal)).toMatchObject({ changeToken: one.revisionDate });
    one.note = '';
    expect(await client.update(one.id, fields(), signal)).toMatchObject({ note: '' });
    expect(sent()).toEqual([`GET /secrets/${one.id}`, `GET /secrets/${one.id}`]);
  });

  test('moves to another project where one is said', async () => {
    const [from, to] = [server.addProject('From'), server.addProject('To')];
    const one = server.add('STRIPE_KEY', 'sk_live_51ABC', { project: from.id });
    await client.update(one.id, fields({ project: to.id }), signal);
    expect(one.project).toBe(to.id);
    expect(bodyOfLast()).toMatchObject({ valueChanged: false });
  });

  test('of the description leaves the value as it is stored', async () => {
    const one = server.add('STRIPE_KEY', 'old');
    const { value: _, ...rest } = fields({ note: 'described' });
    const stored = one.value;
    expect(await client.describe(one.id, rest, signal)).toMatchObject({ note: 'described' });
    expect(one.value).toBe(stored);
    expect(server.versions).toEqual([]);
  });

  test('of what may not be written is forbidden before it is sent', async () => {
    const one = server.add('X', 'v', { write: false });
    await expect(client.update(one.id, fields(), signal)).rejects.toMatchObject({ kind: 'forbidden' });
    expect(sent()).toEqual([`GET /secrets/${one.id}`]);
    await expect(client.update(unknownId, fields(), signal)).rejects.toMatchObject({ kind: 'not_found' });
  });
});

describe('deleting', () => {
  test('is one request, with a result for each', async () => {
    const [one, kept, two] = [server.add('1', 'a'), server.add('2', 'b', { write: false }), server.add('3', 'c')];
    expect(await client.remove([one.id, kept.id, two.id], signal)).toEqual([
      { id: one.id, error: null },
      { id: kept.id, error: 'forbidden' },
      { id: two.id, error: null },
    ]);
    expect(sent()).toEqual(['POST /secrets/delete']);
    expect(bodyOfLast()).toEqual([one.id, kept.id, two.id]);
    expect(server.trash.map(({ id }) => id)).toEqual([one.id, two.id]);
  });

  test('goes one by one where the whole batch was refused; one that is gone is as good as deleted', async () => {
    const [one, two] = [server.add('1', 'a'), server.add('2', 'b')];
    expect(await client.remove([one.id, unknownId, two.id], signal)).toEqual([
      { id: one.id, error: null },
      { id: unknownId, error: null },
      { id: two.id, error: null },
    ]);
    expect(sent()).toEqual([
      ...Array(4).fill('POST /secrets/delete'),
      `GET /organizations/${server.organization}/secrets`,
    ]);
    expect(server.secrets).toEqual([]);
  });

  test('of none asks nothing', async () => {
    expect(await client.remove([], signal)).toEqual([]);
    expect(server.requests).toEqual([]);
  });
});
