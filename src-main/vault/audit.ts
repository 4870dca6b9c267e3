import type { AuditEvent, AuditKind } from '../../src-preload/contract/audit.ts';
import type { Row } from '../store/schema.ts';
import { nowSeconds, person } from './environment.ts';
import { VaultError } from './errors.ts';
import type { SealedRows } from './sealed-rows.ts';
import type { Session } from './session.ts';

export type { AuditEvent, AuditKind };

/** What an event says besides its kind and its time; without `by`, it was the person. */
export type EventDetails = Omit<AuditEvent, 'kind' | 'at' | 'by'> & Partial<Pick<AuditEvent, 'by'>>;

/** Failed tries to unlock, as counted outside the vault. Seconds. */
export type FailedTries = { count: number; firstAt: number; lastAt: number };

/** A person's reason as an event has it; left out where none was given. */
export function because(reason: string): { reason?: string } {
  return reason === '' ? {} : { reason };
}

/** Appends an event, inside the caller's transaction. Its number is in clear and bound to its blob. */
export function record(session: Session, kind: AuditKind, details: EventDetails = {}): void {
  const event: AuditEvent = { kind, at: nowSeconds(session.context.clock), by: person, ...details };
  session.insert('audit', sealEvent(session.rows, session.manifest.sums.audit.count + 1, event));
}

/** The row of the event that has this place in the audit. */
export function sealEvent(rows: SealedRows, number: number, event: AuditEvent): Row {
  return rows.seal('audit', { id: rows.newId(), number }, event);
}

/**
 * Appends an event that changed nothing, in a transaction of its own. Where it has no place (the vault can only be read,
 * the disk is full or fails), reading stays possible without it, to bring things to safety. Answers whether it is kept.
 */
export function recordReading(session: Session, kind: AuditKind, details: EventDetails = {}): boolean {
  if (session.readOnly) return false;
  try {
    session.transaction(() => record(session, kind, details));
    return true;
  } catch (error) {
    if (error instanceof VaultError && (error.code === 'DISK_FULL' || error.code === 'DISK_FAILED')) return false;
    throw error;
  }
}

/** Notes failed tries that were counted while there was no key to seal them with. Answers whether it is kept. */
export function recordFailedTries(session: Session, tries: FailedTries): boolean {
  return recordIfPossible(session, 'unlock-failed', { ...tries, unverified: true });
}

/** Notes that the vault is about to be locked, and by what if not by the person, so far as that is possible at once. */
export function recordLock(session: Session, code: string | null): void {
  recordIfPossible(session, 'locked', code === null ? {} : { code });
}

/** For what must go on whatever happens: a file that was replaced, or work under way, only leaves the event out. */
function recordIfPossible(session: Session, kind: AuditKind, details: EventDetails): boolean {
  try {
    return recordReading(session, kind, details);
  } catch {
    return false;
  }
}
