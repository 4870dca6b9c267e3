export { bytesToHex as toHex, concatBytes as concat, hexToBytes as fromHex } from '@noble/hashes/utils.js';

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** UTF-8 bytes of well-formed text; a lone surrogate throws, because it would not come back. */
export function utf8(text: string): Uint8Array {
  if (!text.isWellFormed()) throw new TypeError('text is not well-formed Unicode');
  return encoder.encode(text);
}

/** Text of UTF-8 bytes, a leading BOM kept; throws a TypeError when they are not UTF-8. */
export function fromUtf8(bytes: Uint8Array): string {
  return decoder.decode(bytes);
}

/** Compares without telling by its time where two byte strings differ; their lengths are not hidden. */
export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  let difference = 0;
  for (let i = 0; i < a.length; i++) difference |= (a[i] ?? 0) ^ (b[i] ?? 0);
  return difference === 0;
}

export type Part = Uint8Array | string | number;

/**
 * The one encoding of a list of parts that HMACs and associated data are made over: each part as its length in
 * bytes (32 bits, big-endian) and its bytes; text as UTF-8; a safe integer as 8 bytes big-endian, two's complement.
 */
export function encodeParts(parts: readonly Part[]): Uint8Array {
  const chunks = parts.map(bytesOf);
  const encoded = new Uint8Array(chunks.reduce((sum, chunk) => sum + 4 + chunk.length, 0));
  const view = new DataView(encoded.buffer);
  let at = 0;
  for (const chunk of chunks) {
    view.setUint32(at, chunk.length);
    encoded.set(chunk, at + 4);
    at += 4 + chunk.length;
  }
  return encoded;
}

function bytesOf(part: Part): Uint8Array {
  if (typeof part === 'string') return utf8(part);
  if (typeof part !== 'number') return part;
  if (!Number.isSafeInteger(part)) throw new RangeError('an integer beyond 2^53-1');
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigInt64(0, BigInt(part));
  return bytes;
}

/** Overwrites keys that are no longer needed with zeros. */
export function wipe(...arrays: readonly Uint8Array[]): void {
  for (const array of arrays) array.fill(0);
}
