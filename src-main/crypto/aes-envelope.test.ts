import { createDecipheriv, createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyText } from '../../test/kit/any-text.ts';
import { sealEnvelope } from './aes-envelope.ts';

const counting = (length: number) => Uint8Array.from({ length }, (_, at) => at);

function opened(publicKey: string, sealed: string): string {
  const [iv = '', ciphertext = ''] = sealed.split(':');
  const key = createHash('sha256').update(publicKey).digest();
  const decipher = createDecipheriv('aes-256-cbc', key, Buffer.from(iv, 'hex'));
  return decipher.update(ciphertext, 'base64', 'utf8') + decipher.final('utf8');
}

test('an envelope opens by node:crypto under the SHA-256 of its key', () => {
  fc.assert(
    fc.property(anyText(), anyText(), (publicKey, text) => {
      expect(opened(publicKey, sealEnvelope(publicKey, text, counting))).toBe(text);
    }),
  );
});

test('it begins with its iv in hex, from the randomness that it is given', () => {
  expect(sealEnvelope('key', 'text', counting)).toMatch(/^000102030405060708090a0b0c0d0e0f:[A-Za-z0-9+/]{22}==$/);
});

test('text that would not come back is refused', () => {
  expect(() => sealEnvelope('key', '\ud800', counting)).toThrow(TypeError);
});
