import { create } from 'zustand';
import type { ClipboardState } from '../../src-preload/contract.ts';
import { texts } from '../../src-texts/texts.ts';
import { unwrap } from '../bridge.ts';
import { tellFailure } from '../tell-failure.ts';
import { announce } from '../ui/announce.ts';
import { showToast } from '../ui/toast.ts';

const t = texts.status.clipboard;

type Shown = { clipboard: ClipboardState /** When a held value will be cleared, by `Date.now()`. */; clearsAt: number };

const nothing: Shown = { clipboard: { kind: 'empty' }, clearsAt: 0 };

/** What stands on the clipboard, by name only. It outlives a lock: the truth about it must stay in sight. */
export const useClipboard = create<Shown>(() => nothing);

/** How long "Clipboard cleared" stays to be read. */
const clearedMs = 8_000;
let forget: ReturnType<typeof setTimeout> | undefined;

export async function startClipboard(): Promise<void> {
  window.coffer.clipboard.onState(receiveClipboard);
  window.coffer.clipboard.onHint(() =>
    showToast({ text: t.onlyInFront, action: { label: t.understood, onSelect: () => {} } }),
  );
  show(await unwrap(window.coffer.clipboard.state()));
}

/** Takes what main says of the clipboard; says once that it was cleared, or that it was not. */
function receiveClipboard(clipboard: ClipboardState): void {
  const before = useClipboard.getState().clipboard.kind;
  show(clipboard);
  if (clipboard.kind === before) return;
  if (clipboard.kind === 'cleared') announce(t.saidCleared);
  if (clipboard.kind === 'failed') announce(t.failed(clipboard.reason));
}

/** Clears it at once; what comes of it is said. */
export function clearClipboard(): void {
  unwrap(window.coffer.clipboard.clear()).then(receiveClipboard, (caught: unknown) => tellFailure(caught));
}

function show(clipboard: ClipboardState): void {
  clearTimeout(forget);
  const clearsAt = clipboard.kind === 'holding' ? Date.now() + clipboard.remainingMs : 0;
  useClipboard.setState({ clipboard, clearsAt });
  if (clipboard.kind === 'cleared') forget = setTimeout(() => useClipboard.setState(nothing), clearedMs);
}
