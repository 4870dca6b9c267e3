import { createHmac, hkdfSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { toHex } from './bytes.ts';
import { deriveSubkey, deriveVaultKeys, wipeVaultKeys } from './keys.ts';

const key = new Uint8Array(32).fill(1);
const id = new Uint8Array(16).fill(2);

test('each purpose has a key of its own, by its label and the vault id, as node:crypto derives it', () => {
  const keys = deriveVaultKeys(key, id);
  for (const purpose of ['seal', 'manifest', 'term', 'digest'] as const) {
    const expected = new Uint8Array(hkdfSync('sha256', key, id, `coffer/1/${purpose}`, 32));
    expect(keys[purpose]).toEqual(expected);
  }
  const all = [
    ...Object.values(keys),
    ...(['wrap', 'check', 'recovery'] as const).map((l) => deriveSubkey(key, id, l)),
  ];
  expect(new Set(all.map(toHex)).size).toBe(7);
});

test('another vault id gives other keys', () => {
  expect(deriveVaultKeys(key, id).seal).not.toEqual(deriveVaultKeys(key, new Uint8Array(16)).seal);
});

test('an empty salt is that of 32 zeros, as RFC 5869 says', () => {
  const prk = createHmac('sha256', new Uint8Array(32)).update(key).digest();
  const expected = createHmac('sha256', prk).update('coffer/1/wrap\x01').digest();
  expect(toHex(deriveSubkey(key, new Uint8Array(0), 'wrap'))).toBe(expected.toString('hex'));
});

test('the keys are zeros after wiping', () => {
  const keys = deriveVaultKeys(key, id);
  wipeVaultKeys(keys);
  expect(Object.values(keys).every((one: Uint8Array) => one.every((byte) => byte === 0))).toBe(true);
});
