import {
  actor,
  applicationTag,
  environmentSlug,
  id,
  limits,
  oneLine,
  seconds,
  secretName,
  secretValue,
  text,
} from './domain.ts';
import { rotationDays } from './places.ts';
import { newPlaceOfUse, rotationDue, rotationRule, rotationState } from './rotation.ts';
import { valueForm } from './value-forms.ts';
import { z } from './z.ts';

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

export const tokenType = z.enum(['none', 'api', 'access']);

/** When a secret is due to be replaced: as its environments say, never, or after so many days. */
export const rotationPolicy = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('inherit') }),
  z.strictObject({ kind: z.literal('never') }),
  z.strictObject({ kind: z.literal('days'), days: rotationDays }),
]);
export type RotationPolicy = z.infer<typeof rotationPolicy>;

/** Where a database is, beside the user's name and the value, which is the password. */
export const databaseFields = z.strictObject({
  /** As its connection URL begins. */
  engine: z.enum([
    'postgresql',
    'mysql',
    'mariadb',
    'mongodb',
    'mongodb+srv',
    'redis',
    'rediss',
    'sqlserver',
    'mssql',
    'amqp',
    'amqps',
  ]),
  host: text(255),
  port: z.int().min(1).max(65_535).nullable(),
  database: text(256),
  user: text(limits.username),
  options: z.record(text(64), text(1_024)),
});
export type DatabaseFields = z.infer<typeof databaseFields>;

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
const depthOf = (value: unknown): number =>
  value !== null && typeof value === 'object'
    ? 1 + Object.values(value).reduce((deepest: number, inner) => Math.max(deepest, depthOf(inner)), 0)
    : 0;

/** Whether all its names and texts are: as JSON, half a letter would be written as if it were whole. */
function isWellFormed(value: unknown): boolean {
  if (typeof value === 'string') return value.isWellFormed();
  if (value === null || typeof value !== 'object') return true;
  return Object.entries(value).every(([key, inner]) => key.isWellFormed() && isWellFormed(inner));
}

/** Any JSON by name. */
export const metadata = z
  .record(oneLine(limits.fieldName), z.json())
  .refine((m) => depthOf(m) <= limits.metadataDepth, 'nested too deep')
  .refine((m) => JSON.stringify(m).length <= limits.metadata, 'too long')
  .refine(isWellFormed, 'not well-formed text');
export type Metadata = Record<string, Json>;

const fieldName = oneLine(limits.fieldName);

/** A field of a person's own; what a protected one holds is kept and shown like a value. */
export const customField = z.strictObject({
  name: fieldName,
  protected: z.boolean(),
  /** `null` in a change: leave what the protected field holds. */
  value: text(limits.fieldValue).nullable(),
});
export type CustomField = z.infer<typeof customField>;

const customFields = z
  .array(customField)
  .max(limits.fields)
  .refine((fields) => new Set(fields.map((field) => field.name)).size === fields.length, 'two of one name');

const distinct = <T extends z.ZodType<string>>(item: T, most: number) =>
  z
    .array(item)
    .max(most)
    .refine((items) => new Set(items).size === items.length, 'one twice');

const flags = { favourite: z.boolean(), critical: z.boolean() };

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
  tags: z.array(z.string()),
  ...flags,
  expiresAt: seconds.nullable(),
  /** Days before expiry or rotation at which to remind; `null` as the settings say. */
  leadDays: z.int().nullable(),
  rotationPolicy,
  /** Since when it is due because a person said so. */
  markedDueAt: seconds.nullable(),
  /** Whether a rotation has begun and is not finished. */
  rotating: z.boolean(),
  createdAt: seconds,
  updatedAt: seconds,
  valueChangedAt: seconds,
  /** When its value was last read, copied or given to a program. */
  lastUsedAt: seconds.nullable(),
  /** Since when it must not be used any more. */
  revokedAt: seconds.nullable(),
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
  /** The service whose it is; `null` where it is of none in particular, or not recognised. */
  service: z.string().nullable(),
  /** What the value is recognised as; `null` where it is not. */
  form: valueForm.nullable(),
  /** Estimated strength in bits. */
  bits: z.int().min(0),
  lines: z.int().min(0),
  encoding: z.enum(['text', 'base64']),
});
export type ValueFacts = z.infer<typeof valueFacts>;

