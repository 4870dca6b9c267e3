import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readJwt } from './jwt.ts';

const encode = (part: unknown) => Buffer.from(JSON.stringify(part)).toString('base64url');
const token = (header: unknown, claims: unknown, signature = 'c2ln') => {
  return `${encode(header)}.${encode(claims)}.${signature}`;
};

describe('a JSON web token', () => {
  it('is the example of RFC 7519 §3.1', () => {
    const example =
      'eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.' +
      'eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.' +
      'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
    expect(readJwt(example)).toEqual({
      algorithm: 'HS256',
      keyId: null,
      issuer: 'joe',
      subject: null,
      issuedAt: null,
      expiresAt: 1_300_819_380,
    });
  });

  it('may be without a signature (RFC 7519 §6.1), and with spaces around it', () => {
    const unsecured = 'eyJhbGciOiJub25lIn0.eyJpc3MiOiJqb2UifQ.';
    expect(readJwt(`${unsecured}\n`)).toMatchObject({ algorithm: 'none', issuer: 'joe', expiresAt: null });
  });

  it('gives what it says, and nothing for claims of another kind', () => {
    const header = { alg: 'RS256', kid: 'k1' };
    const claims = { sub: 'me', iat: 1_700_000_000.9, exp: 1_800_000_000 };
    expect(readJwt(token(header, claims))).toEqual({
      algorithm: 'RS256',
      keyId: 'k1',
      issuer: null,
      subject: 'me',
      issuedAt: 1_700_000_000,
      expiresAt: 1_800_000_000,
    });
    const odd = { sub: 7, iss: ['a'], iat: '1700000000', exp: 1e300 };
    const nothing = { issuer: null, subject: null, issuedAt: null, expiresAt: null };
    expect(readJwt(token(header, odd))).toMatchObject(nothing);
    expect(readJwt(token(header, { exp: null }))).toMatchObject(nothing);
  });

  it.each([
    '',
    'a.b.c',
    'a.b',
    `${encode({ alg: 'HS256' })}.${encode({})}`,
    `${token({ alg: 'HS256' }, {})}.e`,
    token({ typ: 'JWT' }, {}),
    token({ alg: 7 }, {}),
    token(null, {}),
    token({ alg: 'HS256' }, [1]),
    token({ alg: 'HS256' }, 'text'),
    `Bearer ${token({ alg: 'HS256' }, {})}`,
    `${encode({ alg: 'HS256' })}.${Buffer.from('{"exp":1').toString('base64url')}.c2ln`,
    token({ alg: 'HS256' }, { sub: 'x'.repeat(70_000) }),
  ])('is not %s', (text) => expect(readJwt(text)).toBeNull());

  it('keeps the times of any token, and is never thrown over', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.jsonValue(), (exp, sub) => {
        expect(readJwt(token({ alg: 'EdDSA' }, { exp, sub }))?.expiresAt).toBe(exp);
      }),
    );
    fc.assert(fc.property(fc.jsonValue(), fc.jsonValue(), (header, claims) => void readJwt(token(header, claims))));
    fc.assert(fc.property(fc.base64String(), fc.base64String(), (a, b) => void readJwt(`${a}.${b}.`)));
  });
});
