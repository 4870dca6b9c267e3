import { deserialize, serialize } from 'node:v8';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeCodec } from './codec.mjs';

const { encode, decode } = makeCodec();
const round = (value: unknown) => decode(encode(value));

const values = fc.anything({
  withBigInt: true,
  withDate: true,
  withMap: true,
  withSet: true,
  withTypedArray: true,
  withSparseArray: true,
  withBoxedValues: true,
  withUnicodeString: true,
  withNullPrototype: false,
} as fc.ObjectConstraints);

describe("the stand-in's structured clone", () => {
  it('gives what V8 gives', () => {
    fc.assert(
      fc.property(values, (value) => {
        expect(round(value)).toStrictEqual(deserialize(serialize(value)));
      }),
    );
  });

  it('keeps cycles and shared objects', () => {
    const shared = { n: 1 };
    const cyclic: Record<string, unknown> = { a: shared, b: shared };
    cyclic.self = cyclic;
    const back = round(cyclic);
    expect(back.self).toBe(back);
    expect(back.a).toBe(back.b);
  });

  it('keeps errors by kind, message and cause', () => {
    const back = round(new TypeError('no', { cause: new RangeError('why') }));
    expect(back).toBeInstanceOf(TypeError);
    expect(back.message).toBe('no');
    expect(back.cause).toBeInstanceOf(RangeError);
  });

  it('takes __proto__ as a plain key', () => {
    const back = round(JSON.parse('{"__proto__": {"polluted": 1}}'));
    expect(Object.hasOwn(back, '__proto__')).toBe(true);
    expect(back.polluted).toBeUndefined();
  });

  it.each([
    ['a function', () => 1],
    ['a symbol', Symbol('s')],
    ['a promise', Promise.resolve()],
    ['a weak map', new WeakMap()],
    ['a function inside', { deep: [() => 1] }],
  ])('refuses %s', (_name, value) => {
    expect(() => encode(value)).toThrow('An object could not be cloned.');
  });
});
