import type { Integrity } from '../../src-preload/contract.ts';
import { texts } from '../../src-texts/texts.ts';
import { unwrap } from '../bridge.ts';
import { announce } from '../ui/announce.ts';
import { resettable } from '../ui/reset.ts';
import { useVault } from '../unlock/vault-store.ts';

/** What the check of the open vault found so far, and whether its list is shown. */
export const useIntegrity = resettable<{ integrity: Integrity | null; listShown: boolean }>({
  integrity: null,
  listShown: false,
});

/** Follows the check; asks for it whenever a vault is open. */
export function startIntegrity(): () => void {
  const undoEvents = window.coffer.vault.onIntegrity(receive);
  const undoPhase = useVault.subscribe((now, before) => {
    if (now.vault?.phase === 'unlocked' && before.vault?.phase !== 'unlocked') void read();
  });
  if (useVault.getState().vault?.phase === 'unlocked') void read();
  return () => {
    undoEvents();
    undoPhase();
  };
}

export function showDamaged(listShown: boolean): void {
  useIntegrity.setState({ listShown });
}

/** Resolves once the check of the open vault is over. */
export function whenChecked(): Promise<void> {
  const isOver = ({ integrity } = useIntegrity.getState()) => integrity !== null && integrity.state !== 'checking';
  if (isOver()) return Promise.resolve();
  return new Promise((resolve) => {
    const undo = useIntegrity.subscribe((state) => {
      if (!isOver(state)) return;
      undo();
      resolve();
    });
  });
}

/** Where main can't answer, nothing is claimed; its event tells later. */
async function read(): Promise<void> {
  const integrity = await unwrap(window.coffer.vault.integrity()).catch(() => null);
  if (integrity && useVault.getState().vault?.phase === 'unlocked') receive(integrity);
}

function receive(integrity: Integrity): void {
  const before = useIntegrity.getState().integrity?.state;
  useIntegrity.setState({ integrity });
  if (integrity.state === 'damaged' && before !== 'damaged') announce(texts.status.banners.damaged);
}
