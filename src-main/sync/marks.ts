import type { ErrorCode, RemoteErrorKind } from '../../src-preload/contract.ts';
import { VaultError } from '../vault/errors.ts';
import { type Link, unknownThere } from '../vault/sync/links.ts';
import { RemoteError, type RemoteSecret } from './remote.ts';

/** What of this side is known at a moment of agreement. */
export type Known = Pick<Link, 'valueDigest' | 'detailsDigest' | 'pin' | 'version'>;

/** A link after both sides were made, or found, the same. Seconds. */
export function agreed(link: Link, there: RemoteSecret, known: Known, now: number): Link {
  return {
    ...link,
    ...known,
    remoteId: there.id,
    nameThere: there.name,
    // A name that was changed there alone is followed.
    remoteName: link.nameThere === link.remoteName ? there.name : link.remoteName,
    changeToken: there.changeToken,
    state: 'in-step',
    problem: null,
    syncedAt: now,
    revokedByUs: false,
  };
}

/** A link of which nothing is at the service any more; the secret stays opted in. */
export function freshStart(link: Link): Link {
  return { ...link, ...unknownThere, wantedId: null };
}

/** Kinds after which what was asked for may have been done all the same. */
const unheardOf: ReadonlySet<RemoteErrorKind> = new Set([
  ...(['timeout', 'network', 'unavailable', 'bad_response', 'too_large', 'cancelled', 'crypto'] as const),
]);

/** Kinds that are no matter of the one secret: going on would meet the same. */
const ofTheService: ReadonlySet<RemoteErrorKind> = new Set([
  ...(['auth', 'network', 'timeout', 'unavailable', 'rate_limited', 'redirect_refused', 'cancelled'] as const),
]);

/** Kinds that pass by themselves: what was left is tried again. */
const passing: ReadonlySet<RemoteErrorKind> = new Set([
  'network',
  'timeout',
  'unavailable',
  'rate_limited',
  'cancelled',
]);

/** What a failure means for the step it struck and for those after it. */
export function meaningOf(error: RemoteError, isCreate: boolean) {
  const { kind } = error;
  return {
    /** A create says itself whether it may have come about; what may be repeated is looked at in every doubt. */
    isUnheard: error.isAmbiguous || (!isCreate && unheardOf.has(kind)),
    endsRun: ofTheService.has(kind),
    isPassing: passing.has(kind),
  };
}

/** The contract's code for a failure. */
export function codeOf(error: unknown): ErrorCode {
  if (error instanceof VaultError) return error.code;
  if (!(error instanceof RemoteError)) throw error;
  return error.kind === 'cancelled'
    ? 'CANCELLED'
    : `REMOTE_${error.kind.toUpperCase() as Uppercase<Exclude<RemoteErrorKind, 'cancelled'>>}`;
}

/** An error of a service as the bridge tells it; `retryAfter` in milliseconds. */
export function asVaultError(error: unknown): unknown {
  if (!(error instanceof RemoteError)) return error;
  return new VaultError(codeOf(error), error.retryAfter === null ? {} : { retryAfter: error.retryAfter });
}
