import { z } from './z.ts';

/** Longest value of one secret in bytes (1 MiB), and of the texts beside it in characters; numbers of a kind. */
export const limits = {
  valueBytes: 1_048_576,
  name: 128,
  label: 256,
  description: 4_096,
  notes: 65_536,
  username: 256,
  url: 2_048,
  tag: 64,
  tags: 64,
  fieldName: 128,
  fieldValue: 65_536,
  fields: 64,
  /** Characters of the metadata as JSON, and how deep it may be nested. */
  metadata: 65_536,
  metadataDepth: 32,
  reason: 500,
  /** Places of use that a rotation begins with. */
  places: 200,
  importBytes: 8_388_608,
  passwordCharacters: 4_096,
  query: 1_000,
  /** Secrets named in one call. */
  many: 10_000,
} as const;

/** Well-formed Unicode of at most `max` UTF-16 units: a lone surrogate would not survive being sealed. */
export const text = (max: number) =>
  z
    .string()
    .max(max)
    .refine((s) => s.isWellFormed(), 'not well-formed text');

/** The same on one line, without spaces at its ends, not empty. */
export const oneLine = (max: number) =>
  text(max).refine((s) => s.length > 0 && s.trim() === s && !/\p{Cc}/u.test(s), 'empty, of several lines, or spaced');

/** A record's id: 16 random bytes as 32 lower-case hex digits. */
export const id = z.string().regex(/^[0-9a-f]{32}$/);
export type Id = z.infer<typeof id>;

/** Whole seconds since 1970 UTC, up to the end of the year 9999. */
export const seconds = z.int().min(0).max(253_402_300_799);

/** A secret's name: a letter, then letters, digits and underscores, at most 128. */
export const secretName = z
  .string()
  .max(limits.name)
  .regex(/^[A-Za-z][A-Za-z0-9_]*$/);

export const environmentSlug = z.string().regex(/^[a-z][a-z0-9-]{0,31}$/);

/** A word by which an application is known to the vault: `billing-worker`. */
export const applicationTag = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._:/@-]{0,63}$/);

/** How many bytes base64 stands for less than its quarters of three. */
const padding = (base64: string) => (base64.endsWith('==') ? 2 : base64.endsWith('=') ? 1 : 0);

/** `text` is kept to the character; `base64` stands for bytes that are not UTF-8 text. */
export const secretValue = z
  .strictObject({ encoding: z.enum(['text', 'base64']), data: text(limits.valueBytes * 2) })
  .refine(
    (v) =>
      v.encoding === 'text'
        ? new TextEncoder().encode(v.data).length <= limits.valueBytes
        : /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(v.data) &&
          (v.data.length / 4) * 3 - padding(v.data) <= limits.valueBytes,
    'longer than 1 MiB, or not base64',
  );
export type SecretValue = z.infer<typeof secretValue>;

/** What a value is copied as: itself, a line of a `.env` file, a shell's `export` line, or JSON with its name. */
export const copyForm = z.enum(['value', 'env', 'export', 'json']);
export type CopyForm = z.infer<typeof copyForm>;

/** Who did something: a person in the window, the command line, a program by its token, a sync connection, an import. */
export const actor = z.object({
  kind: z.enum(['person', 'cli', 'program', 'connection', 'import']),
  /** Which program or connection. */
  name: z.string().exactOptional(),
});
export type Actor = z.infer<typeof actor>;

/** What became of one of many: done, or why not. */
export const outcome = z.object({ id, code: z.string().nullable() });
export type Outcome = z.infer<typeof outcome>;