export const secretDetail = secretSummary.extend({
  /** The whole description. */
  description: z.string(),
  notes: z.string(),
  tokenType,
  /** Applications that may use it; none means all. */
  scope: z.array(z.string()),
  username: z.string(),
  url: z.string(),
  /** A protected field's value is `null` here: it is revealed like the secret's own. */
  fields: z.array(z.object({ name: z.string(), protected: z.boolean(), value: z.string().nullable() })),
  metadata: z.record(z.string(), z.json()),
  database: databaseFields.nullable(),
  /** When the value is due to be replaced and by which rule; `null` for never. Worked out, not stored. */
  rotationDue: rotationDue.nullable(),
  rotationRule: rotationRule.nullable(),
  /** A rotation that has begun and is not finished. */
  rotation: rotationState.nullable(),
  /** Where the value was put in the last rotation: proposed for the next. */
  placesOfUse: z.array(newPlaceOfUse),
  /** Why it was marked as due, and why it was revoked; empty where it wasn't. */
  markedDueReason: z.string(),
  revokeReason: z.string(),
  createdBy: actor,
  updatedBy: actor,
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
  notes: text(limits.notes),
  type: secretType,
  tokenType,
  projects: distinct(id, 64),
  environments: distinct(environmentSlug, 64),
  scope: distinct(applicationTag, 64),
  username: text(limits.username),
  url: text(limits.url),
  fields: customFields,
  metadata,
  database: databaseFields.nullable(),
  tags: distinct(oneLine(limits.tag), limits.tags),
  ...flags,
  expiresAt: seconds.nullable(),
  leadDays: z.int().min(1).max(365).nullable(),
  rotationPolicy,
};

export const newSecret = z.strictObject({
  ...editable,
  /** Left out, the type follows from the value. */
  type: secretType.exactOptional(),
  notes: editable.notes.default(''),
  tokenType: editable.tokenType.default('none'),
  scope: editable.scope.default([]),
  username: editable.username.default(''),
  url: editable.url.default(''),
  fields: editable.fields.refine((fields) => fields.every(({ value }) => value !== null)).default([]),
  metadata: editable.metadata.default({}),
  database: editable.database.default(null),
  tags: editable.tags.default([]),
  favourite: flags.favourite.default(false),
  critical: flags.critical.default(false),
  leadDays: editable.leadDays.default(null),
  rotationPolicy: editable.rotationPolicy.default({ kind: 'inherit' }),
});
export type NewSecret = z.output<typeof newSecret>;
/** The same as it is sent: what is left out is at its simplest. */
export type NewSecretInput = z.input<typeof newSecret>;

export const secretChanges = z
  .strictObject({
    ...editable,
    /** Why, in a person's words; kept with the new version or in the audit. */
    why: text(limits.reason),
  })
  .partial()
  .refine((c) => Object.keys(c).some((key) => key !== 'why'));
export type SecretChanges = {
  [K in keyof z.infer<typeof secretChanges>]?: Exclude<z.infer<typeof secretChanges>[K], undefined>;
};

const asked = {
  project: oneLine(64).optional(),
  environment: environmentSlug.optional(),
  application: applicationTag.optional(),
};

/** A secret by its name, as it is looked for from a project and an environment. */
export const wantedByName = z.strictObject({
  name: secretName,
  project: asked.project,
  environment: asked.environment,
});

/** A reference or a name, and from where it is looked at. */
export const asking = z.strictObject({ wanted: z.string().max(2_000), ...asked });

/** What could be better about a secret's name. */
export const nameAdvice = z.discriminatedUnion('code', [
  /** It says no more than that it is a secret, or in what form. */
  z.object({ code: z.literal('too-general') }),
  z.object({ code: z.literal('no-purpose') }),
  /** A number at its end without a meaning. */
  z.object({ code: z.literal('number'), number: z.string() }),
  z.object({ code: z.literal('environment'), environment: z.string() }),
  /** The way in which most names are written, and this one so: `camelCase`. */
  z.object({ code: z.literal('style'), style: z.string(), name: z.string() }),
]);
export type NameAdvice = z.infer<typeof nameAdvice>;
