import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildConnectionUrl, parseConnectionUrl } from '../../../src-main/vault/connection-url.ts';
import type { DatabaseFields } from '../../../src-preload/contract.ts';
import { databaseDraftOf, databaseOf, maskedUrl, passwordOfUrl } from './database-draft.ts';

const word = fc.string({ unit: fc.constantFrom('a', 'Z', '9', '@', ':', '/', '%', 'é', ' ', '=', '?'), maxLength: 12 });
const fields: fc.Arbitrary<DatabaseFields> = fc.record({
  engine: fc.constantFrom('postgresql', 'mysql', 'mongodb', 'redis'),
  host: fc.constantFrom('db.internal', '10.0.0.1', '::1'),
  port: fc.constantFrom(null, 1, 5432, 65_535),
  database: word,
  user: word,
  options: fc.dictionary(
    fc.string({ unit: fc.constantFrom('a', 'b', '=', '\n', '%', '%0A'), minLength: 1, maxLength: 8 }),
    fc.string({ unit: fc.constantFrom('x', '=', '\n', '\r', '%', '%3D'), maxLength: 8 }),
    { maxKeys: 3, noNullPrototype: true },
  ),
});

describe('the fields of a database', () => {
  it('are the same after they stood in the editor', () => {
    fc.assert(
      fc.property(fields, (one) => {
        expect(databaseOf(databaseDraftOf(one))).toEqual(one);
      }),
    );
  });

  it('give a URL from which the window takes the password as main would', () => {
    fc.assert(
      fc.property(fields, word, (one, password) => {
        const url = buildConnectionUrl(one, password);
        expect(passwordOfUrl(url)).toBe(password);
        expect(parseConnectionUrl(url)?.password).toBe(password);
      }),
    );
  });

  it('have no password where the URL has none', () => {
    for (const url of ['redis://cache:6379', 'postgres://shop@db/shop', 'no url', 'postgres://a:%ff@db'])
      expect(passwordOfUrl(url)).toBeNull();
    expect(passwordOfUrl('postgres://shop:@db')).toBe('');
  });

  it('are shown as a URL without the password', () => {
    const one = {
      engine: 'postgresql',
      host: 'db',
      port: 5432,
      database: 'shop',
      user: 'ops',
      options: { a: 'b' },
    } as const;
    expect(maskedUrl(one)).toBe('postgresql://ops:••••••@db:5432/shop?a=b');
  });
});
