import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyText } from '../../test/kit/any-text.ts';
import { canonicalJson } from './sealed-rows.ts';
import { fromStored, simplest, toStored } from './stored.ts';

type Form = keyof typeof simplest;
const forms = Object.keys(simplest) as Form[];

const text = anyText({ maxLength: 10 });
const json = fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<unknown>;
/** A value of the kind that stands at that key, often the simplest one. */
function valueLike(plain: unknown): fc.Arbitrary<unknown> {
  const others = [text, fc.integer(), fc.boolean(), fc.constant(null), fc.array(text, { maxLength: 2 }), json];
  return fc.oneof({ weight: 6, arbitrary: fc.constant(plain) }, ...others);
}

/** A whole record of a form: each of its keys, and others that it may have. */
function recordOf(form: Form): fc.Arbitrary<Record<string, unknown>> {
  const keys = Object.entries(simplest[form]).map(([key, plain]) => [key, valueLike(plain)] as const);
  const more = { name: text, revision: fc.nat(), value: json, toString: fc.option(text), at: fc.constant(null) };
  return fc.record({ ...more, ...Object.fromEntries(keys) });
}

/** As it stands in the file: sealed as canonical JSON. */
const asInFile = (form: Form, record: object) => JSON.parse(canonicalJson(toStored(form, record))) as object;

describe.each(forms)('a stored %s', (form) => {
  test('is the same record when it is read again', () => {
    fc.assert(
      fc.property(recordOf(form), (record) => {
        const expected: unknown = JSON.parse(canonicalJson(record));
        expect(JSON.parse(canonicalJson(fromStored(form, asInFile(form, record))))).toEqual(expected);
      }),
    );
  });

  test('says nothing that need not be said, and the same however the record was put together', () => {
    fc.assert(
      fc.property(recordOf(form), (record) => {
        const stored = asInFile(form, record);
        for (const [key, plain] of Object.entries(simplest[form])) {
          if (key in stored) expect(canonicalJson(record[key])).not.toBe(canonicalJson(plain));
        }
        const shuffled = Object.fromEntries(Object.entries(structuredClone(record)).toReversed());
        expect(canonicalJson(toStored(form, shuffled))).toBe(canonicalJson(toStored(form, record)));
        expect(canonicalJson(toStored(form, fromStored(form, stored)))).toBe(canonicalJson(stored));
      }),
    );
  });

  test('at its simplest is empty', () => {
    expect(toStored(form, structuredClone(simplest[form]))).toEqual({});
    expect(fromStored(form, {})).toEqual(simplest[form]);
  });
});
