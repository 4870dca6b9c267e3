import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { earliestExpiry, readPem } from './certificate.ts';

/** Put together here, so that no scanner takes this file for a leak. */
const pem = (label: string, body: string) =>
  `-----BEGIN ${label}-----\n${body.match(/.{1,64}/g)?.join('\n')}\n-----END ${label}-----\n`;

/** Made with OpenSSL 3.0 and ssh-keygen of OpenSSH 9.2, for tests only. */
const made = {
  /** EC P-384, signed by itself, from 2026 to 2036. */
  root: pem(
    'CERTIFICATE',
    'MIIBqDCCAS6gAwIBAgIBATAKBggqhkjOPQQDAjAlMRIwEAYDVQQDDAlUZXN0IFJvb3QxDzANBgNVBAoMBkNvZmZlcjAeFw0yNjAxMDEwMDAwMD' +
      'BaFw0zNjAxMDEwMDAwMDBaMCUxEjAQBgNVBAMMCVRlc3QgUm9vdDEPMA0GA1UECgwGQ29mZmVyMHYwEAYHKoZIzj0CAQYFK4EEACIDYgAE1pgR' +
      'N0hRFMSNVkIU4a/0kYr2wUrlNG7iBma194VOIZOvo853yi0SAu8DFIYxSoOPfVR8idJh5TbwFv6HuVKA6Hgsw6e9dNTBlIGiF2Pf/68/q37nx9' +
      'OYKw5SwlzqnEl8ozIwMDAPBgNVHRMBAf8EBTADAQH/MB0GA1UdDgQWBBQIbe4zgzF4WaUFC9FSbYCDBn9AZjAKBggqhkjOPQQDAgNoADBlAjEA' +
      'm7g8weXDalwQRcIvqgGnkOpCrslavKAr1ZE+Jfkr/lc7s2sBdm9msHzVd8XmpuwmAjA189A/LEv8oqeehndscPUoQS30uomR/1ktUEZXCvsm64' +
      'F1DhT03drkhwDzBvt/4vs=',
  ),
  /** EC P-256, signed by the root, with names of every kind. */
  leaf: pem(
    'CERTIFICATE',
    'MIICLzCCAbagAwIBAgICDzowCgYIKoZIzj0EAwIwJTESMBAGA1UEAwwJVGVzdCBSb290MQ8wDQYDVQQKDAZDb2ZmZXIwHhcNMjYxMTAxMDgzMD' +
      'AwWhcNMjcwMTMxMjM1OTU5WjA0MRgwFgYDVQQDDA9hcGkuZXhhbXBsZS5vcmcxGDAWBgNVBAoMD03DvGxsZXIsIFPDtmhuZTBZMBMGByqGSM49' +
      'AgEGCCqGSM49AwEHA0IABE8wsGewZ8z3mKXxajPAa84J4EGq6KxSDkSHl2aSU/NbyKW4v6fMzNZNwv57myeTg0YR0Cd4kV6Jn5jYNtDiDtijgc' +
      'YwgcMwgYAGA1UdEQR5MHeCD2FwaS5leGFtcGxlLm9yZ4INKi5leGFtcGxlLm9yZ4ITYSwgRE5TOmV2aWwuZXhhbXBsZYcEwAACB4cQIAENuAAA' +
      'AAAAAAAAAAAAAYEPb3BzQGV4YW1wbGUub3JnhhdodHRwczovL2V4YW1wbGUub3JnL2EsYjAdBgNVHQ4EFgQUxBbWs6/iN8JDTt4J1LV1QcGiMK' +
      'cwHwYDVR0jBBgwFoAUCG3uM4MxeFmlBQvRUm2AgwZ/QGYwCgYIKoZIzj0EAwIDZwAwZAIwSGmOsJv4Zw1PRthUQRKnWIuuJodpvtf0yX9Zwwpd' +
      '+X+J4HXOzwzKBuaSiDpwwL60AjBM1wpWwx1gplnodDA3tP2dCYLSq9bYa/tamAATFRUD9dkZT+e8+b8t9VXh3yiCLjI=',
  ),
  /** Ed25519, from 1960. */
  old: pem(
    'CERTIFICATE',
    'MIIBFzCBngICDzswCgYIKoZIzj0EAwIwJTESMBAGA1UEAwwJVGVzdCBSb290MQ8wDQYDVQQKDAZDb2ZmZXIwHhcNNjAwMTAxMDAwMDAwWhcNMj' +
      'cwMzAxMDAwMDAwWjAZMRcwFQYDVQQDDA5lZC5leGFtcGxlLm9yZzAqMAUGAytlcAMhAMSSHXM7fRVhsF8dYJ8dVLmN0Yrl8hnbr1J4iXaZP8/f' +
      'MAoGCCqGSM49BAMCA2gAMGUCMQDCt9HlkQnjmGm0mwWiiizRkQ64tr+LSAWKPdB+iJR4vMyeqpF8INfNDDHLDytRuPcCMFsIpAT+D5+Wkn5zGx' +
      'xXs4+oMgdMM0NmPInf259wa9nP5epWhhSVU1HOdLofB/PW3A==',
  ),
  /** RSA-2048, without an end. */
  endless: pem(
    'CERTIFICATE',
    'MIICFjCCAZsCAg88MAoGCCqGSM49BAMCMCUxEjAQBgNVBAMMCVRlc3QgUm9vdDEPMA0GA1UECgwGQ29mZmVyMCAXDTI2MDEwMTAwMDAwMFoYDz' +
      'k5OTkxMjMxMjM1OTU5WjAaMRgwFgYDVQQDDA9yc2EuZXhhbXBsZS5vcmcwggEiMA0GCSqGSIb3DQEBAQUAA4IBDwAwggEKAoIBAQCj72Xh60/w' +
      'mKzDWY8mWd4LXFnrGC5V1Ld+9mE9csD++uPb91v5Rmm/K6qPj8PL1fPRXcVKMRmknuennTJrCMTStHYoXnx6lLakgHrDF2x8VQYoQ7dLARAd7f' +
      'vaQJxkYs/PG395wrDdH2IKr7IHeMAcOcG3dIhfohPsH7rIIZQr+uueusf0DdEvgIOZpA9fJNOQuYMK6wkZKAXtpCEctnYa7hnAm4dbC+bcxwf6' +
      'MjjdYWVGr3nVlKEhhDwUvZ8pDw/e5ziYXFxTcUxE/Yvk+F9t5JPySdk5DJ0meB4j5R3UZFk00ToXrDwHWwDUUNs31zyG3m7CFzOPYXjm8t2wr7' +
      'WlAgMBAAEwCgYIKoZIzj0EAwIDaQAwZgIxAJQQDbWNO1PX45SerXMVa1jv13caaDEM9Ho6KYK5/lR7HHuxzXujr7dYppnlfB3d9QIxALYXhPfN' +
      'RtUQsRURTZ8J/xn2NOhykeJy8mKDE6L+JMTC6G5P/5pypYBcTAWDqakz9g==',
  ),
  request: pem(
    'CERTIFICATE REQUEST',
    'MIHvMIGWAgEAMDQxGDAWBgNVBAoMD03DvGxsZXIsIFPDtmhuZTEYMBYGA1UEAwwPYXBpLmV4YW1wbGUub3JnMFkwEwYHKoZIzj0CAQYIKoZIzj' +
      '0DAQcDQgAETzCwZ7BnzPeYpfFqM8BrzgngQarorFIORIeXZpJT81vIpbi/p8zM1k3C/nubJ5ODRhHQJ3iRXomfmNg20OIO2KAAMAoGCCqGSM49' +
      'BAMCA0gAMEUCIQC0SOMntZgqYOpIdlV8M/XxyrQ+amyCN1SJqWoEswQk6QIgEv1s2DtlUVA9HL6pHLYhbsPU826udSxaV2wjUZg5o2w=',
  ),
  /** Ed25519, by aes256-ctr and bcrypt. */
  sshEncrypted: pem(
    'OPENSSH PRIVATE KEY',
    'b3BlbnNzaC1rZXktdjEAAAAACmFlczI1Ni1jdHIAAAAGYmNyeXB0AAAAGAAAABCJZ2NIyf3GFP+HewKr91yGAAAAEAAAAAEAAAAzAAAAC3NzaC' +
      '1lZDI1NTE5AAAAIHE3EH/i3r+YIduI1P3mJVXux9jYhoJ9qLcDw/Xe5o3MAAAAkFbyqx9yYXtm0Nps9sbgHm0ntBQSwqWHSdlUWEigtdgWK9vb' +
      '+dWiDZbI//GVib4t9AOGfihLC9US9dKivfeOq6HYQGVBwIAoAxO/3YjZtCrVnt16DIzJW9jslOdh7iE8BJJ/Zs3wz4t9INQTspEPA+8RI0+Zmh' +
      'zwNuhZplnk8u2LpAu/YGuXu4UXivNvfMZKoQ==',
  ),
  sshRsa: pem(
    'OPENSSH PRIVATE KEY',
    'b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAABAAAAlwAAAAdzc2gtcnNhAAAAAwEAAQAAAIEAwukUEnxS2a3lVbQ5IKZ93a' +
      'CcL0gIwffomKaWJUBDffobEQIQV3OzKRCcEoacG0ShVurJHr9R4Ap1SYD//SgicUhzd9JhLvFKDDDCsyI1K+PJN/wb7Ga8Rdl60vzCd6jX0G8q' +
      'VD6rR7IVW7/XH4UYcDxznqv5eCFrad+X1QiOGj8AAAIIIITgFCCE4BQAAAAHc3NoLXJzYQAAAIEAwukUEnxS2a3lVbQ5IKZ93aCcL0gIwffomK' +
      'aWJUBDffobEQIQV3OzKRCcEoacG0ShVurJHr9R4Ap1SYD//SgicUhzd9JhLvFKDDDCsyI1K+PJN/wb7Ga8Rdl60vzCd6jX0G8qVD6rR7IVW7/X' +
      'H4UYcDxznqv5eCFrad+X1QiOGj8AAAADAQABAAAAgGmipxVJuiFuBPBJJ/kRIwA97sgVU2HE+ZPaHV/9D1c0ePzj0HWFKGGmNeA4glyo+oQ/5V' +
      'a7vCUfped7ecH7wYYP2t8GBC2fx41tePxWHTuV4H36BpcCZUqfNGAt5Hlbrv3InFqnLkq0DNht3B8qsmWGkILNhLI8UpMQfE/wOgApAAAAQQDg' +
      'fDOepzEZga/lu5fDEEKFgKQyWwan7CT+XkUBnBTIuRjcrSNs1tQ5rtZnzCz6c64APs5yGruwRwysrjKTn3XNAAAAQQDksF3vy0+Ct6b6SIwEZg' +
      'kXJNuBKCmZwcbfepd7X4Rpf5DzALj22NxinSf0mbNst3MM5Y0iQOc2goLcnGyo4JwrAAAAQQDaMANetcLN7LPlWtLVD4Wa39LM9Dqq0C5hNgaZ' +
      '4Tq6udGLyYXOSn7XDSeHbbu7MLDHwOoFAAeCGdoySe3sVKw9AAAADm1lQGV4YW1wbGUub3JnAQIDBA==',
  ),
};
const sshLines = [
  'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIIgz74VjmuSkT0kaulCh1wAKy8+YdPv5HtBdecYVwmlD me@example.org',
  'ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAAAgQDC6RQSfFLZreVVtDkgpn3doJwvSAjB9+iYppYlQEN9+hsRAhBXc7MpEJwShpwbRKFW6skev1HgCnVJgP/9KCJxSHN30mEu8UoMMMKzIjUr48k3/BvsZrxF2XrS/MJ3qNfQbypUPqtHshVbv9cfhRhwPHOeq/l4IWtp35fVCI4aPw== me@example.org',
  'ecdsa-sha2-nistp384 AAAAE2VjZHNhLXNoYTItbmlzdHAzODQAAAAIbmlzdHAzODQAAABhBDM0CS+jRx6ceRL+M9LS1AM09X8E9QA+H2mfACpfZ2BXq9k7ogZGK5hSr7xZVcXFMGf5y04w7NR2kalnvgxPxFuJ4/6xgiMPqVHXBOmJCtusrfXuxLUUBt5gb0OV9o+z3A== me@example.org',
] as const;

