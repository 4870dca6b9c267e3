import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type BitwardenServer, startBitwarden } from '../../test/servers/bitwarden.ts';
import { apiRequests, bitwardenClient, encString, lastBody, unknownId } from '../../test/servers/bitwarden-client.ts';
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

describe('listing', () => {
  test('decrypts names and projects, has no values, and is not noted as reading', async () => {
    const project = server.addProject('Production');
    const one = server.add('API_KEY', 'v1', { project: project.id, note: server.seal('of the shop') });
    server.add('API_KEY', 'v2', { write: false });
    server.add('SEALED', 'v3', { read: false, write: false });
    expect(await client.list(signal)).toEqual([
      {
        id: one.id,
        name: 'API_KEY',
        changeToken: one.revisionDate,
        note: null,
        type: null,
        project: { id: project.id, name: 'Production' },
        environments: [],
        scope: [],
        expiresAt: null,
        isRevoked: false,
        mayRead: true,
        mayWrite: true,
      },
      expect.objectContaining({ name: 'API_KEY', project: null, mayRead: true, mayWrite: false }),
      expect.objectContaining({ name: 'SEALED', mayRead: false, mayWrite: false }),
    ]);
    expect(sent()).toEqual([`GET /organizations/${server.organization}/secrets`]);
    expect(server.retrieved).toEqual([]);
  });

  test('is kept to one project where there is one', async () => {
    const project = server.addProject('Staging');
    server.add('HERE', 'v', { project: project.id });
    server.add('ELSEWHERE', 'v');
    const within = bitwardenClient(server, { project: project.id });
    expect(await within.list(signal)).toMatchObject([{ name: 'HERE' }]);
    expect(sent()).toEqual([`GET /projects/${project.id}/secrets`]);
    expect(await within.find('ELSEWHERE', signal)).toEqual([]);
    expect(await within.test(signal)).toMatchObject({ account: server.organization, secrets: 1 });
  });

  test('of thousands gives way to everything else, and can be stopped', async () => {
    const [key, value, note] = ['NAME', 'value', ''].map(server.seal) as [string, string, string];
    for (let i = 0; i < 400; i++) server.add('', '', { key, value, note });
    let turns = 0;
    const count = setInterval(() => turns++, 0);
    expect(await client.list(signal)).toHaveLength(400);
    clearInterval(count);
    expect(turns).toBeGreaterThan(2);
  });

  test.each([
    ['crypto', '2.AQEBAQEBAQEBAQEBAQEBAQ==|AAAAAAAAAAAAAAAAAAAAAA==|AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA='],
    ['crypto', '2.a|b|c'],
    ['unsupported', '0.AQEB|AAAA'],
    ['unsupported', '7.AQEBAAAA'],
  ])('fails as %s rather than hide a secret whose name can’t be decrypted', async (kind, key) => {
    server.add('GOOD', 'v');
    server.add('', '', { key });
    await expect(client.list(signal)).rejects.toMatchObject({ kind });
  });
});

describe('finding', () => {
  test('by name gives all that have it, for names are not unique', async () => {
    const [one, two] = [server.add('TWICE', 'a'), server.add('TWICE', 'b')];
    server.add('twice', 'c');
    expect((await client.find('TWICE', signal)).map(({ id }) => id)).toEqual([one.id, two.id]);
    expect(await client.find('NEVER', signal)).toEqual([]);
    expect(server.retrieved).toEqual([]);
  });

  test('by id gives the one, with its note, from whatever project', async () => {
    const [home, other] = [server.addProject('Home'), server.addProject('Other')];
    const one = server.add('X', 'a', { note: server.seal('noted'), project: other.id });
    const within = bitwardenClient(server, { project: home.id });
    const found = await within.find(one.id.toUpperCase(), signal);
    expect(found).toMatchObject([{ id: one.id, name: 'X', note: 'noted', project: { name: 'Other' } }]);
    expect(await client.find(unknownId, signal)).toEqual([]);
    const named = server.add(unknownId, 'its name looks like an id');
    expect(await client.find(unknownId, signal)).toMatchObject([{ id: named.id }]);
  });
});

