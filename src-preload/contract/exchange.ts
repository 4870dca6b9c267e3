import { z } from 'zod';
import { environmentSlug, id, secretName } from './domain.ts';

/** Where imported secrets go: a project (or none) and an environment (or all). */
export const destination = z.strictObject({
  project: id.nullable(),
  environment: environmentSlug.nullable(),
});
export type Destination = z.infer<typeof destination>;

/** What happens to an entry of the file, each with why in words. */
export const importAction = z.enum(['add', 'new-version', 'rename', 'leave-out', 'skip', 'conflict']);
export type ImportAction = z.infer<typeof importAction>;

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
  note: z.string(),
  /** The comment that stands above it in the file. */
  comment: z.string(),
});
export type ImportLine = z.infer<typeof importLine>;

export const importProblem = z.object({ line: z.int().positive(), message: z.string() });

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

/** A name that is not in the file. `ambiguous`: readers of such files would not agree on the value. */
export const envLeftOut = z.object({
  name: z.string(),
  why: z.enum(['revoked', 'expired', 'not-text', 'ambiguous']),
});
export type EnvLeftOut = z.infer<typeof envLeftOut>;

/** How many values are in the file, and what is not. */
export const envExport = z.object({ count: z.int().min(0), left: z.array(envLeftOut) });
export type EnvExport = z.infer<typeof envExport>;
