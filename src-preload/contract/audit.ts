import { actor, id, seconds } from './domain.ts';
import { z } from './z.ts';

/** Everything that the audit may say happened: the one list of it. Looking at the list and searching are not audited. */
export const auditKind = z.enum([
  // The vault
  'created',
  'unlocked',
  /** Failed tries before this unlock, counted outside the vault: `count`, `firstAt`, `lastAt`, `unverified`. */
  'unlock-failed',
  'locked',
  'recovered',
  'password-changed',
  'recovery-code-made',
  'key-rotated',
  'kdf-raised',
  'repaired',
  'settings-changed',
  // Secrets
  'secret-created',
  'secret-changed',
  'value-changed',
  'secret-read',
  'secret-copied',
  /** A program got it, by resolving it. */
  'secret-used',
  /** A program did not get it: `code` says why. */
  'secret-denied',
  'secret-duplicated',
  'secret-marked-due',
  'secret-unmarked',
  'secret-revoked',
  'secret-reinstated',
  'secret-trashed',
  'secret-restored',
  'secret-purged',
  'version-read',
  'version-restored',
  'versions-purged',
  'rotation-started',
  'rotation-step',
  'rotation-verified',
  'rotation-finished',
  'rotation-undone',
  /** Something was tried and refused or broke off: `code` says why. */
  'operation-failed',
  // Where secrets belong
  'project-created',
  'project-changed',
  'project-deleted',
  'environment-created',
  'environment-changed',
  'environment-deleted',
  // In and out
  'imported',
  'exported',
  /** A value was saved to a file. */
  'value-saved',
  'backup-made',
  'backup-opened',
  'backup-restored',
  /** A value was read in a backup; and a secret was taken out of one. */
  'backup-read',
  'secret-brought-back',
  // Other computers and programs
  'sync-run',
  /** A secret was opted in to a connection, or out of it. */
  'sync-linked',
  'sync-unlinked',
  /** Something was done at the service: `subject` is the secret here, `by` the connection. */
  'sync-deleted',
  'sync-revoked',
  'sync-restored',
  'sync-project-changed',
  'connection-added',
  'connection-changed',
  'connection-removed',
  'grant-made',
  'grant-renewed',
  'grant-revoked',
  // What is out of the ordinary
  'anomaly-dismissed',
  'anomaly-recalled',
]);
export type AuditKind = z.infer<typeof auditKind>;

/** What stands sealed in a row of the audit; never a value. What does not apply is left out. */
export const auditEvent = z.object({
  kind: auditKind,
  at: seconds,
  by: actor,
  /** Id of the secret, project, environment, connection or grant that it is about. */
  subject: id.exactOptional(),
  /**
   * The subject's name, where it can't be looked up later: what is removed for good says here how it was called. Without
   * a subject, in a word what it is about: the file of a backup, what was exported, the id of an anomaly.
   */
  name: z.string().exactOptional(),
  /** Names of the fields that changed. */
  fields: z.array(z.string()).exactOptional(),
  /** Number of the secret's version. */
  version: z.int().positive().exactOptional(),
  /** A person's words. */
  reason: z.string().exactOptional(),
  /** Why something was refused or failed, as an error's code; of a lock, what brought it about. */
  code: z.string().exactOptional(),
  count: z.int().min(0).exactOptional(),
  /** Slug of the environment that a program asked for, and the program's own word for itself. */
  environment: z.string().exactOptional(),
  application: z.string().exactOptional(),
  /** First and last of several. */
  firstAt: seconds.exactOptional(),
  lastAt: seconds.exactOptional(),
  /** Set where it was kept outside the vault, where other programs can change it. */
  unverified: z.literal(true).exactOptional(),
});
export type AuditEvent = z.infer<typeof auditEvent>;

/** An event as the window shows it. */
export const auditLine = auditEvent.extend({
  /** Its place in the audit, from 1. */
  number: z.int().positive(),
  /** `unknown` is a kind that only a newer Coffer knows. */
  kind: auditKind.or(z.literal('unknown')).catch('unknown'),
  /** What its subject is called today, or was called last. */
  name: z.string().nullable(),
});
export type AuditLine = Omit<z.infer<typeof auditLine>, 'kind'> & { kind: AuditKind };

/** What is asked for; what is left out does not narrow it. */
export const auditFilter = z.strictObject({
  subject: id.exactOptional(),
  kinds: z.array(auditKind).max(auditKind.options.length).exactOptional(),
  /** Without a name: anybody of that kind. */
  by: z.strictObject(actor.shape).exactOptional(),
  /** Seconds; the first that is meant, and the first that is not any more. */
  from: seconds.exactOptional(),
  to: seconds.exactOptional(),
});
export type AuditFilter = z.infer<typeof auditFilter>;

export const auditQuery = auditFilter.extend({
  /** Only what is older than the event of this number. */
  before: z.int().positive().exactOptional(),
  limit: z.int().min(1).max(200),
});
export type AuditQuery = z.infer<typeof auditQuery>;

export const auditPage = z.object({
  /** Newest first. May be fewer than were asked for, or none, although there are more. */
  events: z.array(auditLine),
  /** Goes into `before` for what follows; `null` where nothing does. */
  next: z.int().positive().nullable(),
});
export type AuditPage = Omit<z.infer<typeof auditPage>, 'events'> & { events: AuditLine[] };

export const auditFormat = z.enum(['csv', 'json']);
export type AuditFormat = z.infer<typeof auditFormat>;

/** How many events a file got, and how many of the whole audit could not be read and are missing. */
export const auditExport = z.object({ count: z.int(), damaged: z.int() });
