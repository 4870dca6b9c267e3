import { create } from 'zustand';
import { unwrap } from '../bridge.ts';
import { resetAllStores } from '../ui/reset.ts';

/** Whether this window is in sight. Out of it, it shows nothing and holds nothing. */
export const useShown = create<{ shown: boolean }>(() => ({ shown: false }));

export async function startQuickAccess(): Promise<void> {
  window.coffer.desktop.onQuickAccess(({ shown }) => receive(shown));
  receive((await unwrap(window.coffer.desktop.state())).quickAccess);
}

function receive(shown: boolean): void {
  if (!shown) resetAllStores();
  useShown.setState({ shown });
}

/** Puts the window away. */
export function close(): void {
  void window.coffer.desktop.closeQuickAccess();
}

/** Shows the main window, with a secret if one is named. */
export function openMain(secret: string | null): void {
  void window.coffer.desktop.openMain({ secret });
}
