import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type HmacKey, sign, verify } from './signing.ts';

const text = (data: string, as: HmacKey['as'] = 'text'): HmacKey => ({ value: { encoding: 'text', data }, as });
const utf8 = (payload: string) => new TextEncoder().encode(payload);
const repeated = (hex: string, times: number) => Buffer.from(hex.repeat(times), 'hex');

/** RFC 4231 §4.2 to §4.5, §4.7, §4.8: key, data, and the results of SHA-256, 384 and 512. */
const vectors = [
  [
    repeated('0b', 20),
    utf8('Hi There'),
    'b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7',
    'afd03944d84895626b0825f4ab46907f15f9dadbe4101ec682aa034c7cebc59cfaea9ea9076ede7f4af152e8b2fa9cb6',
    '87aa7cdea5ef619d4ff0b4241a1d6cb02379f4e2ce4ec2787ad0b30545e17cdedaa833b7d6b8a702038b274eaea3f4e4be9d914eeb61f1702e696c203a126854',
  ],
  [
    Buffer.from('Jefe'),
    utf8('what do ya want for nothing?'),
    '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
    'af45d2e376484031617f78d2b58a6b1b9c7ef464f5a01b47e42ec3736322445e8e2240ca5e69e2c78b3239ecfab21649',
    '164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea2505549758bf75c05a994a6d034f65f8f0e6fdcaeab1a34d4a6b4b636e070a38bce737',
  ],
  [
    repeated('aa', 20),
    repeated('dd', 50),
    '773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe',
    '88062608d3e6ad8a0aa2ace014c8a86f0aa635d947ac9febe83ef4e55966144b2a5ab39dc13814b94e3ab6e101a34f27',
    'fa73b0089d56a284efb0f0756c890be9b1b5dbdd8ee81a3655f83e33b2279d39bf3e848279a722c806b485a47e67c807b946a337bee8942674278859e13292fb',
  ],
  [
    Buffer.from('0102030405060708090a0b0c0d0e0f10111213141516171819', 'hex'),
    repeated('cd', 50),
    '82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b',
    '3e8a69b7783c25851933ab6290af6ca77a9981480850009cc5577c6e1f573b4e6801dd23c4a7d679ccf8a386c674cffb',
    'b0ba465637458c6990e5a8c5f61d4af7e576d97ff94b872de76f8050361ee3dba91ca5c11aa25eb4d679275cc5788063a5f19741120c4f2de2adebeb10a298dd',
  ],
  [
    repeated('aa', 131),
    utf8('Test Using Larger Than Block-Size Key - Hash Key First'),
    '60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54',
    '4ece084485813e9088d2c63a041bc5b44f9ef1012a2b588f3cd11f05033ac4c60c2ef6ab4030fe8296248df163f44952',
    '80b24263c7c1a3ebb71493c1dd7be8b49b46d1f41b4aeec1121b013783f8f3526b56d037e05f2598bd0fd2215d6a1e5295e64f73f63f0aec8b915a985d786598',
  ],
  [
    repeated('aa', 131),
    utf8(
      'This is a test using a larger than block-size key and a larger than block-size data. The key needs to be hashed before being used by the HMAC algorithm.',
    ),
    '9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2',
    '6617178e941f020d351e2f254e8fd32c602420feb0b8fb9adccebb82461e99c5a678cc31e799176d3860e6110c46523e',
    'e37b6a775dc87dbaa4dfa9f96e5e3ffddebd71f8867289865df5a32d20cdc944b6022cac3c4982b10d5eeb55c3e4de15134676fb6de0446065c97440fa8c6a58',
  ],
] as const;
const algorithms = ['sha256', 'sha384', 'sha512'] as const;
const anyBytes = fc.uint8Array({ minLength: 1, maxLength: 200 });

