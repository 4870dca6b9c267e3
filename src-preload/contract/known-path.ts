import { z } from './z.ts';

type Schema = z.core.$ZodType;

/**
 * As much of a path into an input as the contract itself names: fields of objects and places in lists. The keys of a
 * record are words of whoever made the input, so it ends there, as it does at anything else that isn't known here.
 */
export function knownPath(schema: Schema, path: readonly PropertyKey[]): string[] {
  const known: string[] = [];
  let reached = [schema];
  for (const step of path) {
    reached = reached.flatMap((one) => below(one, step));
    if (reached.length === 0) break;
    known.push(String(step));
  }
  return known;
}

/** What may stand at a step: one schema, several in a union, none where the contract doesn't name that step. */
function below(schema: Schema, step: PropertyKey): Schema[] {
  if (schema instanceof z.ZodObject) return Object.hasOwn(schema.shape, step) ? [schema.shape[step as string]] : [];
  if (schema instanceof z.ZodArray) return typeof step === 'number' ? [schema.element] : [];
  if (schema instanceof z.ZodUnion) return schema.options.flatMap((option) => below(option, step));
  for (const Around of [z.ZodOptional, z.ZodExactOptional, z.ZodNullable, z.ZodDefault])
    if (schema instanceof Around) return below(schema.unwrap(), step);
  return [];
}
