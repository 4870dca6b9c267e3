import { createHmac, timingSafeEqual } from 'node:crypto';
import type { ClipboardState } from '../../src-preload/contract.ts';
import type { Clock, RandomBytes } from '../vault/environment.ts';
import { VaultError } from '../vault/errors.ts';
import type { After } from './timer.ts';

/** One clipboard of the system. Linux has two; the first of a list is the one that Ctrl+V reads. */
export type Board = { write(text: string): Promise<void>; read(): Promise<string>; clear(): void };

export type CopiedSecret = { secret: string; name: string; text: string };

export type ClipboardKeeper = {
  state(): ClipboardState;
  /** Puts a value on the clipboard and answers for its clearing; throws CLIPBOARD_FAILED where it did not arrive. */
  copy(copied: CopiedSecret): Promise<ClipboardState>;
  /** Takes our value off every clipboard that still holds it, and nothing else. */
  clear(): Promise<ClipboardState>;
  /** Looks at the clocks now: after sleep, on focus. Tries again what failed. */
  check(): Promise<ClipboardState>;
};

export type ClipboardNeeds = {
  boards: readonly Board[];
  clock: Clock;
  random: RandomBytes;
  after: After;
  /** How long a value may stay, from the settings; 0 means until lock or quit. */
  seconds: () => number;
  emit: (state: ClipboardState) => void;
};

type Held = { secret: string; name: string; digest: Buffer; totalMs: number; wall: number; monotonic: number };

const failure =
  'The clipboard did not let go of the value. Copy something else to replace it, or bring Coffer to the front and clear again.';

/** The one owner of what Coffer put on the clipboard and of its timer. It keeps a keyed digest, never the text. */
export function createClipboardKeeper(needs: ClipboardNeeds): ClipboardKeeper {
  const { boards, clock, emit } = needs;
  const key = needs.random(32);
  let held: Held | null = null;
  let rest: ClipboardState = { kind: 'empty' };
  let stopTimer = () => {};
  let last: Promise<unknown> = Promise.resolve();

  /** One thing at a time, in the order asked for: a lock's clearing comes after the copy before it. */
  function inTurn<T>(step: () => Promise<T>): Promise<T> {
    const turn = last.then(step);
    last = turn.catch(() => {});
    return turn;
  }

  const digestOf = (text: string) => createHmac('sha256', key).update(text, 'utf8').digest();
  const isOurs = (text: string, digest: Buffer) => timingSafeEqual(digestOf(text), digest);

  /** Time left by the clock that says least: one of them may have slept, the other may have been set. */
  function remaining(of: Held): number {
    const gone = Math.max(0, clock.now() - of.wall, clock.monotonic() - of.monotonic);
    return Math.max(0, of.totalMs - gone);
  }

  function state(): ClipboardState {
    if (held === null || rest.kind === 'failed') return rest;
    const { secret, name, totalMs } = held;
    return { kind: 'holding', secret, name, totalMs, remainingMs: Math.ceil(remaining(held)) };
  }

  function publish(): ClipboardState {
    const now = state();
    emit(now);
    return now;
  }

  const isDue = () => held !== null && held.totalMs > 0 && remaining(held) === 0;

  function schedule(): void {
    stopTimer();
    if (held === null || held.totalMs === 0 || rest.kind === 'failed') return;
    stopTimer = needs.after(Math.min(1_000, Math.max(1, remaining(held))), () => void check());
  }

  /** Whether our value was there, and whether it is gone now. */
  async function clearBoard(board: Board, digest: Buffer): Promise<'not-ours' | 'cleared' | 'failed'> {
    try {
      if (!isOurs(await board.read(), digest)) return 'not-ours';
      board.clear();
      return isOurs(await board.read(), digest) ? 'failed' : 'cleared';
    } catch {
      return 'failed';
    }
  }

  async function clearHeld(): Promise<ClipboardState> {
    if (held === null) return state();
    const { digest } = held;
    const outcomes = await Promise.all(boards.map((board) => clearBoard(board, digest)));
    if (outcomes.includes('failed')) rest = { kind: 'failed', reason: failure };
    else {
      held = null;
      rest = outcomes.includes('cleared') ? { kind: 'cleared' } : { kind: 'empty' };
    }
    schedule();
    return publish();
  }

  async function put({ secret, name, text }: CopiedSecret): Promise<ClipboardState> {
    const digest = digestOf(text);
    const previous = held;
    held = { secret, name, digest, totalMs: needs.seconds() * 1_000, wall: clock.now(), monotonic: clock.monotonic() };
    rest = { kind: 'empty' };
    try {
      // A selection clipboard may be missing or slow; what counts is the one that Ctrl+V reads.
      await Promise.all(boards.map((board, n) => (n === 0 ? board.write(text) : board.write(text).catch(() => {}))));
      if (boards[0] === undefined || !isOurs(await boards[0].read(), digest)) throw new Error('not on the clipboard');
    } catch {
      await Promise.all(boards.map((board) => clearBoard(board, digest)));
      held = previous;
      schedule();
      throw new VaultError('CLIPBOARD_FAILED');
    }
    schedule();
    return publish();
  }

  function check(): Promise<ClipboardState> {
    return inTurn(async () => {
      if (isDue() || rest.kind === 'failed') return clearHeld();
      schedule();
      return held === null ? state() : publish();
    });
  }

  return { state, check, copy: (copied) => inTurn(() => put(copied)), clear: () => inTurn(clearHeld) };
}
