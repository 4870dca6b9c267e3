import { randomUUID } from 'node:crypto';
import { openText, sealText } from './bitwarden-crypto.ts';
import { createIdentity, type Identity, organization } from './bitwarden-identity.ts';
import { type Answer, jsonOf, type Received, startServer, type TestServer } from './server.ts';

/** As the server has it: `key`, `value` and `note` are EncStrings, which it can't open. */
export type BitwardenSecret = {
  id: string;
  organizationId: string;
  key: string;
  value: string;
  note: string;
  creationDate: string;
  revisionDate: string;
  project: string | null;
  read: boolean;
  write: boolean;
};
export type BitwardenProject = { id: string; organizationId: string; name: string; write: boolean };
export type BitwardenVersion = { id: string; secretId: string; value: string; versionDate: string };

export type BitwardenServer = TestServer & {
  /** What a person types as the address of an own server. */
  baseUrl: string;
  identity: Identity;
  organization: string;
  secrets: BitwardenSecret[];
  projects: BitwardenProject[];
  versions: BitwardenVersion[];
  /** Deleted secrets. */
  trash: BitwardenSecret[];
  /** Ids whose values were given out: the service notes each of them. */
  retrieved: string[];
  /** Makes a secret without the API. */
  add(name: string, value: string, fields?: Partial<BitwardenSecret>): BitwardenSecret;
  addProject(name: string, fields?: Partial<BitwardenProject>): BitwardenProject;
  /** An EncString under the organisation's key, and what stands in one. */
  seal(text: string): string;
  open(encString: string): string;
};

/** The most characters of an EncString (remote-apis.md §4.4). */
const longest = { key: 1_000, value: 35_000, note: 10_000, name: 1_000 };

