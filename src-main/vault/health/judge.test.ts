import { createHash, generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SecretType } from '../../../src-preload/contract.ts';
import { base64, certificate, database, hex, judged, jwt, stripe } from '../../../test/kit/health.ts';
import type { Described } from './look.ts';

const kindsOf = (...asked: Parameters<typeof judged>) => judged(...asked).kinds;
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
  ])('finds %j', (data, more) => {
    expect(kindsOf('api-key', data, more)).toContain('placeholder');
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
  ])('leaves %s', (data, more) => {
    expect(kindsOf(more?.type ?? 'api-key', data, more)).not.toContain('placeholder');
  });

  it('takes empty bytes for one', () => {
    expect(kindsOf('generic', '', {}, 'base64')).toEqual(['placeholder']);
    expect(kindsOf('generic', 'AAECAwQF', {}, 'base64')).not.toContain('placeholder');
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
  ])('finds %s', (data) => {
    expect(kindsOf('api-key', data)).toContain('patterned');
  });

  it.each([hex, base64, 'vK9#mQ2$xLp7', 'wander-fossil', 'abcx', '8080x', stripe('8Kd02mXvQ4rT7yBn1LzC')])(
    'leaves %s',
    (data) => {
      expect(kindsOf('api-key', data)).not.toContain('patterned');
    },
  );

  it('finds them in bytes', () => {
    const bytes = (...of: number[]) => Buffer.from(of).toString('base64');
    expect(kindsOf('hmac', bytes(...new Array<number>(32).fill(0)), {}, 'base64')).toContain('patterned');
    expect(kindsOf('hmac', bytes(0, 17, 34, 51, 68, 85, 102), {}, 'base64')).toContain('patterned');
    expect(kindsOf('hmac', Buffer.from(hex, 'hex').toString('base64'), {}, 'base64')).toEqual([]);
  });

  it('lets configuration and certificates be as they are', () => {
    expect(kindsOf('generic', '1111', { name: 'PORT' })).toEqual([]);
    expect(kindsOf('certificate', 'a certificate')).toEqual([]);
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
  ])('finds %s %s', (type, data, more) => {
    expect(kindsOf(type, data, more)).toContain('type-mismatch');
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
  ])('leaves %s %s', (type, data, more) => {
    expect(kindsOf(type, data, more)).not.toContain('type-mismatch');
  });

  it('takes DER for a certificate, and no other bytes', () => {
    const der = certificate.replace(/-----.*-----|\n/g, '');
    expect(kindsOf('certificate', der, {}, 'base64')).toEqual([]);
    expect(kindsOf('certificate', 'AQID', {}, 'base64')).toContain('type-mismatch');
  });
});

describe('what else is kept of a value', () => {
  it('tells what is worth hiding', () => {
    const worth = (...asked: Parameters<typeof judged>) => judged(...asked).sensitive;
    expect(worth('password', 'hunter2')).toBe(true);
    expect(worth('generic', base64)).toBe(true);
    expect(worth('certificate', certificate)).toBe(false);
    expect(worth('certificate', `${certificate}${privateKey}`)).toBe(true);
    expect(worth('generic', '3000', { name: 'PORT' })).toBe(false);
    expect(worth('generic', 'smtp://mailer:dragon99@mail.internal', { name: 'SMTP_URL' })).toBe(true);
    expect(worth('database', 'redis://cache:6379')).toBe(false);
    expect(worth('password', '')).toBe(false);
  });

  it('takes the end of a certificate or a token from it', () => {
    expect(judged('certificate', certificate).expiresAt).toBe(Date.UTC(2027, 2, 1) / 1_000);
    expect(judged('api-key', jwt({ exp: 1_800_000_000 })).expiresAt).toBe(1_800_000_000);
    expect(judged('api-key', base64).expiresAt).toBeNull();
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

  it('is never weak, a placeholder or a pattern, if it is a strong key', () => {
    fc.assert(
      fc.property(strong, types, (data, type) => {
        const { kinds, weakness } = judged(type, data, { name: 'SESSION_SECRET' });
        expect({ data, kinds, weakness }).toEqual({ data, kinds: [], weakness: undefined });
      }),
      { numRuns: 200 },
    );
  });

  it('is judged without an error, whatever it is', () => {
    const shaped = ['certificate', 'ssh-key', 'database', 'hmac', 'api-key', 'password', 'generic'] as const;
    const type = fc.constantFrom<SecretType>(...shaped);
    const name = fc.string({ maxLength: 20 });
    const value = fc.oneof(fc.string({ unit: 'binary', maxLength: 12 }), fc.string({ maxLength: 12 }), fc.webUrl());
    fc.assert(
      fc.property(value, type, name, (data, ofType, called) => {
        expect(judged(ofType, data, { name: called }).sensitive).toBeTypeOf('boolean');
        const bytes = Buffer.from(data).toString('base64');
        expect(judged(ofType, bytes, { name: called }, 'base64').weakness?.bits ?? 0).toBeTypeOf('number');
      }),
      { numRuns: 60 },
    );
  });
});
