import { id, limits, seconds } from './domain.ts';
import { databaseFields, secretType, tokenType } from './secrets.ts';
import { z } from './z.ts';

/** As it was typed: it may be too long or wrong as yet. */
const typed = z.string().max(limits.valueBytes * 2);
const several = z.array(typed).max(1_000);

/** What the fields of the editor hold, without the value. Numbers and JSON stand as they are typed. */
export const draftContent = z.strictObject({
  name: typed,
  label: typed,
  description: typed,
  /** `null` lets the type follow from the value; only for a new secret. */
  type: secretType.nullable(),
  tokenType,
  project: id.nullable(),
  environments: several,
  scope: several,
  /** Seconds; -1 for a day that is not filled in yet. */
  expiresAt: z.int().min(-1).nullable(),
  tags: several,
  favourite: z.boolean(),
  critical: z.boolean(),
  username: typed,
  url: typed,
  notes: typed,
  /** Fields of the person's own; `null` keeps what a protected one holds. */
  fields: z.array(z.strictObject({ key: z.int(), name: typed, protected: z.boolean(), value: typed.nullable() })),
  metadata: typed,
  rotation: z.strictObject({ kind: z.enum(['inherit', 'never', 'days']), days: typed }),
  leadDays: typed,
  /** The options one a line: `sslmode=require`. */
  database: z
    .strictObject({
      engine: databaseFields.shape.engine,
      ...{ host: typed, port: typed, database: typed, user: typed, options: typed },
    })
    .nullable(),
});
export type DraftContent = z.infer<typeof draftContent>;

/** What an editor holds that is not saved. */
export const draft = z.strictObject({
  /** The secret that is edited; `null` for a new one. */
  secret: id.nullable(),
  /** That secret as it was when editing began. */
  base: z.strictObject({ revision: z.int(), version: z.int(), content: draftContent }).nullable(),
  content: draftContent,
  /** The value that was entered, to the letter; empty where none was. */
  value: typed,
});
export type Draft = z.infer<typeof draft>;

/** A draft as it is offered: whose it is and when it was last typed at. */
export const keptDraft = z.object({ secret: id.nullable(), name: z.string(), at: seconds });
export type KeptDraft = z.infer<typeof keptDraft>;
