import { z } from 'zod';

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
