import type { Progress } from '../vault/environment.ts';
import { VaultError } from '../vault/errors.ts';

export type Derivation = {
  isRunning(): boolean;
  stop(): void;
  /** Runs it; throws BUSY beside another one. What it made although it was stopped is undone, and it is CANCELLED. */
  run<T>(work: (progress: Progress) => Promise<T>, undo: (made: T) => void): Promise<T>;
};

/** Percent by percent, so that quick work, which tells after every few milliseconds, doesn't flood the window. */
function byPercent(report: (fraction: number) => void): (fraction: number) => void {
  let shown = -1;
  return (fraction) => {
    const percent = Math.floor(fraction * 100);
    if (percent === shown) return;
    shown = percent;
    report(fraction);
  };
}

/** The one derivation of a key that may run at a time. One that was stopped doesn't stand in the way of the next. */
export function createDerivation(report: (fraction: number) => void): Derivation {
  let current: AbortController | null = null;
  const isRunning = () => current !== null && !current.signal.aborted;
  return {
    isRunning,
    stop: () => current?.abort(),
    async run(work, undo) {
      if (isRunning()) throw new VaultError('BUSY');
      const own = new AbortController();
      const { signal } = own;
      current = own;
      try {
        const made = await work({ signal, onProgress: byPercent((fraction) => signal.aborted || report(fraction)) });
        if (!signal.aborted) return made;
        undo(made);
        throw new VaultError('CANCELLED');
      } finally {
        if (current === own) current = null;
      }
    },
  };
}
