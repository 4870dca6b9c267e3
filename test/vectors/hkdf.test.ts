import { describe, expect, test } from 'vitest';
import { toHex } from '../../src-main/crypto/bytes.ts';
import { hkdfSha256 } from '../../src-main/crypto/keys.ts';
import { hex, readWycheproof, type Verdict } from './wycheproof.ts';

type Case = Verdict & { ikm: string; salt: string; info: string; size: number; okm: string };

const range = (from: number, to: number) => Uint8Array.from({ length: to - from + 1 }, (_, i) => from + i);

describe('HKDF-SHA256 of RFC 5869', () => {
  test('A.1: the basic case', () => {
    const okm = hkdfSha256(new Uint8Array(22).fill(0x0b), range(0x00, 0x0c), range(0xf0, 0xf9), 42);
    expect(toHex(okm)).toBe('3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865');
  });

  test('A.2: longer inputs and outputs', () => {
    const okm = hkdfSha256(range(0x00, 0x4f), range(0x60, 0xaf), range(0xb0, 0xff), 82);
    expect(toHex(okm)).toBe(
      'b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c59045a99cac7827271cb41c65e590e09da3275600c2f09b8367793a9aca3db71cc30c58179ec3e87c14c01d5c1f3434f1d87',
    );
  });

  test('A.3: no salt and no info', () => {
    const okm = hkdfSha256(new Uint8Array(22).fill(0x0b), new Uint8Array(0), new Uint8Array(0), 42);
    expect(toHex(okm)).toBe('8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8');
  });
});

describe('HKDF-SHA256 of Wycheproof', () => {
  const { announced, cases } = readWycheproof<object, Case>('hkdf_sha256_test.json');
  const ran = { valid: 0, invalid: 0 };

  test.each(cases.map(({ one }) => [one.tcId, one.comment || one.flags.join(), one] as const))(
    'case %i (%s)',
    (_id, _comment, one) => {
      const derive = () => toHex(hkdfSha256(hex(one.ikm), hex(one.salt), hex(one.info), one.size));
      if (one.result === 'valid') expect(derive()).toBe(one.okm);
      else expect(derive).toThrow();
      ran[one.result === 'valid' ? 'valid' : 'invalid']++;
    },
  );

  test('ran in full', () => {
    expect(announced).toBe(86);
    expect(ran).toEqual({ valid: 83, invalid: 3 });
  });
});
