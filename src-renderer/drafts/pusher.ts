import type { Draft, Id } from '../../src-preload/contract.ts';

/** How long main may be behind what is typed. */
const behindMs = 400;

export type Pusher = ReturnType<typeof createPusher>;

/** Sends main what an editor holds, while somebody types; `isKept` where main has a draft of it already. */
export function createPusher(secret: Id | null, isKept: boolean) {
  let kept = isKept;
  let latest: Draft | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function send(): void {
    if (latest === null) return;
    // Nobody waits for it: what main can't take now goes with the next word.
    void window.coffer.drafts.keep(latest);
    latest = null;
    kept = true;
  }

  /** Sends what there is, and what is typed meanwhile a little later. */
  function beat(): void {
    timer = undefined;
    if (latest === null) return;
    send();
    timer = setTimeout(beat, behindMs);
  }

  return {
    typed(draft: Draft): void {
      latest = draft;
      if (timer === undefined) beat();
    },
    /** Sends it now. */
    push: send,
    /** There is nothing unsaved any more. */
    drop(): void {
      clearTimeout(timer);
      timer = undefined;
      latest = null;
      if (kept) void window.coffer.drafts.discard({ secret });
      kept = false;
    },
  };
}

let current: Pusher | null = null;

/** Which editor is open; gives its own undo. */
export function follow(pusher: Pusher): () => void {
  current = pusher;
  return () => {
    if (current === pusher) current = null;
  };
}

/** What was typed in the last moment goes to main: the vault is about to be locked. */
export function pushDraft(): void {
  current?.push();
}
