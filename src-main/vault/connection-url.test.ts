import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DatabaseFields } from '../../src-preload/contract.ts';
import { databaseFields } from '../../src-preload/contract.ts';
import { buildConnectionUrl, parseConnectionUrl, schemes } from './connection-url.ts';

const fields = (more: Partial<DatabaseFields>): DatabaseFields => {
  return { engine: 'postgresql', host: 'db', port: null, database: '', user: '', options: {}, ...more };
};

/** Well-formed text of any kind, most of it of the signs that a URL takes for something. */
const anyText = (maxLength: number) =>
  fc.string({
    unit: fc.oneof(
      fc.constantFrom(...':/?#[]@!$&\'()*+,;=%\\"<>{}|^` \t\n-._~'),
      fc.string({ minLength: 1, maxLength: 1 }),
    ),
    maxLength,
  });
const unicode = (maxLength: number) => fc.string({ unit: 'grapheme', maxLength });
const text = (most: number) => fc.oneof(anyText(most), unicode(Math.floor(most / 16)));
const port = fc.option(fc.integer({ min: 1, max: 65_535 }));

const domain = fc.stringMatching(/^[a-z0-9]([a-z0-9-]{0,20}[a-z0-9])?(\.[a-z]{2,8}){0,3}$/);
const address = fc.oneof(fc.ipV6(), fc.constantFrom('::', '::1', 'fe80::1%eth0', 'fe80::1%a/b@c', '::ffff:192.0.2.1'));
const one = fc.oneof(domain, fc.ipV4(), address);
const socket = fc.constantFrom('/var/run/postgresql', 'C:\\sockets', '');
/** A host is not of several hosts, and no address in brackets. */
const odd = text(60).filter((host) => !host.includes(',') && !/^\[.*:.*\]$/s.test(host));
const listed = fc.tuple(one, port).map(([host, number]) => {
  if (number === null) return host;
  return host.includes(':') ? `[${host}]:${number}` : `${host}:${number}`;
});
const several = fc.array(listed, { minLength: 2, maxLength: 4 }).map((hosts) => hosts.join(','));
const place = fc.oneof(
  fc.record({ host: fc.oneof(one, socket, odd), port }),
  fc.record({ host: several, port: fc.constant(null) }),
);
const anyFields: fc.Arbitrary<DatabaseFields> = fc
  .record({
    engine: fc.constantFrom(...new Set(schemes.values())),
    place,
    database: text(60),
    user: text(60),
    options: fc.dictionary(
      text(20).filter((name) => name !== 'database'),
      text(60),
    ),
  })
  .map(({ place: where, ...others }) => ({ ...where, ...others }));

