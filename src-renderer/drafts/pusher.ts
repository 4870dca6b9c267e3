import type { Draft, Id } from '../../src-preload/contract.ts';

export type Pusher = ReturnType<typeof createPusher>;

/**
 * Sends main what an editor holds, with each change: a lock that comes from outside does not ask the page first, it takes
 * the keys. While main has not answered, changes wait, and then only the latest goes. `isKept` where main has a draft of
 * it already.
 */
export function createPusher(secret: Id | null, isKept: boolean) {
  let kept = isKept;
  let latest: Draft | null = null;
  let unanswered = 0;

  function send(): void {
    if (latest === null) return;
    // What main can't take now goes with the next word.
    const sent = window.coffer.drafts.keep(latest);
    latest = null;
    kept = true;
    unanswered += 1;
    void sent.then(answered, answered);
  }

  function answered(): void {
    unanswered -= 1;
    if (unanswered === 0) send();
  }

  return {
    typed(draft: Draft): void {
      latest = draft;
      if (unanswered === 0) send();
    },
    /** Sends it without waiting for an answer. */
    push: send,
    /** There is nothing unsaved any more. */
    drop(): void {
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

/** What was typed while main has not answered goes there too: the vault is about to be locked. */
export function pushDraft(): void {
  current?.push();
}