const utc = (time: string) => Date.parse(time) / 1_000;

describe('a certificate', () => {
  it('says what it is, for whom, from whom and until when', () => {
    expect(readPem(made.leaf)).toEqual([
      {
        kind: 'certificate',
        subject: 'CN=api.example.org, O=Müller\\, Söhne',
        issuer: 'CN=Test Root, O=Coffer',
        serial: '0F3A',
        fingerprint: 'F2:EF:33:F4:18:4E:0C:C9:32:DB:A2:A4:42:86:06:15:5E:4F:70:BC:85:7F:79:24:06:BD:85:50:CF:CA:13:1E',
        notBefore: utc('2026-11-01T08:30:00Z'),
        notAfter: utc('2027-01-31T23:59:59Z'),
        names: [
          'api.example.org',
          '*.example.org',
          'a, DNS:evil.example',
          '192.0.2.7',
          '2001:DB8:0:0:0:0:0:1',
          'ops@example.org',
          'https://example.org/a,b',
        ],
        algorithm: 'EC P-256',
        bits: 256,
      },
    ]);
  });

  it('may be a chain, with a key, in the order of the text, and with words between', () => {
    const { privateKey } = generateKeyPairSync('ed25519');
    const key = privateKey.export({ format: 'pem', type: 'pkcs8' });
    const facts = readPem(`subject=x\n${made.leaf}and its root\n${made.root}${key}`);
    expect(facts?.map((one) => one.kind)).toEqual(['certificate', 'certificate', 'private-key']);
    expect(facts?.[1]).toMatchObject({
      subject: 'CN=Test Root, O=Coffer',
      serial: '01',
      names: [],
      algorithm: 'EC P-384',
    });
  });

  it('may reach back before 1970, and need not end', () => {
    expect(readPem(made.old)).toMatchObject([
      { notBefore: utc('1960-01-01T00:00:00Z'), algorithm: 'Ed25519', bits: 256 },
    ]);
    expect(readPem(made.endless)).toMatchObject([{ notAfter: 253_402_300_799, algorithm: 'RSA', bits: 2_048 }]);
  });

  it('may stand on one line, with its line breaks written out, or with those of Windows', () => {
    const expected = readPem(made.leaf);
    expect(readPem(made.leaf.replaceAll('\n', '\\n'))).toEqual(expected);
    expect(readPem(made.leaf.replaceAll('\n', '\\r\\n'))).toEqual(expected);
    expect(readPem(made.leaf.replaceAll('\n', '\r\n'))).toEqual(expected);
  });

  it('ends a chain with the first of it that ends', () => {
    expect(earliestExpiry(made.root + made.leaf)).toBe(utc('2027-01-31T23:59:59Z'));
    expect(earliestExpiry(made.root)).toBe(utc('2036-01-01T00:00:00Z'));
    expect(earliestExpiry(made.request)).toBeNull();
  });
});

