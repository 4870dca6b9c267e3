import { createCipheriv, createHash, randomBytes } from 'node:crypto';
import { createDuctape } from '../../src-main/sync/ductape.ts';
import { ductapeRpc } from '../../src-main/sync/ductape-rpc.ts';
import { type DuctapeSdk, ductapeSdk } from '../../src-main/sync/ductape-sdk.ts';
import type { Remote } from '../../src-main/sync/remote.ts';
import type { DuctapeServer } from './ductape.ts';
import { type Quick, quickHttp } from './quick.ts';

export type DuctapeClient = Required<Omit<Remote, 'versions' | 'projects'>> & { quick: Quick };

/** Noon of the day on which all tests play. */
const now = () => Date.UTC(2026, 10, 21, 12);

/** The adapter, over the one route. */
export function ductapeClient(server: DuctapeServer, { bytes }: { bytes?: number } = {}): DuctapeClient {
  const quick = quickHttp(server.baseUrl, bytes === undefined ? {} : { bytes });
  const calls = ductapeRpc(quick.http, server.credentials, (length) => new Uint8Array(randomBytes(length)));
  const remote = createDuctape({ calls, workspace: server.credentials.workspaceId, now });
  return { ...(remote as DuctapeClient), quick };
}

/** The adapter, over an SDK that was put in. */
export function ductapeSdkClient(server: DuctapeServer, sdk: DuctapeSdk = sdkOver(server)): DuctapeClient {
  const quick = quickHttp(server.baseUrl);
  const calls = ductapeSdk(sdk, quick.after);
  return { ...(createDuctape({ calls, workspace: null, now }) as DuctapeClient), quick };
}

/** An object with the SDK's methods, which throws as axios does. */
function sdkOver({ baseUrl, credentials }: DuctapeServer): DuctapeSdk {
  const call = async (method: string, ...params: unknown[]) => {
    const answer = await fetch(`${baseUrl}/proxy/v1/sdk-proxy/execute`, {
      method: 'POST',
      headers: { 'x-access-token': credentials.sessionToken },
      body: JSON.stringify(enveloped(credentials, method, params)),
    });
    if (answer.ok) return ((await answer.json()) as { data: { data: unknown } }).data.data;
    throw Object.assign(new Error(await answer.text()), { response: { status: answer.status } });
  };
  return {
    create: (input) => call('create', input),
    fetchAll: () => call('list'),
    fetch: (key) => call('fetch', key),
    update: (key, input) => call('update', key, input),
    delete: (key) => call('delete', key),
    revoke: (key) => call('revoke', key),
  };
}

function enveloped(
  { workspaceId, userId, publicKey }: DuctapeServer['credentials'],
  method: string,
  params: unknown[],
) {
  const iv = randomBytes(16);
  const cipher = createCipheriv('aes-256-cbc', createHash('sha256').update(publicKey).digest(), iv);
  const call = JSON.stringify({ module: 'secrets', method, params, user_id: userId });
  const sealed = Buffer.concat([cipher.update(call, 'utf8'), cipher.final()]).toString('base64');
  const encrypted = `${iv.toString('hex')}:${sealed}`;
  return { encrypted_payload: encrypted, workspace_id: workspaceId, user_id: userId, public_key: publicKey };
}
