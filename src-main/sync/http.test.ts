import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { fakeTime } from '../desktop/fakes.ts';
import { createHttp } from './http.ts';
import type { Limit } from './rate-limiter.ts';
import { type HttpRequest, RemoteError } from './remote.ts';

const signal = new AbortController().signal;
const get: HttpRequest = { method: 'GET', path: '/things', takes: 'read', isIdempotent: true, signal };
const create: HttpRequest = { ...get, method: 'POST', body: { json: { a: 1 } }, takes: 'write', isIdempotent: false };

type Scripted = Response | (() => Response) | Error | 'silence';

/** A client whose service answers as the script says, the last line for ever, and that notes when it was asked. */
function scripted(script: readonly Scripted[], limits: readonly Limit[] = []) {
  const time = fakeTime();
  const asked: number[] = [];
  const answer: typeof fetch = async (_, init) => {
    const line = script[Math.min(asked.length, script.length - 1)];
    asked.push(time.clock.monotonic());
    if (line instanceof Response) return line.clone();
    if (typeof line === 'function') return line();
    if (line instanceof Error) throw line;
    return new Promise((_, reject) => init?.signal?.addEventListener('abort', () => reject(new Error('aborted'))));
  };
  const random = (length: number) => new Uint8Array(length).fill(255);
  const http = createHttp({ baseUrl: 'https://host.example/api', limits, fetch: answer, random, ...time });
  /** Its outcome, once all that is waited for has passed. */
  async function outcome(request: HttpRequest) {
    const sent = http.send(request).catch((error: unknown) => error);
    for (let i = 0; i < 12; i++) {
      await new Promise(setImmediate);
      await time.pass(20_000);
    }
    return sent;
  }
  return { http, time, asked, outcome };
}

function status(code: number, headers: Record<string, string> = {}): Response {
  return new Response('{}', { status: code, headers: { 'content-type': 'application/json', ...headers } });
}
const ok = Response.json({ fine: true });
const refused = new TypeError('fetch failed', { cause: Object.assign(new Error('no'), { syscall: 'connect' }) });
const unknownHost = new TypeError('fetch failed', {
  cause: Object.assign(new Error('no'), { syscall: 'getaddrinfo' }),
});
const noneOfItsAddresses = new TypeError('fetch failed', { cause: new AggregateError([refused.cause, refused.cause]) });
const broken = new TypeError('fetch failed', { cause: Object.assign(new Error('no'), { code: 'UND_ERR_SOCKET' }) });

describe('what is tried again', () => {
  it.each([
    ['408', status(408)],
    ['429', status(429)],
    ['502', status(502)],
    ['503', status(503)],
    ['504', status(504)],
    ['no connection', refused],
    ['no such host', unknownHost],
    ['none of its addresses', noneOfItsAddresses],
  ])('%s, twice, after a second and after two', async (_, line) => {
    const { outcome, asked } = scripted([line]);
    expect(await outcome(get)).toBeInstanceOf(RemoteError);
    expect(asked).toEqual([0, 1_200, 3_600]);
  });

  it('until it works', async () => {
    const { outcome, asked } = scripted([status(503), ok]);
    expect(await outcome(get)).toEqual({ status: 200, body: { fine: true } });
    expect(asked).toHaveLength(2);
  });

  it.each([
    ['409', status(409)],
    ['404', status(404)],
    ['401', status(401)],
    ['500', status(500)],
    ['501', status(501)],
    ['a connection that broke', broken],
    ['another shape', new Response('hello')],
  ])('never %s', async (_, line) => {
    const { outcome, asked } = scripted([line]);
    await outcome(get);
    expect(asked).toHaveLength(1);
  });

  it.each([status(408), status(429, { 'retry-after': '1' }), status(502), status(503), status(504), refused, broken])(
    'never a step that must not be done twice (%#)',
    async (line) => {
      const { outcome, asked } = scripted([line]);
      expect(await outcome(create)).toBeInstanceOf(RemoteError);
      expect(asked).toHaveLength(1);
    },
  );
});

