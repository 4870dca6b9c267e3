import { createHash, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyText } from '../../test/kit/any-text.ts';
import { fromHex } from './bytes.ts';
import { formatRecoveryCode, parseRecoveryCode, recoveryBytes } from './recovery-code.ts';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const bytes = fc.uint8Array({ minLength: recoveryBytes, maxLength: recoveryBytes });

describe('a recovery code', () => {
  test('comes back as its bytes', () => {
    fc.assert(fc.property(bytes, (one) => void expect(parseRecoveryCode(formatRecoveryCode(one))).toEqual(one)));
  });

  test('is Crockford base32 of the bytes and of the first 20 bits of their labelled SHA-256', () => {
    const one = fromHex('00112233445566778899aabbccddeeff01234567');
    const hash = createHash('sha256').update('coffer/1/recovery').update(one).digest();
    const bits = [...one, ...hash].map((byte) => byte.toString(2).padStart(8, '0')).join('');
    const expected = (bits.slice(0, 180).match(/.{5}/g) ?? []).map((five) => ALPHABET[Number.parseInt(five, 2)]);
    expect(formatRecoveryCode(one)).toBe((expected.join('').match(/.{4}/g) ?? []).join('-'));
    expect(formatRecoveryCode(one)).toMatch(/^0[0-9A-Z]{3}(-[0-9A-Z]{4}){8}$/);
  });

  test('is read however people type it', () => {
    fc.assert(
      fc.property(bytes, fc.boolean(), fc.constantFrom('', ' ', '-', ' - ', '\n', '\u00a0'), (one, small, between) => {
        const text = formatRecoveryCode(one).replaceAll('-', between);
        expect(parseRecoveryCode(small ? `  ${text.toLowerCase()}\n` : text)).toEqual(one);
      }),
    );
  });

  test('takes O for 0, and I and L for 1, in both cases', () => {
    fc.assert(
      fc.property(bytes, fc.constantFrom('o', 'O'), fc.constantFrom('i', 'I', 'l', 'L'), (one, nought, unity) => {
        const typed = formatRecoveryCode(one).replaceAll('0', nought).replaceAll('1', unity);
        expect(parseRecoveryCode(typed)).toEqual(one);
      }),
    );
  });

  test('with one wrong character is noticed, but for about one in a million', () => {
    let unnoticed = 0;
    for (let i = 0; i < 10; i++) {
      const code = formatRecoveryCode(new Uint8Array(randomBytes(recoveryBytes)));
      for (const [at, right] of [...code].entries()) {
        if (right === '-') continue;
        for (const wrong of ALPHABET.replace(right, '')) {
          if (parseRecoveryCode(code.slice(0, at) + wrong + code.slice(at + 1))) unnoticed++;
        }
      }
    }
    // 11,160 mistypings at 2^-20 each: more than three of them unnoticed happens once in a billion runs.
    expect(unnoticed).toBeLessThan(4);
  });

  test('with two neighbours swapped is noticed', () => {
    const code = 'ABCD';
    const whole = formatRecoveryCode(fromHex('6a7b8c9d0e1f2a3b4c5d6e7f8091a2b3c4d5e6f7'));
    expect(whole).not.toContain(code);
    for (let at = 0; at + 1 < whole.length; at++) {
      const [a, b] = [whole[at], whole[at + 1]];
      if (a === b || a === '-' || b === '-') continue;
      expect(parseRecoveryCode(`${whole.slice(0, at)}${b}${a}${whole.slice(at + 2)}`)).toBeNull();
    }
  });

  test.each(['', 'U', 'ABCD', '0'.repeat(35), '0'.repeat(37), 'é'.repeat(36), 'U'.repeat(36), '😀'.repeat(18)])(
    'is not "%s"',
    (typed) => expect(parseRecoveryCode(typed)).toBeNull(),
  );

  test('is never thrown over, whatever is typed', () => {
    fc.assert(fc.property(anyText(), (typed) => void expect(parseRecoveryCode(typed)).toBeNull()));
  });
});
