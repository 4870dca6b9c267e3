import { useEffect, useState } from 'react';
import { texts } from '../../src-texts/texts.ts';
import type { CofferError } from '../bridge.ts';
import { announce } from '../ui/announce.ts';

const t = texts.unlock;

/** Whole seconds until the password may be tried again, after a refusal that says so; 0 where nothing is to be waited for. */
export function useWait(error: CofferError | null): number {
  const [left, setLeft] = useState(0);
  useEffect(() => {
    const seconds = waitOf(error);
    setLeft(seconds);
    if (seconds === 0) return;
    const until = Date.now() + seconds * 1_000;
    const timer = setInterval(() => {
      const rest = Math.ceil((until - Date.now()) / 1_000);
      setLeft(Math.max(0, rest));
      if (rest > 0) return;
      clearInterval(timer);
      announce(t.tryAgainNow);
    }, 250);
    return () => clearInterval(timer);
  }, [error]);
  return left;
}

function waitOf(error: CofferError | null): number {
  const seconds = error?.details.waitSeconds;
  return typeof seconds === 'number' && seconds > 0 ? seconds : 0;
}
