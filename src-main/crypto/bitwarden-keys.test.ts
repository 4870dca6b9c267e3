import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { tokenKey } from '../../test/servers/bitwarden-crypto.ts';
import { deriveTokenKey, tokenSecretBytes } from './bitwarden-keys.ts';
import { EncStringKey } from './enc-string.ts';

/** The vector of remote-apis.md §4.2, which Bitwarden's own client accepts. */
const vector = {
  secret: 'AAECAwQFBgcICQoLDA0ODw==',
  key: 'VlYhpAfupv4gyis7ZRhjX6G6Mnw/AQ3I5SKinkyT0UuKGOPCxvOzPMjn8rCk7eKF7nZqudu3bTX+ARBCaa0PmQ==',
  payload:
    '2.AQEBAQEBAQEBAQEBAQEBAQ==|39MojSNx85VlIMTdD1qHTPhljekO2+BAv0DSFhfwPiDU7cUkSUxh9ReHO9BYfWm+2AoHVpGROFlSnKFtvUW+AE/EvooyOBqabf7gbetAJ6UI5dl8ozmQwAtloGfMBiT5aHZFzYsu67gy3ViuX67HrA==|O+FXb4MZQxFr+9YTKxz5VdmDAeP9o1bU5QXi+26KvSc=',
};
const derived = () => deriveTokenKey(new Uint8Array(Buffer.from(vector.secret, 'base64')));

test("the key of an access token is the one that Bitwarden's own client derives", () => {
  expect(Buffer.from(derived()).toString('base64')).toBe(vector.key);
});

test('it opens the organisation’s key as the client does, and seals it to the same text', () => {
  const opened = new EncStringKey(derived()).decrypt(vector.payload);
  const json = JSON.stringify({ encryptionKey: Buffer.alloc(64, 7).toString('base64') });
  expect(opened).toEqual({ ok: true, text: json });
  const ones = (length: number) => new Uint8Array(length).fill(1);
  expect(new EncStringKey(derived()).encrypt(json, ones)).toBe(vector.payload);
});

test('is what HKDF gives by node:crypto for any token', () => {
  for (let i = 0; i < 20; i++) {
    const secret = randomBytes(tokenSecretBytes);
    expect(Buffer.from(deriveTokenKey(new Uint8Array(secret)))).toEqual(tokenKey(secret));
  }
});
