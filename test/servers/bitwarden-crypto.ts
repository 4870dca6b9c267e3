import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';

/** Bitwarden's cryptography by Node's own, so that the adapter's isn't checked against itself. */

/** An EncString of type 2 under a key of 64 bytes. */
export function sealText(key: Buffer, text: string | Buffer, iv: Buffer = randomBytes(16)): string {
  const cipher = createCipheriv('aes-256-cbc', key.subarray(0, 32), iv);
  const ciphertext = Buffer.concat([cipher.update(Buffer.from(text)), cipher.final()]);
  const mac = createHmac('sha256', key.subarray(32)).update(iv).update(ciphertext).digest();
  return `2.${[iv, ciphertext, mac].map((part) => part.toString('base64')).join('|')}`;
}

/** The text of one; throws where its MAC is wrong. */
export function openText(key: Buffer, encString: string): string {
  const parts = encString.slice(2).split('|');
  const [iv, ciphertext, mac] = parts.map((part) => Buffer.from(part, 'base64'));
  if (!encString.startsWith('2.') || !iv || !ciphertext || !mac) throw new Error('no EncString of type 2');
  const expected = createHmac('sha256', key.subarray(32)).update(iv).update(ciphertext).digest();
  if (!expected.equals(mac)) throw new Error('wrong MAC');
  const decipher = createDecipheriv('aes-256-cbc', key.subarray(0, 32), iv);
  return Buffer.concat([decipher.update(ciphertext), decipher.final()]).toString('utf8');
}

/** The key that an access token's 16 bytes stand for; the second half of HKDF written out, for 64 bytes. */
export function tokenKey(secret: Buffer): Buffer {
  const extracted = createHmac('sha256', 'bitwarden-accesstoken').update(secret).digest();
  const block = (before: Buffer, count: number) =>
    createHmac('sha256', extracted).update(before).update('sm-access-token').update(Buffer.of(count)).digest();
  const first = block(Buffer.alloc(0), 1);
  return Buffer.concat([first, block(first, 2)]);
}
