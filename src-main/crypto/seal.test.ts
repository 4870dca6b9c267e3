import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toHex } from './bytes.ts';
import { encrypt, nonceAndTag, open, padding, seal } from './seal.ts';

const random = (length: number) => new Uint8Array(randomBytes(length));
const bytes = (maxLength = 300) => fc.uint8Array({ maxLength });
const key = fc.uint8Array({ minLength: 32, maxLength: 32 });
const unit = fc.constantFrom(padding.row, padding.page);

describe('a sealed blob', () => {
  test('opens to what was sealed, whatever the bytes', () => {
    fc.assert(
      fc.property(key, bytes(2_000), bytes(), unit, (secret, plain, ad, size) => {
        expect(open(secret, seal(secret, plain, ad, random, size), ad)).toEqual(plain);
      }),
    );
  });

  test('keeps trailing zeros and 0x80 of the plaintext apart from its padding', () => {
    const secret = random(32);
    for (const tail of [[0], [0x80], [0x80, 0], [0, 0x80], [0x80, 0x80, 0, 0]]) {
      for (let length = 55; length < 70; length++) {
        const plain = Uint8Array.from([...new Uint8Array(length).fill(7), ...tail]);
        expect(open(secret, seal(secret, plain, plain, random), plain)).toEqual(plain);
      }
    }
  });

  test('has a length that is the padded one, and no other', () => {
    fc.assert(
      fc.property(bytes(3_000), unit, (plain, size) => {
        const padded = seal(random(32), plain, new Uint8Array(0), random, size).length - 24 - 16;
        expect(padded % size).toBe(0);
        expect(padded - plain.length).toBeGreaterThanOrEqual(2);
        expect(padded - plain.length).toBeLessThan(size + 2);
      }),
    );
  });

  test('does not open when one bit of it, of its key or of its associated data was changed', () => {
    fc.assert(
      fc.property(key, bytes(), fc.uint8Array({ minLength: 1 }), fc.nat(), fc.nat(7), (secret, plain, ad, at, bit) => {
        const flipped = (whole: Uint8Array) => {
          const copy = Uint8Array.from(whole);
          copy[at % copy.length] = (copy[at % copy.length] ?? 0) ^ (1 << bit);
          return copy;
        };
        const sealed = seal(secret, plain, ad, random);
        expect(open(secret, flipped(sealed), ad)).toBeNull();
        expect(open(secret, sealed, flipped(ad))).toBeNull();
        expect(open(flipped(secret), sealed, ad)).toBeNull();
      }),
    );
  });

  test('does not open when it was cut, at whatever length, or made longer', () => {
    const [secret, ad] = [random(32), random(9)];
    const sealed = seal(secret, random(100), ad, random);
    for (let length = 0; length < sealed.length; length++) {
      expect(open(secret, sealed.subarray(0, length), ad)).toBeNull();
    }
    expect(open(secret, Uint8Array.from([...sealed, 0]), ad)).toBeNull();
  });

  test('does not open with a plaintext version or a padding that it does not know', () => {
    const [secret, none] = [random(32), new Uint8Array(0)];
    const sealedAs = (...plain: number[]) => encrypt(secret, random(24), Uint8Array.from(plain), none);
    expect(open(secret, sealedAs(1, 7, 0x80, 0), none)).toEqual(Uint8Array.of(7));
    for (const plain of [
      [0, 7, 0x80],
      [2, 7, 0x80],
      [1, 7, 7],
      [1, 0, 0],
      [1, 7, 0x81, 0],
      [0x80, 0],
      [1, 0],
    ]) {
      expect(open(secret, sealedAs(...plain), none)).toBeNull();
    }
  });

  test('has a nonce of its own each time', () => {
    const [secret, plain] = [random(32), random(8)];
    const nonces = new Set<string>();
    for (let i = 0; i < 20_000; i++) nonces.add(toHex(seal(secret, plain, plain, random).subarray(0, 24)));
    expect(nonces.size).toBe(20_000);
  });

  test('stands in a page by its nonce and its tag', () => {
    const sealed = seal(random(32), random(100), random(4), random);
    expect(nonceAndTag(sealed)).toEqual(Uint8Array.from([...sealed.slice(0, 24), ...sealed.slice(-16)]));
  });
});
