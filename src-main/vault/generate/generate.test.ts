import { createPrivateKey, createPublicKey, randomBytes, sign, verify } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { generated as generatedWithToken, type Recipe, recipe } from '../../../src-preload/contract/generate.ts';
import { fakeClock } from '../../../test/kit/vault.ts';
import { readPem } from '../certificate.ts';
import { generate } from './generate.ts';

const generated = generatedWithToken.omit({ token: true }).strict();
const context = { random: (length: number) => new Uint8Array(randomBytes(length)), clock: fakeClock() };

const make = async (asked: Recipe) => {
  const made = await generate(recipe.parse(asked), context);
  return generated.parse(made);
};

describe('generating bytes', () => {
  it('gives as many as asked, in the encoding asked, with eight bits each', async () => {
    const kinds = fc.constantFrom('hex', 'base64', 'base64url');
    await fc.assert(
      fc.asyncProperty(kinds, fc.integer({ min: 1, max: 1_024 }), async (kind, bytes) => {
        const { value, bits, publicKey } = await make({ kind, bytes });
        const read = Buffer.from(value, kind);
        expect(read.toString(kind)).toBe(value);
        expect([read.length, bits, publicKey]).toEqual([bytes, 8 * bytes, null]);
      }),
    );
  });

  it.each([
    ['sha256', 32],
    ['sha384', 48],
    ['sha512', 64],
  ] as const)('makes an HMAC secret as long as the hash: %s', async (algorithm, length) => {
    const { value, bits } = await make({ kind: 'hmac', algorithm, encoding: 'base64' });
    expect([Buffer.from(value, 'base64').length, bits]).toEqual([length, 8 * length]);
    expect((await make({ kind: 'hmac', algorithm, encoding: 'hex' })).value).toMatch(/^[0-9a-f]+$/);
  });
});

describe('generating by kind', () => {
  it('makes UUIDs, of which only what is random counts', async () => {
    expect(await make({ kind: 'uuid4' })).toMatchObject({ value: expect.stringMatching(/^.{14}4/), bits: 122 });
    const now = context.clock.now().toString(16).padStart(12, '0');
    const { value, bits } = await make({ kind: 'uuid7' });
    expect([value.replaceAll('-', '').slice(0, 12), value.charAt(14), bits]).toEqual([now, '7', 74]);
  });

  it('makes texts and passphrases', async () => {
    const text = { length: 24, lower: 1, upper: 1, digits: 1, symbols: null, ownSymbols: null };
    const asked: Recipe = { kind: 'text', ...text, withoutLookAlikes: true, distinct: false };
    expect((await make(asked)).value).toMatch(/^[A-HJ-NP-Za-km-np-z2-9]{24}$/);
    const words: Recipe = { kind: 'passphrase', words: 5, separator: '.', capitalise: false, digit: false };
    expect((await make(words)).value).toMatch(/^[a-z-]+(?:\.[a-z-]+){4}$/);
  });

  it('says when no text fits the rules', async () => {
    const asked: Recipe = {
      kind: 'text',
      length: 3,
      lower: 2,
      upper: 2,
      digits: null,
      symbols: null,
      ownSymbols: null,
      withoutLookAlikes: false,
      distinct: false,
    };
    await expect(make(asked)).rejects.toMatchObject({ code: 'RECIPE_IMPOSSIBLE' });
  });

  it('never makes the same twice', async () => {
    const recipes: Recipe[] = [{ kind: 'hex', bytes: 16 }, { kind: 'uuid4' }, { kind: 'uuid7' }];
    const made = await Promise.all(recipes.flatMap((one) => Array.from({ length: 50 }, () => make(one))));
    expect(new Set(made.map(({ value }) => value)).size).toBe(150);
  });
});

describe('generating a key pair', () => {
  const pem = { kind: 'key-pair', privateFormat: 'pkcs8', publicFormat: 'spki', comment: null } as const;
  const openssh = { kind: 'key-pair', privateFormat: 'openssh', publicFormat: 'openssh', comment: 'a b' } as const;
  const algorithms = [
    ['ed25519', null, 'Ed25519', 256, 128],
    ['ec-p256', 'sha256', 'EC P-256', 256, 128],
    ['ec-p384', 'sha384', 'EC P-384', 384, 192],
    ['rsa-2048', 'sha256', 'RSA', 2_048, 112],
  ] as const;

  it.each(algorithms)(
    'gives PEM of which the halves belong together: %s',
    async (algorithm, hash, name, size, bits) => {
      const made = await make({ ...pem, algorithm });
      const payload = randomBytes(100);
      const signature = sign(hash, payload, createPrivateKey(made.value));
      expect(verify(hash, payload, createPublicKey(made.publicKey ?? ''), signature)).toBe(true);
      expect(made.bits).toBe(bits);
      expect(readPem(made.value)).toEqual([{ kind: 'private-key', algorithm: name, bits: size, encrypted: false }]);
      expect(readPem(made.publicKey ?? '')).toEqual([{ kind: 'public-key', algorithm: name, bits: size }]);
    },
  );

  it.each(algorithms.slice(0, 3))('gives the formats of OpenSSH: %s', async (algorithm, _, name, size) => {
    const made = await make({ ...openssh, algorithm });
    expect(readPem(made.value)).toEqual([{ kind: 'private-key', algorithm: name, bits: size, encrypted: false }]);
    expect(readPem(made.publicKey ?? '')).toEqual([{ kind: 'public-key', algorithm: name, bits: size }]);
    expect(made.publicKey).toMatch(/ a b$/);
  });

  it('mixes the formats', async () => {
    const made = await make({ ...pem, algorithm: 'ed25519', publicFormat: 'openssh' });
    const jwk = createPrivateKey(made.value).export({ format: 'jwk' });
    const line = Buffer.from(made.publicKey?.split(' ')[1] ?? '', 'base64');
    expect(line.subarray(-32).toString('base64url')).toBe(jwk.x);
  });
});