describe('reading', () => {
  test('asks for many at once, and for each once', async () => {
    const secrets = ['a', 'b', 'c'].map((value) => server.add(`KEY_${value}`, value, { note: server.seal('n') }));
    const ids = secrets.map(({ id }) => id);
    const read = await client.read([...ids, ids[0] ?? ''], signal);
    expect(read.map(({ secret, value }) => [secret.id, secret.note, value])).toEqual(
      ids.map((id, at) => [id, 'n', 'abc'[at]]),
    );
    expect(sent()).toEqual(['POST /secrets/get-by-ids']);
    expect(bodyOfLast()).toEqual({ ids });
  });

  test('of one asks for it alone', async () => {
    const one = server.add('ONE', '');
    one.value = server.seal('tschüß 🔑');
    expect(await client.read([one.id], signal)).toMatchObject([{ secret: { name: 'ONE' }, value: 'tschüß 🔑' }]);
    expect(sent()).toEqual([`GET /secrets/${one.id}`]);
  });

  test('leaves out what is gone or forbidden, though the service then refuses the whole batch', async () => {
    const [one, hidden, two] = [server.add('1', 'a'), server.add('2', 'b', { read: false }), server.add('3', 'c')];
    const read = await client.read([one.id, unknownId, hidden.id, two.id], signal);
    expect(read.map(({ value }) => value)).toEqual(['a', 'c']);
    expect(sent()).toEqual([
      'POST /secrets/get-by-ids',
      ...[one.id, unknownId, hidden.id, two.id].map((id) => `GET /secrets/${id}`),
    ]);
    expect(await client.read([unknownId], signal)).toEqual([]);
    expect(await client.read([], signal)).toEqual([]);
  });

  test('goes in batches of a hundred', async () => {
    const [key, value, note] = ['N', 'v', ''].map(server.seal) as [string, string, string];
    const ids = Array.from({ length: 201 }, () => server.add('', '', { key, value, note }).id);
    expect(await client.read(ids, signal)).toHaveLength(201);
    expect(sent()).toEqual(['POST /secrets/get-by-ids', 'POST /secrets/get-by-ids', `GET /secrets/${ids[200]}`]);
  });

  test('reads no note as an empty one', async () => {
    const one = server.add('X', 'v', { note: '' });
    expect(await client.read([one.id], signal)).toMatchObject([{ secret: { note: '' } }]);
  });

  test('refuses what is no id before it sends anything', async () => {
    for (const id of ['', 'x', '../projects', `${unknownId}/versions`]) {
      await expect(client.read([id], signal)).rejects.toMatchObject({ kind: 'invalid' });
      await expect(client.update(id, fields(), signal)).rejects.toMatchObject({ kind: 'invalid' });
      await expect(client.versions.list(id, signal)).rejects.toMatchObject({ kind: 'invalid' });
    }
    expect(server.requests).toHaveLength(0);
  });
});

describe('versions', () => {
  test('are listed with their values, the newest first, and restored without losing the value before', async () => {
    const one = server.add('STRIPE_KEY', 'first');
    await client.update(one.id, fields({ value: 'second' }), signal);
    await client.update(one.id, fields({ value: 'third' }), signal);
    const versions = await client.versions.list(one.id, signal);
    expect(versions.map(({ value }) => value)).toEqual(['second', 'first']);
    const restored = await client.versions.restore(one.id, versions[1]?.id ?? '', signal);
    expect(restored).toMatchObject({ id: one.id, changeToken: one.revisionDate });
    expect(server.open(one.value)).toBe('first');
    expect((await client.versions.list(one.id, signal)).map(({ value }) => value)).toEqual([
      'third',
      'second',
      'first',
    ]);
    await client.versions.restore(one.id, versions[1]?.id ?? '', signal);
    expect(server.versions).toHaveLength(3);
  });

  test('that are not there are not found', async () => {
    const one = server.add('X', 'v');
    await expect(client.versions.list(unknownId, signal)).rejects.toMatchObject({ kind: 'not_found' });
    await expect(client.versions.restore(one.id, unknownId, signal)).rejects.toMatchObject({ kind: 'not_found' });
  });
});

describe('projects', () => {
  test('are made, listed, renamed and deleted, their names encrypted', async () => {
    const made = await client.projects.create('Küche', signal);
    expect(bodyOfLast().name).toMatch(encString);
    server.addProject('Not ours', { write: false });
    expect(await client.projects.list(signal)).toEqual([
      { id: made.id, name: 'Küche', mayWrite: true },
      expect.objectContaining({ name: 'Not ours', mayWrite: false }),
    ]);
    expect(await client.projects.rename(made.id, 'Bad', signal)).toMatchObject({ id: made.id, name: 'Bad' });
    const other = server.projects[1]?.id ?? '';
    expect(await client.projects.remove([made.id, other], signal)).toEqual([
      { id: made.id, error: null },
      { id: other, error: 'forbidden' },
    ]);
    expect(await client.projects.remove([unknownId, other], signal)).toEqual([
      { id: unknownId, error: null },
      { id: other, error: 'forbidden' },
    ]);
    await expect(client.projects.rename(unknownId, 'X', signal)).rejects.toMatchObject({ kind: 'not_found' });
    await expect(client.projects.create('n'.repeat(501), signal)).rejects.toMatchObject({ kind: 'too_large' });
  });

  test('tell what the credentials can do', async () => {
    server.addProject('P', { write: false });
    server.add('X', 'v');
    expect(await client.test(signal)).toEqual({
      account: server.organization,
      projects: [{ id: server.projects[0]?.id, name: 'P', mayWrite: false }],
      secrets: 1,
    });
  });
});

test('requests take from the buckets that Bitwarden has: by method, and for tokens', async () => {
  const one = server.add('X', 'v');
  const limited = bitwardenClient(server, {
    limits: (['read', 'write', 'token'] as const).map((takes) => ({ takes: [takes], requests: 1, per: 60_000 })),
  });
  await limited.update(one.id, fields(), signal);
  expect([limited.api.waited, limited.identity.waited]).toEqual([[], []]);
  await limited.list(signal);
  expect(limited.api.waited).toEqual([60_000]);
});
