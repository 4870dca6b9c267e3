import type { Actor, Outcome, SecretDetail } from '../../src-preload/contract.ts';
import { because, record as recordEvent } from './audit.ts';
import { nowSeconds, person } from './environment.ts';
import { VaultError } from './errors.ts';
import { eachOf } from './place.ts';
import { readSecret, replaceSecret, type SecretRecord } from './secret-rows.ts';
import { get } from './secrets.ts';
import type { Session } from './session.ts';

/** Marks a secret as not to be used any more; its values and history stay. Throws IN_TRASH. */
export function revoke(
  session: Session,
  { id, reason }: { id: string; reason: string },
  by: Actor = person,
): SecretDetail {
  return session.transaction(() => {
    const record = readOutsideTrash(session, id);
    if (record.revokedAt === null) {
      const revokedAt = nowSeconds(session.context.clock);
      replaceSecret(session, id, { ...record, revokedAt, revokeReason: reason }, by);
      recordEvent(session, 'secret-revoked', { subject: id, by, ...because(reason) });
    }
    return get(session, { id });
  });
}

/** Lets a revoked secret be used again. Throws IN_TRASH. */
export function reinstate(
  session: Session,
  { id, reason }: { id: string; reason: string },
  by: Actor = person,
): SecretDetail {
  return session.transaction(() => {
    const record = readOutsideTrash(session, id);
    if (record.revokedAt !== null) {
      replaceSecret(session, id, { ...record, revokedAt: null, revokeReason: '' }, by);
      recordEvent(session, 'secret-reinstated', { subject: id, by, ...because(reason) });
    }
    return get(session, { id });
  });
}

/** Marks many as due to be replaced now: a laptop was lost, a person left. Each for itself; a new value takes the mark off. */
export function markDue(
  session: Session,
  { ids, reason }: { ids: readonly string[]; reason: string },
  by: Actor = person,
): Outcome[] {
  return eachOf(session, ids, (id) => {
    const record = readOutsideTrash(session, id);
    const markedDueAt = record.markedDueAt ?? nowSeconds(session.context.clock);
    replaceSecret(session, id, { ...record, markedDueAt, markedDueReason: reason }, by);
    recordEvent(session, 'secret-marked-due', { subject: id, by, ...because(reason) });
  });
}

/** Takes the mark off again: it need not be replaced after all. Where there is none, nothing changes. */
export function unmarkDue(session: Session, { ids }: { ids: readonly string[] }, by: Actor = person): Outcome[] {
  return eachOf(session, ids, (id) => {
    const record = readOutsideTrash(session, id);
    if (record.markedDueAt === null) return;
    replaceSecret(session, id, { ...record, markedDueAt: null, markedDueReason: '' }, by);
    recordEvent(session, 'secret-unmarked', { subject: id, by });
  });
}

function readOutsideTrash(session: Session, id: string): SecretRecord {
  const { record } = readSecret(session, id);
  if (record.trashedAt !== null) throw new VaultError('IN_TRASH', { id });
  return record;
}
