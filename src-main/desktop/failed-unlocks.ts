import { createHash } from 'node:crypto';
import { z } from 'zod';
import { type ErrorCode, seconds } from '../../src-preload/contract.ts';
import { recordFailedTries } from '../vault/audit.ts';
import { type Clock, nowSeconds } from '../vault/environment.ts';
import { VaultError } from '../vault/errors.ts';
import type { Session } from '../vault/session.ts';
import type { JsonFile } from './json-file.ts';

/** Tries counted for a vault, and vaults that are remembered. */
const mostTries = 999;
const mostVaults = 50;

/** Tries without a wait; after each further one it doubles, from a second up to the longest. */
const freeTries = 3;
const longestWait = 30;

/** By the digest of a vault's path: the failed tries since the last success. Not protected: other programs can edit it. */
export const failedTries = z.record(
  z.string().regex(/^[0-9a-f]{64}$/),
  z.object({ count: z.int().min(1).max(mostTries), firstAt: seconds, lastAt: seconds }),
);
export type FailedTriesFile = JsonFile<z.infer<typeof failedTries>>;

/** What a wrong guess is answered with. A mistyped recovery code, which its check digits tell, is none. */
const wrongGuess: ReadonlySet<ErrorCode> = new Set<ErrorCode>(['WRONG_PASSWORD', 'WRONG_RECOVERY_CODE']);

export type FailedUnlocks = {
  /**
   * Runs what proves the password or the recovery code of a vault, and counts it when the guess was wrong. While the wait
   * after the last wrong one is not over it throws TOO_MANY_ATTEMPTS (`waitSeconds`) instead, before any derivation.
   */
  proving<T>(path: string, prove: () => Promise<T>): Promise<T>;
  /** Seals what was counted into the audit, now that there is a key; where it can't be written it stays counted. */
  note(session: Session): void;
  /** Counts from nothing again, for another vault in the same place. */
  forget(path: string): void;
};

/** Seconds to wait after so many failures. */
export function waitAfter(failures: number): number {
  return failures <= freeTries ? 0 : Math.min(longestWait, 2 ** (failures - freeTries - 1));
}

/**
 * Counts failed unlocks, which can't be sealed while there is no key. The waits go by the monotonic clock; the stored
 * time of the last failure only tells, after a restart, how much of one has passed. So setting the clock neither cuts a
 * wait short while Coffer runs nor makes one longer than it is.
 */
export function createFailedUnlocks(file: FailedTriesFile, clock: Clock): FailedUnlocks {
  const name = (path: string) => createHash('sha256').update(path).digest('hex');
  const started = new Map<string, number>();

  /** Since when, by the monotonic clock, the wait of a vault runs. */
  function startOf(vault: string, lastAt: number): number {
    const known = started.get(vault);
    if (known !== undefined) return known;
    const passed = Math.max(0, clock.now() - lastAt * 1_000);
    started.set(vault, clock.monotonic() - passed);
    return clock.monotonic() - passed;
  }

  function keep(tries: z.infer<typeof failedTries>): void {
    const newest = Object.entries(tries).toSorted(([, a], [, b]) => b.lastAt - a.lastAt);
    try {
      file.set(Object.fromEntries(newest.slice(0, mostVaults)));
    } catch {
      // The disk takes nothing: it is counted until Coffer ends, and the password is answered for as usual.
    }
  }

  function assertMayTry(vault: string): void {
    const tries = file.get()[vault];
    if (!tries) return;
    const left = startOf(vault, tries.lastAt) + waitAfter(tries.count) * 1_000 - clock.monotonic();
    if (left > 0) throw new VaultError('TOO_MANY_ATTEMPTS', { waitSeconds: Math.ceil(left / 1_000) });
  }

  function count(vault: string): void {
    const now = nowSeconds(clock);
    const before = file.get()[vault];
    const tries = {
      count: Math.min(mostTries, (before?.count ?? 0) + 1),
      firstAt: before?.firstAt ?? now,
      lastAt: now,
    };
    started.set(vault, clock.monotonic());
    keep({ ...file.get(), [vault]: tries });
  }

  function forget(path: string): void {
    const { [name(path)]: counted, ...others } = file.get();
    if (counted) keep(others);
  }

  return {
    async proving(path, prove) {
      assertMayTry(name(path));
      try {
        return await prove();
      } catch (error) {
        if (error instanceof VaultError && wrongGuess.has(error.code)) count(name(path));
        throw error;
      }
    },
    note(session) {
      const tries = file.get()[name(session.path)];
      if (tries && recordFailedTries(session, tries)) forget(session.path);
    },
    forget,
  };
}
