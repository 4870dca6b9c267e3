import { existsSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { writeFileSync } from 'atomically';
import type { z } from 'zod';

/** A small file of things that are not secret. */
export type JsonFile<T> = { get(): T; set(value: T): void };

/** What a version before did not write yet is as in the fallback. */
function readValid<T extends Record<string, unknown>>(path: string, schema: z.ZodType<T>, fallback: T): T | null {
  try {
    const read: unknown = JSON.parse(readFileSync(path, 'utf8'));
    const isRecord = typeof read === 'object' && read !== null && !Array.isArray(read);
    const parsed = schema.safeParse(isRecord ? { ...fallback, ...read } : read);
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/**
 * Opens `<name>.json` in a folder. A file that can't be read or doesn't fit the schema is kept aside as
 * `<name>.broken.json` and the fallback stands in its place. Writes flush the new file, then put it in the place of the
 * old one.
 */
export function openJsonFile<T extends Record<string, unknown>>(
  folder: string,
  name: string,
  schema: z.ZodType<T>,
  fallback: T,
): JsonFile<T> {
  const path = join(folder, `${name}.json`);
  const kept = readValid(path, schema, fallback);
  if (kept === null && existsSync(path)) renameSync(path, join(folder, `${name}.broken.json`));
  let current: T = kept ?? fallback;
  return {
    get: () => current,
    set(value) {
      current = value;
      writeFileSync(path, `${JSON.stringify(value, undefined, 2)}\n`, { mode: 0o600 });
    },
  };
}
