import { environmentSlug, id, secretName } from './domain.ts';
import { valueForm } from './value-forms.ts';
import { z } from './z.ts';

/** Where imported secrets go: a project (or none) and an environment (or all). */
export const destination = z.strictObject({
  project: id.nullable(),
  environment: environmentSlug.nullable(),
});
export type Destination = z.infer<typeof destination>;

/** What happens to an entry of the file. */
export const importAction = z.enum(['add', 'new-version', 'rename', 'leave-out', 'skip', 'conflict']);
export type ImportAction = z.infer<typeof importAction>;

/** Why a name of a file is none here. */
export const nameFault = z.enum(['first-character', 'characters', 'length']);
export type NameFault = z.infer<typeof nameFault>;

/** Why that happens to an entry, or what can be said of a value without showing it. */
export const importNote = z.discriminatedUnion('code', [
  z.object({ code: z.literal('too-long') }),
  /** A secret with this name is there for more places than the destination. */
  z.object({ code: z.literal('more-places') }),
  z.object({ code: z.literal('same') }),
  z.object({ code: z.literal('empty') }),
  z.object({ code: z.literal('not-secret') }),
  /** The vault has an older value: of which environment, and under which name where that is another one. */
  z.object({ code: z.literal('older'), environment: z.string().nullable(), name: z.string().nullable() }),
  z.object({ code: z.literal('renamed'), fault: nameFault, name: z.string() }),
  z.object({ code: z.literal('bytes') }),
  /** Whose form the value has, and which. */
  z.object({
    code: z.literal('lines'),
    lines: z.int().positive(),
    service: z.string().nullable(),
    form: valueForm.nullable(),
  }),
  z.object({ code: z.literal('recognised'), service: z.string().nullable(), form: valueForm }),
  /** `${NAME}` stands in it. */
  z.object({ code: z.literal('refers') }),
]);
export type ImportNote = z.infer<typeof importNote>;

export const importLine = z.object({
  /** Place of the entry among the entries of the file, from 0. */
  index: z.int().min(0),
  /** Line of the file where it begins, from 1. */
  line: z.int().positive(),
  /** The name in the file, and the one it gets here. */
  originalName: z.string(),
  name: z.string(),
  action: importAction,
  /** Whether it is brought in unless the person says otherwise; a `conflict` can't be. */
  chosen: z.boolean(),
  note: importNote.nullable(),
  /** The comment that stands above it in the file. */
  comment: z.string(),
});
export type ImportLine = z.infer<typeof importLine>;

const line = z.int().positive();

/**
 * What of a line was read otherwise than dotenv or a shell reads it, or was not read; which is which, `exchange.ts` of the
 * texts says.
 */
export const importProblem = z.discriminatedUnion('code', [
  z.object({ line, code: z.literal('backslash-before-quote') }),
  z.object({ line, code: z.literal('escapes') }),
  z.object({ line, code: z.literal('joined') }),
  z.object({ line, code: z.literal('unclosed') }),
  z.object({ line, code: z.literal('trailing') }),
  z.object({ line, code: z.literal('comment') }),
  z.object({ line, code: z.literal('hash') }),
  z.object({ line, code: z.literal('ansi') }),
  z.object({ line, code: z.literal('continued') }),
  z.object({ line, code: z.literal('not-continued') }),
  z.object({ line, code: z.literal('not-text') }),
  z.object({ line, code: z.literal('nul') }),
  z.object({ line, code: z.literal('blank-ends') }),
  z.object({ line, code: z.literal('no-entry') }),
  /** The same name is set in line `again`. */
  z.object({ line, code: z.literal('repeated'), again: line }),
  /** So many more from this line on, which are not listed. */
  z.object({ line, code: z.literal('more'), count: z.int().positive() }),
]);
export type ImportProblem = z.infer<typeof importProblem>;

export const importPreview = z.object({
  id,
  fileName: z.string(),
  destination,
  lines: z.array(importLine),
  problems: z.array(importProblem),
});
export type ImportPreview = z.infer<typeof importPreview>;

export const importChoice = z.strictObject({
  preview: id,
  destination,
  entries: z.array(z.strictObject({ index: z.int().min(0), name: secretName.exactOptional() })).max(100_000),
  /** Comments above an entry become its description. */
  comments: z.boolean(),
});
export type ImportChoice = z.infer<typeof importChoice>;

/** Exactly what was done; the three add up to the chosen entries. */
export const importResult = z.object({
  added: z.int().min(0),
  newVersions: z.int().min(0),
  unchanged: z.int().min(0),
  ids: z.array(id),
});
export type ImportResult = z.infer<typeof importResult>;

/** Which `.env` file is wanted: of a project (or of no project) and one environment. */
export const envWanted = z.strictObject({ project: id.nullable(), environment: environmentSlug });
export type EnvWanted = z.infer<typeof envWanted>;

/** A name that is not in the file. `ambiguous`: readers of such files would not agree on the value. */
export const envLeftOut = z.object({
  name: z.string(),
  why: z.enum(['revoked', 'expired', 'not-text', 'ambiguous']),
});
export type EnvLeftOut = z.infer<typeof envLeftOut>;

/** How many values are in the file, and what is not. */
export const envExport = z.object({ count: z.int().min(0), left: z.array(envLeftOut) });
export type EnvExport = z.infer<typeof envExport>;
