import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CustomField } from '../../src-preload/contract.ts';
import { refusal } from '../../test/kit/quick-vault.ts';
import { openFields, splitFields } from './secret-fields.ts';
import type { SecretRecord, VersionRecord } from './secret-rows.ts';

/** What is looked at of a secret and of its current version. */
const secretWith = (fields: SecretRecord['fields'], held: Record<string, string>) =>
  openFields({ fields } as SecretRecord, { fields: held } as VersionRecord);

const name = fc.oneof(
  fc.constantFrom('__proto__', 'constructor', 'toString', 'pin'),
  fc.string({ minLength: 1, maxLength: 8 }),
);
const fields: fc.Arbitrary<CustomField[]> = fc.uniqueArray(
  fc.record({ name, protected: fc.boolean(), value: fc.string() }),
  { selector: (field) => field.name, maxLength: 6 },
);

describe('custom fields', () => {
  test('are taken apart into what the record shows and what a version holds, and put together again', () => {
    fc.assert(
      fc.property(fields, (given) => {
        const split = splitFields(given, {});
        expect(split.fields.map((field) => field.name)).toEqual(given.map((field) => field.name));
        for (const [index, field] of split.fields.entries()) {
          expect(field.value).toBe(field.protected ? null : given[index]?.value);
          expect(Object.hasOwn(split.held, field.name)).toBe(field.protected);
        }
        const open = secretWith(split.fields, split.held);
        expect(Object.entries(open).sort()).toEqual(given.map((field) => [field.name, field.value]).sort());
      }),
    );
  });

  test('that are sent back without their values keep them, also when a field changes its protection', () => {
    fc.assert(
      fc.property(fields, fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }), (given, protections) => {
        const before = splitFields(given, {});
        const open = secretWith(before.fields, before.held);
        const sent = given.map((field, index) => ({ ...field, protected: protections[index] ?? true, value: null }));
        const after = splitFields(sent, open);
        const now = secretWith(after.fields, after.held);
        expect(Object.entries(now).sort()).toEqual(Object.entries(open).sort());
        expect(after.fields.map((field) => field.protected)).toEqual(sent.map((field) => field.protected));
      }),
    );
  });

  test('may be empty, which is not the same as left as they are', () => {
    const { held } = splitFields([{ name: 'pin', protected: true, value: '' }], { pin: '1111' });
    expect(held).toEqual({ pin: '' });
  });

  test.each(['pin', '__proto__', 'constructor', 'hasOwnProperty'])(
    '%s is refused without a value that it had',
    (pin) => {
      const given = [{ name: pin, protected: true, value: null }];
      expect(refusal(() => splitFields(given, {}))).toMatchObject({
        code: 'INVALID_INPUT',
        details: { fields: ['fields'] },
      });
    },
  );
});
