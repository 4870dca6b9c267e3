import { describe, expect, test } from 'vitest';
import { toHex } from '../../src-main/crypto/bytes.ts';
import { hmacSha256 } from '../../src-main/crypto/term.ts';
import { ascii, hex, readWycheproof, type Verdict } from './wycheproof.ts';

type Case = Verdict & { key: string; msg: string; tag: string };

const long = new Uint8Array(131).fill(0xaa);
const rfc4231 = [
  [
    1,
    new Uint8Array(20).fill(0x0b),
    ascii('Hi There'),
    'b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7',
  ],
  [
    2,
    ascii('Jefe'),
    ascii('what do ya want for nothing?'),
    '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
  ],
  [
    3,
    new Uint8Array(20).fill(0xaa),
    new Uint8Array(50).fill(0xdd),
    '773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe',
  ],
  [
    4,
    Uint8Array.from({ length: 25 }, (_, i) => i + 1),
    new Uint8Array(50).fill(0xcd),
    '82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b',
  ],
  [5, new Uint8Array(20).fill(0x0c), ascii('Test With Truncation'), 'a3b6167473100ee06e0c796c2955552b'],
  [
    6,
    long,
    ascii('Test Using Larger Than Block-Size Key - Hash Key First'),
    '60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54',
  ],
  [
    7,
    long,
    ascii(
      'This is a test using a larger than block-size key and a larger than block-size data. The key needs to be hashed before being used by the HMAC algorithm.',
    ),
    '9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2',
  ],
] as const;

test.each(rfc4231)('HMAC-SHA256 of RFC 4231, case %i', (_case, key, message, tag) => {
  expect(toHex(hmacSha256(key, message)).slice(0, tag.length)).toBe(tag);
});

describe('HMAC-SHA256 of Wycheproof', () => {
  const { announced, cases } = readWycheproof<{ tagSize: number }, Case>('hmac_sha256_test.json');
  const ran = { valid: 0, invalid: 0 };

  test.each(cases.map(({ group, one }) => [one.tcId, one.comment || one.flags.join(), one, group.tagSize] as const))(
    'case %i (%s)',
    (_id, _comment, one, tagSize) => {
      expect(one.tag).toHaveLength(tagSize / 4);
      const same = toHex(hmacSha256(hex(one.key), hex(one.msg))).startsWith(one.tag);
      expect(same).toBe(one.result === 'valid');
      ran[one.result === 'valid' ? 'valid' : 'invalid']++;
    },
  );

  test('ran in full', () => {
    expect(announced).toBe(174);
    expect(ran).toEqual({ valid: 66, invalid: 108 });
  });
});
