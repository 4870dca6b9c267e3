import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type BitwardenServer, startBitwarden } from '../../test/servers/bitwarden.ts';
import { bitwardenClient } from '../../test/servers/bitwarden-client.ts';
import { afterActing, answers, reset, rewritten, silence } from '../../test/servers/faults.ts';
import { remoteFields } from '../../test/servers/fields.ts';
import { quickHttp } from '../../test/servers/quick.ts';
import { type AccountOptions, createAccount } from './bitwarden-account.ts';
import { bitwardenUrls, parseAccessToken } from './bitwarden-login.ts';
import type { Http } from './remote.ts';

const good = '0.ec2c1d46-6a4b-4751-a310-af9601317f2d.C2IgxjjLF7qSshsbwe8JGcbM075YXw:X8vbvA0bduihIDe/qrzIQQ==';
const signal = new AbortController().signal;
const fiveMinutes = 5 * 60_000;
let server: BitwardenServer;

beforeEach(async () => {
  server = await startBitwarden();
});
afterEach(() => server.close());

const logins = () => server.requests.filter(({ path }) => path === '/identity/connect/token');
const isLogin = { on: ({ path }: { path: string }) => path === '/identity/connect/token' };

describe('an access token', () => {
  test('is taken apart, with its padding or without, and with space around it', () => {
    const expected = {
      clientId: 'ec2c1d46-6a4b-4751-a310-af9601317f2d',
      clientSecret: 'C2IgxjjLF7qSshsbwe8JGcbM075YXw',
      secret: new Uint8Array(Buffer.from('X8vbvA0bduihIDe/qrzIQQ==', 'base64')),
    };
    for (const text of [good, good.replace('==', ''), ` ${good}\n`]) expect(parseAccessToken(text)).toEqual(expected);
  });

  test.each([
    ['nothing', ''],
    ['another version', good.replace('0.', '1.')],
    ['no key', good.split(':')[0] ?? ''],
    ['a key of 15 bytes', good.replace('QQ==', 'Q===')],
    ['a key of 17 bytes', good.replace('QQ==', 'QQE=')],
    ['a key with bits left over', good.replace('QQ==', 'QR==')],
    ['no uuid', good.replace('ec2c', 'zz2c')],
    ['an empty secret', good.replace('C2IgxjjLF7qSshsbwe8JGcbM075YXw', '')],
    ['a part too many', good.replace('C2Ig', 'C2.Ig')],
    ['a space within', good.replace('C2Ig', 'C2 Ig')],
  ])('is none with %s', (_what, text) => {
    expect(parseAccessToken(text)).toBeNull();
    const build = () => bitwardenClient({ baseUrl: server.url, identity: { ...server.identity, accessToken: text } });
    expect(build).toThrow(expect.objectContaining({ kind: 'auth', message: 'remote: auth' }));
  });
});

test.each([
  ['https://bitwarden.com', 'https://api.bitwarden.com', 'https://identity.bitwarden.com'],
  ['https://vault.bitwarden.com/', 'https://api.bitwarden.com', 'https://identity.bitwarden.com'],
  ['https://vault.bitwarden.eu/#/login', 'https://api.bitwarden.eu', 'https://identity.bitwarden.eu'],
  ['http://bitwarden.com', 'http://api.bitwarden.com', 'http://identity.bitwarden.com'],
  ['https://secrets.example.org', 'https://secrets.example.org/api', 'https://secrets.example.org/identity'],
  ['https://example.org/bw/', 'https://example.org/bw/api', 'https://example.org/bw/identity'],
  ['https://example.org/api', 'https://example.org/api', 'https://example.org/identity'],
  [
    'https://bitwarden.com.example.org',
    'https://bitwarden.com.example.org/api',
    'https://bitwarden.com.example.org/identity',
  ],
  ['https://notbitwarden.com', 'https://notbitwarden.com/api', 'https://notbitwarden.com/identity'],
  ['http://127.0.0.1:8080', 'http://127.0.0.1:8080/api', 'http://127.0.0.1:8080/identity'],
])('%s has its two halves at %s and %s', (base, api, identity) => {
  expect(bitwardenUrls(base)).toEqual({ api, identity });
});

test('what is no address has no halves', () => {
  expect(bitwardenUrls('bitwarden')).toBeNull();
  expect(bitwardenUrls('')).toBeNull();
});

