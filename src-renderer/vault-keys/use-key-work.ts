import { useState } from 'react';
import { asCofferError, type CofferError } from '../bridge.ts';
import { announce } from '../ui/announce.ts';
import { cancelKeyWork } from './actions.ts';

/** Work with the vault's keys: one at a time, with what went wrong, and a way to take it back. */
export function useKeyWork() {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<CofferError | null>(null);

  /** `what` is said: a sentence. */
  const run = async (what: string, work: () => Promise<void>): Promise<void> => {
    if (busy) return;
    setBusy(true);
    setError(null);
    announce(what);
    try {
      await work();
    } catch (caught) {
      setError(asCofferError(caught));
    } finally {
      setBusy(false);
    }
  };

  return { busy, error, run, forget: () => setError(null), cancel: () => void cancelKeyWork() };
}
export type KeyWork = ReturnType<typeof useKeyWork>;
