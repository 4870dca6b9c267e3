import { wipe } from '../crypto/bytes.ts';
import type { EncStringKey } from '../crypto/enc-string.ts';
import type { RandomBytes } from '../vault/environment.ts';
import { statusError } from './answers.ts';
import { type AccessToken, deviceHeaders, type Login, logIn } from './bitwarden-login.ts';
import type { Organization } from './bitwarden-records.ts';
import { type Http, type HttpAnswer, type HttpRequest, RemoteError } from './remote.ts';
import { untilAborted } from './waiting.ts';

/** A token that lives no longer than this, in milliseconds, is renewed before it is used. */
const RENEW_BEFORE = 5 * 60_000;

/**
 * An account that logs in when it is asked for something, and again when its token nears its end or is refused. `get` and
 * `write` give the body of a success, and throw what any other status means.
 */
export type Account = {
  organization(signal: AbortSignal): Promise<Organization>;
  get(path: string, signal: AbortSignal): Promise<unknown>;
  write(
    method: 'POST' | 'PUT',
    path: string,
    json: unknown,
    how: Pick<HttpRequest, 'isIdempotent' | 'signal'>,
  ): Promise<unknown>;
  /** Ends what is under way and fills the keys with zeros; after it everything is `cancelled`. */
  end(): void;
};
export type AccountOptions = {
  api: Http;
  identity: Http;
  /** Its key is wiped by `end`. */
  token: AccessToken;
  /** Milliseconds that never jump. */
  monotonic: () => number;
  random: RandomBytes;
};

/** A login, and when it ends by the clock. */
type Current = Login & { until: number };

export function createAccount({ api, identity, token, monotonic, random }: AccountOptions): Account {
  const ending = new AbortController();
  let login: Current | null = null;
  let pending: Promise<Current> | null = null;

  /** One login at a time serves all that wait for it, so it isn't any one caller's to abort. */
  async function current(signal: AbortSignal): Promise<Current> {
    if (ending.signal.aborted || signal.aborted) throw new RemoteError('cancelled');
    if (login && login.until - monotonic() >= RENEW_BEFORE) return login;
    pending ??= renew().finally(() => {
      pending = null;
    });
    return untilAborted(pending, signal);
  }

  async function renew(): Promise<Current> {
    const asked = monotonic();
    const fresh = await logIn(identity, token, ending.signal);
    if (ending.signal.aborted) {
      fresh.key.wipe();
      throw new RemoteError('cancelled');
    }
    login = { ...succeed(login, fresh), until: asked + fresh.lifetime };
    return login;
  }

  function sendAs({ bearer }: Current, request: HttpRequest): Promise<HttpAnswer> {
    const headers = { ...deviceHeaders, Authorization: `Bearer ${bearer}` };
    return api.send({ ...request, headers, signal: AbortSignal.any([request.signal, ending.signal]) });
  }

  async function send(request: HttpRequest): Promise<unknown> {
    const first = await current(request.signal);
    const answer = await sendAs(first, request);
    if (answer.status !== 401) return bodyOf(answer);
    first.until = Number.NEGATIVE_INFINITY;
    const second = await current(request.signal);
    // The server did nothing, so that even a create may be sent again; but not one under the key before.
    if (request.body && second.key !== first.key) throw new RemoteError('unavailable');
    return bodyOf(await sendAs(second, request));
  }

  return {
    organization: async (signal) => {
      const { organization } = await current(signal);
      return organizationOf(organization, () => login?.key, random);
    },
    get: (path, signal) => send({ method: 'GET', path, takes: 'read', isIdempotent: true, signal }),
    write: (method, path, json, how) => send({ method, path, body: { json }, takes: 'write', ...how }),
    end: () => {
      ending.abort();
      wipe(token.secret);
      login?.key.wipe();
      login = null;
    },
  };
}

/** The next login of the same account. Its key is mostly the one before, which calls under way may still be using. */
function succeed(before: Login | null, fresh: Login): Login {
  if (before === null) return fresh;
  if (before.organization !== fresh.organization) {
    fresh.key.wipe();
    throw new RemoteError('bad_response');
  }
  const isSameKey = before.key.equals(fresh.key);
  (isSameKey ? fresh : before).key.wipe();
  return isSameKey ? { ...fresh, key: before.key } : fresh;
}

function organizationOf(id: string, keyNow: () => EncStringKey | undefined, random: RandomBytes): Organization {
  const key = () => {
    const now = keyNow();
    if (!now) throw new RemoteError('cancelled');
    return now;
  };
  return {
    id,
    conceal: (text) => key().encrypt(text, random),
    reveal: (encString) => {
      const opened = key().decrypt(encString);
      if (!opened.ok) throw new RemoteError(opened.reason);
      return opened.text;
    },
  };
}

function bodyOf({ status, body }: HttpAnswer): unknown {
  if (status >= 200 && status < 300) return body;
  throw statusError(status);
}
