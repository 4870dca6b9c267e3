import { readDrafts } from '../drafts/actions.ts';
import { readPlaces, readProjects } from '../projects/actions.ts';
import { refresh, selectFirstIfGone } from '../secrets/detail-actions.ts';
import { reloadList } from '../secrets/list-actions.ts';
import { painted } from '../ui/painted.ts';
import { onReset, resettable } from '../ui/reset.ts';
import { useVault } from './vault-store.ts';

/** Whether what the main window shows first has been read since unlocking: the list and what its places are called. */
export const useOpenVault = resettable({ isRead: false });

let forget = () => {};
onReset(() => forget());

/**
 * Reads what the main window shows the moment that the vault is open, before anything is drawn, and after each change. The
 * list is on the screen first; the selected secret, the numbers of the left pane and the drafts come right after it.
 */
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
  // Where something can't be read, the window says so at its place.
  void Promise.all([reloadList(), readPlaces()])
    .catch(() => undefined)
    .then(async () => {
      if (!wanted) return;
      useOpenVault.setState({ isRead: true });
      const shown = painted();
      void selectFirstIfGone(shown);
      await shown;
      if (!wanted) return;
      void readProjects().catch(() => undefined);
      void readDrafts();
    });
}
