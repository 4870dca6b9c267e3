import { describe, expect, test, vi } from 'vitest';
import { toHex } from '../../src-main/crypto/bytes.ts';
import { scryptKey } from '../../src-main/crypto/kdf-worker.ts';
import { ascii } from './wycheproof.ts';

vi.setConfig({ testTimeout: 120_000 });

// RFC 7914 §12.
const vectors = [
  [
    '',
    '',
    16,
    1,
    1,
    '77d6576238657b203b19ca42c18a0497f16b4844e3074ae8dfdffa3fede21442fcd0069ded0948f8326a753a0fc81f17e8d3e0fb2e0d3628cf35e20c38d18906',
  ],
  [
    'password',
    'NaCl',
    1_024,
    8,
    16,
    'fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b3731622eaf30d92e22a3886ff109279d9830dac727afb94a83ee6d8360cbdfa2cc0640',
  ],
  [
    'pleaseletmein',
    'SodiumChloride',
    16_384,
    8,
    1,
    '7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2d5432955613f0fcf62d49705242a9af9e61e85dc0d651e40dfcf017b45575887',
  ],
] as const;
/** The last one, which takes 1 GiB of memory for some seconds. */
const largest = [
  'pleaseletmein',
  'SodiumChloride',
  1_048_576,
  8,
  1,
  '2101cb9b6a511aaeaddbbe09cf70f881ec568d574a2ffd4dabe5ee9820adaa478e56fd8f4ba5d09ffa1c6d927c40f4c337304049e8a952fbcbf45c6fa77a41a4',
] as const;

describe('scrypt of RFC 7914 §12', () => {
  test.each(process.env.COFFER_SOAK ? [...vectors, largest] : vectors)(
    'password "%s", salt "%s", N=%i, r=%i, p=%i',
    (password, salt, n, r, p, key) => {
      expect(toHex(scryptKey(ascii(password), { n, r, p, salt: ascii(salt) }, undefined, 64))).toBe(key);
    },
  );

  test('is the same to 32 bytes, the length that the vault uses', () => {
    const [password, salt, n, r, p, key] = vectors[2];
    // PBKDF2 gives its first block first: a shorter key is the start of a longer one.
    expect(toHex(scryptKey(ascii(password), { n, r, p, salt: ascii(salt) }))).toBe(key.slice(0, 64));
  });
});
