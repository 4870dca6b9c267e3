import { z } from 'zod';
import type { RemoteErrorKind } from '../../src-preload/contract.ts';
import { statusError } from './answers.ts';
import { RemoteError } from './remote.ts';

const digits = z
  .string()
  .regex(/^\d{3}$/)
  .transform(Number);
const words = z.string().catch('');
const refusal = z.object({
  code: z.union([z.int(), digits]).catch(0),
  message: words,
  error: words,
  upstream_error: z
    .object({ errors: words, message: words, error: words })
    .catch({ errors: '', message: '', error: '' }),
});

/** What its words may mean. They are no part of any document, so that only these few are taken for more than "no". */
const meanings: readonly (readonly [RegExp, RemoteErrorKind])[] = [
  [/\balready exists\b|\bduplicate key\b/i, 'conflict'],
  [/\bsecret (?:was )?not found\b|\bno such secret\b/i, 'not_found'],
  [/\bpermission\b|\bforbidden\b|\baccess denied\b/i, 'forbidden'],
  [
    /\bunauthori[sz]ed\b|\b(?:session|token) (?:has |is )?(?:expired|invalid)\b|\binvalid (?:session|access token)\b/i,
    'auth',
  ],
];

/**
 * What a refusal under HTTP 200 (`status: false`) means: by its code where that is an HTTP status, by its words where they
 * are plain, else `bad_response`. The words themselves may hold what was sent; they go no further.
 */
export function refusalOf(answer: unknown, isOnce: boolean): RemoteError {
  const { data } = refusal.safeParse(answer);
  const code = data?.code ?? 0;
  if (code >= 400 && code <= 599) return statusError(code, isOnce);
  const upstream = data?.upstream_error;
  const said = upstream?.errors || upstream?.message || upstream?.error || data?.error || data?.message || '';
  const kind = meanings.find(([form]) => form.test(said))?.[1];
  return kind === undefined ? new RemoteError('bad_response', { isAmbiguous: isOnce }) : new RemoteError(kind);
}
