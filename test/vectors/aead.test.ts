import { describe, expect, test } from 'vitest';
import { concat, toHex } from '../../src-main/crypto/bytes.ts';
import { decrypt, encrypt } from '../../src-main/crypto/seal.ts';
import { hex, readWycheproof, type Verdict } from './wycheproof.ts';

type Case = Verdict & { key: string; iv: string; aad: string; msg: string; ct: string; tag: string };

const { announced, cases } = readWycheproof<{ ivSize: number }, Case>('xchacha20_poly1305_test.json');
const ran = { sealed: 0, refusedTag: 0, refusedNonce: 0 };

describe('XChaCha20-Poly1305 of Wycheproof', () => {
  test.each(cases.map(({ group, one }) => [one.tcId, one.comment || one.flags.join(), one, group] as const))(
    'case %i (%s)',
    (_id, _comment, one, { ivSize }) => {
      const [key, nonce, ad, plain] = [hex(one.key), hex(one.iv), hex(one.aad), hex(one.msg)];
      const sealed = concat(nonce, hex(one.ct), hex(one.tag));
      if (ivSize !== 192) {
        expect(one.result).toBe('invalid');
        expect(() => encrypt(key, nonce, plain, ad)).toThrow();
        expect(decrypt(key, sealed, ad)).toBeNull();
        ran.refusedNonce++;
      } else if (one.result === 'valid') {
        expect(toHex(encrypt(key, nonce, plain, ad))).toBe(toHex(sealed));
        expect(toHex(decrypt(key, sealed, ad) ?? hex('ff'))).toBe(one.msg);
        ran.sealed++;
      } else {
        expect(decrypt(key, sealed, ad)).toBeNull();
        ran.refusedTag++;
      }
    },
  );

  test('ran in full', () => {
    expect(announced).toBe(315);
    expect(ran).toEqual({ sealed: 246, refusedTag: 60, refusedNonce: 9 });
  });
});

// draft-irtf-cfrg-xchacha-03, A.3.1
test('XChaCha20-Poly1305 of the draft', () => {
  const key = Uint8Array.from({ length: 32 }, (_, i) => 0x80 + i);
  const nonce = Uint8Array.from({ length: 24 }, (_, i) => 0x40 + i);
  const plain =
    "Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, sunscreen would be it.";
  const sealed = encrypt(key, nonce, new TextEncoder().encode(plain), hex('50515253c0c1c2c3c4c5c6c7'));
  expect(toHex(sealed.subarray(-16))).toBe('c0875924c1c7987947deafd8780acf49');
});
