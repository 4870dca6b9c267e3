import type { RemoteErrorKind } from '../../src-preload/contract.ts';

/** Why an attempt brought no answer. */
export type Failure = {
  kind: RemoteErrorKind;
  /** Whether the service may have got the request and done what it asks. */
  mayHaveActed: boolean;
  /** Whether it may be over soon. */
  isPassing: boolean;
  /** Milliseconds, where the service said when to come again. */
  retryAfter: number | null;
};

/** The statuses that are no answer, and which of them pass (remote-apis.md §5.5); `null` for all others. */
export function failureOfStatus(status: number, retryAfter: number | null): Failure | null {
  if (status === 429) return { kind: 'rate_limited', mayHaveActed: false, isPassing: true, retryAfter };
  if (status === 408) return { kind: 'timeout', mayHaveActed: true, isPassing: true, retryAfter };
  if (status >= 500)
    return { kind: 'unavailable', mayHaveActed: true, isPassing: status >= 502 && status <= 504, retryAfter };
  return null;
}

/** What it means that `fetch` threw. Nothing of the error is kept: it may hold an address, a header, a body. */
export function failureOfError(error: unknown): Failure {
  const cause = error instanceof Error ? error.cause : undefined;
  // The words of undici for `redirect: 'error'`; a test holds them.
  if (cause instanceof Error && cause.message === 'unexpected redirect') return failed('redirect_refused');
  if (isFromConnecting(cause)) return { ...failed('network'), mayHaveActed: false, isPassing: true };
  return { ...failed('network'), mayHaveActed: !isFromTls(cause) };
}

/** A failure that does not pass, of a request that may have arrived. */
export function failed(kind: RemoteErrorKind): Failure {
  return { kind, mayHaveActed: true, isPassing: false, retryAfter: null };
}

/** Whether there never was a connection; for a host with several addresses, to none of them. */
function isFromConnecting(cause: unknown): boolean {
  if (cause instanceof AggregateError) return cause.errors.length > 0 && cause.errors.every(isFromConnecting);
  if (!(cause instanceof Error)) return false;
  const { code, syscall } = cause as NodeJS.ErrnoException;
  return syscall === 'connect' || syscall === 'getaddrinfo' || code === 'UND_ERR_CONNECT_TIMEOUT';
}

/** Whether TLS failed before anything was sent: a certificate that is not trusted, expired, another host's. */
function isFromTls(cause: unknown): boolean {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  return /CERT|^ERR_TLS|^ERR_SSL|^UNABLE_TO|^EPROTO$/.test(code);
}
