import type { Actor, AuditKind, SecretValue } from '../../src-preload/contract.ts';
import { record as recordEvent } from './audit.ts';
import { nowSeconds, person } from './environment.ts';
import { VaultError } from './errors.ts';
import { heldUnder } from './held-value.ts';
import { type Held, readCurrent, readSecret, type SecretRecord } from './secret-rows.ts';
import type { Session } from './session.ts';

/** Which value of a secret: its own, or a field's; and whether one that was revoked is given all the same. */
export type Wanted = { id: string; field?: string | undefined; evenIfRevoked?: boolean | undefined };

/** A value for a person who asked to see it; audited. Throws SECRET_REVOKED unless told `evenIfRevoked`. */
export function reveal(session: Session, wanted: Wanted): SecretValue {
  return readForPerson(session, wanted, 'secret-read').value;
}

/** A value with the secret's name, for the clipboard; audited. Throws SECRET_REVOKED unless told `evenIfRevoked`. */
export function readForCopy(session: Session, wanted: Wanted): { name: string; value: SecretValue } {
  return readForPerson(session, wanted, 'secret-copied');
}

/** A value for a file that the person chose; audited. Throws SECRET_REVOKED unless told `evenIfRevoked`. */
export function readForFile(session: Session, wanted: Wanted): SecretValue {
  return readForPerson(session, wanted, 'value-saved').value;
}

function readForPerson(session: Session, wanted: Wanted, kind: AuditKind) {
  const { record } = readSecret(session, wanted.id);
  return { name: record.name, value: giveToPerson(session, wanted, record, readCurrent(session, record), { kind }) };
}

/**
 * What a version of a secret holds, for a person; audited, also where it is refused because the secret is revoked, and
 * where it is given all the same. Throws SECRET_REVOKED, FIELD_NOT_FOUND.
 */
export function giveToPerson(
  session: Session,
  { id, field, evenIfRevoked }: Wanted,
  record: SecretRecord,
  held: Held,
  { kind, ...details }: { kind: AuditKind; version?: number },
): SecretValue {
  const revoked = record.revokedAt === null ? {} : { code: 'SECRET_REVOKED' };
  if (record.revokedAt !== null && !evenIfRevoked) {
    recordUse(session, id, 'secret-denied', person, { ...details, ...revoked });
    throw new VaultError('SECRET_REVOKED', { id });
  }
  const value = heldUnder(record, held, field);
  const fields = field === undefined ? {} : { fields: [field] };
  recordUse(session, id, kind, person, { ...details, ...fields, ...revoked });
  return value;
}

type UseDetails = { fields?: string[]; code?: string; version?: number; environment?: string; application?: string };

/**
 * Notes that a value was used or refused, in the audit and, if it was used, at the secret. Where that has no place (the
 * vault can only be read, the disk is full or fails), values can still be had, to bring things to safety.
 */
export function recordUse(session: Session, id: string, kind: AuditKind, by: Actor, details: UseDetails = {}): void {
  recordUses(session, [id], kind, by, details);
}

/** The same of several at once; `andAlso` is written with them. */
export function recordUses(
  session: Session,
  ids: readonly string[],
  kind: AuditKind,
  by: Actor,
  details: UseDetails,
  andAlso = () => {},
): void {
  if (session.readOnly) return;
  try {
    session.transaction(() => {
      for (const id of ids) {
        const entry = session.pages.get(id);
        const used = kind !== 'secret-denied';
        if (entry && used) session.pages.put({ ...entry, lastUsedAt: nowSeconds(session.context.clock) });
        recordEvent(session, kind, { subject: id, by, ...details });
      }
      andAlso();
    });
  } catch (error) {
    if (!(error instanceof VaultError && (error.code === 'DISK_FULL' || error.code === 'DISK_FAILED'))) throw error;
  }
}
