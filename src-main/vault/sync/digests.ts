import { encodeParts, fromHex, utf8 } from '../../crypto/bytes.ts';
import { hmacSha256, pinOf } from '../../crypto/term.ts';
import { canonicalJson } from '../sealed-rows.ts';

/** By which a value and its details are known again without being kept. */
export type Digests = { value(text: string): string; details(details: object): string };

/**
 * Keyed digests (HMAC-SHA256, 16 bytes as hex) under a connection's own key. It is sealed with the connection, so that
 * what is linked is known again after the vault key was rotated, and nowhere else.
 */
export function createDigests(key: string): Digests {
  const bytes = fromHex(key);
  return {
    value: (text) => pinOf(hmacSha256(bytes, encodeParts(['value', utf8(text)]))),
    details: (details) => pinOf(hmacSha256(bytes, encodeParts(['details', canonicalJson(details)]))),
  };
}
