import { createHash, generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SecretType } from '../../../src-preload/contract.ts';
import { anyText } from '../../../test/kit/any-text.ts';
import { base64, certificate, database, hex, judged, jwt, stripe } from '../../../test/kit/health.ts';
import type { Described } from './look.ts';

const kindsOf = async (...asked: Parameters<typeof judged>) => (await judged(...asked)).kinds;
const privateKey = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' });

describe('placeholders', () => {
  it.each<[string, Partial<Described>?]>([
    [''],
    ['  \n'],
    ['changeme'],
    ['please-change-me'],
    ['CHANGE_ME_123'],
    ['changeit'],
    ['todo'],
    ['TODO: ask Anna'],
    ['xxx'],
    ['xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx'],
    ['********'],
    ['****************4f9c'],
    ['...'],
    ['<your-key>'],
    ['<API_KEY>'],
    ['your_api_key_here'],
    ['YOUR-TOKEN'],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: as it stands in files
    ['${STRIPE_SECRET_KEY}'],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: as it stands in files
    ['postgres://shop:${DB_PASSWORD}@db/shop'],
    ['{{ vault.token }}'],
    ['$API_KEY'],
    ['%API_KEY%'],
    ['__API_KEY__'],
    ['[API KEY]'],
    ['insert-your-key'],
    ['placeholder'],
    ['secret'],
    ['s.e.c.r.e.t'],
    ['test'],
    ['payment'],
    ['my-shop', { label: 'My Shop' }],
    ['STRIPE_KEY', { name: 'STRIPE_KEY' }],
    ['AKIAIOSFODNN7EXAMPLE'],
    ['wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'],
    [stripe('4eC39HqLyjWDarjtT1zdp7dc')],
    [stripe('xxxxxxxxxxxxxxxxxxxxxxxx')],
    [stripe('...')],
    [jwt({ sub: '1' }).replace(base64, 'SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c')],
    ['1x0000000000000000000000000000000AA'],
    ['django-insecure-k2#9vq$0x'],
    ['postgresql://user:password@localhost/shop'],
  ])('finds %j', async (data, more) => {
    expect(await kindsOf('api-key', data, more)).toContain('placeholder');
  });

  it.each<[string, Partial<Described>?]>([
    [hex],
    [base64],
    [stripe('8Kd02mXvQ4rT7yBn1LzC')],
    ['vK9#mQ2$xLp7'],
    ['wander-fossil-quartz-lemon'],
    ['postgresql://shop:vK9mQ2xLp7@db.example.com/shop'],
    ['https://example.com/callback', { type: 'generic' }],
    ['test', { type: 'generic', name: 'APP_ENV' }],
    ['max', { type: 'generic', name: 'LIMIT' }],
  ])('leaves %s', async (data, more) => {
    expect(await kindsOf(more?.type ?? 'api-key', data, more)).not.toContain('placeholder');
  });

  it('takes empty bytes for one', async () => {
    expect(await kindsOf('generic', '', {}, 'base64')).toEqual(['placeholder']);
    expect(await kindsOf('generic', 'AAECAwQF', {}, 'base64')).not.toContain('placeholder');
  });
});

describe('patterns', () => {
  it.each([
    '1234',
    '123456',
    '987654321',
    'abcdefghij',
    'aaaaaaaa',
    'abababab',
    'hunter2hunter2',
    '0101110010',
    'qwerty',
    'asdfghjkl',
    'poiuytrewq',
    '1qaz2wsx',
    '00000000-0000-0000-0000-000000000000',
    '0123456789abcdef0123456789abcdef',
    '000102030405060708090a0b0c0d0e0f',
    '00112233445566778899aabbccddeeff',
    stripe('0000000000000000'),
    'postgresql://shop:12345678@db/shop',
  ])('finds %s', async (data) => {
    expect(await kindsOf('api-key', data)).toContain('patterned');
  });

  it.each([hex, base64, 'vK9#mQ2$xLp7', 'wander-fossil', 'abcx', '8080x', stripe('8Kd02mXvQ4rT7yBn1LzC')])(
    'leaves %s',
    async (data) => {
      expect(await kindsOf('api-key', data)).not.toContain('patterned');
    },
  );

  it('finds them in bytes', async () => {
    const bytes = (...of: number[]) => Buffer.from(of).toString('base64');
    expect(await kindsOf('hmac', bytes(...new Array<number>(32).fill(0)), {}, 'base64')).toContain('patterned');
    expect(await kindsOf('hmac', bytes(0, 17, 34, 51, 68, 85, 102), {}, 'base64')).toContain('patterned');
    expect(await kindsOf('hmac', Buffer.from(hex, 'hex').toString('base64'), {}, 'base64')).toEqual([]);
  });

  it('lets configuration and certificates be as they are', async () => {
    expect(await kindsOf('generic', '1111', { name: 'PORT' })).toEqual([]);
    expect(await kindsOf('certificate', 'a certificate')).toEqual([]);
  });
});

