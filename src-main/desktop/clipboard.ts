import { createHmac, timingSafeEqual } from 'node:crypto';
import type { ClipboardState } from '../../src-preload/contract.ts';
import { texts } from '../../src-texts/texts.ts';
import type { Clock, RandomBytes } from '../vault/environment.ts';
import { VaultError } from '../vault/errors.ts';
import { type Board, clearBoards } from './clipboard-clearing.ts';
import type { ClipboardNotes } from './clipboard-note.ts';
import type { After } from './timer.ts';

const failures = texts.desktop.clearingFailures;

/** What is copied: a secret's value, or (`null`) one that is in no secret yet. */
export type CopiedSecret = { secret: string | null; name: string; text: string };

export type ClipboardKeeper = {
  state(): ClipboardState;
  /** Puts a value on the clipboard and answers for its clearing; throws CLIPBOARD_FAILED where it did not arrive. */
  copy(copied: CopiedSecret): Promise<ClipboardState>;
  /** Takes our value off every clipboard that still holds it, and nothing else. */
  clear(): Promise<ClipboardState>;
  /** The same for a person who asks: whatever is there goes too while it may be what an earlier run left. */
  clearNow(): Promise<ClipboardState>;
  /** Looks at the clocks now: after sleep, on focus. Tries again what failed. */
  check(): Promise<ClipboardState>;
  /** At the start: whether an earlier run ended before it could clear. */
  begin(): Promise<ClipboardState>;
  /** A vault was unlocked: clears what an earlier run left, if that is what is still there. */
  recognise(): Promise<ClipboardState>;
  /** Resolves when nothing that was cleared has to be looked at once more. */
  settled(): Promise<void>;
};

export type ClipboardNeeds = {
  boards: readonly Board[];
  clock: Clock;
  random: RandomBytes;
  after: After;
  notes: ClipboardNotes;
  /** Whether this system lets only the window in front change the clipboard. */
  onlyInFront: boolean;
  /** How long a value may stay, from the settings; 0 means until lock or quit. */
  seconds: () => number;
  emit: (state: ClipboardState) => void;
};

type Shown = { secret: string | null; name: string; excluded: boolean; totalMs: number };

/** Something of ours that may be on some boards. */
type Held = {
  boards: readonly Board[];
  digests: readonly Buffer[];
  since: { wall: number; monotonic: number };
  /** What the countdown says; `null` for what an earlier run left. */
  shown: Shown | null;
  /** How often it was taken off by now. */
  cleared: number;
};

/** After a clearing it is looked once more: some clipboard managers put back what was there. */
const lookAgainMs = 500;
const mostClearings = 2;

