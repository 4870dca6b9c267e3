import type { Clock } from '../vault/environment.ts';
import { type HttpRequest, RemoteError } from './remote.ts';
import { type After, sleep, untilAborted } from './waiting.ts';

export type Takes = HttpRequest['takes'];

/** At most so many requests of these kinds together in any stretch of `per` milliseconds. */
export type Limit = { takes: readonly Takes[]; requests: number; per: number };

export type RateLimiter = {
  /** Waits until one more may be sent and counts it; those that wait are let through in order. Rejects 'cancelled'. */
  take(takes: Takes, signal: AbortSignal): Promise<void>;
  /** Lets none of this kind through for so many milliseconds from now. */
  pause(takes: Takes, milliseconds: number): void;
};

type Timing = { clock: Pick<Clock, 'monotonic'>; after: After };

/** Counts what was sent in a sliding window of each limit, so that no stretch of time ever holds more. */
export function createRateLimiter(limits: readonly Limit[], { clock, after }: Timing): RateLimiter {
  /** The last requests of each limit, as many as it allows. */
  const windows = limits.map((limit) => ({ ...limit, sent: [] as number[] }));
  const lane = () => ({ line: Promise.resolve(), pausedUntil: 0 });
  const lanes: Record<Takes, ReturnType<typeof lane>> = { read: lane(), write: lane(), token: lane() };

  function windowsOf(takes: Takes) {
    return windows.filter((window) => window.takes.includes(takes));
  }

  function openAt(takes: Takes): number {
    const free = windowsOf(takes).map(({ sent, requests, per }) => (sent.length < requests ? 0 : (sent[0] ?? 0) + per));
    return Math.max(lanes[takes].pausedUntil, ...free);
  }

  /** Looks again after each wait: another kind may have taken the place, or a pause begun. */
  async function pass(takes: Takes, signal: AbortSignal): Promise<void> {
    const wait = () => openAt(takes) - clock.monotonic();
    while (wait() > 0) await sleep(Math.ceil(wait()), signal, after);
    if (signal.aborted) throw new RemoteError('cancelled');
    for (const { sent, requests } of windowsOf(takes)) {
      sent.push(clock.monotonic());
      if (sent.length > requests) sent.shift();
    }
  }

  return {
    take: (takes, signal) => {
      const turn = lanes[takes].line.then(() => pass(takes, signal));
      lanes[takes].line = turn.catch(() => undefined);
      return untilAborted(turn, signal);
    },
    pause: (takes, milliseconds) => {
      lanes[takes].pausedUntil = Math.max(lanes[takes].pausedUntil, clock.monotonic() + milliseconds);
    },
  };
}
