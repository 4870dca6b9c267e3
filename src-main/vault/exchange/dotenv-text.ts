import type { limits } from '../../../src-preload/contract/domain.ts';
import { VaultError } from '../errors.ts';

const MAX_BYTES: typeof limits.importBytes = 8_388_608;

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const utf16 = new TextDecoder('utf-16le', { fatal: true, ignoreBOM: true });

/**
 * The file's bytes as UTF-8 without byte order mark. UTF-16 is recognised by its mark; anything else is left as it is,
 * so that values which are not UTF-8 keep each byte. Throws `FILE_TOO_LARGE` and, for UTF-16 that is none and for
 * files in which more than every twentieth byte is NUL (programs, pictures, UTF-16 or UTF-32 in disguise), `FILE_NOT_TEXT`.
 */
export function asUtf8(bytes: Uint8Array): Uint8Array {
  if (bytes.length > MAX_BYTES) throw new VaultError('FILE_TOO_LARGE');
  const text = withoutMark(bytes);
  let nuls = 0;
  for (const byte of text) if (byte === 0) nuls++;
  if (nuls > 4 && nuls * 20 > text.length) throw new VaultError('FILE_NOT_TEXT');
  return text;
}

/** Bytes as text where they are UTF-8, byte for byte; `null` where not. */
export function textOf(bytes: Uint8Array): string | null {
  try {
    return utf8.decode(bytes);
  } catch {
    return null;
  }
}

function withoutMark(bytes: Uint8Array): Uint8Array {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return bytes.subarray(3);
  if (first === 0xff && second === 0xfe) return fromUtf16(bytes.subarray(2));
  if (first === 0xfe && second === 0xff) return fromUtf16(swapped(bytes.subarray(2)));
  return bytes;
}

/** The other byte order; the odd last byte of a broken file stays last, where the decoder refuses it. */
function swapped(bytes: Uint8Array): Uint8Array {
  // Not `slice`, which for a Buffer is the same memory.
  const result = Uint8Array.from(bytes);
  for (let i = 0; i + 1 < bytes.length; i += 2) result.set([bytes[i + 1] ?? 0, bytes[i] ?? 0], i);
  return result;
}

function fromUtf16(bytes: Uint8Array): Uint8Array {
  try {
    return new TextEncoder().encode(utf16.decode(bytes));
  } catch {
    throw new VaultError('FILE_NOT_TEXT');
  }
}
