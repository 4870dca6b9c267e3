import { z } from 'zod';
import type { RemoteErrorKind } from '../../src-preload/contract.ts';
import { afterDoing, expectThat, parsed, type Removed, refuseUnfit, removeInTurn, statusError } from './answers.ts';
import { changed } from './change-token.ts';
import { listAll } from './julep-list.ts';
import { type JulepSecret, julepBody, julepDeletion, julepSecret, julepToRemote } from './julep-secret.ts';
import { type Http, type HttpAnswer, type HttpRequest, type Remote, RemoteError, type RemoteSecret } from './remote.ts';

export type JulepOptions = {
  http: Http;
  apiKey: string;
  /** Only for servers of one's own that have several developers: sent as `X-Developer-Id`. */
  developerId?: string;
};

/** The one refusal that stands under 403 though it is about the key. */
const badKey = z.object({ error: z.object({ message: z.literal('Could not validate API KEY') }) });

/** Refusals that say nothing of the other secrets; one that is not found is gone. */
const ofOneAlone: ReadonlySet<RemoteErrorKind> = new Set(['not_found', 'invalid', 'forbidden', 'conflict']);

/** Julep's secrets (remote-apis.md §2): listed, made, changed and deleted; none to be read. */
export function createJulep({ http, apiKey, developerId }: JulepOptions): Remote {
  const headers = {
    Authorization: `Bearer ${apiKey}`,
    ...(developerId === undefined ? {} : { 'X-Developer-Id': developerId }),
  };

  /** As the last answers had them. */
  let known = new Map<string, JulepSecret>();

  function get(path: string, signal: AbortSignal): Promise<HttpAnswer> {
    return send({ method: 'GET', path, takes: 'read', isIdempotent: true, signal });
  }

  async function send(request: HttpRequest): Promise<HttpAnswer> {
    const answer = await http.send({ ...request, headers });
    if (answer.status >= 400) throw refusal(answer);
    return answer;
  }

  async function list(signal: AbortSignal): Promise<JulepSecret[]> {
    const secrets = await listAll((limit, offset) => get(`/secrets?limit=${limit}&offset=${offset}`, signal));
    known = new Map(secrets.map((secret) => [secret.id, secret]));
    return secrets;
  }

  function remember(secret: JulepSecret): RemoteSecret {
    known.set(secret.id, secret);
    return julepToRemote(secret);
  }

  /** As it was last seen; there is no way to ask for one alone. Throws 'not_found'. */
  async function lastSeen(id: string, signal: AbortSignal): Promise<JulepSecret> {
    if (!known.has(id)) await list(signal);
    const secret = known.get(id);
    if (!secret) throw new RemoteError('not_found');
    return secret;
  }

  async function removeOne(id: string, signal: AbortSignal): Promise<Removed> {
    try {
      const path = pathOf(id);
      const { body } = await send({ method: 'DELETE', path, takes: 'write', isIdempotent: true, signal });
      expectThat(parsed(julepDeletion, body).id === id.toLowerCase());
    } catch (error) {
      if (!(error instanceof RemoteError) || !ofOneAlone.has(error.kind)) throw error;
      if (error.kind !== 'not_found') return { id, error: error.kind };
    }
    known.delete(id.toLowerCase());
    return { id, error: null };
  }

  return {
    service: 'julep',
    test: async (signal) => ({ account: null, projects: [], secrets: (await list(signal)).length }),
    list: async (signal) => (await list(signal)).map(julepToRemote),
    find: async (nameOrId, signal) => {
      const found = (await list(signal)).filter(({ id, name }) => name === nameOrId || id === nameOrId.toLowerCase());
      return found.map(julepToRemote);
    },
    create: async (fields, signal) => {
      refuseUnfit('julep', fields);
      const body = { json: julepBody(fields, null) };
      const answer = await send({
        method: 'POST',
        path: '/secrets',
        body,
        takes: 'write',
        isIdempotent: false,
        signal,
      });
      return afterDoing(() => {
        const secret = readSecret(answer);
        expectThat(secret.name === fields.name);
        return remember(secret);
      });
    },
    update: async (id, fields, signal) => {
      refuseUnfit('julep', fields);
      const path = pathOf(id);
      // What others wrote into its metadata is sent again, or it would be lost.
      const before = await lastSeen(id.toLowerCase(), signal);
      const body = { json: julepBody(fields, before) };
      const secret = readSecret(await send({ method: 'PUT', path, body, takes: 'write', isIdempotent: true, signal }));
      expectThat(secret.id === before.id && secret.name === fields.name);
      return changed(julepToRemote(before), remember(secret));
    },
    remove: (ids, signal) =>
      removeInTurn(
        ids.map((id) => [id]),
        async ([id = '']) => [await removeOne(id, signal)],
      ),
    end: () => known.clear(),
  };
}

/** An id is checked and never encoded: Julep's own client puts it into the path as it is. */
function pathOf(id: string): string {
  if (!z.guid().safeParse(id).success) throw new RemoteError('invalid');
  return `/secrets/${id}`;
}

function readSecret({ status, body }: HttpAnswer): JulepSecret {
  expectThat(status === 200 || status === 201);
  return parsed(julepSecret, body);
}

function refusal({ status, body }: HttpAnswer): RemoteError {
  return status === 403 && badKey.safeParse(body).success ? new RemoteError('auth') : statusError(status);
}
