import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultSettings, type Settings } from '../../src-preload/contract.ts';
import { createAutoLock, judgePresence, type Power, type Presence } from './auto-lock.ts';
import { fakeTime } from './fakes.ts';

const minute = 60_000;

class FakePower implements Power {
  idleSeconds = 0;
  screen: 'active' | 'locked' = 'active';
  readonly #listeners = new Map<string, (() => void)[]>();
  on(event: string, listener: () => void) {
    this.#listeners.set(event, [...(this.#listeners.get(event) ?? []), listener]);
  }
  say(event: string) {
    for (const listener of this.#listeners.get(event) ?? []) listener();
  }
  getSystemIdleTime() {
    return this.idleSeconds;
  }
  getSystemIdleState() {
    return this.screen;
  }
}

function setUp(changes: Partial<Settings> = {}) {
  const time = fakeTime();
  const power = new FakePower();
  const reasons: string[] = [];
  let isUnlocked = true;
  const autoLock = createAutoLock({
    power,
    clock: time.clock,
    after: time.after,
    settings: () => ({ ...defaultSettings, ...changes }),
    isUnlocked: () => isUnlocked,
    lock: (reason) => {
      reasons.push(reason);
      isUnlocked = false;
    },
  });
  autoLock.begin();
  return { time, power, reasons, autoLock };
}

describe('auto-lock', () => {
  test('locks after five minutes without input, and not before', async () => {
    const { time, power, reasons } = setUp();
    power.idleSeconds = 299;
    await time.pass(2_000);
    expect(reasons).toEqual([]);
    power.idleSeconds = 300;
    await time.pass(2_000);
    expect(reasons).toEqual(['idle']);
  });

  test('stays open for hours while the person works in other windows', async () => {
    const { time, power, reasons } = setUp();
    for (let n = 0; n < 400; n++) {
      power.idleSeconds = n % 40;
      await time.pass(minute);
    }
    expect(reasons).toEqual([]);
  });

  test('locks by input in its own window where the idle time never moves (Wayland)', async () => {
    const { time, reasons, autoLock } = setUp();
    for (let n = 0; n < 10; n++) {
      await time.pass(2 * minute);
      autoLock.sawInput();
    }
    expect(reasons).toEqual([]);
    await time.pass(5 * minute);
    expect(reasons).toEqual(['idle']);
  });

  test('does not lock at once where the idle time is wrong from the start', async () => {
    const { time, power, reasons, autoLock } = setUp();
    power.idleSeconds = 9_999;
    autoLock.begin();
    await time.pass(2 * minute);
    expect(reasons).toEqual([]);
    await time.pass(3 * minute);
    expect(reasons).toEqual(['idle']);
  });

  test('is locked before the first paint after 12 h of sleep, whatever is heard first', () => {
    const first: ((parts: ReturnType<typeof setUp>) => void)[] = [
      ({ power }) => power.say('resume'),
      ({ power }) => power.say('unlock-screen'),
      ({ autoLock }) => autoLock.check(),
      ({ autoLock }) => autoLock.sawInput(),
    ];
    for (const hear of first) {
      const parts = setUp({ lockOnSleep: false });
      parts.power.idleSeconds = 0;
      parts.time.sleep(12 * 60 * minute);
      hear(parts);
      expect(parts.reasons).toEqual(['idle']);
    }
  });

  test('locks on what the system tells, as the settings say', () => {
    const heard = (event: string, changes: Partial<Settings> = {}) => {
      const { power, reasons } = setUp(changes);
      power.say(event);
      return reasons;
    };
    expect(heard('lock-screen')).toEqual(['system-lock']);
    expect(heard('lock-screen', { lockOnSystemLock: false })).toEqual([]);
    expect(heard('user-did-resign-active', { lockOnSystemLock: false })).toEqual(['user-switch']);
    expect(heard('user-did-resign-active', { lockOnUserSwitch: false })).toEqual([]);
    expect(heard('suspend')).toEqual(['sleep']);
    expect(heard('suspend', { lockOnSleep: false })).toEqual([]);
    expect(heard('shutdown', { lockOnSleep: false, lockOnSystemLock: false })).toEqual(['shutdown']);
  });

  test('locks when its window is minimised or hidden only where the person chose that', () => {
    const kept = setUp();
    kept.autoLock.hidden();
    expect(kept.reasons).toEqual([]);
    const { autoLock, reasons } = setUp({ lockOnHide: true });
    autoLock.hidden();
    autoLock.hidden();
    expect(reasons).toEqual(['hidden']);
  });

  test('asks for a locked screen where the system does not tell (Linux)', async () => {
    const { time, power, reasons } = setUp();
    power.screen = 'locked';
    await time.pass(6_000);
    expect(reasons).toEqual(['system-lock']);
  });

  test('never locks by time where the person chose never', async () => {
    const { time, power, reasons } = setUp({ lockAfterMinutes: 0 });
    power.idleSeconds = 86_400;
    await time.pass(60 * minute);
    time.sleep(12 * 60 * minute);
    await time.pass(1_000);
    expect(reasons).toEqual([]);
  });

  test('fires in time although the clock was set back a year', async () => {
    const { time, reasons } = setUp();
    time.setBack(365 * 24 * 60 * minute);
    await time.pass(5 * minute + 1_000);
    expect(reasons).toEqual(['idle']);
  });

  test('whatever the clocks do, nobody is away longer than the limit on either of them', () => {
    const step = fc.record({
      wall: fc.integer({ min: -1e12, max: 1e12 }),
      mono: fc.nat(10 ** 6),
      idle: fc.nat(10 ** 6),
    });
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 20 }),
        fc.integer({ min: minute, max: 60 * minute }),
        (steps, limitMs) => {
          let seen: Presence = { wall: 0, monotonic: 0, idle: 'unproven' };
          const now = { wall: 0, monotonic: 0 };
          for (const { wall, mono, idle } of steps) {
            now.wall += wall;
            now.monotonic += mono;
            const awayBefore = Math.max(now.wall - seen.wall, now.monotonic - seen.monotonic);
            const judged = judgePresence(seen, { ...now, systemIdleMs: idle, limitMs });
            if (awayBefore >= limitMs) expect(judged.lock).toBe(true);
            if (judged.lock) return;
            expect(now.monotonic - judged.seen.monotonic).toBeLessThan(limitMs);
            seen = judged.seen;
          }
        },
      ),
    );
  });
});
