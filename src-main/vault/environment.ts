import type { Actor } from '../../src-preload/contract.ts';
import type { DeriveKey } from '../crypto/kdf.ts';
import type { Guesser } from './guesser.ts';

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
  /** Tells how easily a text is guessed. */
  readonly guesser: Guesser;
  /** scrypt's N for new passwords, and the one for a computer that derives with it in under a second. */
  readonly cost: number;
  readonly costliest: number;
  /** Folder in app data that remembers the newest state seen of each vault. */
  readonly marksFolder: string;
};

export type Progress = { signal?: AbortSignal | undefined; onProgress?: ((fraction: number) => void) | undefined };

/** Of what changes by which keys the vault opens. */
export type KeyChange = Progress & {
  /** Waited for once the person has proved to be the owner, before anything changes; what it throws ends it. */
  beforeChange?: ((progress: Progress) => Promise<void>) | undefined;
};

/** Progress of one part of the whole that goes from `from` to `to`. */
export function portion({ signal, onProgress }: Progress, from: number, to: number): Progress {
  return { signal, onProgress: (fraction) => onProgress?.(from + (to - from) * fraction) };
}

/** Whole seconds since 1970 UTC. */
export function nowSeconds(clock: Clock): number {
  return Math.floor(clock.now() / 1_000);
}

/** The one who sits before the window, and whatever a person brings in from files. */
export const person: Actor = { kind: 'person' };
export const importer: Actor = { kind: 'import' };
