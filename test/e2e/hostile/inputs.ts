import fc from 'fast-check';
import type { z } from 'zod';
import { calls } from '../../../src-preload/contract.ts';
import { marker } from './marker.ts';
import { rightInputs } from './right-input.ts';

/** Stands for a value that only the page can make; see `revive`. */
export type Odd = {
  $odd:
    | 'cyclic'
    | 'map'
    | 'set'
    | 'date'
    | 'bytes'
    | 'bigint'
    | 'regexp'
    | 'error'
    | 'deep'
    | 'huge'
    | 'nan'
    | 'getter';
};

const odd = (kind: Odd['$odd']): Odd => ({ $odd: kind });
const kinds = ['cyclic', 'map', 'set', 'date', 'bytes', 'bigint', 'regexp', 'error', 'deep', 'nan', 'getter'] as const;

/** Nothing of this is accepted in any field of any call. */
const junk: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom<unknown>(...kinds.map(odd)) },
  {
    weight: 4,
    arbitrary: fc.constantFrom<unknown>(
      -1.5,
      1e300,
      `\ud800${marker}`,
      [[marker]],
      { [marker]: marker },
      { __proto__: null, constructor: marker },
      `${marker}'; DROP TABLE secrets; --`.repeat(200),
      { $odd: 'huge' },
    ),
  },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }).map((value) => ({ [marker]: value })) },
);

/** What only the page can make is made there. */
const sendable = (input: unknown): unknown =>
  input === null || typeof input !== 'object' || Array.isArray(input)
    ? input
    : Object.fromEntries(
        Object.entries(input).map(([key, value]) => [key, value instanceof Uint8Array ? odd('bytes') : value]),
      );

/** The shape that each call wants, of records that don't exist; what makes new ones is wrong, so that even a slip makes none. */
const shapes: Record<string, unknown> = {
  ...rightInputs,
  'secrets.create': { ...(rightInputs['secrets.create'] as object), projects: ['f'.repeat(32)] },
  'projects.create': { name: ` ${marker}` },
  'environments.create': { ...(rightInputs['environments.create'] as object), name: ` ${marker}` },
};

export type Fuzzed = { name: string; input: unknown };

const schemas = new Map<string, z.ZodType>(
  Object.entries(calls).flatMap(([group, methods]) =>
    Object.entries(methods).map(([method, { input }]) => [`${group}.${method}`, input] as const),
  ),
);

/** A call with an input that is wrong in one place at least: what junk makes right by chance is left out. */
export function wrongCall(name: string): fc.Arbitrary<Fuzzed> {
  return anyCall(name).filter(({ input }) => schemas.get(name)?.safeParse(input).success !== true);
}

function anyCall(name: string): fc.Arbitrary<Fuzzed> {
  const shape = sendable(shapes[name]);
  const whole = junk.map((input) => ({ name, input }));
  if (shape === undefined || shape === null || typeof shape !== 'object' || Object.keys(shape).length === 0)
    return whole;
  const field = fc
    .tuple(fc.constantFrom(...Object.keys(shape)), junk)
    .map(([key, value]) => ({ name, input: { ...shape, [key]: value } }));
  const more = fc
    .tuple(fc.constantFrom('__proto__', 'constructor', 'path', 'more', marker), junk)
    .map(([key, value]) => ({ name, input: Object.defineProperty({ ...shape }, key, { value, enumerable: true }) }));
  const less = fc.constantFrom(...Object.keys(shape)).map((key) => {
    const { [key]: _gone, ...rest } = shape as Record<string, unknown>;
    return { name, input: rest };
  });
  return fc.oneof(
    { weight: 1, arbitrary: whole },
    { weight: 4, arbitrary: field },
    { weight: 1, arbitrary: more },
    { weight: 1, arbitrary: less },
  );
}

/** Runs in the page: makes the odd values real. */
export function revive(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value;
  if ('$odd' in value) {
    const circle: Record<string, unknown> = { name: 'marker-echo-3391' };
    circle.self = circle;
    let deep: unknown = 'marker-echo-3391';
    if (value.$odd === 'deep') for (let n = 0; n < 400; n++) deep = [deep];
    switch (value.$odd) {
      case 'cyclic':
        return circle;
      case 'map':
        return new Map([['marker-echo-3391', 1]]);
      case 'set':
        return new Set(['marker-echo-3391']);
      case 'date':
        return new Date(Number.NaN);
      case 'bytes':
        return new Uint8Array([0x41, 0x3d, 0x31]);
      case 'bigint':
        return 2n ** 70n;
      case 'regexp':
        return /marker-echo-3391/;
      case 'error':
        return new Error('marker-echo-3391');
      case 'deep':
        return deep;
      case 'huge':
        return 'marker-echo-3391'.repeat(200_000);
      case 'nan':
        return Number.NaN;
      default:
        return {
          get id() {
            return 'marker-echo-3391';
          },
        };
    }
  }
  if (Array.isArray(value)) return value.map(revive);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, revive(inner)]));
}