describe('Retry-After', () => {
  it.each([
    ['in seconds', '7', 7_000],
    ['as a date', 'Sat, 21 Nov 2026 12:00:30 GMT', 30_000],
    ['that is over', 'Sat, 21 Nov 2026 11:00:00 GMT', 0],
    ['of a minute', '60', 60_000],
  ])('%s is waited for', async (_, header, milliseconds) => {
    const { outcome, asked } = scripted([status(429, { 'retry-after': header }), ok]);
    expect(await outcome(get)).toMatchObject({ status: 200 });
    expect(asked).toEqual([0, milliseconds]);
  });

  it.each(['soon', '-1', '1.5', '1e9', ''])('%j says nothing', async (header) => {
    const { outcome, asked } = scripted([status(503, { 'retry-after': header }), ok]);
    await outcome(get);
    expect(asked).toEqual([0, 1_200]);
  });

  it('of an hour is not waited for: the error comes at once and says a minute', async () => {
    const { outcome, asked } = scripted([status(429, { 'retry-after': '3600' }), ok]);
    expect(await outcome(get)).toMatchObject({ kind: 'rate_limited', retryAfter: 60_000 });
    expect(asked).toEqual([0]);
  });

  it('also holds back what is sent next, and is told to whom it is refused', async () => {
    const { outcome, asked } = scripted([status(429, { 'retry-after': '9' }), Response.json(1)]);
    expect(await outcome(create)).toMatchObject({ kind: 'rate_limited', retryAfter: 9_000, isAmbiguous: false });
    const { http, time, asked: times } = scripted([status(429, { 'retry-after': '9' }), Response.json(1)]);
    await expect(http.send(create)).rejects.toMatchObject({ retryAfter: 9_000 });
    const next = http.send(create);
    await new Promise(setImmediate);
    await time.pass(9_000);
    await next;
    expect([asked, times]).toEqual([[0], [0, 9_000]]);
  });
});

describe('what an error says', () => {
  it.each([
    ['no connection', refused, 'network', false],
    ['an untrusted certificate', tls('DEPTH_ZERO_SELF_SIGNED_CERT'), 'network', false],
    ['an expired one', tls('CERT_HAS_EXPIRED'), 'network', false],
    ["another host's", tls('ERR_TLS_CERT_ALTNAME_INVALID'), 'network', false],
    ['429', status(429), 'rate_limited', false],
    ['a broken connection', broken, 'network', true],
    ['503', status(503), 'unavailable', true],
    ['500', status(500), 'unavailable', true],
    ['408', status(408), 'timeout', true],
    ['silence', 'silence', 'timeout', true],
    ['another shape', new Response('hello'), 'bad_response', true],
    ['an empty success', status200Empty(), 'bad_response', true],
    ['a status between', new Response(null, { status: 304 }), 'bad_response', true],
    ['another status between', Response.json({}, { status: 300 }), 'bad_response', true],
    ['a refusal without end', () => tooLong(400), 'too_large', false],
    ['a success without end', () => tooLong(200), 'too_large', true],
  ] as const)('%s', async (_, line, kind, isAmbiguous) => {
    expect(await scripted([line]).outcome(create)).toMatchObject({ kind, isAmbiguous });
    expect(await scripted([line]).outcome(get)).toMatchObject({ kind, isAmbiguous: false });
  });

  it('is nothing of what the service or the system said', async () => {
    const marker = 'MARKER-7c1f';
    const cause = Object.assign(new Error(marker), { code: marker });
    const lines = [new TypeError(marker, { cause }), status(503, { 'x-said': marker }), new Response(marker)];
    for (const line of lines) {
      const error = await scripted([line]).outcome({ ...create, headers: { 'x-key': marker }, body: { json: marker } });
      expect(error).toBeInstanceOf(RemoteError);
      expect(inspect(error, { depth: 9, showHidden: true })).not.toContain(marker);
    }
  });

  it('is the same where a header or a path cannot be sent: nothing is', async () => {
    const { outcome, asked } = scripted([ok]);
    const marker = 'MARKER\n7c1f';
    const error = await outcome({ ...get, headers: { authorization: marker } });
    expect(error).toMatchObject({ kind: 'invalid', isAmbiguous: false });
    expect(inspect(error, { depth: 9, showHidden: true })).not.toContain('7c1f');
    expect(await outcome({ ...get, path: '/../other' })).toMatchObject({ kind: 'invalid' });
    expect(asked).toEqual([]);
  });
});

