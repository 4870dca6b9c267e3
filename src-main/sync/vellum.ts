import { z } from 'zod';
import { expectThat, parsed, refuseUnfit, statusError } from './answers.ts';
import { changed } from './change-token.ts';
import { type Http, type HttpAnswer, type HttpRequest, type Remote, RemoteError, type RemoteSecret } from './remote.ts';
import { checkName } from './remote-texts.ts';
import { wellFormed } from './schemas.ts';

export type VellumOptions = {
  http: Http;
  apiKey: string;
  /** Whether also what Vellum manages itself is written, such as its own API keys. */
  writesManaged?: boolean;
};

const headersOf = (apiKey: string) => ({ 'X-API-KEY': apiKey, 'X-API-Version': '2025-07-30' });

/** Types that are the person's own. Any other is Vellum's: EXTERNALLY_PROVISIONED, INTERNAL_API_KEY, or one to come. */
const ownTypes: ReadonlySet<string> = new Set(['USER_DEFINED', 'HMAC']);

/** No secret will have this name; whether Vellum says so or that it doesn't know us is the test of the key. */
const probeName = 'coffer-connection-test';

const workspaceSecret = z.object({
  id: wellFormed.min(1),
  modified: wellFormed.min(1),
  name: wellFormed.min(1),
  label: wellFormed,
  secret_type: wellFormed,
});
type WorkspaceSecret = z.infer<typeof workspaceSecret>;

/** Vellum's workspace secrets (remote-apis.md §1): each by its id or name, its label and value to be set, none to be read. */
export function createVellum({ http, apiKey, writesManaged = false }: VellumOptions): Remote {
  const headers = headersOf(apiKey);
  const secretOf = (answer: HttpAnswer, asked: string) => toRemote(readSecret(answer, asked), writesManaged);

  function retrieve(nameOrId: string, signal: AbortSignal): Promise<HttpAnswer> {
    return http.send({ method: 'GET', path: pathOf(nameOrId), headers, takes: 'read', isIdempotent: true, signal });
  }

  /** Looks first: its type says whether it may be written, and it may have become another since. */
  async function patch(id: string, json: { label?: string; value?: string }, signal: AbortSignal) {
    const current = secretOf(await retrieve(id, signal), id);
    if (!current.mayWrite) throw new RemoteError('unsupported');
    if (Object.keys(json).length === 0) return current;
    const path = pathOf(id);
    const request: HttpRequest = {
      method: 'PATCH',
      path,
      headers,
      body: { json },
      takes: 'write',
      isIdempotent: true,
      signal,
    };
    return changed(current, secretOf(await http.send(request), id));
  }

  return {
    service: 'vellum',
    test: async (signal) => {
      const answer = await retrieve(probeName, signal);
      if (answer.status !== 404) readSecret(answer, probeName);
      return { account: null, projects: [], secrets: null };
    },
    find: async (nameOrId, signal) => {
      if (checkName('vellum', nameOrId) !== null) return [];
      const answer = await retrieve(nameOrId, signal);
      return answer.status === 404 ? [] : [secretOf(answer, nameOrId)];
    },
    update: async (id, { note, value }, signal) => {
      refuseUnfit('vellum', { value, note });
      return patch(id, { ...labelOf(note), value }, signal);
    },
    describe: async (id, { note }, signal) => {
      refuseUnfit('vellum', { note });
      return patch(id, labelOf(note), signal);
    },
    end: () => undefined,
  };
}

/** A label can't be taken away, only be another: an empty one is left out. */
function labelOf(note: string): { label?: string } {
  return note === '' ? {} : { label: note };
}

function pathOf(nameOrId: string): string {
  refuseUnfit('vellum', { name: nameOrId });
  return `/v1/workspace-secrets/${encodeURIComponent(nameOrId)}`;
}

/** The secret that was asked for, by its id or name: any other one is no answer to what was asked. */
function readSecret({ status, body }: HttpAnswer, asked: string): WorkspaceSecret {
  if (status !== 200) throw statusError(status);
  const secret = parsed(workspaceSecret, body);
  expectThat(secret.name === asked || secret.id.toLowerCase() === asked.toLowerCase());
  return secret;
}

function toRemote({ id, modified, name, label, secret_type }: WorkspaceSecret, writesManaged: boolean): RemoteSecret {
  return {
    id,
    name,
    changeToken: modified,
    note: label,
    type: secret_type,
    project: null,
    environments: [],
    scope: [],
    expiresAt: null,
    isRevoked: false,
    mayRead: false,
    mayWrite: writesManaged || ownTypes.has(secret_type),
  };
}
