import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concat, fromHex, toHex } from '../crypto/bytes.ts';
import { readSsh, sshInteger, sshString, uint32 } from './ssh-wire.ts';

describe('the data types of SSH', () => {
  it('are those of the examples in RFC 4251 §5', () => {
    expect(toHex(uint32(699_921_578))).toBe('29b7f4aa');
    expect(toHex(sshString('testing'))).toBe('0000000774657374696e67');
    expect(toHex(sshInteger(fromHex('00')))).toBe('00000000');
    expect(toHex(sshInteger(fromHex('09a378f9b2e332a7')))).toBe('0000000809a378f9b2e332a7');
    expect(toHex(sshInteger(fromHex('80')))).toBe('000000020080');
  });

  it('write an integer the same, with or without zeros before it', () => {
    const zeros = fc.nat({ max: 5 }).map((length) => new Uint8Array(length));
    fc.assert(
      fc.property(zeros, fc.uint8Array(), (before, bytes) => {
        expect(sshInteger(concat(before, bytes))).toEqual(sshInteger(bytes));
      }),
    );
  });

  it('come back in the order in which they were written, from the middle of a buffer too', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array()), fc.nat(), (strings, number) => {
        const written = concat(Uint8Array.of(9), ...strings.map(sshString), uint32(number));
        const reader = readSsh(written.subarray(1));
        for (const string of strings) expect(reader.string()).toEqual(string);
        expect(reader.uint32()).toBe(number);
      }),
    );
  });

  it('end with an error where the bytes end', () => {
    for (const hex of ['', '000000', '00000001', 'ffffffff00']) {
      expect(() => readSsh(fromHex(hex)).string()).toThrow(RangeError);
    }
  });
});
