import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { encodeParts, fromHex, type Part, toHex } from './bytes.ts';

const MODULUS = 1n << 256n;
const PIN = 16;

/** A row's term: 32 bytes that only the holder of the vault key can make, over its table, id and all columns. */
export type Term = Uint8Array;

/** Computes the terms of rows under one key (HMAC-SHA256, RFC 2104). */
export type TermMaker = { of(table: string, columns: readonly Part[]): Term; end(): void };

/** Makes it; the key is taken in once, and the caller may wipe it. `end` wipes what came of it. */
export function createTerm(key: Uint8Array): TermMaker {
  const keyed = hmac.create(sha256, key);
  return {
    of: (table, columns) =>
      keyed
        .clone()
        .update(encodeParts([table, ...columns]))
        .digest(),
    end: () => keyed.destroy(),
  };
}

export function hmacSha256(key: Uint8Array, message: Uint8Array): Uint8Array {
  return hmac(sha256, key, message);
}

/** The first 16 bytes of a term as hex: what a parent keeps of its child. */
export function pinOf(term: Term): string {
  return toHex(term.subarray(0, PIN));
}

/**
 * How many rows there are and the sum of their terms modulo 2^256. A write subtracts what it read and adds what it
 * writes, so its cost does not depend on how many rows there are. Values, not objects: each step gives a new sum.
 */
export type Sum = { readonly count: number; readonly sum: bigint };

export const emptySum: Sum = { count: 0, sum: 0n };

export function addTerm(sum: Sum, term: Term): Sum {
  return { count: sum.count + 1, sum: (sum.sum + asInteger(term)) % MODULUS };
}

export function subtractTerm(sum: Sum, term: Term): Sum {
  return { count: sum.count - 1, sum: (sum.sum - asInteger(term) + MODULUS) % MODULUS };
}

export function equalSums(a: Sum, b: Sum): boolean {
  return a.count === b.count && a.sum === b.sum;
}

/** A sum as it stands in a sealed record: count, and 64 hex digits. */
export type StoredSum = { count: number; sum: string };

export function storeSum(sum: Sum): StoredSum {
  return { count: sum.count, sum: sum.sum.toString(16).padStart(64, '0') };
}

export function readSum(stored: StoredSum): Sum {
  return { count: stored.count, sum: asInteger(fromHex(stored.sum)) };
}

function asInteger(term: Term): bigint {
  const view = new DataView(term.buffer, term.byteOffset, term.byteLength);
  let value = 0n;
  for (let i = 0; i < 32; i += 8) value = (value << 64n) | view.getBigUint64(i);
  return value;
}