describe('values that are not what their type says', () => {
  it.each<[SecretType, string, Partial<Described>?]>([
    ['certificate', base64],
    ['certificate', 'a broken certificate'],
    ['ssh-key', hex],
    ['ssh-key', 'a certificate'],
    ['database', base64],
    ['hmac', 'short'],
    ['hmac', 'a certificate'],
    ['hmac', 'postgresql://shop:vK9mQ2xLp7@db/shop'],
    ['api-key', 'a certificate'],
    ['password', 'redis://:vK9mQ2xLp7@cache:6379'],
  ])('finds %s %s', async (type, data, more) => {
    expect(await kindsOf(type, data, more)).toContain('type-mismatch');
  });

  it.each<[SecretType, string, Partial<Described>?]>([
    ['certificate', 'a certificate'],
    ['ssh-key', 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIMSSHXM7fRVhsF8dYJ8dVLmN0Yrl8hnbr1J4iXaZP8/f me@host'],
    ['database', 'postgresql://shop:vK9mQ2xLp7@db/shop'],
    ['database', 'jdbc:postgresql://db/shop?user=shop'],
    ['database', 'Server=db;Database=shop;User Id=shop;Pwd=vK9mQ2xLp7'],
    ['database', 'vK9mQ2xLp7', { database }],
    ['hmac', hex],
    ['api-key', stripe('8Kd02mXvQ4rT7yBn1LzC')],
    ['password', 'vK9#mQ2$xLp7'],
    ['generic', 'a certificate'],
    ['user-defined', 'anything'],
    ['certificate', ''],
  ])('leaves %s %s', async (type, data, more) => {
    expect(await kindsOf(type, data, more)).not.toContain('type-mismatch');
  });

  it('takes DER for a certificate, and no other bytes', async () => {
    const der = certificate.replace(/-----.*-----|\n/g, '');
    expect(await kindsOf('certificate', der, {}, 'base64')).toEqual([]);
    expect(await kindsOf('certificate', 'AQID', {}, 'base64')).toContain('type-mismatch');
  });
});

describe('what else is kept of a value', () => {
  it('tells what is worth hiding', async () => {
    const worth = async (...asked: Parameters<typeof judged>) => (await judged(...asked)).sensitive;
    expect(await worth('password', 'hunter2')).toBe(true);
    expect(await worth('generic', base64)).toBe(true);
    expect(await worth('certificate', certificate)).toBe(false);
    expect(await worth('certificate', `${certificate}${privateKey}`)).toBe(true);
    expect(await worth('generic', '3000', { name: 'PORT' })).toBe(false);
    expect(await worth('generic', 'smtp://mailer:dragon99@mail.internal', { name: 'SMTP_URL' })).toBe(true);
    expect(await worth('database', 'redis://cache:6379')).toBe(false);
    expect(await worth('password', '')).toBe(false);
  });

  it('takes the end of a certificate or a token from it', async () => {
    expect((await judged('certificate', certificate)).expiresAt).toBe(Date.UTC(2027, 2, 1) / 1_000);
    expect((await judged('api-key', jwt({ exp: 1_800_000_000 }))).expiresAt).toBe(1_800_000_000);
    expect((await judged('api-key', base64)).expiresAt).toBeNull();
  });
});

describe('any value', () => {
  /** 24 to 64 bytes as a generator gives them: fast-check's own prefer small and equal numbers. */
  const random = fc.tuple(fc.nat(), fc.integer({ min: 24, max: 64 })).map(([seed, length]) => {
    return createHash('sha512').update(String(seed)).digest().subarray(0, length);
  });
  const strong = fc
    .tuple(random, fc.constantFrom<BufferEncoding>('hex', 'base64', 'base64url'))
    .map(([made, encoding]) => made.toString(encoding));
  const types = fc.constantFrom<SecretType>('api-key', 'hmac', 'password', 'generic', 'user-defined');

  it('is never weak, a placeholder or a pattern, if it is a strong key', async () => {
    await fc.assert(
      fc.asyncProperty(strong, types, async (data, type) => {
        const { kinds, weakness } = await judged(type, data, { name: 'SESSION_SECRET' });
        expect({ data, kinds, weakness }).toEqual({ data, kinds: [], weakness: undefined });
      }),
      { numRuns: 200 },
    );
  });

  it('is judged without an error, whatever it is', async () => {
    const shaped = ['certificate', 'ssh-key', 'database', 'hmac', 'api-key', 'password', 'generic'] as const;
    const type = fc.constantFrom<SecretType>(...shaped);
    const name = fc.string({ maxLength: 20 });
    const value = fc.oneof(anyText({ maxLength: 12 }), fc.string({ maxLength: 12 }), fc.webUrl());
    await fc.assert(
      fc.asyncProperty(value, type, name, async (data, ofType, called) => {
        expect((await judged(ofType, data, { name: called })).sensitive).toBeTypeOf('boolean');
        const bytes = Buffer.from(data).toString('base64');
        expect((await judged(ofType, bytes, { name: called }, 'base64')).weakness?.bits ?? 0).toBeTypeOf('number');
      }),
      { numRuns: 60 },
    );
  });
});
