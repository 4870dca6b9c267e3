import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FakeTime, fakeTime } from '../desktop/fakes.ts';
import { createRateLimiter, type Limit, type Takes } from './rate-limiter.ts';
import { services } from './services.ts';
import { type After, sleep } from './waiting.ts';

const never = new AbortController().signal;

/** Asks for so many places at once and gives the times at which they came. */
async function takeMany(time: FakeTime, limits: readonly Limit[], asked: readonly Takes[]) {
  const limiter = createRateLimiter(limits, time);
  const taken: { takes: Takes; at: number }[] = [];
  const all = Promise.all(
    asked.map(async (takes) => {
      await limiter.take(takes, never);
      taken.push({ takes, at: time.clock.monotonic() });
    }),
  );
  await time.pass(0);
  await new Promise(setImmediate);
  await time.pass(3_600_000);
  await all;
  return taken;
}

/** The most that any stretch of so many milliseconds holds. */
function mostWithin(times: readonly number[], per: number): number {
  return Math.max(0, ...times.map((start) => times.filter((at) => at >= start && at < start + per).length));
}

describe('the limits', () => {
  it('of Vellum are never exceeded in any stretch of time, and waited for no longer than they say', async () => {
    const writes = Array<Takes>(500).fill('write');
    const taken = await takeMany(fakeTime(), services.vellum.limits, writes);
    const times = taken.map(({ at }) => at);
    expect(mostWithin(times, 1_000)).toBe(2);
    expect(times.at(-1)).toBe(249_000);
  });

  it('hold for every mix of limits and requests', async () => {
    const takes = fc.constantFrom<Takes>('read', 'write', 'token');
    const limit = fc.record({
      takes: fc.uniqueArray(takes, { minLength: 1 }),
      requests: fc.integer({ min: 1, max: 5 }),
      per: fc.constantFrom(100, 1_000, 7_000),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(limit, { maxLength: 4 }), fc.array(takes, { maxLength: 25 }), async (limits, asked) => {
        const taken = await takeMany(fakeTime(), limits, asked);
        expect(taken).toHaveLength(asked.length);
        for (const { takes, requests, per } of limits) {
          const times = taken.filter((one) => takes.includes(one.takes)).map(({ at }) => at);
          expect(mostWithin(times, per)).toBeLessThanOrEqual(requests);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('of one kind let another through', async () => {
    const limits: Limit[] = [{ takes: ['write'], requests: 1, per: 60_000 }];
    const taken = await takeMany(fakeTime(), limits, ['write', 'write', 'read']);
    expect(taken.map(({ takes, at }) => [takes, at])).toEqual([
      ['write', 0],
      ['read', 0],
      ['write', 60_000],
    ]);
  });

  it('are waited for again where a pause began meanwhile', async () => {
    const time = fakeTime();
    const limiter = createRateLimiter([{ takes: ['read'], requests: 1, per: 1_000 }], time);
    await limiter.take('read', never);
    let at: number | null = null;
    const waiting = limiter.take('read', never).then(() => {
      at = time.clock.monotonic();
    });
    await new Promise(setImmediate);
    limiter.pause('read', 5_000);
    limiter.pause('read', 10);
    await time.pass(4_999);
    expect(at).toBeNull();
    await time.pass(1);
    await waiting;
    expect(at).toBe(5_000);
  });

  it('let go at once who does not want to wait any more, and take no place for them', async () => {
    const time = fakeTime();
    const limiter = createRateLimiter([{ takes: ['read'], requests: 1, per: 1_000 }], time);
    await limiter.take('read', never);
    const first = new AbortController();
    const second = new AbortController();
    const waiting = [limiter.take('read', first.signal), limiter.take('read', second.signal)];
    const patient = limiter.take('read', never);
    second.abort();
    await expect(waiting[1]).rejects.toMatchObject({ kind: 'cancelled' });
    first.abort();
    await expect(waiting[0]).rejects.toMatchObject({ kind: 'cancelled' });
    await expect(limiter.take('write', AbortSignal.abort())).rejects.toMatchObject({ kind: 'cancelled' });
    await new Promise(setImmediate);
    await time.pass(1_000);
    await patient;
    expect(time.clock.monotonic()).toBe(1_000);
  });

  it('take no place for who comes and is gone already, and leave no timer behind', async () => {
    const time = fakeTime();
    const limiter = createRateLimiter([{ takes: ['read'], requests: 1, per: 1_000 }], time);
    await expect(limiter.take('read', AbortSignal.abort())).rejects.toMatchObject({ kind: 'cancelled' });
    await limiter.take('read', never);
    expect(time.clock.monotonic()).toBe(0);

    let timers = 0;
    const counting: After = () => {
      timers++;
      return () => timers--;
    };
    const stop = new AbortController();
    const waiting = sleep(1_000, stop.signal, counting);
    expect(timers).toBe(1);
    stop.abort();
    await expect(waiting).rejects.toMatchObject({ kind: 'cancelled' });
    expect(timers).toBe(0);
  });
});
