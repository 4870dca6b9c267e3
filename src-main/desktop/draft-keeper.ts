import type { Draft } from '../../src-preload/contract.ts';
import * as drafts from '../vault/drafts.ts';
import type { Session } from '../vault/session.ts';
import { errorFacts, type Log } from './log.ts';
import type { After } from './timer.ts';

/** How long typing goes on before what was typed is sealed; a sudden end costs no more than that. */
const sealAfterMs = 5_000;

export type DraftKeeperNeeds = { after: After; openSession: () => Session | null; log: Log };

export type DraftKeeper = {
  /** Takes what an editor holds now. */
  keep(draft: Draft): void;
  /** What was typed is saved, or not wanted any more. */
  discard(secret: string | null): void;
  /** Seals what is held into the vault at once: it is about to be locked, or somebody asks. Never throws. */
  seal(session: Session): void;
  /** The vault is locked. */
  forget(): void;
};

/** Holds what is being typed in an editor, and seals it into the vault from time to time and before it is locked. */
export function createDraftKeeper({ after, openSession, log }: DraftKeeperNeeds): DraftKeeper {
  const held = new Map<string | null, Draft>();
  let stopTimer: (() => void) | null = null;

  function stop(): void {
    stopTimer?.();
    stopTimer = null;
  }

  function sealHeld(): void {
    stopTimer = null;
    const session = openSession();
    if (session) seal(session);
  }

  function seal(session: Session): void {
    stop();
    for (const [secret, draft] of held) {
      try {
        drafts.keep(session, draft);
        held.delete(secret);
      } catch (error) {
        // The vault is busy or the disk full: it is tried again with the next word, and before locking.
        log.warn('draft.not-kept', errorFacts(error));
      }
    }
  }

  return {
    keep(draft) {
      held.set(draft.secret, draft);
      stopTimer ??= after(sealAfterMs, sealHeld);
    },
    discard(secret) {
      held.delete(secret);
      const session = openSession();
      if (session) drafts.discard(session, { secret });
    },
    seal,
    forget() {
      stop();
      held.clear();
    },
  };
}