describe('a connection URL', () => {
  it('comes back as it was written, whatever the texts', () => {
    fc.assert(
      fc.property(anyFields, fc.option(text(60)), (written, password) => {
        const url = buildConnectionUrl(written, password);
        expect(url).toMatch(/^[!-~]+$/);
        expect(parseConnectionUrl(url)).toEqual({ fields: written, password });
        expect(databaseFields.safeParse(written).success).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });

  it('is one that URL parsers read alike', () => {
    fc.assert(
      fc.property(anyFields, text(60), (written, password) => {
        fc.pre(!written.host.includes(',') && written.host !== '' && !written.host.includes('%'));
        const url = new URL(buildConnectionUrl(written, password));
        expect(decodeURIComponent(url.username)).toBe(written.user);
        expect(decodeURIComponent(url.password)).toBe(password);
        expect(url.port).toBe(String(written.port ?? ''));
        const path = decodeURIComponent(url.pathname.slice(1));
        expect(written.engine === 'sqlserver' ? (url.searchParams.get('database') ?? '') : path).toBe(written.database);
      }),
    );
  });

  it.each<[string, Partial<DatabaseFields>, string | null]>([
    [
      'postgresql://app:p%40ss@db.example:5432/orders?sslmode=require',
      { host: 'db.example', port: 5432, database: 'orders', user: 'app', options: { sslmode: 'require' } },
      'p@ss',
    ],
    ['postgresql://db', {}, null],
    ['postgresql://:@db', {}, ''],
    ['postgresql://a%3Ab:@db', { user: 'a:b' }, ''],
    ['postgresql://[::1]:5432/x', { host: '::1', port: 5432, database: 'x' }, null],
    ['postgresql://[fe80::1%25eth0]/x', { host: 'fe80::1%eth0', database: 'x' }, null],
    ['postgresql://%2Fvar%2Frun/x', { host: '/var/run', database: 'x' }, null],
    ['postgresql:///x?host=%2Ftmp', { host: '', database: 'x', options: { host: '/tmp' } }, null],
    [
      'mongodb://u:p@a:27017,[::1]:27018,c/admin?replicaSet=rs0',
      {
        engine: 'mongodb',
        host: 'a:27017,[::1]:27018,c',
        database: 'admin',
        user: 'u',
        options: { replicaSet: 'rs0' },
      },
      'p',
    ],
    ['mongodb+srv://u:p@cluster0.example.net', { engine: 'mongodb+srv', host: 'cluster0.example.net', user: 'u' }, 'p'],
    ['rediss://:secret@cache:6380/0', { engine: 'rediss', host: 'cache', port: 6380, database: '0' }, 'secret'],
    [
      'sqlserver://sa:pw@sql:1433?database=shop&encrypt=true',
      { engine: 'sqlserver', host: 'sql', port: 1433, database: 'shop', user: 'sa', options: { encrypt: 'true' } },
      'pw',
    ],
    ['mssql://sa:pw@sql:1433/shop', { engine: 'mssql', host: 'sql', port: 1433, database: 'shop', user: 'sa' }, 'pw'],
    ['amqps://u:p@mq/%2F', { engine: 'amqps', host: 'mq', database: '/', user: 'u' }, 'p'],
  ])('is read and written: %s', (url, expected, password) => {
    expect(parseConnectionUrl(url)).toEqual({ fields: fields(expected), password });
    expect(buildConnectionUrl(fields(expected), password)).toBe(url);
  });

  it.each([
    ['postgres://db', 'postgresql://db'],
    ['MYSQL2://db', 'mysql://db'],
    [' postgresql://db/ \n', 'postgresql://db'],
    ['postgresql://@db:/', 'postgresql://db'],
    ['postgresql://u:p@ss:w@db', 'postgresql://u:p%40ss%3Aw@db'],
    ['mysql://u:a+b@db?x=a+b&y', 'mysql://u:a%2Bb@db?x=a%2Bb&y='],
    ['redis://db?&a=1&', 'redis://db?a=1'],
  ])('means the same written otherwise: %s', (url, written) => {
    const read = parseConnectionUrl(url);
    expect(read && buildConnectionUrl(read.fields, read.password)).toBe(written);
  });

  it('puts brackets around an address, once', () => {
    expect(buildConnectionUrl(fields({ host: '[::1]' }), null)).toBe('postgresql://[::1]');
    expect(buildConnectionUrl(fields({ host: '::1,[::2]:1' }), null)).toBe('postgresql://[::1],[::2]:1');
  });

  it.each([
    '',
    'db',
    'https://db',
    'postgres:db',
    'jdbc:postgresql://db/x',
    'postgres://db/a/b',
    'postgres://db/x#part',
    'postgres://db?a=1&a=2',
    'postgres://db/%ff',
    'postgres://u:%zz@db',
    'postgres://u:p/w@db',
    'postgres://db:0',
    'postgres://db:65536',
    'postgres://db:5432x',
    'postgres://::1/x',
    'postgres://[db]/x',
    'postgres://a%2Cb',
    'postgres://a%3A1,b',
    'postgres://u s@db',
    'amqp://mq/',
    'sqlserver://sql/instance?database=shop',
    `postgres://${'a'.repeat(256)}`,
    `postgres://${'a'.repeat(257)}@db`,
    `postgres://db/${'a'.repeat(257)}`,
    `postgres://db?${'a'.repeat(65)}=1`,
    `postgres://db?a=${'a'.repeat(1_025)}`,
  ])('is not taken where something would be lost: %s', (url) => {
    expect(parseConnectionUrl(url)).toBeNull();
  });

  it('never throws, and what is read is written to the same again', () => {
    const scheme = fc.constantFrom(...schemes.keys());
    fc.assert(
      fc.property(fc.oneof(scheme, text(10)), text(80), (start, rest) => {
        const read = parseConnectionUrl(`${start}://${rest}`);
        if (!read) return;
        expect(databaseFields.safeParse(read.fields).success).toBe(true);
        expect(parseConnectionUrl(buildConnectionUrl(read.fields, read.password))).toEqual(read);
      }),
      { numRuns: 2_000 },
    );
  });

  it('refuses text that is not well-formed', () => {
    expect(() => buildConnectionUrl(fields({ user: '\ud800' }), null)).toThrow(URIError);
  });
});
