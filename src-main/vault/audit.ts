import { type Actor, nowSeconds } from './environment.ts';
import { VaultError } from './errors.ts';
import type { Session } from './session.ts';

export type AuditKind =
  | 'created'
  | 'unlocked'
  | 'recovered'
  | 'password-changed'
  | 'secret-created'
  | 'secret-changed'
  | 'value-changed'
  | 'secret-read'
  | 'secret-copied'
  | 'secret-trashed'
  | 'secret-restored'
  | 'secret-purged'
  | 'project-created'
  | 'imported';

/** One line of the audit, sealed; never a value. */
export type AuditEvent = {
  kind: AuditKind;
  /** Seconds. */
  at: number;
  by: Actor;
  /** Id of the secret or project that it is about. */
  subject?: string;
  /** For an import: how many. */
  count?: number;
};

/** Appends an event, inside the caller's transaction. Its number is in clear and bound to its blob. */
export function record(
  session: Session,
  kind: AuditKind,
  details: Pick<AuditEvent, 'subject' | 'count'> & { by?: Actor } = {},
): void {
  const event: AuditEvent = { kind, at: nowSeconds(session.context.clock), by: 'person', ...details };
  const number = session.manifest.sums.audit.count + 1;
  session.insert('audit', session.rows.seal('audit', { id: session.rows.newId(), number }, event));
}

/**
 * Appends an event that changed nothing, in a transaction of its own. Where it has no place (the vault can only be read,
 * the disk is full or fails), reading stays possible without it, to bring things to safety.
 */
export function recordReading(session: Session, kind: AuditKind, details: { subject?: string } = {}): void {
  if (session.readOnly) return;
  try {
    session.transaction(() => record(session, kind, details));
  } catch (error) {
    if (!(error instanceof VaultError && (error.code === 'DISK_FULL' || error.code === 'DISK_FAILED'))) throw error;
  }
}
