import type { RandomBytes } from '../vault/environment.ts';
import { isNotFound } from './answers.ts';
import { type Account, createAccount } from './bitwarden-account.ts';
import { parseAccessToken } from './bitwarden-login.ts';
import { bitwardenProjects } from './bitwarden-projects.ts';
import { expectSecret, idOf, isId, openVersions } from './bitwarden-records.ts';
import { removeAll } from './bitwarden-removal.ts';
import { changeSecret, createSecret, findSecret, listSecrets, readSecrets } from './bitwarden-secrets.ts';
import { type Http, type Remote, RemoteError, type RemoteSecret } from './remote.ts';

export type BitwardenOptions = {
  /** Clients for the two addresses of `bitwardenUrls`. */
  api: Http;
  identity: Http;
  accessToken: string;
  /** Id of the project that is listed, and in which new secrets are made unless they say another; `null` for all. */
  project: string | null;
  /** Milliseconds that never jump. */
  monotonic: () => number;
  random: RandomBytes;
};

/**
 * Bitwarden Secrets Manager: everything is encrypted and decrypted here, under the organisation's key. Throws `auth` for
 * what is no access token, and `invalid` for what is no project's id.
 */
export function createBitwarden({ accessToken, project, ...options }: BitwardenOptions): Remote {
  const home = project === null ? null : idOf(project);
  const token = parseAccessToken(accessToken);
  if (token === null) throw new RemoteError('auth');
  const account = createAccount({ ...options, token });
  const projects = bitwardenProjects(account);

  return {
    service: 'bitwarden',
    test: async (signal) => {
      const { id } = await account.organization(signal);
      const secrets = await listSecrets(account, home, signal);
      return { account: id, projects: await projects.list(signal), secrets: secrets.length };
    },
    list: (signal) => listSecrets(account, home, signal),
    find: (nameOrId, signal) => find(account, home, nameOrId, signal),
    read: (ids, signal) => readSecrets(account, ids, signal),
    create: (fields, signal) => createSecret(account, { ...fields, project: fields.project ?? home }, signal),
    update: (id, fields, signal) => changeSecret(account, id, fields, signal),
    describe: (id, { name, note, project: to }, signal) =>
      changeSecret(account, id, { name, note, project: to }, signal),
    remove: (ids, signal) => {
      const listAll = () => listSecrets(account, null, signal);
      return removeAll(account, '/secrets/delete', ids, listAll, signal);
    },
    versions: bitwardenVersions(account),
    projects,
    end: account.end,
  };
}

/** By its id wherever it is, else by its name, which several may have. */
async function find(account: Account, home: string | null, nameOrId: string, signal: AbortSignal) {
  const byId = await findById(account, nameOrId, signal);
  if (byId !== null) return [byId];
  return (await listSecrets(account, home, signal)).filter(({ name }) => name === nameOrId);
}

async function findById(account: Account, text: string, signal: AbortSignal): Promise<RemoteSecret | null> {
  if (!isId(text)) return null;
  try {
    return await findSecret(account, text, signal);
  } catch (error) {
    if (isNotFound(error)) return null;
    throw error;
  }
}

function bitwardenVersions(account: Account): NonNullable<Remote['versions']> {
  return {
    list: async (text, signal) => {
      const id = idOf(text);
      const organization = await account.organization(signal);
      return openVersions(organization, id, await account.get(`/secrets/${id}/versions`, signal));
    },
    restore: async (text, version, signal) => {
      const [id, versionId] = [idOf(text), idOf(version)];
      const organization = await account.organization(signal);
      // A second time changes nothing more: the server keeps the value before only where it is another.
      const how = { isIdempotent: true, signal };
      const answer = await account.write('PUT', `/secrets/${id}/versions/restore`, { versionId }, how);
      expectSecret(organization, answer, id);
      // That answer says nothing of the project.
      return findSecret(account, id, signal);
    },
  };
}