describe('a login', () => {
  test('sends the form in the order of the SDK, and nothing of the key', async () => {
    const client = bitwardenClient(server);
    await client.list(signal);
    const [login] = logins();
    expect(login?.method).toBe('POST');
    expect(login?.headers).toMatchObject({
      'content-type': 'application/x-www-form-urlencoded; charset=utf-8',
      accept: 'application/json',
      'device-type': '21',
    });
    expect(login?.headers.authorization).toBeUndefined();
    expect(login?.body.toString()).toBe(
      'scope=api.secrets&client_id=ec2c1d46-6a4b-4751-a310-af9601317f2d&client_secret=C2IgxjjLF7qSshsbwe8JGcbM075YXw&grant_type=client_credentials',
    );
    const all = server.requests
      .map(({ target, headers, body }) => `${target} ${JSON.stringify(headers)} ${body}`)
      .join();
    expect(all).not.toContain('X8vbvA0b');
    expect(server.requests[1]?.headers).toMatchObject({ 'device-type': '21', authorization: /^Bearer ey/ });
  });

  test('happens when something is asked, once for all that ask at the same time', async () => {
    const client = bitwardenClient(server);
    expect(server.requests).toHaveLength(0);
    await Promise.all([client.list(signal), client.projects.list(signal), client.find('x', signal)]);
    await client.list(signal);
    expect(logins()).toHaveLength(1);
  });

  test('happens again when less than five minutes of the token remain', async () => {
    const client = bitwardenClient(server);
    await client.list(signal);
    client.pass(3_600_000 - fiveMinutes);
    await client.list(signal);
    expect(logins()).toHaveLength(1);
    client.pass(1);
    await client.list(signal);
    expect(logins()).toHaveLength(2);
    client.pass(3_600_000 - fiveMinutes);
    await client.list(signal);
    expect(logins()).toHaveLength(2);
  });

  test('happens before every call where a token lives but for seconds', async () => {
    server.identity.lifetime = 2;
    const client = bitwardenClient(server);
    await client.list(signal);
    await client.list(signal);
    expect(logins().length).toBeGreaterThanOrEqual(2);
  });

  test('happens again once after a 401, and what was asked is sent again', async () => {
    const client = bitwardenClient(server);
    await client.list(signal);
    server.identity.tokens.clear();
    await expect(client.list(signal)).resolves.toEqual([]);
    expect(logins()).toHaveLength(2);
  });

  test('does not happen a third time for the same call', async () => {
    const client = bitwardenClient(server);
    server.fail(answers(401), { times: 9, on: ({ path }) => path.startsWith('/api/') });
    await expect(client.list(signal)).rejects.toMatchObject({ kind: 'auth', isAmbiguous: false });
    expect(logins()).toHaveLength(2);
    expect(server.requests).toHaveLength(4);
  });

  test('once for calls that are refused at the same time', async () => {
    const client = bitwardenClient(server);
    await client.list(signal);
    server.identity.tokens.clear();
    await Promise.all([client.list(signal), client.projects.list(signal), client.list(signal)]);
    expect(logins()).toHaveLength(2);
  });

  test('is refused as auth where the server does not know the token', async () => {
    const accessToken = good.replace('C2Ig', 'XXXX');
    const client = bitwardenClient({ baseUrl: server.url, identity: { ...server.identity, accessToken } });
    await expect(client.test(signal)).rejects.toMatchObject({ kind: 'auth', message: 'remote: auth' });
    expect(server.requests).toHaveLength(1);
  });

  test('fails as crypto where the key of the token is another', async () => {
    const accessToken = good.replace('X8vb', 'Y8vb');
    const client = bitwardenClient({ baseUrl: server.url, identity: { ...server.identity, accessToken } });
    await expect(client.test(signal)).rejects.toMatchObject({ kind: 'crypto' });
  });

  test.each([
    [
      'encrypted_payload',
      'crypto',
      '2.AQEBAQEBAQEBAQEBAQEBAQ==|AAAAAAAAAAAAAAAAAAAAAA==|AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=',
    ],
    ['encrypted_payload', 'unsupported', '7.AQEB'],
    ['encrypted_payload', 'bad_response', undefined],
    ['access_token', 'bad_response', 'no.token'],
    ['access_token', 'bad_response', 'a.bm8ganNvbg.c'],
    ['expires_in', 'bad_response', 'soon'],
    ['expires_in', 'bad_response', -1],
  ])('whose %s is wrong fails as %s (%s)', async (property, kind, value) => {
    server.fail(
      rewritten((json) => ({ ...(json as object), [property]: value })),
      isLogin,
    );
    await expect(bitwardenClient(server).list(signal)).rejects.toMatchObject({ kind });
  });

  test.each(['exp', 'sub', 'organization', 'scope'])('without the claim %s is no login', async (claim) => {
    server.identity.claims = { [claim]: undefined };
    await expect(bitwardenClient(server).list(signal)).rejects.toMatchObject({ kind: 'bad_response' });
    server.identity.claims = { [claim]: claim === 'scope' ? 'api.secrets' : true };
    await expect(bitwardenClient(server).list(signal)).rejects.toMatchObject({ kind: 'bad_response' });
  });

  test('to another organisation than before is refused', async () => {
    const client = bitwardenClient(server);
    await client.list(signal);
    server.identity.tokens.clear();
    server.identity.claims = { organization: '11111111-2222-4333-8444-555555555555' };
    await expect(client.list(signal)).rejects.toMatchObject({ kind: 'bad_response' });
    server.identity.claims = {};
    await expect(client.list(signal)).resolves.toEqual([]);
  });

  test('takes another key of the organisation where it was changed', async () => {
    const client = bitwardenClient(server);
    await client.list(signal);
    server.identity.tokens.clear();
    server.identity.organizationKey.fill(9);
    server.add('NEW', 'value');
    expect(await client.list(signal)).toMatchObject([{ name: 'NEW' }]);
  });

  test('that brings another key sends nothing more under the one before', async () => {
    const client = bitwardenClient(server);
    await client.list(signal);
    server.identity.tokens.clear();
    server.identity.organizationKey.fill(9);
    const wanted = { kind: 'unavailable', isAmbiguous: false };
    await expect(client.create(remoteFields(), signal)).rejects.toMatchObject(wanted);
    expect(server.secrets).toEqual([]);
    await client.create(remoteFields(), signal);
    expect(server.open(server.secrets[0]?.value ?? '')).toBe(remoteFields().value);
  });

  test('is repeated where its answer got lost', async () => {
    server.fail(answers(503), isLogin);
    await expect(bitwardenClient(server).list(signal)).resolves.toEqual([]);
    server.fail(afterActing(reset), isLogin);
    await expect(bitwardenClient(server).list(signal)).rejects.toMatchObject({ kind: 'network', isAmbiguous: false });
  });

  test('goes on for others when one that waits for it gives up', async () => {
    const client = bitwardenClient(server);
    const one = new AbortController();
    const [first, second] = [client.list(one.signal), client.projects.list(signal)];
    one.abort();
    await expect(first).rejects.toMatchObject({ kind: 'cancelled' });
    await expect(second).resolves.toEqual([]);
    expect(logins()).toHaveLength(1);
  });
});

