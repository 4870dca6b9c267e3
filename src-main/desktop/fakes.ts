import type { Clock } from '../vault/environment.ts';
import type { ClipboardNotes } from './clipboard-note.ts';
import type { After } from './timer.ts';

/** A clock whose two hands are moved by hand, and timers that fire by the monotonic one. */
export type FakeTime = {
  clock: Clock;
  after: After;
  /** Both clocks go on and what is due runs. */
  pass(milliseconds: number): Promise<void>;
  /** The computer sleeps: only the wall clock goes on, no timer fires. */
  sleep(milliseconds: number): void;
  /** Somebody sets the wall clock. */
  setBack(milliseconds: number): void;
};

const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

export function fakeTime(start = Date.UTC(2026, 10, 21, 12)): FakeTime {
  let wall = start;
  let monotonic = 0;
  const timers = new Set<{ at: number; run: () => void }>();
  const nextBy = (end: number) => [...timers].filter((timer) => timer.at <= end).sort((a, b) => a.at - b.at)[0];
  return {
    clock: { now: () => wall, monotonic: () => monotonic },
    after(milliseconds, run) {
      const timer = { at: monotonic + milliseconds, run };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    async pass(milliseconds) {
      const end = monotonic + milliseconds;
      for (let next = nextBy(end); next; next = nextBy(end)) {
        timers.delete(next);
        wall += next.at - monotonic;
        monotonic = next.at;
        next.run();
        await settled();
      }
      wall += end - monotonic;
      monotonic = end;
    },
    sleep(milliseconds) {
      wall += milliseconds;
    },
    setBack(milliseconds) {
      wall -= milliseconds;
    },
  };
}

/** A file kept in memory. */
export function memoryFile<T>(value: T): { get(): T; set(next: T): void } {
  let current = value;
  return {
    get: () => current,
    set: (next) => {
      current = next;
    },
  };
}

/** Notes about the clipboard as a vault would make them that is open while `isOpen` says so. */
export function memoryNotes(isOpen: () => boolean = () => true): ClipboardNotes {
  const file = memoryFile<ReturnType<ClipboardNotes['get']>>(null);
  return {
    about: (text) => (isOpen() ? { vault: '', salt: '', digest: `digest of ${text}` } : null),
    ...file,
    knows: (text) => (isOpen() ? file.get()?.digest === `digest of ${text}` : null),
  };
}