/** The one owner of what Coffer put on the clipboard and of its timer. It keeps a keyed digest, never the text. */
export function createClipboardKeeper(needs: ClipboardNeeds): ClipboardKeeper {
  const { boards, clock, notes, emit } = needs;
  const key = needs.random(32);
  let held: Held | null = null;
  let rest: ClipboardState = { kind: 'empty' };
  let stopTimer = () => {};
  let last: Promise<unknown> = Promise.resolve();
  const waiting: (() => void)[] = [];

  /** One thing at a time, in the order asked for: a lock's clearing comes after the copy before it. */
  function inTurn<T>(step: () => Promise<T>): Promise<T> {
    const turn = last.then(step);
    last = turn.catch(() => {});
    return turn;
  }

  const digestOf = (text: string) => createHmac('sha256', key).update(text, 'utf8').digest();
  const isOneOf = (text: string, digests: readonly Buffer[]) =>
    digests.some((digest) => timingSafeEqual(digestOf(text), digest));
  const present = () => ({ wall: clock.now(), monotonic: clock.monotonic() });

  /** Time left by the clock that says least: one of them may have slept, the other may have been set. */
  function remaining({ totalMs }: Shown, { wall, monotonic }: Held['since']): number {
    const gone = Math.max(0, clock.now() - wall, clock.monotonic() - monotonic);
    return Math.max(0, totalMs - gone);
  }

  /** What is counted down: it is on the clipboard and nothing went wrong. */
  function counting(): { shown: Shown; left: number } | null {
    if (!held?.shown || held.cleared > 0 || rest.kind === 'failed') return null;
    return { shown: held.shown, left: remaining(held.shown, held.since) };
  }

  function state(): ClipboardState {
    const now = counting();
    return now ? { kind: 'holding', ...now.shown, remainingMs: Math.ceil(now.left) } : rest;
  }

  function publish(): ClipboardState {
    const now = state();
    emit(now);
    return now;
  }

  const isDue = () => {
    const now = counting();
    return now !== null && now.shown.totalMs > 0 && now.left === 0;
  };

  function schedule(): void {
    stopTimer();
    const now = counting();
    if (held !== null && held.cleared > 0) stopTimer = needs.after(lookAgainMs, () => void inTurn(lookAgain));
    else if (now && now.shown.totalMs > 0)
      stopTimer = needs.after(Math.min(1_000, Math.max(1, now.left)), () => void check());
  }

  /** Nothing of ours is anywhere, or somebody else has to help: there is nothing to wait for. */
  function settle(): void {
    for (const go of waiting.splice(0)) go();
  }

  function forget(): void {
    held = null;
    notes.set(null);
    settle();
  }

  function fail(of: Held, why: keyof typeof failures): ClipboardState {
    const reason = why === 'kept' && needs.onlyInFront ? 'only-in-front' : why;
    of.cleared = 0;
    rest = { kind: 'failed', reason: failures[reason] };
    settle();
    schedule();
    return publish();
  }

  async function takeOff(of: Held): Promise<ClipboardState> {
    const isFirst = of.cleared === 0;
    const hadFailed = rest.kind === 'failed';
    const outcome = await clearBoards(of.boards, (text) => isOneOf(text, of.digests));
    if (outcome === 'kept' || outcome === 'unreadable') return fail(of, outcome);
    if (outcome === 'cleared' && of.cleared === mostClearings) return fail(of, 'put-back');
    if (outcome === 'cleared') of.cleared += 1;
    else forget();
    schedule();
    if (!isFirst) return state();
    rest = { kind: outcome === 'cleared' || hadFailed ? 'cleared' : 'empty' };
    return publish();
  }

  async function lookAgain(): Promise<ClipboardState> {
    return held !== null && held.cleared > 0 ? takeOff(held) : state();
  }

  async function clear(): Promise<ClipboardState> {
    // What was taken off is looked at once more anyway.
    return held !== null && held.cleared === 0 ? takeOff(held) : state();
  }

  /** The boards that can be read and hold some text. */
  async function readAll(): Promise<{ board: Board; text: string }[]> {
    const found = await Promise.all(boards.map(async (board) => ({ board, text: await board.read().catch(() => '') })));
    return found.filter(({ text }) => text !== '');
  }

  /** Takes off what an earlier run left, or may have left. */
  async function takeOffLeft(left: { board: Board; text: string }[]): Promise<ClipboardState> {
    const digests = left.map(({ text }) => digestOf(text));
    held = { boards: left.map(({ board }) => board), digests, since: present(), shown: null, cleared: 0 };
    return takeOff(held);
  }

  async function write(text: string): Promise<{ written: Board[]; excluded: boolean }> {
    const outcomes = await Promise.allSettled(boards.map((board) => board.write(text)));
    const written = boards.filter((_, n) => outcomes[n]?.status === 'fulfilled');
    // A selection clipboard may be missing or slow; what counts is the one that Ctrl+V reads.
    if (boards[0] === undefined || written[0] !== boards[0]) throw new Error('not on the clipboard');
    return { written, excluded: outcomes.every((one) => one.status === 'rejected' || one.value) };
  }

  async function put({ secret, name, text }: CopiedSecret, note: ReturnType<typeof notes.about>) {
    const previous = { held, rest, note: notes.get() };
    const digests = [digestOf(text)];
    const shown = { secret, name, excluded: false, totalMs: needs.seconds() * 1_000 };
    const mine: Held = { boards, digests, since: present(), shown, cleared: 0 };
    settle();
    held = mine;
    rest = { kind: 'empty' };
    notes.set(note);
    try {
      const { written, excluded } = await write(text);
      mine.boards = written;
      shown.excluded = excluded;
      if (!isOneOf((await written[0]?.read()) ?? '', digests)) throw new Error('not on the clipboard');
    } catch {
      await clearBoards(boards, (found) => isOneOf(found, digests));
      ({ held, rest } = previous);
      notes.set(previous.note);
      schedule();
      throw new VaultError('CLIPBOARD_FAILED');
    }
    schedule();
    return publish();
  }

  function check(): Promise<ClipboardState> {
    return inTurn(async () => {
      if (isDue() || rest.kind === 'failed') return clear();
      schedule();
      return counting() ? publish() : state();
    });
  }

  return {
    state,
    check,
    copy(copied) {
      // Now, while the vault is open for sure; in its turn it may be locked.
      const note = notes.about(copied.text);
      return inTurn(() => put(copied, note));
    },
    clear: () => inTurn(clear),
    clearNow: () => inTurn(async () => (rest.kind === 'left' ? takeOffLeft(await readAll()) : clear())),
    begin: () =>
      inTurn(async () => {
        if (held !== null || notes.get() === null) return state();
        if ((await readAll()).length === 0) notes.set(null);
        else rest = { kind: 'left' };
        return publish();
      }),
    recognise: () =>
      inTurn(async () => {
        if (rest.kind !== 'left') return state();
        const found = await readAll();
        if (found.some(({ text }) => notes.knows(text) === null)) return state();
        return takeOffLeft(found.filter(({ text }) => notes.knows(text)));
      }),
    settled: () =>
      held !== null && held.cleared > 0 ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve(),
  };
}
