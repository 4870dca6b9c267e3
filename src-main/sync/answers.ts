import type { z } from 'zod';
import type { RemoteErrorKind, Service } from '../../src-preload/contract.ts';
import { RemoteError } from './remote.ts';
import { checkName, checkNote, checkValue } from './remote-texts.ts';

const kinds: Readonly<Record<number, RemoteErrorKind>> = {
  400: 'invalid',
  401: 'auth',
  402: 'forbidden',
  403: 'forbidden',
  404: 'not_found',
  408: 'timeout',
  409: 'conflict',
  413: 'too_large',
  422: 'invalid',
  429: 'rate_limited',
};

/** What a status other than success means where the service has no meaning of its own for it. */
export function statusError(status: number, isAmbiguous = false): RemoteError {
  if (status >= 500) return new RemoteError('unavailable', { isAmbiguous });
  return new RemoteError(kinds[status] ?? 'bad_response');
}

/** The answer as its schema has it, without what the schema doesn't name; `bad_response` where it is another thing. */
export function parsed<T>(schema: z.ZodType<T>, body: unknown): T {
  const result = schema.safeParse(body);
  if (!result.success) throw new RemoteError('bad_response');
  return result.data;
}

/** Throws `bad_response` unless what the service said is so. */
export function expectThat(isSo: boolean): asserts isSo {
  if (!isSo) throw new RemoteError('bad_response');
}

/** Reads the answer to a step that must not be repeated: where it makes no sense, the step may be done all the same. */
export async function afterDoing<T>(read: () => T | Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof RemoteError)) throw error;
    throw new RemoteError(error.kind, { retryAfter: error.retryAfter, isAmbiguous: true });
  }
}

export function isNotFound(error: unknown): boolean {
  return error instanceof RemoteError && error.kind === 'not_found';
}

export function inBatches<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, at) => items.slice(at * size, (at + 1) * size));
}

/** How it went with one of those that were to be removed; `null` where it did. */
export type Removed = { id: string; error: RemoteErrorKind | null };

/**
 * Removes group after group. What `remove` throws strikes all that are left, so that nothing more is tried; it is thrown
 * on only if nothing was removed before, since what was done must not go untold.
 */
export async function removeInTurn(
  groups: readonly (readonly string[])[],
  remove: (ids: readonly string[]) => Promise<Removed[]>,
): Promise<Removed[]> {
  const results: Removed[] = [];
  for (const [at, group] of groups.entries()) {
    try {
      results.push(...(await remove(group)));
    } catch (error) {
      if (!(error instanceof RemoteError) || at === 0) throw error;
      return [...results, ...groups.slice(at).flatMap((ids) => ids.map((id) => ({ id, error: error.kind })))];
    }
  }
  return results;
}

/** Throws, before anything is sent, for what the service would refuse or change. */
export function refuseUnfit(
  service: Service,
  { name, value, note }: { name?: string; value?: string; note?: string },
): void {
  const faults = [
    name === undefined ? null : checkName(service, name),
    value === undefined ? null : checkValue(service, value),
    note === undefined ? null : checkNote(service, note),
  ];
  const fault = faults.find((one) => one !== null);
  if (fault) throw new RemoteError(fault === 'too_long' ? 'too_large' : 'invalid');
}

export function refuseWhenAborted(signal: AbortSignal): void {
  if (signal.aborted) throw new RemoteError('cancelled');
}
