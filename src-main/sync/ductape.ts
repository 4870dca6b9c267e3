import { z } from 'zod';
import type { RemoteErrorKind } from '../../src-preload/contract.ts';
import { afterDoing, expectThat, parsed, type Removed, refuseUnfit, removeInTurn } from './answers.ts';
import type { DuctapeCalls, DuctapeInput } from './ductape-calls.ts';
import { type Remote, RemoteError, type RemoteFields, type RemoteSecret } from './remote.ts';
import { wellFormed } from './schemas.ts';

export type DuctapeOptions = {
  /** `ductapeRpc` or `ductapeSdk`. */
  calls: DuctapeCalls;
  /** Whose secrets must come back; `null` where that isn't known. */
  workspace: string | null;
  /** Milliseconds since 1970. */
  now: () => number;
};

const texts = z
  .array(wellFormed)
  .nullish()
  .transform((list) => list ?? []);
const ductapeSecret = z.object({
  _id: z.string().min(1),
  workspace_id: z.string().nullish(),
  key: wellFormed.min(1),
  description: wellFormed.nullish(),
  token_type: wellFormed.nullish(),
  scope: texts,
  envs: texts,
  expires_at: z.int().nullish(),
  updatedAt: wellFormed.min(1),
  // In no document; each of them would say that the secret is revoked.
  revoked: z.boolean().nullish(),
  is_active: z.boolean().nullish(),
  status: z.unknown().optional(),
});
type DuctapeSecret = z.infer<typeof ductapeSecret>;
const ductapeSecrets = z.array(ductapeSecret);
const withValue = ductapeSecret.extend({ value: wellFormed });

/** Refusals that say nothing of the other secrets. */
const ofOneAlone: ReadonlySet<RemoteErrorKind> = new Set(['not_found', 'invalid', 'forbidden', 'conflict']);

/** Ductape's workspace secrets (remote-apis.md §3), known by their keys. Experimental: never seen against the service. */
export function createDuctape({ calls, workspace, now }: DuctapeOptions): Remote {
  const toRemote = (secret: DuctapeSecret) => remoteSecret(secret, now() / 1_000);

  /** The secret that was asked for, of this workspace: any other is no answer. */
  function expectOwn<T extends DuctapeSecret>(secret: T, key: string): T {
    expectThat(secret.key === key);
    expectThat(workspace === null || !secret.workspace_id || secret.workspace_id === workspace);
    return secret;
  }

  async function list(signal: AbortSignal): Promise<RemoteSecret[]> {
    const secrets = parsed(ductapeSecrets, await calls.fetchAll(signal));
    expectThat(new Set(secrets.map(({ key }) => key)).size === secrets.length);
    return secrets.map((secret) => toRemote(expectOwn(secret, secret.key)));
  }

  const find = async (key: string, signal: AbortSignal) => (await list(signal)).filter(({ id }) => id === key);

  async function read(key: string, signal: AbortSignal) {
    try {
      const secret = expectOwn(parsed(withValue, await calls.fetch(key, signal)), key);
      return [{ secret: toRemote(secret), value: secret.value }];
    } catch (error) {
      if (error instanceof RemoteError && (error.kind === 'not_found' || error.kind === 'forbidden')) return [];
      throw error;
    }
  }

  async function update(key: string, input: DuctapeInput, signal: AbortSignal): Promise<RemoteSecret> {
    const secret = expectOwn(parsed(ductapeSecret, await calls.update(key, input, signal)), key);
    return toRemote(secret);
  }

  async function remove(key: string, signal: AbortSignal): Promise<Removed> {
    try {
      expectThat(Boolean(await calls.delete(key, signal)));
      return { id: key, error: null };
    } catch (error) {
      if (!(error instanceof RemoteError) || !ofOneAlone.has(error.kind)) throw error;
      // "Not found" may also be said of the workspace.
      const isGone = error.kind === 'not_found' && (await find(key, signal)).length === 0;
      return { id: key, error: isGone ? null : error.kind };
    }
  }

  return {
    service: 'ductape',
    test: async (signal) => ({ account: workspace, projects: [], secrets: (await list(signal)).length }),
    list,
    find,
    read: async (keys, signal) => {
      const found: { secret: RemoteSecret; value: string }[] = [];
      for (const key of new Set(keys)) found.push(...(await read(key, signal)));
      return found;
    },
    create: async (fields, signal) => {
      refuseUnfit('ductape', fields);
      const { name: key, value } = fields;
      const answer = await calls.create({ key, value, ...newDetails(fields) }, signal);
      return afterDoing(() => toRemote(expectOwn(parsed(ductapeSecret, answer), key)));
    },
    update: async (key, fields, signal) => {
      refuseUnfit('ductape', { value: fields.value, note: fields.note });
      return update(key, { value: fields.value, ...details(fields) }, signal);
    },
    describe: async (key, fields, signal) => {
      refuseUnfit('ductape', { note: fields.note });
      return update(key, details(fields), signal);
    },
    remove: (keys, signal) =>
      removeInTurn(
        [...new Set(keys)].map((key) => [key]),
        async ([key = '']) => [await remove(key, signal)],
      ),
    revoke: async (key, signal) => {
      expectThat(Boolean(await calls.revoke(key, signal)));
      const [secret] = await find(key, signal);
      if (!secret) throw new RemoteError('not_found');
      return secret;
    },
    end: () => calls.end(),
  };
}

/** All that can be set, so that what was there before goes. A type can't be taken away, only be another. */
function details({ note, tokenType, scope, environments, expiresAt }: Omit<RemoteFields, 'value'>): DuctapeInput {
  const type = tokenType === 'none' ? {} : { token_type: tokenType };
  return { description: note, ...type, scope, envs: environments, expires_at: expiresAt };
}

/** The same for a new one: what says nothing is left out. */
function newDetails(fields: RemoteFields): DuctapeInput {
  const { description, scope = [], envs = [], expires_at: expiry, ...type } = details(fields);
  return {
    ...type,
    ...(description ? { description } : {}),
    ...(scope.length > 0 ? { scope } : {}),
    ...(envs.length > 0 ? { envs } : {}),
    ...(typeof expiry === 'number' ? { expires_at: expiry } : {}),
  };
}

function remoteSecret(secret: DuctapeSecret, seconds: number): RemoteSecret {
  const { key, updatedAt, description, token_type, envs, scope, expires_at: expiresAt = null } = secret;
  return {
    id: key,
    name: key,
    changeToken: updatedAt,
    note: description ?? '',
    type: token_type ?? null,
    project: null,
    environments: envs,
    scope,
    expiresAt,
    isRevoked: isMarkedRevoked(secret) || (expiresAt !== null && expiresAt <= seconds),
    mayRead: true,
    mayWrite: true,
  };
}

/** What revoking leaves behind is not documented; these are the signs of it that Ductape's own tools look for. */
function isMarkedRevoked({ revoked, is_active: isActive, status }: DuctapeSecret): boolean {
  return revoked === true || isActive === false || status === 'revoked';
}
