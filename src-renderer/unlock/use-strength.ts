import { useEffect, useState } from 'react';
import type { Strength } from '../../src-preload/contract.ts';
import { estimateStrength } from './vault-actions.ts';

const settleMs = 120;

/** The strength of what is being typed; null while nothing is, or nothing is known yet. */
export function useStrength(password: string): Strength | null {
  const [strength, setStrength] = useState<Strength | null>(null);
  useEffect(() => {
    if (password === '') {
      setStrength(null);
      return;
    }
    let stale = false;
    const timer = setTimeout(() => {
      estimateStrength(password).then(
        (answer) => {
          if (!stale) setStrength(answer);
        },
        // Without an answer there is no meter; main still refuses what is too weak.
        () => {
          if (!stale) setStrength(null);
        },
      );
    }, settleMs);
    return () => {
      stale = true;
      clearTimeout(timer);
    };
  }, [password]);
  return strength;
}
