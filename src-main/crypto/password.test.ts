import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toHex } from './bytes.ts';
import { preparePassword } from './password.ts';

function prepared(text: string): string {
  const result = preparePassword(text);
  return result.ok ? toHex(result.bytes) : result.reason;
}

describe('a password', () => {
  test.each([
    ['composed or decomposed', 'caf\u00e9', 'cafe\u0301'],
    ['with a ligature or its letters', 'o\ufb03ce', 'office'],
    ['in full width or not', '\uff21\uff22\uff11', 'AB1'],
    ['with one or another Ångström', '\u212b', '\u00c5'],
    ['in composed or conjoining Hangul', '\ud55c', '\u1112\u1161\u11ab'],
    ['with a no-break space or a space', 'a\u00a0b', 'a b'],
  ])('is the same %s', (_how, one, other) => {
    expect(prepared(one)).toBe(prepared(other));
    expect(prepared(one)).not.toBe('PASSWORD_UNUSABLE');
  });

  test('is the same in each of the four normal forms', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }), (text) => {
        const forms = ['NFC', 'NFD', 'NFKC', 'NFKD'].map((form) => prepared(text.normalize(form)));
        expect(new Set([prepared(text), ...forms]).size).toBe(1);
      }),
    );
  });

  test('is kept with its spaces, its case and its control characters', () => {
    const texts = ['pass word', ' pass word', 'pass word ', 'Pass word', 'pass\tword', 'pass word\0', 'pass\nword'];
    expect(new Set(texts.map(prepared)).size).toBe(texts.length);
    expect(prepared('a\0')).toBe('6100');
  });

  test.each([
    ['nothing', ''],
    ['a lone high surrogate', 'long enough \ud83d'],
    ['a lone low surrogate', '\ude00 long enough'],
    ['an unassigned code point', 'long enough \u0378'],
    ['a noncharacter', 'long enough \uffff'],
  ])('is refused when it is %s', (_what, text) => expect(prepared(text)).toBe('PASSWORD_UNUSABLE'));

  test('is refused, not cut, beyond 1,024 bytes of its prepared form', () => {
    expect(prepared('x'.repeat(1_024))).toHaveLength(2_048);
    expect(prepared('x'.repeat(1_025))).toBe('PASSWORD_TOO_LONG');
    expect(prepared('é'.repeat(512))).toHaveLength(2_048);
    expect(prepared('é'.repeat(513))).toBe('PASSWORD_TOO_LONG');
    // U+FDFA is 18 letters in NFKC: 33 bytes from 3.
    expect(prepared('\ufdfa'.repeat(40))).toBe('PASSWORD_TOO_LONG');
    expect(prepared('x'.repeat(2 ** 20))).toBe('PASSWORD_TOO_LONG');
  });

  test('gives bytes or a reason, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.nat(0xffff).map((unit) => String.fromCharCode(unit)) }), (text) => {
        const result = preparePassword(text);
        if (result.ok) expect(result.bytes.length).toBeLessThanOrEqual(1_024);
        else expect(['PASSWORD_UNUSABLE', 'PASSWORD_TOO_LONG']).toContain(result.reason);
      }),
    );
  });
});
