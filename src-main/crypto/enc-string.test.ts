import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyText } from '../../test/kit/any-text.ts';
import { openText, sealText } from '../../test/servers/bitwarden-crypto.ts';
import { EncStringKey } from './enc-string.ts';

const random = (length: number) => new Uint8Array(randomBytes(length));
const bytes = random(64);
const key = () => new EncStringKey(Uint8Array.from(bytes));
const text = anyText({ maxLength: 200 });

describe('an EncString', () => {
  test('is what node:crypto makes and opens under the same key', () => {
    fc.assert(
      fc.property(text, (plain) => {
        expect(openText(Buffer.from(bytes), key().encrypt(plain, random))).toBe(plain);
        expect(key().decrypt(sealText(Buffer.from(bytes), plain))).toEqual({ ok: true, text: plain });
      }),
    );
  });

  test('takes its iv from the randomness that it is given', () => {
    const ones = (length: number) => new Uint8Array(length).fill(1);
    expect(key().encrypt('same', ones)).toBe(sealText(Buffer.from(bytes), 'same', Buffer.alloc(16, 1)));
    expect(key().encrypt('same', random)).not.toBe(key().encrypt('same', random));
  });

  test('does not open when one bit of it or of its key was changed', () => {
    const parts = key().encrypt('a value', random).slice(2).split('|');
    fc.assert(
      fc.property(fc.nat(2), fc.nat(), fc.nat(7), (part, at, bit) => {
        const changed = parts.map((one, index) => (index === part ? flipped(one, at, bit) : one));
        expect(key().decrypt(`2.${changed.join('|')}`)).toEqual({ ok: false, reason: 'crypto' });
        const other = Uint8Array.from(bytes);
        other[at % 64] = (other[at % 64] ?? 0) ^ (1 << bit);
        // A changed encryption key passes the MAC, and gives another text or none.
        const opened = new EncStringKey(other).decrypt(`2.${parts.join('|')}`);
        expect(opened).not.toEqual({ ok: true, text: 'a value' });
        if (at % 64 >= 32) expect(opened.ok).toBe(false);
      }),
    );
  });

  test('of another type is unsupported, by whatever number', () => {
    const two = key().encrypt('x', random).slice(2);
    for (const type of [0, 1, 3, 4, 5, 6, 7, 22]) {
      expect(key().decrypt(`${type}.${two}`)).toEqual({ ok: false, reason: 'unsupported' });
    }
  });

  test('that is none is refused without being thrown over', () => {
    const [iv = '', ciphertext = '', mac = ''] = key().encrypt('x', random).slice(2).split('|');
    const unpadded = (base64: string) => base64.replace(/=+$/, '');
    const none = [
      '',
      '2.',
      '2.||',
      `2.${iv}|${ciphertext}`,
      `2.${iv}|${ciphertext}|${mac}|${mac}`,
      `2.${iv}||${mac}`,
      `2.${unpadded(iv)}|${ciphertext}|${mac}`,
      `2.${iv} |${ciphertext}|${mac}`,
      `2.${mac}|${ciphertext}|${iv}`,
      `${iv}|${ciphertext}|${mac}`,
    ];
    for (const one of none) expect(key().decrypt(one)).toEqual({ ok: false, reason: 'crypto' });
    fc.assert(
      fc.property(text, (one) => void expect(key().decrypt(`2.${one}`)).toEqual({ ok: false, reason: 'crypto' })),
    );
  });

  test('with a right MAC over bytes that are no UTF-8 is refused', () => {
    const sealed = sealText(Buffer.from(bytes), Buffer.of(0xff, 0xfe));
    expect(key().decrypt(sealed)).toEqual({ ok: false, reason: 'crypto' });
  });
});

describe('a key', () => {
  test('is 64 bytes', () => {
    for (const length of [0, 32, 63, 65]) expect(() => new EncStringKey(random(length))).toThrow(RangeError);
  });

  test('is zeros once it is wiped, and does nothing any more', () => {
    const own = Uint8Array.from(bytes);
    const wiped = new EncStringKey(own);
    const sealed = wiped.encrypt('x', random);
    wiped.wipe();
    expect(own).toEqual(new Uint8Array(64));
    expect(() => wiped.encrypt('x', random)).toThrow('wiped');
    expect(wiped.decrypt(sealed)).toEqual({ ok: false, reason: 'crypto' });
    // What was sealed under zeros must not open either.
    expect(wiped.decrypt(sealText(Buffer.alloc(64), 'x'))).toEqual({ ok: false, reason: 'crypto' });
  });

  test('equals another of the same bytes only', () => {
    expect(key().equals(key())).toBe(true);
    expect(key().equals(new EncStringKey(random(64)))).toBe(false);
  });
});

function flipped(base64: string, at: number, bit: number): string {
  const changed = Buffer.from(base64, 'base64');
  changed[at % changed.length] = (changed[at % changed.length] ?? 0) ^ (1 << bit);
  return changed.toString('base64');
}