describe('a key', () => {
  const keys = {
    'EC P-256': generateKeyPairSync('ec', { namedCurve: 'P-256' }),
    'EC P-384': generateKeyPairSync('ec', { namedCurve: 'P-384' }),
    'EC P-521': generateKeyPairSync('ec', { namedCurve: 'P-521' }),
    Ed25519: generateKeyPairSync('ed25519'),
    X25519: generateKeyPairSync('x25519'),
    RSA: generateKeyPairSync('rsa', { modulusLength: 1_024 }),
  } as const;
  const bits = { 'EC P-256': 256, 'EC P-384': 384, 'EC P-521': 521, Ed25519: 256, X25519: 256, RSA: 1_024 } as const;

  it.each(Object.keys(keys) as (keyof typeof keys)[])('says what it is: %s', (algorithm) => {
    const { privateKey, publicKey } = keys[algorithm];
    const facts = { algorithm, bits: bits[algorithm] };
    const pkcs8 = { format: 'pem', type: 'pkcs8' } as const;
    expect(readPem(privateKey.export(pkcs8).toString())).toEqual([{ kind: 'private-key', ...facts, encrypted: false }]);
    const locked = privateKey.export({ ...pkcs8, cipher: 'aes-256-cbc', passphrase: 'x' }).toString();
    expect(readPem(locked)).toEqual([{ kind: 'private-key', algorithm: null, bits: null, encrypted: true }]);
    const spki = publicKey.export({ format: 'pem', type: 'spki' }).toString();
    expect(readPem(spki)).toEqual([{ kind: 'public-key', ...facts }]);
  });

  it('may be in the formats of its algorithm', () => {
    const locked = { cipher: 'aes-128-cbc', passphrase: 'x' };
    const [rsa, ec] = [keys.RSA, keys['EC P-256'].privateKey];
    const pkcs1 = { format: 'pem', type: 'pkcs1' } as const;
    const sec1 = { format: 'pem', type: 'sec1' } as const;
    const open = { kind: 'private-key', encrypted: false };
    expect(readPem(rsa.privateKey.export(pkcs1).toString())).toEqual([{ ...open, algorithm: 'RSA', bits: 1_024 }]);
    expect(readPem(ec.export(sec1).toString())).toEqual([{ ...open, algorithm: 'EC P-256', bits: 256 }]);
    expect(readPem(rsa.publicKey.export(pkcs1).toString())).toMatchObject([{ kind: 'public-key', algorithm: 'RSA' }]);
    const hidden = { kind: 'private-key', bits: null, encrypted: true };
    expect(readPem(rsa.privateKey.export({ ...pkcs1, ...locked }).toString())).toEqual([
      { ...hidden, algorithm: 'RSA' },
    ]);
    expect(readPem(ec.export({ ...sec1, ...locked }).toString())).toEqual([{ ...hidden, algorithm: 'EC' }]);
  });

  it('may be one of OpenSSH, whose kind shows even where it is encrypted', () => {
    const key = { kind: 'private-key', algorithm: 'Ed25519', bits: 256 };
    expect(readPem(made.sshEncrypted)).toEqual([{ ...key, encrypted: true }]);
    expect(readPem(made.sshRsa)).toEqual([{ kind: 'private-key', algorithm: 'RSA', bits: 1_024, encrypted: false }]);
    expect(sshLines.map((line) => readPem(line)?.[0])).toEqual([
      { kind: 'public-key', algorithm: 'Ed25519', bits: 256 },
      { kind: 'public-key', algorithm: 'RSA', bits: 1_024 },
      { kind: 'public-key', algorithm: 'EC P-384', bits: 384 },
    ]);
  });
});

