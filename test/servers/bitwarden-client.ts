import { randomBytes } from 'node:crypto';
import { createBitwarden } from '../../src-main/sync/bitwarden.ts';
import { bitwardenUrls } from '../../src-main/sync/bitwarden-login.ts';
import type { Limit } from '../../src-main/sync/rate-limiter.ts';
import type { Remote } from '../../src-main/sync/remote.ts';
import type { BitwardenServer } from './bitwarden.ts';
import { type Quick, quickHttp } from './quick.ts';
import { jsonOf } from './server.ts';

export type BitwardenClient = Required<Omit<Remote, 'revoke'>> & {
  api: Quick;
  identity: Quick;
  /** Lets so many milliseconds pass for the tokens. */
  pass(milliseconds: number): void;
};

/** The adapter, on sockets to a test server. */
export function bitwardenClient(
  { baseUrl, identity: { accessToken } }: Pick<BitwardenServer, 'baseUrl' | 'identity'>,
  { project = null, ...options }: { project?: string | null; bytes?: number; limits?: readonly Limit[] } = {},
): BitwardenClient {
  const urls = bitwardenUrls(baseUrl);
  if (!urls) throw new Error('no base URL');
  const [api, identity] = [quickHttp(urls.api, options), quickHttp(urls.identity, options)];
  let passed = 0;
  const remote = createBitwarden({
    api: api.http,
    identity: identity.http,
    accessToken,
    project,
    monotonic: () => passed,
    random: (length) => new Uint8Array(randomBytes(length)),
  });
  const pass = (milliseconds: number) => {
    passed += milliseconds;
  };
  return { ...(remote as Required<Remote>), api, identity, pass };
}

/** Nobody's id, and what an EncString of type 2 looks like. */
export const unknownId = '00000000-1111-4222-8333-444444444444';
export const encString = /^2\.[A-Za-z0-9+/]{22}==\|[A-Za-z0-9+/=]+\|[A-Za-z0-9+/]{43}=$/;

/** What arrived at the API, without logins. */
export function apiRequests({ requests }: BitwardenServer): string[] {
  return requests
    .filter(({ path }) => path.startsWith('/api'))
    .map(({ method, path }) => `${method} ${path.replace('/api', '')}`);
}

export function lastBody({ requests }: BitwardenServer): Record<string, unknown> {
  return requests.slice(-1).map(jsonOf)[0] as Record<string, unknown>;
}
