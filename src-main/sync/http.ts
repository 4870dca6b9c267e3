import type { Clock, RandomBytes } from '../vault/environment.ts';
import { joinPath } from './base-url.ts';
import { type Outcome, readAnswer } from './http-answer.ts';
import { type Failure, failed, failureOfError } from './http-failure.ts';
import { createRateLimiter, type Limit } from './rate-limiter.ts';
import { type Http, type HttpRequest, RemoteError } from './remote.ts';
import { type After, sleep } from './waiting.ts';

/** What the client takes from outside; tests pass their own. */
export type HttpContext = { fetch: typeof fetch; clock: Clock; after: After; random: RandomBytes };

/** How long one attempt may take from its start to the last byte, and how many bytes its answer may have. */
export type Bounds = { milliseconds: number; bytes: number };
export const bounds: Bounds = { milliseconds: 15_000, bytes: 8 * 1024 * 1024 };

export type HttpOptions = HttpContext & {
  /** As `parseBaseUrl` gave it. */
  baseUrl: string;
  limits: readonly Limit[];
  bounds?: Bounds;
};

const mostRepeats = 2;
const longestWait = 60_000;

/**
 * The client for one account at one service. It keeps to the limits, follows no redirect, has no cookies, and tries again
 * twice at most, and only what is as good done twice. `isAmbiguous` is set where it isn't and the service may have acted.
 */
export function createHttp({ bounds: within = bounds, ...options }: HttpOptions): Http {
  const { baseUrl, limits, random, after } = options;
  const limiter = createRateLimiter(limits, options);

  async function send(request: HttpRequest) {
    const { takes, isIdempotent, signal } = request;
    const prepared = prepare(baseUrl, request);
    for (let repeats = 0; ; repeats++) {
      await limiter.take(takes, signal);
      const outcome = await attempt(prepared, signal, { ...options, bounds: within });
      if ('answer' in outcome) return outcome.answer;
      const { retryAfter, isPassing } = outcome.failure;
      if (retryAfter !== null) limiter.pause(takes, Math.min(retryAfter, longestWait));
      const isTooLong = retryAfter !== null && retryAfter > longestWait;
      if (!isIdempotent || !isPassing || isTooLong || repeats === mostRepeats)
        throw errorOf(outcome.failure, isIdempotent);
      if (retryAfter === null) await sleep(backoff(repeats, random), signal, after);
    }
  }
  return { send };
}

type Prepared = { url: string; init: RequestInit };

/** Everything that is sent but for what Node adds itself. Throws 'invalid' for what can't be sent as it is. */
function prepare(baseUrl: string, { method, path, headers = {}, body }: HttpRequest): Prepared {
  const url = joinPath(baseUrl, path);
  const content = body ? encode(body) : null;
  // Checked here because `fetch` puts a header that it refuses into its error.
  if (url === null || !Object.values(headers).every((value) => /^[ -~]*$/.test(value)))
    throw new RemoteError('invalid');
  const all = new Headers({ accept: 'application/json', 'user-agent': 'Coffer', ...content?.headers });
  for (const [name, value] of Object.entries(headers)) all.set(name, value);
  const init: RequestInit = {
    method,
    headers: all,
    redirect: 'error',
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    ...(content ? { body: content.body } : {}),
  };
  return { url, init };
}

function encode(body: NonNullable<HttpRequest['body']>): { headers: Record<string, string>; body: BodyInit } {
  if ('json' in body) return { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body.json) };
  if ('bytes' in body) return { headers: { 'content-type': body.type }, body: new Uint8Array(body.bytes) };
  const form = new URLSearchParams(body.form.map(([name, value]) => [name, value]));
  return {
    headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
    body: form.toString(),
  };
}

/** One request and its answer, ended by its time or by the signal, whichever comes first. */
async function attempt(
  { url, init }: Prepared,
  signal: AbortSignal,
  { fetch, clock, after, bounds: { milliseconds, bytes } }: HttpContext & { bounds: Bounds },
): Promise<Outcome> {
  const late = new AbortController();
  const stop = after(milliseconds, () => late.abort());
  try {
    const response = await fetch(url, { ...init, signal: AbortSignal.any([signal, late.signal]) });
    return await readAnswer(response, bytes, clock.now());
  } catch (error) {
    if (signal.aborted) return { failure: failed('cancelled') };
    return { failure: late.signal.aborted ? failed('timeout') : failureOfError(error) };
  } finally {
    stop();
  }
}

function errorOf({ kind, retryAfter, mayHaveActed }: Failure, isIdempotent: boolean): RemoteError {
  const capped = retryAfter === null ? null : Math.min(retryAfter, longestWait);
  return new RemoteError(kind, { retryAfter: capped, isAmbiguous: mayHaveActed && !isIdempotent });
}

/** One second, then two, each a fifth more or less, so that many clients don't come again together. */
function backoff(repeats: number, random: RandomBytes): number {
  const [byte = 0] = random(1);
  return Math.round(2 ** repeats * (800 + (400 * byte) / 255));
}
