import { useCallback, useEffect, useRef, useState } from 'react';
import type { SecretValue } from '../../src-preload/contract.ts';
import { texts } from '../../src-texts/texts.ts';
import { asCofferError, type CofferError } from '../bridge.ts';
import { announce } from '../ui/announce.ts';
import { showToast } from '../ui/toast.ts';

const shownForMs = 30_000;

/**
 * A value that is shown for a while: it lives in the component alone and is dropped after 30 seconds, when the window
 * loses the focus, and with the component. `onRefused` gets what main said no with; else it is told in a message.
 */
export function useShownValue(read: () => Promise<SecretValue>, onRefused?: (error: CofferError) => void) {
  const [value, setValue] = useState<SecretValue | null>(null);
  const [left, setLeft] = useState(0);
  /** Grows when it is hidden or goes; an answer that comes later is dropped. */
  const turn = useRef(0);
  const shown = value !== null;

  const hide = useCallback(() => {
    turn.current += 1;
    setValue(null);
  }, []);

  const show = async () => {
    turn.current += 1;
    const mine = turn.current;
    try {
      const found = await read();
      if (mine !== turn.current || !document.hasFocus()) return;
      setLeft(shownForMs / 1000);
      setValue(found);
      announce(texts.history.value.shown);
    } catch (caught) {
      if (mine !== turn.current) return;
      const error = asCofferError(caught);
      if (onRefused) onRefused(error);
      else showToast({ text: error.message, tone: 'bad' });
    }
  };

  useEffect(() => {
    window.addEventListener('blur', hide);
    return () => {
      window.removeEventListener('blur', hide);
      turn.current += 1;
    };
  }, [hide]);
  useEffect(() => {
    if (!shown) return;
    const until = Date.now() + shownForMs;
    const timer = setInterval(() => {
      const rest = until - Date.now();
      if (rest <= 0) hide();
      else setLeft(Math.ceil(rest / 1000));
    }, 250);
    return () => clearInterval(timer);
  }, [shown, hide]);

  return { value, left, hide, toggle: () => (shown ? hide() : void show()) };
}
