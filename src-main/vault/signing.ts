import { createHmac, timingSafeEqual } from 'node:crypto';
import type { ByteEncoding, HmacAlgorithm, KeyEncoding } from '../../src-preload/contract/values.ts';
import type { SecretValue } from '../../src-preload/contract.ts';
import { utf8, wipe } from '../crypto/bytes.ts';
import { VaultError } from './errors.ts';

/**
 * A secret's value as an HMAC key. `as` tells how a text stands for bytes; a value of bytes is taken as it is. Text counts
 * to the character, with its line break if it ends in one; hex and base64 (of either alphabet) bear spaces at their ends.
 */
export type HmacKey = { readonly value: SecretValue; readonly as: KeyEncoding };

/** The prefix of a Standard Webhooks secret, whose key is the base64 behind it. */
const WEBHOOK_PREFIX = 'whsec_';

/**
 * Signs a payload with HMAC (RFC 2104). Throws KEY_UNREADABLE where the key is not written as `as` says, or is empty.
 * The hash is Node's: it has SHA-384 and 512 as well, and is quick for large payloads; nothing here is kept.
 */
export function sign(payload: Uint8Array, key: HmacKey, algorithm: HmacAlgorithm, output: ByteEncoding): string {
  return mac(payload, key, algorithm).toString(output);
}

/**
 * Whether a signature is the payload's, compared in constant time. It may be hex of either case, base64 or base64url, with
 * or without padding (their lengths tell them apart), and begin with the algorithm's name as in `sha256=…`.
 * Throws KEY_UNREADABLE as `sign` does.
 */
export function verify(payload: Uint8Array, signature: string, key: HmacKey, algorithm: HmacAlgorithm): boolean {
  const expected = mac(payload, key, algorithm);
  const trimmed = signature.trim();
  const written = trimmed.startsWith(`${algorithm}=`) ? trimmed.slice(algorithm.length + 1) : trimmed;
  const given = written.length === 2 * expected.length ? fromHex(written) : fromBase64(written);
  return given !== null && given.length === expected.length && timingSafeEqual(given, expected);
}

function mac(payload: Uint8Array, key: HmacKey, algorithm: HmacAlgorithm): Buffer {
  const bytes = keyBytes(key);
  try {
    return createHmac(algorithm, bytes).update(payload).digest();
  } finally {
    wipe(bytes);
  }
}

function keyBytes({ value, as }: HmacKey): Uint8Array {
  const bytes = value.encoding === 'base64' ? fromBase64(value.data) : textBytes(value.data, as);
  if (bytes === null || bytes.length === 0) throw new VaultError('KEY_UNREADABLE');
  return bytes;
}

function textBytes(text: string, as: KeyEncoding): Uint8Array | null {
  if (as === 'text') return utf8(text);
  const trimmed = text.trim();
  if (as === 'hex') return fromHex(trimmed);
  return fromBase64(trimmed.startsWith(WEBHOOK_PREFIX) ? trimmed.slice(WEBHOOK_PREFIX.length) : trimmed);
}

function fromHex(text: string): Uint8Array | null {
  return /^(?:[0-9a-f]{2})*$/i.test(text) ? new Uint8Array(Buffer.from(text, 'hex')) : null;
}

/** Base64 of either alphabet (RFC 4648 §4 and §5), padded or not; `null` for anything that it would not have written. */
function fromBase64(text: string): Uint8Array | null {
  const digits = text
    .replace(/={1,2}$/, '')
    .replaceAll('+', '-')
    .replaceAll('/', '_');
  const bytes = Buffer.from(digits, 'base64url');
  return bytes.toString('base64url') === digits ? new Uint8Array(bytes) : null;
}
