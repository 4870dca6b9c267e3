import { cbc } from '@noble/ciphers/aes.js';
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { concat, equalBytes, fromUtf8, utf8, wipe } from './bytes.ts';

/** Bitwarden's type 2: AES-256-CBC with PKCS#7 padding, then HMAC-SHA256 over iv ‖ ciphertext. */
const TYPE = '2.';
const [IV, MAC, BLOCK] = [16, 32, 16];

/** `unsupported` is another type of encryption, `crypto` another key, a changed text or one that is none. */
export type Decrypted = { ok: true; text: string } | { ok: false; reason: 'unsupported' | 'crypto' };

/**
 * A key for Bitwarden's encrypted texts, `2.<iv>|<ciphertext>|<mac>` in base64. It owns its 64 bytes, of which the
 * first half encrypts and the second authenticates; after `wipe` they are zeros and nothing can be encrypted.
 */
export class EncStringKey {
  readonly #bytes: Uint8Array;
  #isWiped = false;

  constructor(bytes: Uint8Array) {
    if (bytes.length !== 64) throw new RangeError('a key of 64 bytes is needed');
    this.#bytes = bytes;
  }

  /** Encrypts well-formed text. The iv is made here from `random`. Throws after `wipe`. */
  encrypt(text: string, random: (length: number) => Uint8Array): string {
    if (this.#isWiped) throw new Error('the key is wiped');
    const [iv, plaintext] = [random(IV), utf8(text)];
    const ciphertext = cbc(this.#bytes.subarray(0, 32), iv).encrypt(plaintext);
    wipe(plaintext);
    return TYPE + [iv, ciphertext, this.#mac(iv, ciphertext)].map(toBase64).join('|');
  }

  /** Decrypts once the MAC has been found right, and not before. */
  decrypt(encString: string): Decrypted {
    if (!encString.startsWith(TYPE)) return { ok: false, reason: /^\d+\./.test(encString) ? 'unsupported' : 'crypto' };
    const [iv, ciphertext, mac, ...rest] = encString.slice(TYPE.length).split('|').map(fromBase64);
    if (!iv || !ciphertext || !mac || rest.length > 0 || this.#isWiped) return { ok: false, reason: 'crypto' };
    const isWellMade = iv.length === IV && mac.length === MAC && ciphertext.length % BLOCK === 0;
    if (!isWellMade || !equalBytes(mac, this.#mac(iv, ciphertext))) return { ok: false, reason: 'crypto' };
    return this.#open(iv, ciphertext);
  }

  /** Whether another key has the same bytes; tells nothing by its time. */
  equals(other: EncStringKey): boolean {
    return equalBytes(this.#bytes, other.#bytes);
  }

  wipe(): void {
    this.#isWiped = true;
    wipe(this.#bytes);
  }

  #mac(iv: Uint8Array, ciphertext: Uint8Array): Uint8Array {
    return hmac(sha256, this.#bytes.subarray(32), concat(iv, ciphertext));
  }

  #open(iv: Uint8Array, ciphertext: Uint8Array): Decrypted {
    try {
      const plaintext = cbc(this.#bytes.subarray(0, 32), iv).decrypt(ciphertext);
      const text = fromUtf8(plaintext);
      wipe(plaintext);
      return { ok: true, text };
    } catch {
      return { ok: false, reason: 'crypto' };
    }
  }
}

function toBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}

/** Bytes of padded, canonical base64 (RFC 4648 §3.5); `null` for anything else. */
function fromBase64(text: string): Uint8Array | null {
  const bytes = Buffer.from(text, 'base64');
  return bytes.length > 0 && bytes.toString('base64') === text ? new Uint8Array(bytes) : null;
}
