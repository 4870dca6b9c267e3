import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { acceptableKdf, createDeriveKey, type KdfParameters } from './kdf.ts';
import { scryptKey } from './kdf-worker.ts';

const deriveKey = createDeriveKey(new URL('kdf-worker.ts', import.meta.url));
/** Any work at all would fail here: there is no such file. */
const withoutWorker = createDeriveKey('/nonexistent/kdf-worker.ts');
const password = new TextEncoder().encode('wander-fossil-quartz-lemon');
const floor: KdfParameters = { n: 2 ** 15, r: 8, p: 1, salt: new Uint8Array(randomBytes(32)) };

describe('deriving in a worker', () => {
  test('gives the key that scrypt gives, tells of its progress, and leaves the password to its owner', async () => {
    const mine = Uint8Array.from(password);
    const seen: number[] = [];
    const key = await deriveKey(mine, floor, { onProgress: (fraction) => seen.push(fraction) });
    expect(key).toEqual(scryptKey(password, floor));
    expect(mine).toEqual(password);
    expect(seen.length).toBeGreaterThan(2);
    expect(seen.length).toBeLessThanOrEqual(101);
    expect(seen.at(-1)).toBe(1);
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
    expect(seen.every((fraction) => fraction >= 0 && fraction <= 1)).toBe(true);
  });

  test('ends when it is cancelled on its way, and can be asked again', async () => {
    const cancel = new AbortController();
    const long = { ...floor, n: 2 ** 18 };
    const cancelled = deriveKey(password, long, { signal: cancel.signal, onProgress: () => cancel.abort() });
    await expect(cancelled).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(await deriveKey(password, floor)).toHaveLength(32);
  });

  test('does not start when it was cancelled before', async () => {
    const cancelled = withoutWorker(password, floor, { signal: AbortSignal.abort() });
    await expect(cancelled).rejects.toMatchObject({ code: 'CANCELLED' });
  });

  test('says so when its own file is missing, instead of waiting for ever', async () => {
    await expect(withoutWorker(password, floor)).rejects.toThrow();
  });
});

describe('the settings of scrypt', () => {
  const weird = [0, -1, 1, 2 ** 15 + 1, 2 ** 14, 2 ** 21, 2 ** 30, 2 ** 31, 2 ** 32 + 2 ** 15, 2 ** 53, -(2 ** 15)];
  const numbers = [...weird, Number.NaN, Number.POSITIVE_INFINITY, 0.5, 2 ** 15 + 2 ** -37, 32_768.5];
  const outside: [string, KdfParameters][] = [
    ...numbers.map((n): [string, KdfParameters] => [`N = ${n}`, { ...floor, n }]),
    ...[0, 1, 7, 9, -8, 2 ** 20, Number.NaN].map((r): [string, KdfParameters] => [`r = ${r}`, { ...floor, r }]),
    ...[0, 2, -1, 2 ** 20, Number.NaN].map((p): [string, KdfParameters] => [`p = ${p}`, { ...floor, p }]),
    ...[0, 1, 16, 31, 33, 64].map((length): [string, KdfParameters] => [
      `a salt of ${length} bytes`,
      { ...floor, salt: new Uint8Array(length) },
    ]),
  ];

  test.each(outside)('are refused before any work with %s', async (_what, parameters) => {
    expect(acceptableKdf(parameters)).toBe(false);
    await expect(withoutWorker(password, parameters)).rejects.toMatchObject({ code: 'KDF_REFUSED' });
  });

  test('are accepted at each power of two from 2^15 to 2^20', () => {
    for (let power = 15; power <= 20; power++) expect(acceptableKdf({ ...floor, n: 2 ** power })).toBe(true);
  });

  test('are accepted nowhere else', () => {
    const near = fc.tuple(fc.integer({ min: 13, max: 22 }), fc.integer({ min: -3, max: 3 }));
    const n = fc.oneof(
      near.map(([power, off]) => 2 ** power + off),
      fc.maxSafeInteger(),
      fc.double(),
    );
    const good = new Set([2 ** 15, 2 ** 16, 2 ** 17, 2 ** 18, 2 ** 19, 2 ** 20]);
    fc.assert(
      fc.property(n, fc.constantFrom(8, 7, 16, 0), fc.constantFrom(1, 0, 2), fc.nat(40), (N, r, p, length) => {
        const accepted = acceptableKdf({ n: N, r, p, salt: new Uint8Array(length) });
        expect(accepted).toBe(good.has(N) && r === 8 && p === 1 && length === 32);
      }),
      { numRuns: 2_000 },
    );
  });
});
