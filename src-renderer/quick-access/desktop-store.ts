import { create } from 'zustand';
import type { DesktopState } from '../../src-preload/contract.ts';
import { texts } from '../../src-texts/texts.ts';
import { unwrap } from '../bridge.ts';
import { openDialog } from '../ui/dialogs.ts';
import { showToast } from '../ui/toast.ts';
import { useVault } from '../unlock/vault-store.ts';

const t = texts.quickAccess.shortcut;

/** What the desktop gave of what the settings ask for; `null` until main has answered. It is not secret. */
export const useDesktop = create<{ desktop: DesktopState | null }>(() => ({ desktop: null }));

let isSaid = false;

/** Reads it, follows it, and says once after unlocking where the shortcut was refused at the start. */
export async function startDesktop(): Promise<void> {
  window.coffer.desktop.onState((desktop) => useDesktop.setState({ desktop }));
  useDesktop.setState({ desktop: await unwrap(window.coffer.desktop.state()) });
  useVault.subscribe(({ vault }) => {
    if (vault?.phase === 'unlocked') sayIfRefused();
  });
  if (useVault.getState().vault?.phase === 'unlocked') sayIfRefused();
}

function sayIfRefused(): void {
  if (isSaid || useDesktop.getState().desktop?.shortcut !== 'refused') return;
  isSaid = true;
  showToast({
    text: t.refused,
    tone: 'bad',
    action: { label: t.settings, onSelect: () => openDialog('settings') },
  });
}
