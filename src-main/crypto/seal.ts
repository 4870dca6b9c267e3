import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';
import { concat } from './bytes.ts';

const NONCE = 24;
const TAG = 16;
/** Version of the plaintext's encoding, its first byte. */
const VERSION = 1;

/** Plaintexts are padded to a multiple of this many bytes, so that sizes tell less. */
export const padding = { row: 64, page: 1_024 } as const;

/**
 * Seals a plaintext with XChaCha20-Poly1305 (draft-irtf-cfrg-xchacha-03) and returns nonce ‖ ciphertext ‖ tag.
 * The plaintext gets a version byte in front and 0x80 00… behind, up to a multiple of `unit` bytes (ISO/IEC 7816-4).
 * The nonce is made here from `random` and can't be passed in, so it can't be used twice.
 */
export function seal(
  key: Uint8Array,
  plaintext: Uint8Array,
  associatedData: Uint8Array,
  random: (length: number) => Uint8Array,
  unit: number = padding.row,
): Uint8Array {
  const length = plaintext.length + 2;
  const padded = new Uint8Array(Math.ceil(length / unit) * unit);
  padded[0] = VERSION;
  padded.set(plaintext, 1);
  padded[plaintext.length + 1] = 0x80;
  const sealed = encrypt(key, random(NONCE), padded, associatedData);
  padded.fill(0);
  return sealed;
}

/**
 * Opens what `seal` made. `null` means that it does not belong here: another key, another place (associated data),
 * changed bytes, or a plaintext of a version that this program does not know. Nothing of a failed opening is returned.
 */
export function open(key: Uint8Array, sealed: Uint8Array, associatedData: Uint8Array): Uint8Array | null {
  if (sealed.length < NONCE + TAG + 2) return null;
  const padded = decrypt(key, sealed, associatedData);
  if (padded === null || padded[0] !== VERSION) return null;
  let end = padded.length - 1;
  while (end > 0 && padded[end] === 0) end--;
  return end > 0 && padded[end] === 0x80 ? padded.subarray(1, end) : null;
}

/** The part of a sealed blob that stands for all of it in a page's term: its nonce and its tag. */
export function nonceAndTag(sealed: Uint8Array): Uint8Array {
  return concat(sealed.subarray(0, NONCE), sealed.subarray(-TAG));
}

/** XChaCha20-Poly1305 without padding: nonce ‖ ciphertext ‖ tag. Apart from `seal`, only the vectors call it. */
export function encrypt(
  key: Uint8Array,
  nonce: Uint8Array,
  plaintext: Uint8Array,
  associatedData: Uint8Array,
): Uint8Array {
  return concat(nonce, xchacha20poly1305(key, nonce, associatedData).encrypt(plaintext));
}

/** Opens nonce ‖ ciphertext ‖ tag, or gives `null`. */
export function decrypt(key: Uint8Array, sealed: Uint8Array, associatedData: Uint8Array): Uint8Array | null {
  try {
    return xchacha20poly1305(key, sealed.subarray(0, NONCE), associatedData).decrypt(sealed.subarray(NONCE));
  } catch {
    return null;
  }
}
