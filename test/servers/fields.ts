import type { RemoteFields } from '../../src-main/sync/remote.ts';

/** What is written to a service, where a test says no more than what it is about. */
export function remoteFields(fields: Partial<RemoteFields> = {}): RemoteFields {
  return {
    name: 'STRIPE_KEY',
    value: 'sk_live_51ABC',
    note: '',
    tokenType: 'none',
    environments: [],
    scope: [],
    tags: [],
    expiresAt: null,
    project: null,
    ...fields,
  };
}
