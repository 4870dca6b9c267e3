import { environmentSlug, id, oneLine, seconds, text } from './domain.ts';
import { keptErrorCode } from './errors.ts';
import { z } from './z.ts';

export const service = z.enum(['vellum', 'julep', 'ductape', 'bitwarden']);
export type Service = z.infer<typeof service>;

/** What can go wrong at a remote service, the same words for all of them. */
export const remoteErrorKind = z.enum([
  'auth',
  'forbidden',
  'not_found',
  'conflict',
  'invalid',
  'too_large',
  'rate_limited',
  'unavailable',
  'timeout',
  'network',
  'redirect_refused',
  'bad_response',
  'crypto',
  'unsupported',
  'cancelled',
]);
export type RemoteErrorKind = z.infer<typeof remoteErrorKind>;

/** Which way values go. */
export const syncDirection = z.enum(['push', 'pull', 'both']);
export type SyncDirection = z.infer<typeof syncDirection>;

/** What a service may be able to do. */
export const remoteAbility = z.enum([
  'list',
  'findByName',
  'readValue',
  'create',
  'updateValue',
  'updateMetadataOnly',
  'rename',
  'delete',
  'revoke',
  'versions',
  'projects',
  'bulk',
  'expiry',
]);
export type RemoteAbility = z.infer<typeof remoteAbility>;

/** What may have to be typed in to reach a service. */
export const credentialKey = z.enum([
  'apiKey',
  'developerId',
  'sessionToken',
  'workspaceId',
  'userId',
  'publicKey',
  'accessToken',
]);
export type CredentialKey = z.infer<typeof credentialKey>;

/** One thing that has to be typed in to reach a service: `key` is its name in `credentials`. */
export const credentialField = z.object({ key: credentialKey, isOptional: z.boolean() });
export type CredentialField = z.infer<typeof credentialField>;

/** How many requests a second may be sent. */
export const rateLimits = z.strictObject({
  read: z.number().min(0.1).max(100),
  write: z.number().min(0.1).max(100),
});

/** A service, as data: what it can do and what it can't. */
export const serviceInfo = z.object({
  service,
  name: z.string(),
  /** Where it is unless the person says otherwise, and other places that are known, by name. */
  baseUrl: z.string(),
  otherBaseUrls: z.record(z.string(), z.string()),
  /** Built by what its documents say; it was never seen to work. */
  experimental: z.boolean(),
  directions: z.array(syncDirection),
  abilities: z.array(remoteAbility),
  missing: z.array(remoteAbility),
  /** What becomes of a secret that is deleted there. */
  deletion: z.enum(['none', 'final', 'trash']),
  credentials: z.array(credentialField),
  limits: rateLimits,
});
export type ServiceInfo = z.infer<typeof serviceInfo>;

/** When a connection runs by itself. */
export const syncWhen = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('manual') }),
  z.strictObject({ kind: z.literal('on-change') }),
  z.strictObject({ kind: z.literal('every'), minutes: z.int().min(5).max(1_440) }),
]);
export type SyncWhen = z.infer<typeof syncWhen>;

/** By the keys of the service's `credentials`; they go into the vault and never come back. */
export const credentials = z.record(z.string().regex(/^[a-zA-Z]{1,32}$/), z.string().min(1).max(8_192));
export type Credentials = z.infer<typeof credentials>;

const connectionSettings = {
  name: oneLine(64),
  /** `https:`, or `http:` for this computer itself; no user, no query. */
  baseUrl: z.string().min(1).max(1_024),
  /** Only secrets of this project and environment may be sent; what is brought in comes here. `null`: all; none. */
  project: id.nullable(),
  environment: environmentSlug.nullable(),
  /** Id of the service's project that new ones are made in and others are looked for in. */
  remoteProject: z.string().max(256).nullable(),
  direction: syncDirection,
  when: syncWhen,
  /** Whether runs by themselves may also make secrets there that are not there yet. */
  mayCreate: z.boolean(),
  /** `null` as the service's defaults. */
  limits: rateLimits.nullable(),
};

export const newConnection = z.strictObject({
  service,
  ...connectionSettings,
  credentials,
  project: connectionSettings.project.default(null),
  environment: connectionSettings.environment.default(null),
  remoteProject: connectionSettings.remoteProject.default(null),
  when: syncWhen.default({ kind: 'manual' }),
  mayCreate: z.boolean().default(false),
  limits: connectionSettings.limits.default(null),
});
export type NewConnection = z.output<typeof newConnection>;

/** Another `baseUrl` needs the `credentials` again: they are not sent where they were not meant for. */
export const connectionChanges = z
  .strictObject({ ...connectionSettings, credentials })
  .partial()
  .refine((c) => Object.keys(c).length > 0);
export type ConnectionChanges = {
  [K in keyof z.infer<typeof connectionChanges>]?: Exclude<z.infer<typeof connectionChanges>[K], undefined>;
};

export const connection = z.object({
  id,
  service,
  ...connectionSettings,
  /** Host and port of the base URL, as shown. */
  host: z.string(),
  addedAt: seconds,
  /** When a run last ended without a failure. */
  syncedAt: seconds.nullable(),
  /** How many secrets are opted in. */
  links: z.int().min(0),
});
export type Connection = z.infer<typeof connection>;

export const remoteProject = z.object({ id: z.string(), name: z.string(), mayWrite: z.boolean() });
export type RemoteProject = z.infer<typeof remoteProject>;

/** What the credentials can do. */
export const connectionAccess = z.object({
  account: z.string().nullable(),
  projects: z.array(remoteProject),
  /** How many secrets they see; `null` where the service can't list. */
  secrets: z.int().nullable(),
});
export type ConnectionAccess = z.infer<typeof connectionAccess>;

/** How it went with one secret. `pending`: opted in, nothing sent yet · `unsure`: the answer got lost, it will be looked. */
export const linkState = z.enum(['pending', 'in-step', 'failed', 'unsure']);
export type LinkState = z.infer<typeof linkState>;

/** That a secret may be sent to a connection, under which name, and how it went last. */
export const syncLink = z.object({
  id,
  connection: id,
  secret: id,
  remoteName: z.string(),
  remoteId: z.string().nullable(),
  state: linkState,
  /** Why the last try failed. */
  problem: keptErrorCode.nullable(),
  syncedAt: seconds.nullable(),
  /** Number of the version that was the same on both sides then. */
  version: z.int().positive().nullable(),
  revokedByUs: z.boolean(),
});
export type SyncLink = z.infer<typeof syncLink>;

/** What keeps a name from being used there: the service's rule, or another secret of the connection. */
export const remoteNameFault = z.enum(['refused', 'taken']);
export type RemoteNameFault = z.infer<typeof remoteNameFault>;

/** A secret that could be opted in, or is. */
export const syncCandidate = z.object({
  secret: id,
  name: z.string(),
  projects: z.array(id),
  environments: z.array(z.string()),
  link: syncLink.nullable(),
  /** What it would be called there. */
  suggestedName: z.string(),
  /** Why it can't be sent. */
  problem: remoteNameFault.nullable(),
});
export type SyncCandidate = z.infer<typeof syncCandidate>;

export const newLink = z.strictObject({
  secret: id,
  remoteName: text(500).min(1),
  /** Which one there, where several have that name. */
  remoteId: z.string().min(1).max(256).optional(),
});
export type NewLink = z.infer<typeof newLink>;
