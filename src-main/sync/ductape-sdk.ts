import { z } from 'zod';
import { statusError } from './answers.ts';
import type { DuctapeCalls, DuctapeInput, NewDuctapeInput } from './ductape-calls.ts';
import { RemoteError } from './remote.ts';
import { type After, untilAborted } from './waiting.ts';

/** The part of Ductape's SDK that is used, `ductape.secrets`: its methods by their documented names. */
export type DuctapeSdk = {
  create(input: NewDuctapeInput): Promise<unknown>;
  fetchAll(): Promise<unknown>;
  fetch(key: string): Promise<unknown>;
  update(key: string, input: DuctapeInput): Promise<unknown>;
  delete(key: string): Promise<unknown>;
  revoke(key: string): Promise<unknown>;
};

/** How long a call may take, in milliseconds: the SDK has no limit of its own that we know. */
const PATIENCE = 15_000;

/** What the SDK throws; its status is all that is taken from it. */
const thrown = z.object({ response: z.object({ status: z.int() }) });

/**
 * Calls by an SDK that was put in. A call can't be taken back: aborting and running out of time only stop the waiting, so
 * that a create which fails without the service's word is ambiguous.
 */
export function ductapeSdk(sdk: DuctapeSdk, after: After): DuctapeCalls {
  const ending = new AbortController();

  async function call(run: () => Promise<unknown>, signal: AbortSignal, isOnce = false): Promise<unknown> {
    const late = new AbortController();
    const stop = after(PATIENCE, () => late.abort());
    const ended = AbortSignal.any([signal, ending.signal]);
    if (ended.aborted) throw new RemoteError('cancelled');
    try {
      return await untilAborted(run(), AbortSignal.any([ended, late.signal]));
    } catch (error) {
      if (ended.aborted) throw new RemoteError('cancelled', { isAmbiguous: isOnce });
      if (late.signal.aborted) throw new RemoteError('timeout', { isAmbiguous: isOnce });
      const { data } = thrown.safeParse(error);
      throw data ? statusError(data.response.status, isOnce) : new RemoteError('network', { isAmbiguous: isOnce });
    } finally {
      stop();
    }
  }

  return {
    create: (input, signal) => call(() => sdk.create(input), signal, true),
    fetchAll: (signal) => call(() => sdk.fetchAll(), signal),
    fetch: (key, signal) => call(() => sdk.fetch(key), signal),
    update: (key, input, signal) => call(() => sdk.update(key, input), signal),
    delete: (key, signal) => call(() => sdk.delete(key), signal),
    revoke: (key, signal) => call(() => sdk.revoke(key), signal),
    end: () => ending.abort(),
  };
}
