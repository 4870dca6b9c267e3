import { concat, utf8 } from './bytes.ts';
import { digest } from './keys.ts';

/** Crockford's base32 (crockford.com/base32.html): no I, L, O, U. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

export const recoveryBytes = 20;

/**
 * Writes 20 random bytes as nine groups of four: eight of Crockford base32, and the first 20 bits of
 * SHA-256("coffer/1/recovery" ‖ bytes), by which a typing mistake is noticed.
 */
export function formatRecoveryCode(bytes: Uint8Array): string {
  const text = toBase32(bytes) + toBase32(checksum(bytes)).slice(0, 4);
  return (text.match(/.{4}/g) ?? []).join('-');
}

/** Reads a recovery code as people type it (case, spaces, hyphens, O for 0, I and L for 1); `null` if mistyped. */
export function parseRecoveryCode(typed: string): Uint8Array | null {
  const text = typed.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  if (text.length !== 36 || [...text].some((c) => !ALPHABET.includes(c))) return null;
  const bytes = fromBase32(text.slice(0, 32));
  return toBase32(checksum(bytes)).slice(0, 4) === text.slice(32) ? bytes : null;
}

function checksum(bytes: Uint8Array): Uint8Array {
  return digest(concat(utf8('coffer/1/recovery'), bytes)).subarray(0, 5);
}

function toBase32(bytes: Uint8Array): string {
  const bits = [...bytes].map((b) => b.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{5}/g) ?? []).map((five) => ALPHABET[Number.parseInt(five, 2)]).join('');
}

function fromBase32(text: string): Uint8Array {
  const bits = [...text].map((c) => ALPHABET.indexOf(c).toString(2).padStart(5, '0')).join('');
  return Uint8Array.from(bits.match(/.{8}/g) ?? [], (eight) => Number.parseInt(eight, 2));
}