describe('an answer', () => {
  it.each([202, 204])('%d may be empty', async (code) => {
    const { outcome } = scripted([new Response(null, { status: code })]);
    expect(await outcome(create)).toEqual({ status: code, body: undefined });
  });

  it.each(['application/json', 'application/json; charset=utf-8', 'Application/Problem+JSON'])(
    'is JSON under %s',
    async (type) => {
      const { outcome } = scripted([new Response('[1]', { headers: { 'content-type': type } })]);
      expect(await outcome(get)).toEqual({ status: 200, body: [1] });
    },
  );

  it.each(['text/html', 'application/jsonp', 'text/plain, application/json', 'application/octet-stream'])(
    'is none under %s',
    async (type) => {
      const { outcome } = scripted([new Response('[1]', { headers: { 'content-type': type } })]);
      expect(await outcome(get)).toMatchObject({ kind: 'bad_response' });
    },
  );

  it('that is not UTF-8 is none', async () => {
    const headers = { 'content-type': 'application/json' };
    const { outcome } = scripted([new Response(Uint8Array.of(0x22, 0xff, 0x22), { headers })]);
    expect(await outcome(get)).toMatchObject({ kind: 'bad_response' });
  });

  it('that refuses is what its status says, whatever else a gateway writes', async () => {
    const page = new Response('<h1>Forbidden</h1>', { status: 403, headers: { 'content-type': 'text/html' } });
    expect(await scripted([page]).outcome(get)).toEqual({ status: 403, body: undefined });
    expect(await scripted([new Response(null, { status: 401 })]).outcome(get)).toEqual({
      status: 401,
      body: undefined,
    });
    const said = Response.json({ code: 'x' }, { status: 403 });
    expect(await scripted([said]).outcome(get)).toEqual({ status: 403, body: { code: 'x' } });
  });
});

describe('being stopped', () => {
  it.each([
    ['while it waits for an answer', ['silence'], []],
    ['while it waits to try again', [status(503)], []],
    ['while it waits for its turn', [ok], [{ takes: ['read'], requests: 1, per: 60_000 }]],
  ] as const)('ends it at once %s', async (_, script, limits) => {
    const { http } = scripted(script, limits);
    const stop = new AbortController();
    const before = limits.length > 0 ? [await http.send(get)] : [];
    const sent = http.send({ ...get, signal: stop.signal });
    for (let i = 0; i < 3; i++) await new Promise(setImmediate);
    stop.abort();
    await expect(sent).rejects.toMatchObject({ kind: 'cancelled', isAmbiguous: false });
    expect(before).toHaveLength(limits.length);
  });

  it('says that a step may be done all the same, where it was sent', async () => {
    const stop = new AbortController();
    const { http, asked } = scripted(['silence']);
    const sent = http.send({ ...create, signal: stop.signal });
    for (let i = 0; i < 3; i++) await new Promise(setImmediate);
    stop.abort();
    await expect(sent).rejects.toMatchObject({ kind: 'cancelled', isAmbiguous: true });
    const late = http.send({ ...create, signal: stop.signal });
    await expect(late).rejects.toMatchObject({ kind: 'cancelled', isAmbiguous: false });
    expect(asked).toHaveLength(1);
  });
});

describe('time', () => {
  it('of an attempt runs out after 15 seconds, and of each attempt anew', async () => {
    const { http, time } = scripted([status(503), 'silence']);
    const sent = http.send(get).catch(({ kind }: RemoteError) => [kind, time.clock.monotonic()]);
    await new Promise(setImmediate);
    await time.pass(16_199);
    expect(await Promise.race([sent, 'still waiting'])).toBe('still waiting');
    await time.pass(1);
    expect(await sent).toEqual(['timeout', 16_200]);
  });
});

function tls(code: string): TypeError {
  return new TypeError('fetch failed', { cause: Object.assign(new Error('no'), { code }) });
}

function status200Empty(): Response {
  return new Response(null, { status: 200, headers: { 'content-type': 'application/json' } });
}

function tooLong(status: number): Response {
  return Response.json('a'.repeat(8 * 1024 * 1024), { status });
}
