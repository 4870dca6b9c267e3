import { useEffect, useRef, useState } from 'react';
import { texts } from '../../src-texts/texts.ts';
import { asCofferError, type CofferError } from '../bridge.ts';
import { announce } from '../ui/announce.ts';
import { keepsPassword } from './failures.ts';
import { useWait } from './use-wait.ts';
import { unlockVault } from './vault-actions.ts';

export type Unlocking = ReturnType<typeof useUnlocking>;

/** The master password as it is typed and tried, and what came of it: in the main window and in quick access alike. */
export function useUnlocking() {
  const [password, setPassword] = useState('');
  const [error, setError] = useState<CofferError | null>(null);
  const [busy, setBusy] = useState(false);
  const [reading, setReading] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const wait = useWait(error);
  // A wait ends by itself: it is said at the field, where typing may go on.
  const isAtField = error?.code === 'WRONG_PASSWORD' || error?.code === 'TOO_MANY_ATTEMPTS';
  const wrong = isAtField ? error.message : undefined;
  const failure = isAtField ? null : error;

  // Back from a panel, or after a wrong password: the hands are on the keyboard.
  const isTyped = failure === null && !busy;
  useEffect(() => {
    if (!isTyped) return;
    field.current?.focus();
    if (isAtField) field.current?.select();
  }, [isTyped, isAtField]);

  async function unlock(acceptOlderCopy: boolean, forReading = false): Promise<void> {
    if (busy || wait > 0) return;
    if (password === '') return field.current?.focus();
    setBusy(true);
    setError(null);
    announce(texts.unlock.locked.checkingSaid);
    try {
      setReading(forReading);
      await unlockVault(password, acceptOlderCopy, forReading);
      // It stays busy for the moment until the window is drawn.
      setPassword('');
    } catch (caught) {
      const refused = asCofferError(caught);
      if (!keepsPassword(refused.code)) setPassword('');
      setError(refused.code === 'CANCELLED' ? null : refused);
      setBusy(false);
    }
  }

  /** To an empty field, with nothing said about it. */
  function reset(): void {
    setPassword('');
    setError(null);
  }

  return {
    ...{ password, field, busy, wait, wrong, failure, setError, reset },
    submit: () => void unlock(false),
    type(text: string) {
      setPassword(text);
      if (wait === 0) setError(null);
    },
    /** The ways on from a failure that both windows have. */
    ways: {
      onRetry: password === '' ? reset : () => void unlock(false),
      onAccept: () => void unlock(true, reading),
      onRead: () => void unlock(false, true),
      onBack: reset,
    },
  };
}
