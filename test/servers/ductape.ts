import { createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { type Answer, type Received, startServer, type TestServer } from './server.ts';

export type DuctapeRecord = {
  _id: string;
  workspace_id: string;
  key: string;
  value: string;
  description?: string;
  token_type?: string;
  scope?: string[];
  envs?: string[];
  expires_at?: number | null;
  createdAt: string;
  updatedAt: string;
  revoked?: boolean;
  is_active?: boolean;
  status?: string;
};
export type DuctapeServer = TestServer & {
  baseUrl: string;
  credentials: { sessionToken: string; workspaceId: string; userId: string; publicKey: string };
  secrets: DuctapeRecord[];
  /** What was asked for, without its envelope. */
  calls: { method: string; params: unknown[]; user_id: string }[];
  /** Whether it refuses under a status of its own, or under 200. */
  refuses: 'by-status' | 'under-200';
  /** What a revoked secret shows. */
  revoked: Partial<DuctapeRecord>;
  /** Makes a secret without the API. */
  add(key: string, value: string, fields?: Partial<DuctapeRecord>): DuctapeRecord;
};

/** Ductape's one route (remote-apis.md §3.2): it opens the envelope and does what its `secrets` module does. */
export async function startDuctape(): Promise<DuctapeServer> {
  const credentials = {
    sessionToken: 'session-5f1c77',
    workspaceId: '64b1f0a2c3d4e5f60718293a',
    userId: '64b1f0a2c3d4e5f60718293b',
    publicKey: 'public-key-of-the-workspace',
  };
  const secrets: DuctapeRecord[] = [];
  const calls: DuctapeServer['calls'] = [];
  let ticks = 0;
  const now = () => new Date(Date.UTC(2026, 10, 21) + 1_000 * ticks++).toISOString();

  function add(key: string, value: string, fields: Partial<DuctapeRecord> = {}): DuctapeRecord {
    const at = now();
    const own = { _id: randomBytes(12).toString('hex'), workspace_id: credentials.workspaceId };
    const secret = { ...own, key, value, createdAt: at, updatedAt: at, ...fields };
    secrets.push(secret);
    return secret;
  }

  function serve(received: Received): Answer {
    if (received.method !== 'POST' || received.path !== '/proxy/v1/sdk-proxy/execute') return refuse(404, 'Not found');
    if (received.headers['x-access-token'] !== credentials.sessionToken) return refuse(401, 'Unauthorized');
    const call = openCall(received, credentials);
    if (!call) return refuse(400, 'Invalid encrypted payload');
    calls.push(call);
    const [first, second] = call.params;
    const secret = secrets.find(({ key }) => key === first);
    if (call.method === 'list') return succeed(secrets.map(withoutValue));
    if (call.method === 'exists') return succeed(secret !== undefined);
    if (call.method === 'create') return create(first as Partial<DuctapeRecord>);
    if (!secret) return refuse(404, 'Secret not found');
    if (call.method === 'fetch') return succeed(secret);
    if (call.method === 'update') return update(secret, second as Partial<DuctapeRecord>);
    if (call.method === 'revoke') return revoke(secret);
    if (call.method === 'delete') return remove(secret);
    return refuse(400, 'Unknown method');
  }

  function create({ key = '', value = '', ...fields }: Partial<DuctapeRecord>): Answer {
    if (!/^[a-zA-Z0-9_]+$/.test(key) || value === '') return refuse(400, 'Invalid secret');
    if (secrets.some((secret) => secret.key === key)) return refuse(409, 'Secret with this key already exists');
    return succeed(withoutValue(add(key, value, fields)));
  }

  function update(secret: DuctapeRecord, fields: Partial<DuctapeRecord>): Answer {
    Object.assign(secret, fields, { updatedAt: now() });
    return succeed(withoutValue(secret));
  }

  function revoke(secret: DuctapeRecord): Answer {
    Object.assign(secret, server.revoked, { updatedAt: now() });
    return succeed(true);
  }

  function remove(secret: DuctapeRecord): Answer {
    secrets.splice(secrets.indexOf(secret), 1);
    return succeed(true);
  }

  function refuse(status: number, message: string): Answer {
    if (server.refuses === 'by-status') return { status, json: { status: false, message, error: message } };
    return { status: 200, json: { status: false, message: 'Request failed', upstream_error: { errors: message } } };
  }

  const started = await startServer(serve);
  const revoked = { revoked: true };
  const server: DuctapeServer = {
    ...started,
    baseUrl: started.url,
    credentials,
    secrets,
    calls,
    refuses: 'by-status',
    revoked,
    add,
  };
  return server;
}

function withoutValue({ value: _, ...secret }: DuctapeRecord): unknown {
  return secret;
}

function succeed(data: unknown): Answer {
  return { status: 200, json: { status: true, data: { data, execution_time_ms: 3, request_id: 'r-1' } } };
}

/** What a request asks for, out of its envelope; `null` where it is none of this workspace's. */
export function openCall({ body, headers }: Received, credentials: DuctapeServer['credentials']) {
  const plain = headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body;
  const sent = JSON.parse(plain.toString('utf8')) as Record<string, string>;
  if (sent.workspace_id !== credentials.workspaceId || sent.public_key !== credentials.publicKey) return null;
  const [iv = '', sealed = ''] = (sent.encrypted_payload ?? '').split(':');
  const key = createHash('sha256').update(sent.public_key).digest();
  const decipher = createDecipheriv('aes-256-cbc', key, Buffer.from(iv, 'hex'));
  const text = Buffer.concat([decipher.update(sealed, 'base64'), decipher.final()]).toString('utf8');
  const call = JSON.parse(text) as { module: string; method: string; params: unknown[]; user_id: string };
  return call.module === 'secrets' && call.user_id === sent.user_id ? call : null;
}
