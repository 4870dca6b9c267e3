import { bounds, createHttp } from '../../src-main/sync/http.ts';
import type { Limit } from '../../src-main/sync/rate-limiter.ts';
import type { Http } from '../../src-main/sync/remote.ts';
import type { After } from '../../src-main/sync/waiting.ts';
import type { Clock } from '../../src-main/vault/environment.ts';
import type { Fault } from './server.ts';

/** The client over real sockets, in time of its own: what it waits passes at once. */
export type Quick = {
  http: Http;
  clock: Clock;
  after: After;
  /** How long it waited each time, in milliseconds: for a place in the limits, after a Retry-After, before a repeat. */
  waited: number[];
  /** Lets the time of every attempt under way run out. */
  expire(): void;
  /** A fault that ends in no answer, and the attempt's time running out upon it. */
  stalling(fault: Fault): Fault;
};
type QuickOptions = { limits?: readonly Limit[]; bytes?: number };

/** Enough for what the tests send, little for what a fault sends. */
const fewBytes = 256 * 1024;

export function quickHttp(baseUrl: string, { limits = [], bytes = fewBytes }: QuickOptions = {}): Quick {
  const waited: number[] = [];
  const attempts = new Set<() => void>();
  let passed = 0;

  const after: After = (milliseconds, run) => {
    if (milliseconds === bounds.milliseconds) {
      attempts.add(run);
      return () => attempts.delete(run);
    }
    const wake = setImmediate(() => {
      passed += milliseconds;
      waited.push(milliseconds);
      run();
    });
    return () => clearImmediate(wake);
  };
  const expire = () => {
    for (const run of attempts) run();
  };
  const clock = { now: () => Date.UTC(2026, 10, 21, 12) + passed, monotonic: () => passed };
  const http = createHttp({
    baseUrl,
    limits,
    bounds: { ...bounds, bytes },
    fetch,
    clock,
    after,
    random: (length) => new Uint8Array(length).fill(128),
  });
  const stalling =
    (fault: Fault): Fault =>
    (exchange) => {
      fault(exchange);
      setImmediate(expire);
    };
  return { http, clock, after, waited, expire, stalling };
}
