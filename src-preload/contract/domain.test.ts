import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ZodType } from 'zod';
import {
  applicationTag,
  environmentSlug,
  id,
  limits,
  oneLine,
  seconds,
  secretName,
  secretValue,
  text,
} from './domain.ts';

const takes = (schema: ZodType, value: unknown) => schema.safeParse(value).success;
const mebibyte = limits.valueBytes;
const base64 = (data: string) => ({ encoding: 'base64', data });
const words = (data: string) => ({ encoding: 'text', data });

describe('a time', () => {
  test.each([0, 1, Date.UTC(2038, 0, 19, 3, 14, 8) / 1_000, Date.UTC(9999, 11, 31, 23, 59, 59) / 1_000])(
    '%d is one',
    (value) => {
      expect(takes(seconds, value)).toBe(true);
      expect(takes(seconds.nullable(), null)).toBe(true);
    },
  );

  test.each([
    ['milliseconds', Date.UTC(2026, 10, 21)],
    ['the year 10000', Date.UTC(10_000, 0, 1) / 1_000],
    ['before 1970', -1],
    ['no number', Number.NaN],
    ['without end', Number.POSITIVE_INFINITY],
    ['half a second', 0.5],
    ['beyond a date', 8.64e15],
    ['beyond whole numbers', 2 ** 53],
    ['text', '1700000000'],
    ['a date', new Date(0)],
    ['a big integer', 1n],
    ['nothing', undefined],
    ['null where there must be one', null],
  ])('%s is none', (_what, value) => {
    expect(takes(seconds, value)).toBe(false);
  });
});

describe('a name', () => {
  test.each(['A', 'a', 'STRIPE_SECRET_KEY', 'camelCase9', 'constructor', 'A'.repeat(limits.name)])(
    '%s is one',
    (name) => {
      expect(takes(secretName, name)).toBe(true);
    },
  );

  test.each([
    '',
    '_A',
    '__proto__',
    '9A',
    'A-B',
    'A.B',
    'A B',
    ' A',
    'A\n',
    '\nA',
    'A\0',
    'A\u202e',
    'A\u200b',
    '\u0410', // A Cyrillic letter that looks like A.
    'É',
    '../x',
    "=cmd|'/c calc'!A1",
    '<b>',
    '\u001b[31m',
    "A';--",
    '$(id)',
    'A'.repeat(limits.name + 1),
    null,
    { name: 'A' },
  ])('%j is none', (name) => {
    expect(takes(secretName, name)).toBe(false);
  });

  test('that is one is the same after any normalisation, on one line and in any shell', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), fc.stringMatching(/^\w{1,20}$/)), (name) => {
        if (!takes(secretName, name)) return;
        expect(name.normalize('NFKC')).toBe(name);
        expect(name).toMatch(/^[A-Za-z][A-Za-z0-9_]*$/);
      }),
    );
  });

  test('of an environment, an application or a record is strict too', () => {
    expect(takes(secretName, 'A'.repeat(mebibyte))).toBe(false);
    for (const slug of ['prd', 'a', 'qa-2', 'a'.repeat(32)]) expect(takes(environmentSlug, slug)).toBe(true);
    for (const slug of ['', 'Prd', '2a', '-a', 'a_b', 'a'.repeat(33), 'prd\n'])
      expect(takes(environmentSlug, slug)).toBe(false);
    for (const tag of ['worker', 'team/web:1@prd', '9']) expect(takes(applicationTag, tag)).toBe(true);
    for (const tag of ['', '/a', 'a b', 'a\n', 'a'.repeat(65), '-p']) expect(takes(applicationTag, tag)).toBe(false);
    expect(takes(id, '0a'.repeat(16))).toBe(true);
    for (const other of ['0A'.repeat(16), '0a'.repeat(15), `${'0a'.repeat(16)}\n`, 7])
      expect(takes(id, other)).toBe(false);
  });
});

describe('text', () => {
  test('is well-formed and bounded; on one line it has no ends to trim', () => {
    expect(takes(text(4), 'é\n🔑')).toBe(true);
    for (const wrong of ['five!', '\ud800', 'a\udc00']) expect(takes(text(4), wrong)).toBe(false);
    for (const right of ['a b', '<img onerror=1>', '\u202eabc', '__proto__'])
      expect(takes(oneLine(40), right)).toBe(true);
    for (const wrong of ['', ' ', ' a', 'a ', 'a\nb', 'a\u0007b', 'a\u009bb', '\ufeffa', '\ud800']) {
      expect(takes(oneLine(40), wrong)).toBe(false);
    }
  });
});

describe('a value', () => {
  test.each([
    ['empty text', words('')],
    ['NUL', words('\0')],
    ['ends of lines', words('a\r\nb\n')],
    ['1 MiB of letters', words('a'.repeat(mebibyte))],
    ['1 MiB in bytes', words('é'.repeat(mebibyte / 2))],
    ['no bytes', base64('')],
    ['one byte', base64('AA==')],
    ['1 MiB of bytes', base64(Buffer.alloc(mebibyte, 1).toString('base64'))],
  ])('may be %s', (_what, value) => {
    expect(takes(secretValue, value)).toBe(true);
  });

  test.each([
    ['a byte more', words('a'.repeat(mebibyte + 1))],
    ['more in bytes than in letters', words('é'.repeat(mebibyte / 2 + 1))],
    ['a byte more in base64', base64(Buffer.alloc(mebibyte + 1, 1).toString('base64'))],
    ['two bytes more in base64', base64(Buffer.alloc(mebibyte + 2, 1).toString('base64'))],
    ['10 MiB', words('a'.repeat(10 * mebibyte))],
    ['half a letter', words('\ud83d')],
    ['base64 of another alphabet', base64('_-8=')],
    ['base64 without its end', base64('AAA')],
    ['base64 with a line', base64('AAAA\nAAAA')],
    ['base64 with a line at its end', base64('AAAA\n')],
    ['another encoding', { encoding: 'hex', data: 'aa' }],
    ['something besides', { ...words('a'), more: 1 }],
    ['only text', 'a'],
  ])('is refused: %s', (_what, value) => {
    expect(takes(secretValue, value)).toBe(false);
  });
});
