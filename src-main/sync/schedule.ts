import type { Clock } from '../vault/environment.ts';
import type { OpenConnection } from '../vault/sync/connections.ts';
import type { After } from './waiting.ts';

/** Milliseconds: after the last of several changes, between two looks at the clock, and after unlocking. */
const SETTLED = 3_000;
const LOOK = 30_000;
const FIRST = 60_000;
/** After a run that did not get through; twice as long after each further one. */
const RETRY = 60_000;
const LONGEST = 3_600_000;

export type ScheduleNeeds = {
  clock: Pick<Clock, 'now' | 'monotonic'>;
  after: After;
  /** The connections of the open vault. */
  connections: () => readonly OpenConnection[];
  /** Whether a secret of this connection differs from what was last agreed. */
  hasChanges: (connection: OpenConnection) => boolean;
  /** Whether something of it waits whose time has come. */
  isWaiting: (connection: OpenConnection) => boolean;
  run: (connection: OpenConnection) => Promise<unknown>;
};

export type Schedule = {
  /** Something in the vault changed. */
  noteChange(): void;
  /** When a connection runs next by the clock; seconds. */
  nextAt(connection: OpenConnection): number | null;
  stop(): void;
};

/** Runs connections by themselves while the vault is open: after a change, every so many minutes, or not at all. */
export function createSchedule(needs: ScheduleNeeds): Schedule {
  const { clock, after, connections, hasChanges, isWaiting, run } = needs;
  const began = clock.monotonic();
  /** When each began to run last, or when it was first seen. */
  const last = new Map<string, number>();
  const again = new Map<string, { at: number; pause: number }>();
  let stopSettling = () => {};
  let stopLooking = after(LOOK, look);
  let stopped = false;

  /** By the clock that stands while the computer sleeps, so that nothing is caught up on at once. */
  function dueAt({ id, when }: OpenConnection): number | null {
    if (when.kind !== 'every') return null;
    const before = last.get(id);
    return before === undefined ? began + FIRST : before + when.minutes * 60_000;
  }

  function start(connection: OpenConnection): void {
    const { id } = connection;
    const { pause = RETRY } = again.get(id) ?? {};
    last.set(id, clock.monotonic());
    again.delete(id);
    // What went wrong is kept in the vault's history by the run itself.
    run(connection).catch(() => again.set(id, { at: clock.monotonic() + pause, pause: Math.min(pause * 2, LONGEST) }));
  }

  /** After a run that did not get through. */
  function isAgain({ id }: OpenConnection): boolean {
    return (again.get(id)?.at ?? Number.POSITIVE_INFINITY) <= clock.monotonic();
  }

  function look(): void {
    stopLooking = after(LOOK, look);
    for (const connection of connections()) {
      const due = dueAt(connection);
      const isDue = due !== null && due <= clock.monotonic();
      const isLeft = connection.when.kind !== 'manual' && (isWaiting(connection) || isAgain(connection));
      if (isDue || isLeft) start(connection);
    }
  }

  function lookAtChanges(): void {
    for (const connection of connections()) {
      if (connection.when.kind === 'on-change' && hasChanges(connection)) start(connection);
    }
  }

  return {
    noteChange() {
      if (stopped) return;
      stopSettling();
      stopSettling = after(SETTLED, lookAtChanges);
    },
    nextAt(connection) {
      const due = dueAt(connection);
      return due === null ? null : Math.ceil((clock.now() + due - clock.monotonic()) / 1_000);
    },
    stop() {
      stopped = true;
      stopSettling();
      stopLooking();
    },
  };
}
