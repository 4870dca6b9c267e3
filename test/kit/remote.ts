import {
  type Remote,
  RemoteError,
  type RemoteFields,
  type RemoteSecret,
  type RemoteVersion,
} from '../../src-main/sync/remote.ts';
import { can } from '../../src-main/sync/services.ts';
import type { RemoteErrorKind, Service } from '../../src-preload/contract.ts';

/** A secret as the account holds it. */
export type Held = { secret: RemoteSecret; value: string; versions: RemoteVersion[] };

/** When a fault strikes: instead of what was asked, or only its answer. */
type Strike = { method: string; when: 'before' | 'after'; kind: RemoteErrorKind | 'hang'; isAmbiguous: boolean };

export type MemoryAccount = {
  remote: Remote;
  /** What is there, by id. */
  held: Map<string, Held>;
  /** Every value that was ever sent, with the name that it was sent under. */
  sent: { name: string; value: string }[];
  /** Each method that was called. */
  calls: string[];
  /** The next call of that method fails so; `hang` never answers until it is aborted. */
  fail(method: string, kind: Strike['kind'], when?: Strike['when'], isAmbiguous?: boolean): void;
  /** Somebody else writes there. */
  put(name: string, value: string, more?: Partial<RemoteSecret>): Held;
  change(name: string, value: string): void;
  named(name: string): Held | undefined;
};

/** An account of a service in memory, with that service's abilities; a real one behaves so in what the engine sees. */
export function memoryAccount(service: Service): MemoryAccount {
  const held = new Map<string, Held>();
  const sent: MemoryAccount['sent'] = [];
  const calls: string[] = [];
  const strikes: Strike[] = [];
  const may = (capability: Parameters<typeof can>[1]) => can(service, capability);
  let ids = 0;
  let tokens = 0;
  const nextToken = () => `token ${++tokens}`;

  async function struck<T>(method: string, signal: AbortSignal, act: () => T): Promise<T> {
    if (signal.aborted) throw new RemoteError('cancelled');
    calls.push(method);
    const index = strikes.findIndex((strike) => strike.method === method);
    const strike = index < 0 ? null : (strikes.splice(index, 1)[0] ?? null);
    if (strike?.when === 'before') return failing(strike, signal);
    const result = act();
    return strike ? failing(strike, signal) : result;
  }

  function failing({ kind, isAmbiguous }: Strike, signal: AbortSignal): Promise<never> {
    if (kind !== 'hang') return Promise.reject(new RemoteError(kind, { isAmbiguous }));
    return new Promise((_, reject) => {
      signal.addEventListener('abort', () => reject(new RemoteError('cancelled', { isAmbiguous })));
    });
  }

  function at(id: string): Held {
    const one = held.get(id);
    if (!one) throw new RemoteError('not_found');
    return one;
  }

  const listed = ({ secret }: Held): RemoteSecret =>
    service === 'bitwarden' ? { ...secret, note: null } : { ...secret };
  const byId = (id: string) => [...held.values()].filter(({ secret }) => secret.id === id);
  const named = (name: string) => [...held.values()].filter(({ secret }) => secret.name === name);

  function put(name: string, value: string, more: Partial<RemoteSecret> = {}): Held {
    const id = service === 'ductape' ? name : `id ${++ids}`;
    const secret: RemoteSecret = {
      ...{ id, name, changeToken: nextToken(), note: '', type: null, project: null, environments: [], scope: [] },
      ...{ expiresAt: null, isRevoked: false, mayRead: may('readValue'), mayWrite: true },
      ...more,
    };
    const one = { secret, value, versions: [] };
    held.set(id, one);
    return one;
  }

  function write(one: Held, fields: Omit<RemoteFields, 'value'> & { value?: string }): RemoteSecret {
    if (fields.value !== undefined && fields.value !== one.value) {
      if (may('versions')) one.versions.push({ id: `version ${tokens}`, at: '2026-11-21T09:00:00Z', value: one.value });
      one.value = fields.value;
    }
    const name = may('rename') ? fields.name : one.secret.name;
    one.secret = { ...one.secret, name, note: fields.note, changeToken: nextToken(), isRevoked: false };
    return { ...one.secret };
  }

  const remote: Remote = {
    service,
    test: (signal) => struck('test', signal, () => ({ account: 'acme', projects: [], secrets: held.size })),
    find: (nameOrId, signal) =>
      struck('find', signal, () => {
        const exact = byId(nameOrId);
        return (exact.length > 0 ? exact : named(nameOrId)).map(({ secret }) => ({ ...secret }));
      }),
    update: (id, fields, signal) =>
      struck('update', signal, () => {
        const one = at(id);
        sent.push({ name: one.secret.name, value: fields.value });
        return write(one, fields);
      }),
    end: () => calls.push('end'),
  };
  if (may('list')) remote.list = (signal) => struck('list', signal, () => [...held.values()].map(listed));
  if (may('readValue')) {
    remote.read = (wanted, signal) =>
      struck('read', signal, () =>
        wanted.flatMap((id) => byId(id).map(({ secret, value }) => ({ secret: { ...secret }, value }))),
      );
  }
  if (may('create')) {
    remote.create = (fields, signal) =>
      struck('create', signal, () => {
        if (service !== 'bitwarden' && named(fields.name).length > 0) throw new RemoteError('conflict');
        sent.push({ name: fields.name, value: fields.value });
        return { ...put(fields.name, fields.value, { note: fields.note, expiresAt: fields.expiresAt }).secret };
      });
  }
  if (may('updateMetadataOnly')) {
    remote.describe = (id, fields, signal) => struck('describe', signal, () => write(at(id), fields));
  }
  if (may('delete')) {
    remote.remove = (wanted, signal) =>
      struck('remove', signal, () => {
        for (const id of wanted) held.delete(id);
        return wanted.map((id) => ({ id, error: null }));
      });
  }
  if (may('revoke')) {
    remote.revoke = (id, signal) =>
      struck('revoke', signal, () => {
        const one = at(id);
        one.secret = { ...one.secret, isRevoked: true, changeToken: nextToken() };
        return { ...one.secret };
      });
  }
  if (may('versions')) {
    remote.versions = {
      list: (id, signal) => struck('versions', signal, () => [...at(id).versions]),
      restore: (id, version, signal) =>
        struck('restore', signal, () => {
          const one = at(id);
          const earlier = one.versions.find((candidate) => candidate.id === version);
          if (!earlier) throw new RemoteError('not_found');
          return write(one, { ...fieldsOf(one), value: earlier.value });
        }),
    };
  }
  return {
    ...{ remote, held, sent, calls, put },
    fail: (method, kind, when = 'before', isAmbiguous = when === 'after' && method === 'create') => {
      strikes.push({ method, when, kind, isAmbiguous });
    },
    change(name, value) {
      const [one] = named(name);
      if (one) write(one, { ...fieldsOf(one), value });
    },
    named: (name) => named(name)[0],
  };
}

function fieldsOf({ secret, value }: Held): RemoteFields {
  const { name, environments, scope, expiresAt } = secret;
  return {
    name,
    value,
    note: secret.note ?? '',
    tokenType: 'none',
    environments,
    scope,
    tags: [],
    expiresAt,
    project: null,
  };
}
