import { id, limits, seconds } from './domain.ts';
import { sortOrder } from './list.ts';
import { damagedRecord } from './state.ts';
import { z } from './z.ts';

/** What a backup was made for. */
export const backupReason = z.enum([
  'daily',
  'manual',
  'before-import',
  'before-key-change',
  'before-migration',
  'before-repair',
]);
export type BackupReason = z.infer<typeof backupReason>;

/** The name of a backup's file in the folder of backups: the window names one by it, never by a path. */
export const backupName = z
  .string()
  .max(255)
  .regex(/^[^/\\\p{Cc}]+\.coffer$/u);

/** What is in a backup, as it was found when it was last checked. */
export const backupCheck = z.object({
  /** When the last change was made that is in it. */
  writtenAt: seconds,
  revision: z.int().min(0),
  /** Outside the trash, and in it. */
  secrets: z.int().min(0),
  inTrash: z.int().min(0),
  versions: z.int().min(0),
  projects: z.int().min(0),
  /** Empty where every record is as it should be. */
  damaged: z.array(damagedRecord),
  checkedAt: seconds,
});
export type BackupCheck = z.infer<typeof backupCheck>;

/** A backup in the list; known without any key but for `checked`. */
export const backup = z.object({
  name: backupName,
  /** Name of the vault's file at that time, without its ending. */
  vault: z.string(),
  at: seconds,
  reason: backupReason,
  /** Bytes. */
  size: z.int().min(0),
  /** Whether the file looks like a vault that this Coffer can open. */
  readable: z.boolean(),
  /** `null` until it was made or checked since Coffer started. */
  checked: backupCheck.nullable(),
});
export type Backup = z.infer<typeof backup>;

/** How backups stand: what the status bar and the unlock screen say. */
export const backupState = z.object({
  automatic: z.boolean(),
  folder: z.string(),
  /** How far one is that is being made, from 0 to 1; `null` when none is. */
  making: z.number().nullable(),
  /** The newest of the vault that can be read; `null` where there is none, or it is not known yet. */
  latest: backup.nullable(),
  /** Code of what the last try failed with; `null` since one was made. */
  failed: z.string().nullable(),
  /** What was just put in the vault's place, and the file name under which the vault as it was is kept. */
  restored: z.object({ backup: backupName, kept: z.string().nullable() }).nullable(),
});
export type BackupState = z.infer<typeof backupState>;

/**
 * What opens a backup: nothing where the open vault's keys do; else the password or the recovery code that it had when
 * it was made, as before a change of the vault key.
 */
const key = {
  password: z.string().min(1).max(limits.passwordCharacters).exactOptional(),
  recoveryCode: z.string().max(200).exactOptional(),
};
export const backupWithKey = z.strictObject({ name: backupName, ...key });
export type BackupWithKey = z.output<typeof backupWithKey>;

export const backupContents = z.strictObject({
  query: z.string().max(limits.query),
  sort: sortOrder,
  offset: z.int().min(0),
  limit: z.int().min(1).max(500),
});

/** Which value of the secret to show: its own, or that of a field. */
export const backupReveal = z.strictObject({
  id,
  field: z.string().max(limits.fieldName).exactOptional(),
});

export const bringBackInput = z.strictObject({
  id,
  /** `same`: the secret itself, as it was; `copy`: a second secret beside the one that the vault has. */
  as: z.enum(['same', 'copy']),
  /** A name for it here; left out, the one it has in the backup. */
  name: z
    .string()
    .max(limits.name)
    .regex(/^[A-Za-z][A-Za-z0-9_]*$/)
    .exactOptional(),
});

/** What became of it. `versions` counts those that were written. */
export const broughtBack = z.object({
  id,
  done: z.enum(['added', 'copied', 'versions-added', 'out-of-trash', 'nothing-new']),
  versions: z.int().min(0),
});
export type BroughtBack = z.infer<typeof broughtBack>;

export const restoreInput = z.strictObject({
  name: backupName,
  ...key,
  /** Put it in place although parts of it are damaged. */
  acceptDamage: z.boolean(),
});
export type RestoreInput = z.output<typeof restoreInput>;

export const restored = z.object({
  checked: backupCheck,
  /** File name of the vault as it was, which is kept beside the new one; `null` where there was none. */
  kept: z.string().nullable(),
});
export type Restored = z.infer<typeof restored>;
