import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { everyFault } from '../../test/servers/every-fault.ts';
import { endless, redirectsTo } from '../../test/servers/faults.ts';
import { quickHttp } from '../../test/servers/quick.ts';
import { jsonOf, startServer, type TestServer } from '../../test/servers/server.ts';
import { bounds } from './http.ts';
import { type HttpRequest, RemoteError } from './remote.ts';

const signal = new AbortController().signal;
const create: HttpRequest = {
  method: 'POST',
  path: '/things?page=1',
  headers: { 'X-Key': 'k' },
  body: { json: { name: 'ü', value: 'v' } },
  takes: 'write',
  isIdempotent: false,
  signal,
};

let server: TestServer;
let elsewhere: TestServer;
beforeAll(async () => {
  server = await startServer((received) => ({ status: 200, json: { got: jsonOf(received) ?? null } }));
  elsewhere = await startServer(() => ({ status: 200, json: {} }));
});
afterEach(() => {
  server.heal();
  server.requests.length = 0;
});
afterAll(() => Promise.all([server.close(), elsewhere.close()]));

describe('on the wire', () => {
  it('goes what was asked for and nothing that tells more of us', async () => {
    await quickHttp(`${server.url}/base`).http.send(create);
    const [{ method, target, headers, body } = missing()] = server.requests;
    expect([method, target, body.toString()]).toEqual(['POST', '/base/things?page=1', '{"name":"ü","value":"v"}']);
    expect(headers).toEqual({
      host: server.url.slice('http://'.length),
      accept: 'application/json',
      'content-type': 'application/json',
      'content-length': '25',
      'user-agent': 'Coffer',
      'x-key': 'k',
      // Node's own.
      connection: 'keep-alive',
      'accept-language': '*',
      'sec-fetch-mode': 'cors',
      'accept-encoding': expect.stringContaining('gzip'),
    });
  });

  it('cookies never come back', async () => {
    const { http } = quickHttp(server.url);
    server.fail(({ send }) => send({ status: 200, json: {}, headers: { 'set-cookie': 'session=1; Path=/' } }));
    await http.send(create);
    await http.send(create);
    expect(server.requests.map(({ headers }) => headers.cookie)).toEqual([undefined, undefined]);
  });

  it('a form is written as forms are, bytes as they are', async () => {
    const { http } = quickHttp(server.url);
    await http.send({
      ...create,
      body: {
        form: [
          ['scope', 'api.secrets'],
          ['client secret', 'a&b=ü'],
        ],
      },
    });
    await http.send({ ...create, body: { bytes: Uint8Array.of(0, 255), type: 'application/x-thing' } });
    const [form = missing(), bytes = missing()] = server.requests;
    expect(form.body.toString()).toBe('scope=api.secrets&client+secret=a%26b%3D%C3%BC');
    expect(form.headers['content-type']).toBe('application/x-www-form-urlencoded; charset=utf-8');
    expect([...bytes.body, bytes.headers['content-type']]).toEqual([0, 255, 'application/x-thing']);
  });

  it('a redirect leads nowhere, neither to another host nor to the same', async () => {
    for (const location of [
      elsewhere.url,
      server.url,
      'http://169.254.169.254/latest',
      'file:///etc/passwd',
      '/here',
    ]) {
      server.fail(redirectsTo(location));
      await expect(quickHttp(server.url).http.send(create)).rejects.toMatchObject({ kind: 'redirect_refused' });
    }
    expect([server.requests.length, elsewhere.requests.length]).toEqual([5, 0]);
  });

  it('a port where nobody listens is no network, and nothing was sent', async () => {
    const gone = await startServer(() => ({ status: 200 }));
    await gone.close();
    const { http, waited } = quickHttp(gone.url);
    await expect(http.send(create)).rejects.toMatchObject({ kind: 'network', isAmbiguous: false });
    await expect(http.send({ ...create, isIdempotent: true })).rejects.toMatchObject({ kind: 'network' });
    expect(waited).toHaveLength(2);
  });
});

describe('a fault', () => {
  const asStatus = new Set(['401', '403', 'an error that echoes what was sent']);
  const asBody = new Set(['a success of another shape', 'a success that is null']);
  const names = everyFault(quickHttp('http://localhost'), '').map(({ name }) => name);

  it.each(names.filter((name) => !asStatus.has(name) && !asBody.has(name)))('%s', async (name) => {
    const quick = quickHttp(server.url);
    const { fault, kind, mayHaveActed } =
      everyFault(quick, elsewhere.url).find((one) => one.name === name) ?? missing();
    server.fail(fault, { times: Number.POSITIVE_INFINITY });
    const error = await quick.http.send(create).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(RemoteError);
    expect(error).toMatchObject({ kind, isAmbiguous: mayHaveActed });
    expect([server.requests.length, elsewhere.requests.length]).toEqual([1, 0]);
  });

  it('a stop ends even an endless answer', async () => {
    const stop = new AbortController();
    server.fail((exchange) => {
      endless(exchange);
      setImmediate(() => stop.abort());
    });
    const { http } = quickHttp(server.url, { bytes: Number.POSITIVE_INFINITY });
    await expect(http.send({ ...create, signal: stop.signal })).rejects.toMatchObject({ kind: 'cancelled' });
  });

  it('an answer of the most bytes is taken, one of a byte more is not', async () => {
    expect(bounds).toEqual({ milliseconds: 15_000, bytes: 8_388_608 });
    const { http } = quickHttp(server.url, { bytes: 1_000 });
    const answerOf = (length: number) => server.fail(({ send }) => send({ status: 200, json: 'a'.repeat(length - 2) }));
    answerOf(1_000);
    expect(await http.send(create)).toMatchObject({ status: 200 });
    answerOf(1_001);
    await expect(http.send(create)).rejects.toMatchObject({ kind: 'too_large' });
  });
});

function missing(): never {
  throw new Error('missing');
}
