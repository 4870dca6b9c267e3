import { z } from 'zod';

/** Longest value of one secret in bytes (1 MiB), and of the texts beside it in characters. */
export const limits = {
  valueBytes: 1_048_576,
  name: 128,
  label: 256,
  description: 4_096,
  importBytes: 8_388_608,
  passwordCharacters: 4_096,
  query: 1_000,
} as const;

const text = (max: number) =>
  z
    .string()
    .max(max)
    .refine((s) => s.isWellFormed(), 'not well-formed text');

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

/** `text` is kept to the character; `base64` stands for bytes that are not UTF-8 text. */
export const secretValue = z
  .strictObject({ encoding: z.enum(['text', 'base64']), data: text(limits.valueBytes * 2) })
  .refine(
    (v) =>
      v.encoding === 'text'
        ? new TextEncoder().encode(v.data).length <= limits.valueBytes
        : /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(v.data) &&
          v.data.length <= Math.ceil(limits.valueBytes / 3) * 4,
    'longer than 1 MiB, or not base64',
  );
export type SecretValue = z.infer<typeof secretValue>;

export const secretType = z.enum([
  'user-defined',
  'hmac',
  'api-key',
  'password',
  'database',
  'certificate',
  'ssh-key',
  'generic',
]);
export type SecretType = z.infer<typeof secretType>;

/** What the list shows and searches; never a value. Times are seconds, `null` where there is none. */
export const secretSummary = z.object({
  id,
  name: z.string(),
  label: z.string(),
  /** The first 256 characters of the description. */
  description: z.string(),
  type: secretType,
  projects: z.array(id),
  /** Slugs; none means all environments. */
  environments: z.array(z.string()),
  expiresAt: seconds.nullable(),
  createdAt: seconds,
  updatedAt: seconds,
  valueChangedAt: seconds,
  /** When it was moved to the trash, and when it will be removed for good. */
  trashedAt: seconds.nullable(),
  purgeAt: seconds.nullable(),
  /** Number of the current version, from 1. */
  version: z.int().positive(),
  /** The service whose key this is, if the value is recognised: `Stripe`. */
  service: z.string().nullable(),
});
export type SecretSummary = z.infer<typeof secretSummary>;

/** Facts about a value that may be shown while it is hidden. */
export const valueFacts = z.object({
  /** A recognised public prefix such as `sk_live_`; empty where there is none. */
  prefix: z.string(),
  /** What the value is recognised as: `Stripe live secret key`; empty where it is not. */
  kind: z.string(),
  /** Estimated strength in bits. */
  bits: z.int().min(0),
  lines: z.int().min(0),
  encoding: z.enum(['text', 'base64']),
});
export type ValueFacts = z.infer<typeof valueFacts>;

export const secretDetail = secretSummary.extend({
  /** The whole description. */
  description: z.string(),
  /** The name it came in with, where that is not a name here: `2FA_SEED`. */
  originalName: z.string().nullable(),
  /** Grows with each change of this secret; sent back with a change, so that none is overwritten unseen. */
  revision: z.int().positive(),
  versions: z.int().positive(),
  facts: valueFacts,
});
export type SecretDetail = z.infer<typeof secretDetail>;

const editable = {
  name: secretName,
  label: text(limits.label),
  value: secretValue,
  description: text(limits.description),
  type: secretType,
  projects: z.array(id).max(64),
  environments: z.array(environmentSlug).max(64),
  expiresAt: seconds.nullable(),
};

export const newSecret = z.strictObject({
  ...editable,
  /** Left out, the type follows from the value. */
  type: secretType.exactOptional(),
});
export type NewSecret = z.infer<typeof newSecret>;

export const secretChanges = z
  .strictObject(editable)
  .partial()
  .refine((c) => Object.keys(c).length > 0);
export type SecretChanges = {
  [K in keyof z.infer<typeof secretChanges>]?: Exclude<z.infer<typeof secretChanges>[K], undefined>;
};

export const project = z.object({ id, name: z.string(), hue: z.int().min(0).max(5) });
export type Project = z.infer<typeof project>;
export const projectName = text(64).refine((s) => s.trim() === s && s.length > 0, 'empty, or spaces at the ends');

export const environment = z.object({
  id,
  slug: environmentSlug,
  /** What the chip says: `prod` for the slug `prd`. */
  name: z.string(),
  hue: z.enum(['dev', 'staging', 'prod', 'hue-1', 'hue-2', 'hue-3', 'hue-4', 'hue-5', 'hue-6']),
});
export type Environment = z.infer<typeof environment>;

/** Which part of the vault the list shows. */
export const view = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('all') }),
  z.strictObject({ kind: z.literal('project'), project: id }),
  z.strictObject({ kind: z.literal('expired') }),
  z.strictObject({ kind: z.literal('expiring') }),
  z.strictObject({ kind: z.literal('trash') }),
]);
export type View = z.infer<typeof view>;

export const sortOrder = z.enum(['name', 'changed', 'expiry']);
export type SortOrder = z.infer<typeof sortOrder>;

export const listPage = z.object({
  /** How many match in all, and how many the view holds without the query. */
  total: z.int(),
  of: z.int(),
  rows: z.array(secretSummary),
});
export type ListPage = z.infer<typeof listPage>;

export const counts = z.object({
  all: z.int(),
  expired: z.int(),
  expiring: z.int(),
  trash: z.int(),
  /** Secrets outside the trash, by project id. */
  byProject: z.record(z.string(), z.int()),
});
export type Counts = z.infer<typeof counts>;
