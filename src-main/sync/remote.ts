import type { RemoteErrorKind, Service } from '../../src-preload/contract.ts';

/** What went wrong with a remote service, in our words alone: nothing that the service said is kept. */
export class RemoteError extends Error {
  readonly kind: RemoteErrorKind;
  /** Milliseconds after which the service would answer again, where it said so. */
  readonly retryAfter: number | null;
  /** Whether the service may have done what was asked all the same: the answer is what got lost. */
  readonly isAmbiguous: boolean;

  constructor(kind: RemoteErrorKind, { retryAfter = null, isAmbiguous = false }: RemoteErrorFacts = {}) {
    super(`remote: ${kind}`);
    this.name = 'RemoteError';
    this.kind = kind;
    this.retryAfter = retryAfter;
    this.isAmbiguous = isAmbiguous;
  }
}
export type RemoteErrorFacts = { retryAfter?: number | null; isAmbiguous?: boolean };

/** A secret as the service lists it; never its value. */
export type RemoteSecret = {
  /** By what the service tells it from all others: a uuid, at Ductape its key. */
  id: string;
  name: string;
  /** Changes with each change at the service; compared for equality only. */
  changeToken: string;
  /** What the service keeps as description, label or note; `null` where this answer doesn't tell. */
  note: string | null;
  /** The service's own word for its type. */
  type: string | null;
  project: { id: string; name: string } | null;
  environments: readonly string[];
  scope: readonly string[];
  /** Seconds; `null` where it has none. */
  expiresAt: number | null;
  isRevoked: boolean;
  /** Whether these credentials may read its value, and write it. */
  mayRead: boolean;
  mayWrite: boolean;
};

/** What is written; what a service has no place for is left out by its adapter. */
export type RemoteFields = {
  name: string;
  value: string;
  note: string;
  tokenType: 'none' | 'api' | 'access';
  environments: readonly string[];
  scope: readonly string[];
  tags: readonly string[];
  expiresAt: number | null;
  /** Id of the service's project, where it has projects. */
  project: string | null;
};

export type RemoteVersion = { id: string; at: string; value: string };

/** What the credentials can do, as "Test connection" found out. */
export type Access = {
  /** Whom the service takes us for: an organisation, a workspace; `null` where it doesn't say. */
  account: string | null;
  projects: readonly { id: string; name: string; mayWrite: boolean }[];
  /** How many secrets they see; `null` where the service can't list. */
  secrets: number | null;
};

/**
 * One account at a service. What a service can't do is absent here and absent from its capabilities; `services.ts` has
 * them as data. Every method throws RemoteError and nothing else, and can be stopped by its signal.
 */
export type Remote = {
  service: Service;
  test(signal: AbortSignal): Promise<Access>;
  list?(signal: AbortSignal): Promise<RemoteSecret[]>;
  /** All that have exactly this name or id: at most one, but at Bitwarden, whose names may be given twice. */
  find(nameOrId: string, signal: AbortSignal): Promise<RemoteSecret[]>;
  /** Those that are gone or forbidden are left out. */
  read?(ids: readonly string[], signal: AbortSignal): Promise<{ secret: RemoteSecret; value: string }[]>;
  /** Never repeated by itself: an ambiguous failure says so, and the caller looks before it tries again. */
  create?(fields: RemoteFields, signal: AbortSignal): Promise<RemoteSecret>;
  /** Sets all of `fields`, a new name too where it can rename. */
  update(id: string, fields: RemoteFields, signal: AbortSignal): Promise<RemoteSecret>;
  /** The description, dates and the like without the value, where the service can. */
  describe?(id: string, fields: Omit<RemoteFields, 'value'>, signal: AbortSignal): Promise<RemoteSecret>;
  /** A result for each; `error` is `null` where it is gone now. */
  remove?(ids: readonly string[], signal: AbortSignal): Promise<{ id: string; error: RemoteErrorKind | null }[]>;
  revoke?(id: string, signal: AbortSignal): Promise<RemoteSecret>;
  versions?: {
    list(id: string, signal: AbortSignal): Promise<RemoteVersion[]>;
    restore(id: string, version: string, signal: AbortSignal): Promise<RemoteSecret>;
  };
  projects?: {
    list(signal: AbortSignal): Promise<{ id: string; name: string; mayWrite: boolean }[]>;
    create(name: string, signal: AbortSignal): Promise<{ id: string; name: string }>;
    rename(id: string, name: string, signal: AbortSignal): Promise<{ id: string; name: string }>;
    remove(ids: readonly string[], signal: AbortSignal): Promise<{ id: string; error: RemoteErrorKind | null }[]>;
  };
  /** Forgets tokens and keys that it keeps in memory. */
  end(): void;
};

/** A request as an adapter says it; the client adds limits, timeouts, retries. */
export type HttpRequest = {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below the base URL, already percent-encoded: `/v1/workspace-secrets/a%2Fb`. */
  path: string;
  headers?: Readonly<Record<string, string>>;
  body?: { json: unknown } | { form: readonly (readonly [string, string])[] } | { bytes: Uint8Array; type: string };
  /** Which bucket of the service's limits it takes from. */
  takes: 'read' | 'write' | 'token';
  /** Whether sending it twice is as good as once; only then it is tried again. */
  isIdempotent: boolean;
  signal: AbortSignal;
};

/** An answer that came whole and is JSON or empty; `body` is `undefined` where it was empty. */
export type HttpAnswer = { status: number; body: unknown };

/**
 * The one way out, for one base URL. Throws RemoteError for what got no answer (timeout, network, redirect_refused,
 * bad_response, too_large, rate_limited, unavailable, cancelled); any other status is the adapter's to read.
 */
export type Http = { send(request: HttpRequest): Promise<HttpAnswer> };
