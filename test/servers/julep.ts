import { type Answer, jsonOf, type Received, startServer, type TestServer } from './server.ts';

export type JulepRecord = {
  id: string;
  developer: string;
  created_at: string;
  updated_at: string;
  name: string;
  description: string | null;
  metadata: Record<string, unknown> | null;
  value: string;
};
export type JulepServer = TestServer & {
  /** What a client takes as its base URL. */
  baseUrl: string;
  apiKey: string;
  secrets: JulepRecord[];
  /** Makes a secret without the API; the newest is listed first. */
  add(name: string, fields?: Partial<JulepRecord>): JulepRecord;
  /** The free tier is used up: whoever changes anything is refused. */
  isUsedUp: boolean;
};

/** Whose secrets they are where no gateway says otherwise. */
const onlyDeveloper = '00000000-0000-0000-0000-000000000000';
const form = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

type Given = { name: string; value: string; description: string | null; metadata: Record<string, unknown> | null };

/** Julep's four routes for secrets, as remote-apis.md §2 has them. */
export async function startJulep(): Promise<JulepServer> {
  const apiKey = 'julep-key-9b2e';
  const secrets: JulepRecord[] = [];
  let made = 0;
  let changed = 0;
  const now = () => new Date(Date.UTC(2026, 10, 21) + 1_000 * changed++).toISOString();

  function add(name: string, fields: Partial<JulepRecord> = {}): JulepRecord {
    const at = now();
    const id = `0193a4c0-7b1e-7000-8000-${(++made).toString(16).padStart(12, '0')}`;
    const empty = { description: null, metadata: null, value: 'first value', developer: onlyDeveloper };
    const secret = { id, created_at: at, updated_at: at, name, ...empty, ...fields };
    secrets.unshift(secret);
    return secret;
  }

  function serve(received: Received): Answer {
    const { method, path, headers } = received;
    if (headers.authorization !== `Bearer ${apiKey}`) return refusal(403, 'Could not validate API KEY', 'http_403');
    if (faces.isUsedUp && method !== 'GET') return refusal(403, 'Cost limit exceeded', 'cost_limit_exceeded');
    const developer = headers['x-developer-id'] ?? onlyDeveloper;
    const [, id] = /^\/api\/secrets(?:\/([^/]+))?$/.exec(path) ?? [];
    if (path === '/api/secrets' && method === 'GET') return list(developer, received.query);
    if (path === '/api/secrets' && method === 'POST') return create(developer, received);
    if (id === undefined) return refusal(404, 'Not Found', 'http_404');
    if (!form.test(id)) return unprocessable('Input should be a valid UUID', id);
    const secret = secrets.find((one) => one.id === id.toLowerCase() && one.developer === developer);
    if (method !== 'PUT' && method !== 'DELETE') return refusal(405, 'Method Not Allowed', 'http_405');
    if (!secret) return refusal(404, 'Secret not found', 'http_404');
    return method === 'PUT' ? update(secret, received) : remove(secret);
  }

  function list(developer: string, query: URLSearchParams): Answer {
    const offset = Number(query.get('offset') ?? 0);
    const own = secrets.filter((secret) => secret.developer === developer);
    return { status: 200, json: own.slice(offset, offset + Number(query.get('limit') ?? 100)).map(shown) };
  }

  function create(developer: string, received: Received): Answer {
    const given = read(received);
    if ('status' in given) return given;
    if (isTaken(developer, given.name)) return refusal(409, 'Secret with this name already exists', 'http_409');
    return { status: 201, json: shown(add(given.name, { ...given, developer })) };
  }

  function update(secret: JulepRecord, received: Received): Answer {
    const given = read(received);
    if ('status' in given) return given;
    const isOther = given.name !== secret.name;
    if (isOther && isTaken(secret.developer, given.name)) return refusal(409, 'Name already exists', 'http_409');
    // COALESCE: null means "as it is".
    const description = given.description ?? secret.description;
    const metadata = given.metadata ?? secret.metadata;
    Object.assign(secret, given, { description, metadata, updated_at: now() });
    return { status: 200, json: shown(secret) };
  }

  function remove(secret: JulepRecord): Answer {
    secrets.splice(secrets.indexOf(secret), 1);
    return { status: 202, json: { id: secret.id, deleted_at: now(), jobs: [] } };
  }

  function isTaken(developer: string, name: string): boolean {
    return secrets.some((secret) => secret.developer === developer && secret.name === name);
  }

  const server = await startServer(serve);
  const faces: JulepServer = { ...server, baseUrl: `${server.url}/api`, apiKey, secrets, add, isUsedUp: false };
  return faces;
}

/** The value is this word in every answer. */
function shown({ developer: _, ...secret }: JulepRecord): unknown {
  return { ...secret, value: 'ENCRYPTED' };
}

/** The body by its schema, without NUL characters, or the refusal of it: which says what it received. */
function read(received: Received): Given | Answer {
  const body = jsonOf(received);
  if (body === null || typeof body !== 'object') return unprocessable('Input should be a valid dictionary', body);
  const { name, value, description = null, metadata = null } = body as Record<string, unknown>;
  if (typeof name !== 'string' || typeof value !== 'string') return unprocessable('Field required', body);
  if (description !== null && typeof description !== 'string') return unprocessable('Input should be a string', body);
  if (metadata !== null && (typeof metadata !== 'object' || Array.isArray(metadata))) {
    return unprocessable('Input should be a valid dictionary', body);
  }
  if (!/^[a-zA-Z][a-zA-Z0-9_]*$/.test(name)) return refusal(400, 'Invalid secret name', 'http_400');
  const withoutNul = (text: string) => text.replaceAll('\0', '');
  return {
    name,
    value: withoutNul(value),
    description: description === null ? null : withoutNul(description),
    metadata: metadata as Record<string, unknown> | null,
  };
}

function refusal(status: number, message: string, code: string): Answer {
  return { status, json: { error: { message, code, type: 'http_error' } } };
}

function unprocessable(msg: string, received: unknown): Answer {
  const details = [{ type: 'invalid', msg, loc: ['body'], received }];
  return { status: 422, json: { error: { message: 'Validation error', code: 'validation_error', details } } };
}
