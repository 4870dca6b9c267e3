import type { z } from 'zod';
import { calls } from '../../../src-preload/contract.ts';
import { marker } from './marker.ts';

/* An input of the right form for each call, made from the contract's own schemas: whatever is added there is tried too. */

/** What a piece of text may have to be; an id is of nobody. */
const texts = [marker, 'f'.repeat(32), 'prd', 'NAME', 'name.coffer', '2030-01-31', 'expired:1', '!', 'x'];
const others = [new Uint8Array([65]), {}, [], 1, true];

const accepts = (schema: z.core.$ZodType, value: unknown) => (schema as z.ZodType).safeParse(value).success;

function firstAccepted(schema: z.core.$ZodType, values: Iterable<unknown>): unknown {
  for (const value of values) if (accepts(schema, value)) return value;
  throw new Error(`no value is known for a ${schema._zod.def.type} of the contract`);
}

/** An object of what it must have, or else of all that it may have. */
function* objects(shape: Record<string, z.core.$ZodType>): Generator<unknown> {
  const keys = Object.keys(shape);
  const needed = keys.filter((key) => !accepts(shape[key] as z.core.$ZodType, undefined));
  for (const some of [needed, ...keys.map((key) => [...needed, key]), keys]) {
    yield Object.fromEntries(some.map((key) => [key, sampleOf(shape[key] as z.core.$ZodType)]));
  }
}

/** A value that a schema accepts. */
function sampleOf(schema: z.core.$ZodType): unknown {
  const { def } = schema._zod as z.core.$ZodTypes['_zod'];
  switch (def.type) {
    case 'undefined':
      return undefined;
    case 'object':
      return firstAccepted(schema, objects(def.shape));
    case 'union':
      return sampleOf(def.options[0] as z.core.$ZodType);
    case 'optional':
    case 'default':
    case 'nullable':
      return sampleOf(def.innerType);
    case 'lazy':
      return sampleOf(def.getter());
    case 'literal':
      return def.values[0];
    case 'enum':
      return Object.values(def.entries)[0];
    case 'boolean':
      return false;
    case 'number':
      return firstAccepted(schema, [0, 1, 10, 30]);
    case 'string':
      return firstAccepted(schema, texts);
    case 'array':
      return firstAccepted(schema, [[], [sampleOf(def.element)]]);
    default:
      return firstAccepted(schema, [...texts, ...others]);
  }
}

/** By the name of the call; `undefined` where it takes nothing. */
export const rightInputs: Record<string, unknown> = Object.fromEntries(
  Object.entries(calls).flatMap(([group, methods]) =>
    Object.entries(methods).map(([name, { input }]) => [`${group}.${name}`, sampleOf(input)]),
  ),
);