/** The routes of remote-apis.md §4.3 that a machine account needs, below `/api`, and its login below `/identity`. */
export async function startBitwarden(): Promise<BitwardenServer> {
  const identity = createIdentity();
  const secrets: BitwardenSecret[] = [];
  const projects: BitwardenProject[] = [];
  const versions: BitwardenVersion[] = [];
  const trash: BitwardenSecret[] = [];
  const retrieved: string[] = [];
  let ticks = 0;
  const now = () => new Date(Date.UTC(2026, 10, 21) + 1_000 * ticks++).toISOString();
  const seal = (text: string) => sealText(identity.organizationKey, text);

  function serve(received: Received): Answer {
    const { method, path, headers } = received;
    if (method === 'POST' && path === '/identity/connect/token') return identity.answer(received);
    const [, bearer = ''] = /^Bearer (.+)$/.exec(headers.authorization ?? '') ?? [];
    if (!identity.tokens.has(bearer)) return { status: 401 };
    const [, half, first, id = '', ...rest] = path.split('/');
    const route = `${method} ${[first, isId(id) ? ':id' : id, ...rest].join('/')}`;
    if (half !== 'api' || (first === 'organizations' && id !== organization)) return notFound;
    return routes[route]?.(id, jsonOf(received)) ?? notFound;
  }

  const routes: Record<string, (id: string, body: unknown) => Answer> = {
    'GET organizations/:id/secrets': () => listed(secrets),
    'POST organizations/:id/secrets': (_, body) => create(body),
    'GET organizations/:id/projects': () =>
      ok({ data: projects.map(shownProject), continuationToken: null, object: 'list' }),
    'POST organizations/:id/projects': (_, body) => createProject(body),
    'GET projects/:id': (id) => withProject(id, (project) => ok(shownProject(project))),
    'GET projects/:id/secrets': (id) => withProject(id, () => listed(secrets.filter(({ project }) => project === id))),
    'PUT projects/:id': (id, body) => renameProject(id, body),
    'POST projects/delete': (_, body) => remove(body, projects, () => undefined),
    'GET secrets/:id': (id) => retrieve([id])?.map((secret) => ok(shown(secret)))[0] ?? notFound,
    'PUT secrets/:id': (id, body) => update(id, body),
    'POST secrets/get-by-ids': (_, body) => getByIds(body),
    'POST secrets/delete': (_, body) => remove(body, secrets, (secret) => trash.push(secret)),
    'GET secrets/:id/versions': (id) => listVersions(id),
    'PUT secrets/:id/versions/restore': (id, body) => restore(id, body),
  };

  function listed(list: readonly BitwardenSecret[]): Answer {
    const named = projects.map(({ id, name }) => ({ id, name }));
    const lines = list.map((secret) => {
      const { value: _, note: __, object: ___, ...line } = shown(secret);
      return line;
    });
    return ok({ secrets: lines, projects: named, object: 'SecretsWithProjectsList' });
  }

  /** The secrets whose values are given out: all, or none. */
  function retrieve(ids: readonly string[]): BitwardenSecret[] | null {
    const found = ids.flatMap((id) => secrets.filter((secret) => secret.id === id && secret.read));
    if (found.length !== ids.length) return null;
    retrieved.push(...ids);
    return found;
  }

  function getByIds(body: unknown): Answer {
    const { ids } = body as { ids: string[] };
    if (new Set(ids).size !== ids.length) return invalid('Ids', 'must be distinct');
    // The records of this answer say nothing of what one may do.
    const data = retrieve(ids)?.map((secret) => ({ ...shown(secret), read: undefined, write: undefined }));
    return data ? ok({ data, continuationToken: null, object: 'list' }) : notFound;
  }

  function create(body: unknown): Answer {
    const given = readSecret(body);
    if ('status' in given) return given;
    const { valueChanged: _, ...fields } = given;
    return ok(shown(insert(fields)));
  }

  function update(id: string, body: unknown): Answer {
    const secret = secrets.find((one) => one.id === id && one.read && one.write);
    if (!secret) return notFound;
    const given = readSecret(body);
    if ('status' in given) return given;
    const { valueChanged, ...fields } = given;
    if (valueChanged) keepVersion(secret);
    Object.assign(secret, fields, { revisionDate: now() });
    return ok(shown(secret));
  }

  function keepVersion({ id, value }: BitwardenSecret): void {
    versions.push({ id: randomUUID(), secretId: id, value, versionDate: now() });
  }

  function listVersions(id: string): Answer {
    if (!secrets.some((secret) => secret.id === id && secret.read)) return notFound;
    return ok({ data: versions.filter(({ secretId }) => secretId === id), continuationToken: null, object: 'list' });
  }

  function restore(id: string, body: unknown): Answer {
    const secret = secrets.find((one) => one.id === id && one.write);
    const version = versions.find((one) => one.id === (body as { versionId: string }).versionId && one.secretId === id);
    if (!secret || !version) return notFound;
    if (secret.value !== version.value) keepVersion(secret);
    Object.assign(secret, { value: version.value, revisionDate: now() });
    return ok(shown(secret));
  }

  function createProject(body: unknown): Answer {
    const { name } = body as { name: string };
    if (!isEncString(name, longest.name)) return invalid('Name', 'Name is not a valid encrypted string.');
    const project = { id: randomUUID(), organizationId: organization, name, write: true };
    projects.push(project);
    return ok(shownProject(project));
  }

  function renameProject(id: string, body: unknown): Answer {
    return withProject(id, (project) => {
      const { name } = body as { name: string };
      if (!project.write) return notFound;
      if (!isEncString(name, longest.name)) return invalid('Name', 'Name is not a valid encrypted string.');
      project.name = name;
      return ok(shownProject(project));
    });
  }

  function withProject(id: string, answer: (project: BitwardenProject) => Answer): Answer {
    const project = projects.find((one) => one.id === id);
    return project ? answer(project) : notFound;
  }

  /** All or nothing where one is unknown; else each for itself. */
  function remove<T extends { id: string; write: boolean }>(
    body: unknown,
    from: T[],
    removed: (one: T) => void,
  ): Answer {
    const ids = body as string[];
    if (!ids.every((id) => from.some((one) => one.id === id))) return notFound;
    const data = ids.map((id) => {
      const at = from.findIndex((one) => one.id === id);
      const isAllowed = from[at]?.write === true;
      if (isAllowed) for (const one of from.splice(at, 1)) removed(one);
      return { id, error: isAllowed ? null : 'access denied', object: 'BulkDeleteResponseModel' };
    });
    return ok({ data, continuationToken: null, object: 'list' });
  }

  function insert(fields: Pick<BitwardenSecret, 'key' | 'value' | 'note'> & Partial<BitwardenSecret>): BitwardenSecret {
    const at = now();
    const plain = { organizationId: organization, project: null, read: true, write: true };
    const secret = { id: randomUUID(), ...plain, creationDate: at, revisionDate: at, ...fields };
    secrets.push(secret);
    return secret;
  }

  /** The body of a create or an update, or its refusal. */
  function readSecret(
    body: unknown,
  ): (Pick<BitwardenSecret, 'key' | 'value' | 'note' | 'project'> & { valueChanged: boolean }) | Answer {
    const { key, value, note, projectIds = [], valueChanged = false } = body as Record<string, unknown>;
    if (!isEncString(key, longest.key)) return invalid('Key', 'Key is not a valid encrypted string, or too long.');
    if (!isEncString(value, longest.value))
      return invalid('Value', 'Value is not a valid encrypted string, or too long.');
    if (!isEncString(note, longest.note)) return invalid('Note', 'Note is not a valid encrypted string, or too long.');
    const [project = null, ...others] = projectIds as string[];
    if (others.length > 0) return invalid('ProjectIds', 'Only one project assignment is supported.');
    if (project !== null && !projects.some(({ id, write }) => id === project && write)) return notFound;
    return { key, value, note, project, valueChanged: valueChanged === true };
  }

  function shown({ project, ...secret }: BitwardenSecret) {
    const inner = projects.filter(({ id }) => id === project).map(({ id, name }) => ({ id, name }));
    return { ...secret, projects: inner, object: 'secret' };
  }

  const server = await startServer(serve);
  return {
    ...server,
    baseUrl: server.url,
    identity,
    organization,
    secrets,
    projects,
    versions,
    trash,
    retrieved,
    add: (name, value, fields = {}) => insert({ key: seal(name), value: seal(value), note: seal(''), ...fields }),
    addProject: (name, fields = {}) => {
      const project = { id: randomUUID(), organizationId: organization, name: seal(name), write: true, ...fields };
      projects.push(project);
      return project;
    },
    seal,
    open: (encString) => openText(identity.organizationKey, encString),
  };
}

const notFound: Answer = {
  status: 404,
  json: { message: 'Resource not found.', validationErrors: null, object: 'error' },
};

function ok(json: unknown): Answer {
  return { status: 200, json };
}

function invalid(field: string, message: string): Answer {
  const validationErrors = { [field]: [message] };
  return { status: 400, json: { message: "The request's model state is invalid.", validationErrors, object: 'error' } };
}

function shownProject(project: BitwardenProject) {
  const date = '2026-11-21T00:00:00.0000000Z';
  return { ...project, read: true, creationDate: date, revisionDate: date, object: 'project' };
}

function isId(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
}

/** By its form alone: any type of encryption will do. */
function isEncString(text: unknown, most: number): text is string {
  return typeof text === 'string' && text.length <= most && /^\d\.[\w+/=]+(\|[\w+/=]+){1,2}$/.test(text);
}