function accountOf({ baseUrl, identity }: BitwardenServer): AccountOptions {
  const token = parseAccessToken(identity.accessToken);
  if (!token) throw new Error('no token');
  const [api, login] = ['api', 'identity'].map((half) => quickHttp(`${baseUrl}/${half}`).http) as [Http, Http];
  return { api, identity: login, token, monotonic: () => 0, random: (length) => new Uint8Array(randomBytes(length)) };
}

describe('the end', () => {
  test('cancels what is under way and all that comes after it', async () => {
    const client = bitwardenClient(server);
    await client.list(signal);
    const asked = Promise.withResolvers<void>();
    server.fail((exchange) => {
      silence(exchange);
      asked.resolve();
    });
    const under = client.list(signal);
    await asked.promise;
    client.end();
    await expect(under).rejects.toMatchObject({ kind: 'cancelled' });
    const sent = server.requests.length;
    await expect(client.list(signal)).rejects.toMatchObject({ kind: 'cancelled' });
    expect(server.requests).toHaveLength(sent);
  });

  test('fills the key of the token with zeros', async () => {
    const options = accountOf(server);
    const account = createAccount(options);
    account.end();
    expect(options.token.secret).toEqual(new Uint8Array(16));
    await expect(account.organization(signal)).rejects.toMatchObject({ kind: 'cancelled' });
    expect(server.requests).toEqual([]);
  });

  test('leaves nothing that could be encrypted or read with', async () => {
    const account = createAccount(accountOf(server));
    const organization = await account.organization(signal);
    const sealed = organization.conceal('x');
    account.end();
    for (const use of [() => organization.conceal('x'), () => organization.reveal(sealed)]) {
      expect(use).toThrow(expect.objectContaining({ kind: 'cancelled' }));
    }
  });

  test('during a login keeps nothing of it', async () => {
    const client = bitwardenClient(server);
    const asked = Promise.withResolvers<void>();
    server.fail((exchange) => {
      silence(exchange);
      asked.resolve();
    }, isLogin);
    const under = client.list(signal);
    await asked.promise;
    client.end();
    await expect(under).rejects.toMatchObject({ kind: 'cancelled' });
  });
});
