import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { SecretType } from '../../../src-preload/contract.ts';
import { base64, database, hex, judged, jwt, stripe } from '../../../test/kit/health.ts';
import type { Described } from './look.ts';

const isWeak = async (...asked: Parameters<typeof judged>) => (await judged(...asked)).weakness !== undefined;
const rsaKey = (bits: number) =>
  generateKeyPairSync('rsa', { modulusLength: bits }).privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;

describe('weak values', () => {
  it.each<[SecretType, string, Partial<Described>?]>([
    ['password', 'hunter2'],
    ['password', 'Password1!'],
    ['password', 'Dr4g0n123!Dr4g0n123!'],
    ['password', '1q2w3e4r5t6y7u8i9o0p'],
    ['password', 'sunflower87'],
    ['password', 'p4$$w0rd1!p4$$w0rd1!p4$$w0rd1!p4$$w0rd1!'],
    ['password', 'billing-db', { name: 'BILLING_DB_PASSWORD' }],
    ['password', 'warehouse', { username: 'warehouse' }],
    ['generic', 'letmein2024', { name: 'ADMIN_PASSWORD' }],
    ['generic', '31415', { name: 'DOOR_PIN' }],
    ['generic', 'winter2026'],
    ['user-defined', 'opensesame'],
    ['database', 'shop1234', { database }],
    ['database', 'postgresql://shop:monkey12@db.internal:5432/shop'],
    ['generic', 'smtp://mailer:dragon99@mail.internal', { name: 'SMTP_URL' }],
    ['api-key', 'abc123def4'],
    ['api-key', 'correct tomato ferries'],
    ['hmac', 'a short signing key'],
    ['hmac', hex.slice(0, 20)],
    ['hmac', 'the quick brown fox jumps over the dog'],
  ])('finds %s %s', async (type, data, more) => {
    expect((await judged(type, data, more)).weakness?.bits).toBeGreaterThanOrEqual(0);
  });

  it.each<[SecretType, string, Partial<Described>?]>([
    ['password', 'vK9#mQ2$xLp7'],
    ['password', 'wander-fossil-quartz-lemon'],
    ['password', `${base64}aaaaaaaa`],
    ['password', hex.slice(0, 12)],
    ['generic', base64],
    ['database', 'postgresql://shop:vK9mQ2xLp7@db.internal/shop'],
    ['database', 'redis://cache.internal:6379'],
    ['api-key', hex],
    ['api-key', base64],
    ['api-key', stripe('8Kd02mXv')],
    ['api-key', jwt({ sub: 'a' })],
    ['hmac', hex],
    ['hmac', base64],
    ['certificate', 'a certificate'],
    ['generic', 'a text\nof several lines'],
    // Configuration.
    ['generic', '3000', { name: 'PORT' }],
    ['generic', 'true'],
    ['generic', 'production', { name: 'NODE_ENV' }],
    ['generic', 'shop', { name: 'DB_USER' }],
    ['generic', 'https://api.shop.io/v1'],
    ['generic', 'mail.shop.io:587'],
  ])('leaves %s %s', async (type, data, more) => {
    expect((await judged(type, data, more)).weakness).toBeUndefined();
  });

  it('finds key pairs of outdated length, without bits', async () => {
    expect((await judged('certificate', rsaKey(1_024))).weakness).toEqual({ bits: null });
    expect((await judged('ssh-key', rsaKey(1_024))).weakness).toEqual({ bits: null });
    const curve = generateKeyPairSync('ec', { namedCurve: 'prime256v1' }).privateKey;
    expect(await isWeak('certificate', curve.export({ type: 'pkcs8', format: 'pem' }) as string)).toBe(false);
    expect(await isWeak('certificate', rsaKey(2_048))).toBe(false);
  });

  it('finds short bytes of an HMAC key', async () => {
    expect(await isWeak('hmac', Buffer.from(hex, 'hex').toString('base64'), {}, 'base64')).toBe(false);
    expect(await isWeak('hmac', Buffer.from(hex, 'hex').subarray(0, 12).toString('base64'), {}, 'base64')).toBe(true);
  });
});
