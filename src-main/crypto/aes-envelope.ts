import { cbc } from '@noble/ciphers/aes.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { toHex, utf8, wipe } from './bytes.ts';

/**
 * Wraps a request for Ductape: hex of the iv, a colon, and base64 of AES-256-CBC with PKCS#7 padding, under the SHA-256
 * of a key that travels beside it. It hides nothing from whoever sees the request, and is not authenticated: TLS is
 * what protects it. The iv is made here from `random`. Throws a TypeError for text that is not well-formed.
 */
export function sealEnvelope(publicKey: string, text: string, random: (length: number) => Uint8Array): string {
  const [iv, plaintext] = [random(16), utf8(text)];
  const ciphertext = cbc(sha256(utf8(publicKey)), iv).encrypt(plaintext);
  wipe(plaintext);
  return `${toHex(iv)}:${Buffer.from(ciphertext).toString('base64')}`;
}
