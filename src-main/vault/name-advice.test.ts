import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { nameAdvice } from '../../src-preload/contract.ts';
import { knownForms } from './known-forms.ts';
import { adviseOnName } from './name-advice.ts';

const upper = ['STRIPE_SECRET_KEY', 'DATABASE_URL', 'JWT_SECRET', 'S3_BUCKET_KEY'];
const camel = ['stripeSecretKey', 'databaseUrl', 'jwtSecret'];
const snake = ['stripe_secret_key', 'database_url', 'jwt_secret'];
const pascal = ['StripeSecretKey', 'DatabaseUrl', 'JwtSecret'];

describe('advice on a name', () => {
  it.each([
    'key',
    'key1',
    'secret',
    'api_key',
    'API_KEY',
    'apiKey',
    'token',
    'password',
    'ACCESS_TOKEN_2',
    'CERTIFICATE',
  ])('calls %s too general', (name) => expect(adviseOnName(name, [])[0]).toEqual({ code: 'too-general' }));

  it.each(['MY_APP_KEY', 'CLIENT_SECRET', 'newPassword', 'TEMP_TOKEN', 'server_api_key', 'test'])(
    'misses the service or purpose in %s',
    (name) => expect(adviseOnName(name, [])[0]).toEqual({ code: 'no-purpose' }),
  );

  it.each([
    ['key1', '1'],
    ['STRIPE_KEY_2', '2'],
    ['stripeToken12', '12'],
    ['github_token_003', '003'],
  ])('finds no meaning in the number of %s', (name, number) => {
    expect(adviseOnName(name, [])).toContainEqual({ code: 'number', number });
  });

  it.each([
    ['STRIPE_API_KEY_PROD', 'prod'],
    ['PROD_DATABASE_URL', 'prod'],
    ['databaseUrlStaging', 'staging'],
    ['AWS_PRODUCTION_KEY_ID', 'production'],
    ['DEV_DATABASE_URL', 'dev'],
    ['DATABASE_URL_TEST', 'test'],
  ])('takes the environment out of %s', (name, environment) => {
    expect(adviseOnName(name, [])).toEqual([{ code: 'environment', environment }]);
  });

  it.each([
    ['stripeApiKey', upper, 'UPPER_SNAKE_CASE', 'STRIPE_API_KEY'],
    ['Stripe_s3key', upper, 'UPPER_SNAKE_CASE', 'STRIPE_S3_KEY'],
    ['STRIPE_API_KEY', camel, 'camelCase', 'stripeApiKey'],
    ['STRIPE_API_KEY', snake, 'lower_snake_case', 'stripe_api_key'],
    ['stripe_api_key', pascal, 'PascalCase', 'StripeApiKey'],
  ])('writes %s as the others are written', (name, others, style, written) => {
    expect(adviseOnName(name, others)).toEqual([{ code: 'style', style, name: written }]);
    expect(adviseOnName(written, others)).toEqual([]);
  });

  it('sees a custom only where more than half follow it, and there are three', () => {
    expect(adviseOnName('STRIPE_API_KEY', camel.slice(0, 2))).toEqual([]);
    expect(adviseOnName('STRIPE_API_KEY', [...camel, ...upper.slice(0, 3)])).toEqual([]);
    expect(adviseOnName('stripe', [...camel, ...snake])).toEqual([]);
  });

  it.each([
    'STRIPE_SECRET_KEY',
    'AUTH0_SECRET',
    'OAUTH2_CLIENT_SECRET',
    'S3',
    'SHA_256',
    'ED25519_KEY',
    'API_TOKEN_V2',
    'SIGNING_KEY',
    'DB_PASSWORD',
    'STRIPE_TEST_KEY',
    'ROTATED_KEY_2026',
  ])('leaves %s alone', (name) => expect(adviseOnName(name, upper)).toEqual([]));

  it('is empty for the names that Coffer suggests for a service’s key', () => {
    for (const { name, service } of knownForms) {
      if (service !== null) expect(adviseOnName(name ?? '', upper)).toEqual([]);
    }
  });

  it('is empty for any service with any purpose, in the style of the others', () => {
    const service = fc.constantFrom('stripe', 'github', 'aws', 'postgres', 'sentry', 'linear', 'acme', 's3');
    const purpose = fc.constantFrom('secret key', 'api key', 'token', 'webhook secret', 'password', 'access key id');
    fc.assert(
      fc.property(service, purpose, (a, b) => {
        const words = [a, ...b.split(' ')];
        const capital = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
        expect(adviseOnName(words.join('_').toUpperCase(), upper)).toEqual([]);
        expect(adviseOnName(words.join('_'), snake)).toEqual([]);
        expect(adviseOnName(capital.charAt(0).toLowerCase() + capital.slice(1), camel)).toEqual([]);
        expect(adviseOnName(capital, pascal)).toEqual([]);
      }),
    );
  });

  it('is little, and never an error, whatever the names', () => {
    const name = fc.oneof(fc.stringMatching(/^[A-Za-z][A-Za-z0-9_]{0,127}$/), fc.string({ unit: 'grapheme' }));
    fc.assert(
      fc.property(name, fc.array(name), (one, others) => {
        const advice = adviseOnName(one, others);
        expect(advice.length).toBeLessThanOrEqual(4);
        expect(z.array(nameAdvice).parse(advice)).toEqual(advice);
      }),
    );
  });
});
