import type { Settings } from '../../src-preload/contract.ts';
import type { Clock } from '../vault/environment.ts';
import { type After, every } from './timer.ts';

/** Whether the system's idle time can be believed: it was seen to move, not yet, or it is plainly wrong. */
type Idle = 'moves' | 'unproven' | 'wrong';

/** When the person was last seen, by both clocks. */
export type Presence = { wall: number; monotonic: number; idle: Idle };
export type Reading = { wall: number; monotonic: number; systemIdleMs: number; limitMs: number };

const isOver = (now: Reading, milliseconds: number) => now.limitMs > 0 && milliseconds >= now.limitMs;

/** The person is at the window now. An idle time beyond the limit at that moment is wrong, not the person. */
export function presentNow(now: Reading): Presence {
  const idle = now.systemIdleMs === 0 ? 'unproven' : isOver(now, now.systemIdleMs) ? 'wrong' : 'moves';
  return { wall: now.wall, monotonic: now.monotonic, idle };
}

function believe(idle: Idle, now: Reading): Idle {
  if (now.systemIdleMs === 0 || idle === 'moves') return idle;
  return idle === 'wrong' && isOver(now, now.systemIdleMs) ? 'wrong' : 'moves';
}

/**
 * Whether the vault must lock, and the presence to go on with.
 *
 * The deadline is looked at before anything fresh is believed, by the clock that shows more: so a computer that slept
 * locks at its first moment awake, although the key that woke it made the idle time small. A clock that was set back
 * is outvoted by the other; one that was set forward locks early. Where the system's idle time never moves (some
 * Wayland sessions), only input in our own window counts.
 */
export function judgePresence(seen: Presence, now: Reading): { lock: boolean; seen: Presence } {
  if (isOver(now, Math.max(now.wall - seen.wall, now.monotonic - seen.monotonic))) return { lock: true, seen };
  const idle = believe(seen.idle, now);
  if (idle !== 'moves') return { lock: false, seen: { ...seen, idle } };
  if (isOver(now, now.systemIdleMs)) return { lock: true, seen };
  const monotonic = Math.max(seen.monotonic, now.monotonic - now.systemIdleMs);
  return { lock: false, seen: { wall: now.wall - (now.monotonic - monotonic), monotonic, idle } };
}

export type LockReason = 'idle' | 'system-lock' | 'sleep' | 'shutdown' | 'user-switch' | 'hidden';

type PowerEvent =
  | 'lock-screen'
  | 'unlock-screen'
  | 'suspend'
  | 'resume'
  | 'shutdown'
  | 'user-did-resign-active'
  | 'user-did-become-active';

/** What of `powerMonitor` is used. */
export type Power = {
  on(event: PowerEvent, listener: () => void): unknown;
  getSystemIdleTime(): number;
  getSystemIdleState(threshold: number): 'active' | 'idle' | 'locked' | 'unknown';
};

export type AutoLockNeeds = {
  power: Power;
  clock: Clock;
  after: After;
  settings: () => Settings;
  isUnlocked: () => boolean;
  lock: (reason: LockReason) => void;
};

export type AutoLock = {
  /** The vault was unlocked: the person is here. */
  begin(): void;
  /** Input arrived in our window. */
  sawInput(): void;
  /** Our window was minimised or hidden. */
  hidden(): void;
  /** Looks at the clocks now. */
  check(): void;
  stop(): void;
};

export function createAutoLock({ power, clock, after, settings, isUnlocked, lock }: AutoLockNeeds): AutoLock {
  const reading = (): Reading => ({
    wall: clock.now(),
    monotonic: clock.monotonic(),
    systemIdleMs: power.getSystemIdleTime() * 1_000,
    limitMs: settings().lockAfterMinutes * 60_000,
  });
  let seen: Presence = { wall: clock.now(), monotonic: clock.monotonic(), idle: 'unproven' };

  let askedScreen = Number.NEGATIVE_INFINITY;

  /** Linux tells of a locked screen only when asked (`lock-screen` is for macOS and Windows); asking is not free. */
  function screenIsLocked(): boolean {
    if (clock.monotonic() - askedScreen < 5_000) return false;
    askedScreen = clock.monotonic();
    return power.getSystemIdleState(1) === 'locked';
  }

  /** Whether so little time went by, on both clocks, that nothing can have changed. */
  function isJustSeen(): boolean {
    const away = Math.max(clock.monotonic() - seen.monotonic, Math.abs(clock.now() - seen.wall));
    return away < 1_000;
  }

  function isTooLong(): boolean {
    const judged = judgePresence(seen, reading());
    seen = judged.seen;
    return judged.lock;
  }

  function check(): void {
    if (!isUnlocked()) return;
    if (isTooLong()) lock('idle');
    else if (settings().lockOnSystemLock && screenIsLocked()) lock('system-lock');
  }

  power.on('lock-screen', () => settings().lockOnSystemLock && lock('system-lock'));
  // macOS only; Windows and Linux lock the screen of the person who leaves.
  power.on('user-did-resign-active', () => settings().lockOnUserSwitch && lock('user-switch'));
  power.on('suspend', () => settings().lockOnSleep && lock('sleep'));
  power.on('shutdown', () => lock('shutdown'));
  for (const event of ['resume', 'unlock-screen', 'user-did-become-active'] as const) power.on(event, check);
  const stop = every(after, 1_000, check);

  return {
    begin() {
      seen = presentNow(reading());
    },
    sawInput() {
      if (isJustSeen()) return;
      // The deadline first: the key that wakes a sleeping computer must not save an open vault.
      check();
      seen = { ...seen, wall: clock.now(), monotonic: clock.monotonic() };
    },
    hidden() {
      if (isUnlocked() && settings().lockOnHide) lock('hidden');
    },
    check,
    stop,
  };
}
