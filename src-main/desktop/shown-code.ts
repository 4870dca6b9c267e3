import type { Clock } from '../vault/environment.ts';

/** For so long a new recovery code may keep a vault from locking when idle, in milliseconds. */
const LONGEST = 10 * 60_000;

export type ShownCode = {
  /** A code was given to the window; `most` milliseconds at the longest count as "on the screen". */
  show(most?: number): void;
  /** It is written down, or gone. */
  end(): void;
  isShown(): boolean;
};

/** Whether a recovery code that is given this once is on the screen, by the clock that says that more time has passed. */
export function createShownCode(clock: Clock): ShownCode {
  let shown: { wall: number; monotonic: number; most: number } | null = null;
  return {
    show(most = LONGEST) {
      shown = { wall: clock.now(), monotonic: clock.monotonic(), most };
    },
    end() {
      shown = null;
    },
    isShown() {
      if (!shown) return false;
      return Math.max(clock.now() - shown.wall, clock.monotonic() - shown.monotonic) < shown.most;
    },
  };
}
