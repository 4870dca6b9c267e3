import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { z } from 'zod';
import { sealEnvelope } from '../crypto/aes-envelope.ts';
import { utf8 } from '../crypto/bytes.ts';
import type { RandomBytes } from '../vault/environment.ts';
import { afterDoing, parsed, statusError } from './answers.ts';
import type { DuctapeCalls } from './ductape-calls.ts';
import { refusalOf } from './ductape-refusal.ts';
import { type Http, type HttpRequest, RemoteError } from './remote.ts';

export type DuctapeCredentials = { sessionToken: string; workspaceId: string; userId: string; publicKey: string };

/** Longer bodies, in bytes, are sent compressed. */
const PLAIN_AT_MOST = 200 * 1_024;

const compress = promisify(gzip);

/** Success and refusal come under the same status. */
const envelope = z.union([
  z.object({ status: z.literal(true), data: z.object({ data: z.unknown() }) }),
  z.object({ status: z.literal(false) }).loose(),
]);

/** Calls over the one documented route, by which Ductape runs its own SDK (remote-apis.md §3.2). */
export function ductapeRpc(http: Http, credentials: DuctapeCredentials, random: RandomBytes): DuctapeCalls {
  const ending = new AbortController();
  let kept: DuctapeCredentials | null = credentials;

  async function call(
    method: string,
    params: readonly unknown[],
    { signal, ...how }: Pick<HttpRequest, 'takes' | 'isIdempotent' | 'signal'>,
  ): Promise<unknown> {
    if (kept === null || signal.aborted) throw new RemoteError('cancelled');
    const { status, body } = await http.send({
      method: 'POST',
      path: '/proxy/v1/sdk-proxy/execute',
      ...(await contentOf(kept, method, params, random)),
      ...how,
      signal: AbortSignal.any([signal, ending.signal]),
    });
    if (status !== 200) throw statusError(status);
    const read = () => parsed(envelope, body);
    const answer = how.isIdempotent ? read() : await afterDoing(read);
    if (answer.status) return answer.data.data;
    throw refusalOf(answer, !how.isIdempotent);
  }

  const reading = (signal: AbortSignal) => ({ takes: 'read', isIdempotent: true, signal }) as const;
  const writing = (signal: AbortSignal) => ({ takes: 'write', isIdempotent: true, signal }) as const;
  return {
    create: (input, signal) => call('create', [input], { ...writing(signal), isIdempotent: false }),
    fetchAll: (signal) => call('list', [], reading(signal)),
    fetch: (key, signal) => call('fetch', [key], reading(signal)),
    update: (key, input, signal) => call('update', [key, input], writing(signal)),
    delete: (key, signal) => call('delete', [key], writing(signal)),
    revoke: (key, signal) => call('revoke', [key], writing(signal)),
    end: () => {
      ending.abort();
      kept = null;
    },
  };
}

async function contentOf(
  { sessionToken, workspaceId, userId, publicKey }: DuctapeCredentials,
  method: string,
  params: readonly unknown[],
  random: RandomBytes,
): Promise<Required<Pick<HttpRequest, 'headers' | 'body'>>> {
  if (!publicKey.isWellFormed()) throw new RemoteError('auth');
  const payload = JSON.stringify({ module: 'secrets', method, params, user_id: userId });
  const json = {
    encrypted_payload: sealEnvelope(publicKey, payload, random),
    workspace_id: workspaceId,
    user_id: userId,
    public_key: publicKey,
  };
  const headers = { 'x-access-token': sessionToken, Authorization: `Bearer ${sessionToken}` };
  const plain = utf8(JSON.stringify(json));
  if (plain.length <= PLAIN_AT_MOST) return { headers, body: { json } };
  const body = { bytes: await compress(plain), type: 'application/json' };
  return { headers: { ...headers, 'Content-Encoding': 'gzip' }, body };
}
