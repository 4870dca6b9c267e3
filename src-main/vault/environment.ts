import type { DeriveKey } from '../crypto/kdf.ts';

/** Where time comes from. */
export type Clock = {
  /** Milliseconds since 1970 UTC, by the system's clock, which people and networks move. */
  now(): number;
  /** Milliseconds from an arbitrary start, never backwards. */
  monotonic(): number;
};

/** Gives that many random bytes from the system's generator. */
export type RandomBytes = (length: number) => Uint8Array;

/** What a vault takes from outside; tests pass their own. */
export type VaultContext = {
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly deriveKey: DeriveKey;
  /** scrypt's N for new passwords, and the one for a computer that derives with it in under a second. */
  readonly cost: number;
  readonly costliest: number;
  /** Folder in app data that remembers the newest state seen of each vault. */
  readonly marksFolder: string;
};

export type Progress = { signal?: AbortSignal | undefined; onProgress?: ((fraction: number) => void) | undefined };

/** Whole seconds since 1970 UTC. */
export function nowSeconds(clock: Clock): number {
  return Math.floor(clock.now() / 1_000);
}

/** Who did something: a person in the window, or an import. */
export type Actor = 'person' | 'import';