describe('signing', () => {
  it.each(vectors.map((vector, i) => [i + 1, vector] as const))('gives what RFC 4231 says, %i', (_, vector) => {
    const [key, data, ...results] = vector;
    for (const [i, algorithm] of algorithms.entries()) {
      const hex = results[i] ?? '';
      expect(sign(data, text(key.toString('hex'), 'hex'), algorithm, 'hex')).toBe(hex);
      expect(sign(data, text(key.toString('base64'), 'base64'), algorithm, 'hex')).toBe(hex);
      for (const output of ['base64', 'base64url'] as const) {
        const written = Buffer.from(hex, 'hex').toString(output);
        expect(sign(data, text(key.toString('base64url'), 'base64'), algorithm, output)).toBe(written);
      }
    }
  });

  it('takes a key as it is said to be written', () => {
    const payload = utf8('Hi There');
    const by = (key: HmacKey) => sign(payload, key, 'sha256', 'hex');
    expect(by(text('4a656665', 'hex'))).toBe(by(text('Jefe')));
    expect(by(text(' 4A656665\n', 'hex'))).toBe(by(text('Jefe')));
    expect(by(text('4a656665'))).not.toBe(by(text('Jefe')));
    expect(by(text('Jefe\n'))).not.toBe(by(text('Jefe')));
    expect(by(text('SmVmZQ', 'base64'))).toBe(by(text('Jefe')));
    expect(by(text('whsec_SmVmZQ==', 'base64'))).toBe(by(text('Jefe')));
    expect(by(text('whsec_SmVmZQ=='))).toBe(by(text('whsec_SmVmZQ==')));
    expect(by({ value: { encoding: 'base64', data: 'SmVmZQ==' }, as: 'text' })).toBe(by(text('Jefe')));
  });

  it.each([
    ['abc', 'hex'],
    ['zz', 'hex'],
    ['', 'hex'],
    ['', 'text'],
    ['a', 'base64'],
    ['SmVm ZQ==', 'base64'],
    ['SmVmZR==', 'base64'],
    ['whsec_', 'base64'],
  ] as const)('refuses a key that is not written so: “%s” as %s', (data, as) => {
    expect(() => sign(utf8('x'), text(data, as), 'sha256', 'hex')).toThrow(
      expect.objectContaining({ code: 'KEY_UNREADABLE' }),
    );
  });

  it('leaves the key as it was', () => {
    const key = { value: { encoding: 'base64', data: 'SmVmZQ==' }, as: 'text' } as const;
    expect(sign(utf8('a'), key, 'sha256', 'hex')).toBe(sign(utf8('a'), key, 'sha256', 'hex'));
  });
});

describe('verifying', () => {
  it('knows its own signatures, however they are written', () => {
    const written = fc.constantFrom<(signature: Buffer, algorithm: string) => string>(
      (signature) => signature.toString('hex'),
      (signature) => signature.toString('hex').toUpperCase(),
      (signature, algorithm) => `${algorithm}=${signature.toString('hex')}`,
      (signature) => ` ${signature.toString('base64')}\n`,
      (signature) => signature.toString('base64').replace(/=+$/, ''),
      (signature) => signature.toString('base64url'),
      (signature, algorithm) => `${algorithm}=${signature.toString('base64')}`,
    );
    fc.assert(
      fc.property(
        fc.uint8Array(),
        anyBytes,
        fc.constantFrom(...algorithms),
        written,
        (payload, key, algorithm, write) => {
          const by = text(Buffer.from(key).toString('hex'), 'hex');
          const signature = write(Buffer.from(sign(payload, by, algorithm, 'hex'), 'hex'), algorithm);
          expect(verify(payload, signature, by, algorithm)).toBe(true);
        },
      ),
    );
  });

  it('refuses a signature of which one bit is another, and that of another payload or key', () => {
    fc.assert(
      fc.property(fc.uint8Array(), anyBytes, fc.nat(255), (payload, key, bit) => {
        const by = text(Buffer.from(key).toString('hex'), 'hex');
        const signature = Buffer.from(sign(payload, by, 'sha256', 'hex'), 'hex');
        signature[bit >> 3] = (signature[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        expect(verify(payload, signature.toString('hex'), by, 'sha256')).toBe(false);
        const own = sign(payload, by, 'sha256', 'base64');
        expect(verify(Uint8Array.of(...payload, 1), own, by, 'sha256')).toBe(false);
        expect(verify(payload, own, text(`${Buffer.from(key).toString('hex')}01`, 'hex'), 'sha256')).toBe(false);
      }),
    );
  });

  it('refuses what is no signature of that hash, without an error', () => {
    const [payload, key] = [utf8('Hi There'), text('Jefe')];
    const short = sign(payload, key, 'sha256', 'hex');
    for (const other of ['', 'sha256=', short.slice(2), `${short}00`, `sha512=${short}`, 'g'.repeat(64), '=', '💥']) {
      expect(verify(payload, other, key, 'sha256')).toBe(false);
    }
    expect(verify(payload, short, key, 'sha512')).toBe(false);
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 100 }), (other) => !verify(payload, other, key, 'sha384')),
    );
  });
});
