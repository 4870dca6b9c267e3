import { expand } from '@noble/hashes/hkdf.js';
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8, wipe } from './bytes.ts';

/** How many bytes the key in a Bitwarden access token has. */
export const tokenSecretBytes = 16;

/**
 * Derives the 64 bytes under which Bitwarden seals the organisation's key for one access token, from the token's 16:
 * HMAC-SHA256 as the extraction, then HKDF-Expand (RFC 5869 §2.3). The caller owns both.
 */
export function deriveTokenKey(secret: Uint8Array): Uint8Array {
  const extracted = hmac(sha256, utf8('bitwarden-accesstoken'), secret);
  const key = expand(sha256, extracted, utf8('sm-access-token'), 64);
  wipe(extracted);
  return key;
}
