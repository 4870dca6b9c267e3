import { describe, expect, test } from 'vitest';
import { calls } from '../contract.ts';
import { knownPath } from './known-path.ts';
import { z } from './z.ts';

type Json = z.core.JSONSchema.JSONSchema;
type Place = { path: readonly PropertyKey[]; isRecord: boolean };

/** Every place in an input, as JSON Schema has it. */
function placesIn(schema: Json, path: readonly PropertyKey[] = []): Place[] {
  const { properties = {}, items, anyOf = [], oneOf = [], additionalProperties } = schema;
  const within = (part: unknown, ...more: PropertyKey[]) =>
    typeof part === 'object' && part !== null ? placesIn(part as Json, [...path, ...more]) : [];
  return [
    { path, isRecord: typeof additionalProperties === 'object' },
    ...Object.entries(properties).flatMap(([name, part]) => within(part, name)),
    ...within(items, 0),
    ...[...anyOf, ...oneOf].flatMap((part) => within(part)),
  ];
}

const inputs = Object.entries(calls).flatMap(([group, methods]) =>
  Object.entries(methods).map(([method, { input }]) => ({ name: `${group}.${method}`, input: input as z.ZodType })),
);
const places = inputs.flatMap(({ name, input }) =>
  placesIn(z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' })).map((place) => ({ name, input, ...place })),
);

describe('a path into the input of a call', () => {
  test('is told as far as the contract names it, in every call', () => {
    expect(places.length).toBeGreaterThan(inputs.length);
    for (const { name, input, path } of places) {
      expect(knownPath(input, path), name).toEqual(path.map(String));
      expect(knownPath(input, [...path, 'MARKER', 0]), name).toEqual(path.map(String));
      expect(knownPath(input, [...path, '__proto__']), name).toEqual(path.map(String));
    }
  });

  test('ends at each record', () => {
    const records = places.filter(({ isRecord }) => isRecord);
    expect(records.map(({ name, path }) => `${name} ${path.join('.')}`)).toEqual(
      expect.arrayContaining(['sync.create credentials', 'secrets.update changes.database.options']),
    );
    for (const { input, path } of records) expect(knownPath(input, [...path, 'name'])).toEqual(path.map(String));
  });
});
