import { readDrafts } from '../drafts/actions.ts';
import { refresh, selectFirstIfGone } from '../secrets/detail-actions.ts';
import { onReset, resettable } from '../ui/reset.ts';
import { useVault } from './vault-store.ts';

/** Whether what the main window shows has been read since unlocking: it is shown once, with all that is in it. */
export const useOpenVault = resettable({ isRead: false });

let forget = () => {};
onReset(() => forget());

/** Reads what the main window shows the moment that the vault is open, before anything is drawn, and after each change. */
export function startOpenVault(): void {
  if (isUnlocked(useVault.getState())) read();
  useVault.subscribe((now, before) => {
    if (isUnlocked(now) && !isUnlocked(before)) read();
  });
}

const isUnlocked = ({ vault }: ReturnType<typeof useVault.getState>) => vault?.phase === 'unlocked';

function read(): void {
  let wanted = true;
  const undo = window.coffer.vault.onChanged(() => void refresh());
  forget = () => {
    wanted = false;
    undo();
    forget = () => {};
  };
  void readDrafts();
  // Where something can't be read, the window says so at its place.
  void refresh()
    .catch(() => undefined)
    .then(() => {
      if (!wanted) return;
      useOpenVault.setState({ isRead: true });
      return selectFirstIfGone();
    });
}
