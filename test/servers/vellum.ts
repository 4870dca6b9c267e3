import { type Answer, jsonOf, type Received, startServer, type TestServer } from './server.ts';

export type VellumRecord = {
  id: string;
  modified: string;
  name: string;
  label: string;
  secret_type: string;
  value: string;
};
export type VellumServer = TestServer & {
  apiKey: string;
  secrets: VellumRecord[];
  /** Makes a secret, as its owner does in Vellum's window. */
  add(name: string, type?: string): VellumRecord;
};

/** Vellum's two routes for workspace secrets, as remote-apis.md §1 has them. */
export async function startVellum(): Promise<VellumServer> {
  const apiKey = 'vellum-key-4f1c';
  const secrets: VellumRecord[] = [];
  let made = 0;
  let changed = 0;
  const nextModified = () => new Date(Date.UTC(2026, 10, 21) + 1_000 * changed++).toISOString();

  const server = await startServer((received) => {
    if (received.headers['x-api-key'] !== apiKey) return { status: 401, json: { detail: 'Invalid API key.' } };
    const secret = secrets.find(({ id, name }) => id === askedFor(received) || name === askedFor(received));
    if (!secret) return { status: 404, json: { detail: 'Not found.' } };
    if (received.method === 'GET') return shown(secret);
    if (received.method === 'PATCH') return patch(secret, jsonOf(received), nextModified);
    return { status: 405, json: { detail: `Method "${received.method}" not allowed.` } };
  });

  return {
    ...server,
    apiKey,
    secrets,
    add: (name, secret_type = 'USER_DEFINED') => {
      const id = `5f0c1d2e-0000-4000-8000-${String(++made).padStart(12, '0')}`;
      const secret = {
        id,
        modified: nextModified(),
        name,
        label: `Label of ${name}`,
        secret_type,
        value: 'first value',
      };
      secrets.push(secret);
      return secret;
    },
  };
}

function askedFor({ path }: Received): string | null {
  const [, encoded] = /^\/v1\/workspace-secrets\/([^/]+)$/.exec(path) ?? [];
  return encoded === undefined ? null : decodeURIComponent(encoded);
}

/** Never with its value. */
function shown({ value: _, ...secret }: VellumRecord): Answer {
  return { status: 200, json: secret };
}

/** Changes what is there and leaves the rest; a field that is there must say something. */
function patch(secret: VellumRecord, body: unknown, nextModified: () => string): Answer {
  if (body === null || typeof body !== 'object') return { status: 400, json: { detail: 'JSON parse error' } };
  const given = Object.entries(body).filter(([name]) => name === 'label' || name === 'value');
  const wrong = given.filter(([, text]) => typeof text !== 'string' || text === '');
  if (wrong.length > 0) {
    return { status: 400, json: Object.fromEntries(wrong.map(([name]) => [name, ['This field may not be blank.']])) };
  }
  Object.assign(secret, Object.fromEntries(given), { modified: nextModified() });
  return shown(secret);
}
