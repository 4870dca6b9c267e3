import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyText } from '../../test/kit/any-text.ts';
import { concat, encodeParts, equalBytes, fromUtf8, type Part, toHex, utf8, wipe } from './bytes.ts';

const integer = fc.maxSafeInteger();
const part: fc.Arbitrary<Part> = fc.oneof(fc.uint8Array({ maxLength: 12 }), fc.string({ unit: 'grapheme' }), integer);

/** What a part is as bytes, written another way than the code under test does. */
function bytesOf(value: Part): string {
  if (typeof value === 'string') return Buffer.from(value, 'utf8').toString('hex');
  if (typeof value === 'number') return BigInt.asUintN(64, BigInt(value)).toString(16).padStart(16, '0');
  return Buffer.from(value).toString('hex');
}

describe('the encoding of parts', () => {
  test('differs for different lists of parts', () => {
    fc.assert(
      fc.property(fc.array(part, { maxLength: 5 }), fc.array(part, { maxLength: 5 }), (a, b) => {
        const same = JSON.stringify(a.map(bytesOf)) === JSON.stringify(b.map(bytesOf));
        expect(equalBytes(encodeParts(a), encodeParts(b))).toBe(same);
      }),
      { numRuns: 1_000 },
    );
  });

  test('differs when the same bytes are cut into parts at another place', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 2, maxLength: 40 }), fc.nat(), fc.nat(), (whole, m, n) => {
        const [i, j] = [m % whole.length, n % whole.length];
        fc.pre(i !== j);
        const cut = (at: number) => toHex(encodeParts([whole.subarray(0, at), whole.subarray(at)]));
        expect(cut(i)).not.toBe(cut(j));
        expect(cut(i)).not.toBe(toHex(encodeParts([whole])));
        expect(cut(i)).not.toBe(toHex(encodeParts([whole.subarray(0, i), whole.subarray(i), new Uint8Array(0)])));
      }),
    );
  });

  test('is each length in 32 bits and the bytes, as the format says', () => {
    expect(toHex(encodeParts(['é', Uint8Array.of(1, 2), 258, -1]))).toBe(
      '00000002c3a90000000201020000000800000000000001020000000' + '8ffffffffffffffff',
    );
    expect(encodeParts([])).toEqual(new Uint8Array(0));
  });

  test.each([2 ** 53, -(2 ** 53), 0.5, Number.NaN, Number.POSITIVE_INFINITY])('refuses the number %s', (number) => {
    expect(() => encodeParts([number])).toThrow(RangeError);
  });

  test('refuses text with a lone surrogate', () => {
    expect(() => encodeParts(['a\ud800'])).toThrow(TypeError);
  });
});

describe('bytes', () => {
  test('of text come back as the same text', () => {
    fc.assert(fc.property(anyText(), (text) => void expect(fromUtf8(utf8(text))).toBe(text)));
    expect(fromUtf8(utf8('\ufeffkept'))).toBe('\ufeffkept');
  });

  test('that are not UTF-8 are refused', () => {
    for (const bytes of [[0xff], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0xe2, 0x82]]) {
      expect(() => fromUtf8(Uint8Array.from(bytes))).toThrow(TypeError);
    }
  });

  test('are equal exactly when they are', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.uint8Array(), (a, b) => {
        expect(equalBytes(a, Uint8Array.from(a))).toBe(true);
        expect(equalBytes(a, b)).toBe(toHex(a) === toHex(b));
        expect(equalBytes(a, concat(a, Uint8Array.of(0)))).toBe(false);
      }),
    );
  });

  test('that differ in any one bit are not equal', () => {
    const a = new Uint8Array(32).fill(0x5a);
    for (let bit = 0; bit < 256; bit++) {
      const b = Uint8Array.from(a);
      b[bit >> 3] = 0x5a ^ (1 << (bit & 7));
      expect(equalBytes(a, b)).toBe(false);
    }
  });

  test('are zeros after wiping', () => {
    const [a, b] = [new Uint8Array(40).fill(1), new Uint8Array(3).fill(2)];
    wipe(a, b);
    expect([...a, ...b].every((byte) => byte === 0)).toBe(true);
  });
});
