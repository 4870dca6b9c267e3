import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseReference, printReference, type Reference } from './references.ts';

const name = fc.stringMatching(/^[A-Za-z][A-Za-z0-9_]{0,20}$/);
const text = fc.string({ minLength: 1, unit: 'grapheme' }).filter((one) => one.isWellFormed());
const part = { field: fc.option(text), version: fc.option(fc.integer({ min: 1, max: 9_999_999_999 })) };
const reference: fc.Arbitrary<Reference> = fc.oneof(
  fc.record({ id: fc.stringMatching(/^[0-9a-f]{32}$/), ...part }),
  fc.record({ project: fc.option(text), environment: fc.option(text), name, ...part }),
);

describe('references', () => {
  test.each<[string, Reference]>([
    [
      'coffer://shop/prd/STRIPE_KEY',
      { project: 'shop', environment: 'prd', name: 'STRIPE_KEY', field: null, version: null },
    ],
    ['coffer://-/-/K', { project: null, environment: null, name: 'K', field: null, version: null }],
    [
      'coffer://my%20shop/dev/K?field=user%20name',
      { project: 'my shop', environment: 'dev', name: 'K', field: 'user name', version: null },
    ],
    [`coffer://${'0a'.repeat(16)}?version=3`, { id: '0a'.repeat(16), field: null, version: 3 }],
    ['coffer://%2D/dev/K?field=x&version=2', { project: '-', environment: 'dev', name: 'K', field: 'x', version: 2 }],
  ])('%s', (printed, parsed) => {
    expect(parseReference(printed)).toEqual(parsed);
    expect(printReference(parsed)).toBe(printed);
  });

  test.each([
    '',
    'coffer://',
    'coffer:/shop/prd/K',
    'Coffer://shop/prd/K',
    'coffer://shop/prd',
    'coffer://shop/prd/K/',
    'coffer://shop//K',
    'coffer://shop/prd/2FA',
    'coffer://shop/prd/K?',
    'coffer://shop/prd/K?field=',
    'coffer://shop/prd/K?version=0',
    'coffer://shop/prd/K?version=1&version=1',
    'coffer://shop/prd/K?other=1',
    'coffer://shop/prd/K#value',
    'coffer://%zz/prd/K',
    'coffer://sh%E0%A4%A/prd/K',
    ' coffer://shop/prd/K',
    'coffer://shop/prd/K\n',
  ])('%j is refused', (given) => {
    expect(() => parseReference(given)).toThrow('INVALID_REFERENCE');
  });

  test('what is printed is read back as it was', () => {
    fc.assert(
      fc.property(reference, (one) => {
        expect(parseReference(printReference(one))).toEqual(one);
      }),
    );
  });

  test('any text is read or refused; what is read is printed to the same meaning', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.string().map((rest) => `coffer://${rest}`),
        ),
        (given) => {
          let read: Reference;
          try {
            read = parseReference(given);
          } catch (error) {
            expect(error).toMatchObject({ code: 'INVALID_REFERENCE' });
            return;
          }
          expect(parseReference(printReference(read))).toEqual(read);
        },
      ),
    );
  });
});
