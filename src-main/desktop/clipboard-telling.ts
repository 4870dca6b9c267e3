import type { ClipboardState } from '../../src-preload/contract.ts';
import { texts } from '../../src-texts/texts.ts';
import type { Notifier } from './notify.ts';

const t = texts.desktop.clipboard;

export type ClipboardTellingNeeds = {
  notifier: Notifier;
  /** Whether the window that shows what is on the clipboard is in front. */
  isInSight: () => boolean;
  /** Whether a screen reader is in use. */
  isReadAloud: () => boolean;
};

/**
 * Says by a notification what the main window would say if it were in front: that a value was not cleared, and to a screen
 * reader that one was copied. It names no secret. Give it every state of the clipboard.
 */
export function createClipboardTelling({
  notifier,
  isInSight,
  isReadAloud,
}: ClipboardTellingNeeds): (state: ClipboardState) => void {
  let before: ClipboardState = { kind: 'empty' };
  return (state) => {
    const isNews = state.kind !== before.kind || isAnotherCopy(before, state);
    before = state;
    if (!isNews) return;
    notifier.close('clipboard');
    const said = isInSight() ? null : wordsFor(state, isReadAloud());
    if (said) notifier.show({ kind: 'clipboard', ...said, wish: null });
  };
}

function wordsFor(state: ClipboardState, isReadAloud: boolean): { title: string; body: string } | null {
  if (state.kind === 'failed') return { title: t.notCleared, body: t.openToTryAgain(state.reason) };
  if (state.kind !== 'holding' || !isReadAloud) return null;
  return { title: t.copied, body: state.totalMs === 0 ? t.stays : t.clears(Math.round(state.totalMs / 1_000)) };
}

/** The time left only grows with another copy. */
function isAnotherCopy(before: ClipboardState, state: ClipboardState): boolean {
  if (before.kind !== 'holding' || state.kind !== 'holding') return false;
  return state.remainingMs > before.remainingMs || state.secret !== before.secret || state.name !== before.name;
}