describe('anything else', () => {
  it('is a request, of which no more is read', () => {
    expect(readPem(made.request)).toEqual([{ kind: 'certificate-request' }]);
  });

  it.each([
    '',
    'hunter2',
    '-----BEGIN CERTIFICATE-----',
    '-----BEGIN ',
    pem('CERTIFICATE', 'AAAA'),
    pem('CERTIFICATE', 'no base64!'),
    pem('PRIVATE KEY', 'MIIB'),
    pem('RSA PRIVATE KEY', ''),
    pem('OPENSSH PRIVATE KEY', Buffer.from('openssh-key-v1\0').toString('base64')),
    pem('PUBLIC KEY', 'AAAA'),
    pem('CERTIFICATE REQUEST', 'AAAA'),
    pem('ENCRYPTED PRIVATE KEY', 'AAAA'),
    pem('PGP PRIVATE KEY BLOCK', 'AAAA'),
    made.leaf.replace('END CERTIFICATE', 'END PRIVATE KEY'),
    'ssh-rsa AAAA',
    sshLines[0].replace('ssh-ed25519', 'ssh-rsa'),
  ])('is nothing, without an error: %s', (text) => {
    expect(readPem(text)).toBeNull();
    expect(earliestExpiry(text)).toBeNull();
  });

  it('does not spoil what is good beside it', () => {
    expect(readPem(`${pem('CERTIFICATE', 'AAAA')}${made.request}`)).toEqual([{ kind: 'certificate-request' }]);
  });

  it('is never thrown over, however a good text is damaged', () => {
    const good = fc.constantFrom(...Object.values(made), ...sshLines);
    const damage = fc.record({ at: fc.nat(), length: fc.nat(40), put: fc.string({ maxLength: 20 }) });
    fc.assert(
      fc.property(good, fc.array(damage, { minLength: 1, maxLength: 4 }), (text, damages) => {
        const damaged = damages.reduce((before, { at, length, put }) => {
          const place = at % before.length;
          return `${before.slice(0, place)}${put}${before.slice(place + length)}x`;
        }, text);
        expect(readPem(damaged)?.length ?? 1).toBeGreaterThan(0);
      }),
      { numRuns: 500 },
    );
  });

  it('takes no longer for a text of beginnings without an end', () => {
    expect(readPem('-----BEGIN CERTIFICATE-----\n'.repeat(30_000))).toBeNull();
    expect(readPem(pem('CERTIFICATE', 'AAAA').repeat(10_000))).toBeNull();
  });
});
