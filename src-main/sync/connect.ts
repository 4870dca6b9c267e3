import type { CredentialField, CredentialKey, Credentials, Service } from '../../src-preload/contract.ts';
import { VaultError } from '../vault/errors.ts';
import type { OpenConnection } from '../vault/sync/connections.ts';
import { parseBaseUrl } from './base-url.ts';
import { createBitwarden } from './bitwarden.ts';
import { bitwardenUrls } from './bitwarden-login.ts';
import { createDuctape } from './ductape.ts';
import { ductapeRpc } from './ductape-rpc.ts';
import { createHttp, type HttpContext } from './http.ts';
import { createJulep } from './julep.ts';
import type { Remote } from './remote.ts';
import { limitsOf } from './services.ts';
import { createVellum } from './vellum.ts';

const needed = (key: CredentialKey): CredentialField => ({ key, isOptional: false });

/** What each service asks for. */
export const credentialFields: Readonly<Record<Service, readonly CredentialField[]>> = {
  vellum: [needed('apiKey')],
  julep: [needed('apiKey'), { key: 'developerId', isOptional: true }],
  ductape: [needed('sessionToken'), needed('workspaceId'), needed('userId'), needed('publicKey')],
  bitwarden: [needed('accessToken')],
};

/** Throws CREDENTIALS_NEEDED unless they are all that the service asks for, and no more. */
export function assertCredentials(service: Service, credentials: Credentials): void {
  const fields = credentialFields[service];
  const known = new Set<string>(fields.map(({ key }) => key));
  const isWhole = fields.every(({ key, isOptional }) => isOptional || Object.hasOwn(credentials, key));
  if (!isWhole || !Object.keys(credentials).every((key) => known.has(key))) throw new VaultError('CREDENTIALS_NEEDED');
}

/** Opens the account of a connection; nothing is sent yet. Throws RemoteError, ADDRESS_REFUSED, CREDENTIALS_NEEDED. */
export function createConnect(context: HttpContext): (connection: OpenConnection) => Remote {
  const { clock, random } = context;
  return ({ service, baseUrl, credentials, limits, remoteProject }) => {
    assertCredentials(service, credentials);
    const given = (key: string) => credentials[key] ?? '';
    const http = (address: string | null | undefined) => {
      const checked = address == null ? null : parseBaseUrl(address);
      if (checked === null) throw new VaultError('ADDRESS_REFUSED');
      return createHttp({ ...context, baseUrl: checked, limits: limitsOf(service, limits) });
    };
    switch (service) {
      case 'vellum':
        return createVellum({ http: http(baseUrl), apiKey: given('apiKey') });
      case 'julep': {
        const { developerId } = credentials;
        const whose = developerId === undefined ? {} : { developerId };
        return createJulep({ http: http(baseUrl), apiKey: given('apiKey'), ...whose });
      }
      case 'ductape': {
        const own = { sessionToken: given('sessionToken'), workspaceId: given('workspaceId') };
        const user = { userId: given('userId'), publicKey: given('publicKey') };
        const calls = ductapeRpc(http(baseUrl), { ...own, ...user }, random);
        return createDuctape({ calls, workspace: own.workspaceId, now: clock.now });
      }
      case 'bitwarden': {
        const urls = bitwardenUrls(baseUrl);
        const halves = { api: http(urls?.api), identity: http(urls?.identity) };
        const { monotonic } = clock;
        return createBitwarden({
          ...halves,
          accessToken: given('accessToken'),
          project: remoteProject,
          monotonic,
          random,
        });
      }
    }
  };
}
