import type { SecretValue } from '../../../src-preload/contract.ts';
import { recordReading } from '../audit.ts';
import { VaultError } from '../errors.ts';
import { heldUnder } from '../held-value.ts';
import type { Wanted } from '../reading.ts';
import { readCurrent, readSecret } from '../secret-rows.ts';
import type { Session } from '../session.ts';

/**
 * A value that stands in an opened backup; audited in the present vault. Throws SECRET_NOT_FOUND, FIELD_NOT_FOUND,
 * RECORD_DAMAGED; SECRET_REVOKED unless told `evenIfRevoked`.
 */
export function revealInBackup(session: Session, copy: Session, { id, field, evenIfRevoked }: Wanted): SecretValue {
  session.assertUnlocked();
  const { record } = readSecret(copy, id);
  const revoked = record.revokedAt !== null || (session.pages.get(id)?.revokedAt ?? null) !== null;
  if (revoked && !evenIfRevoked) throw new VaultError('SECRET_REVOKED', { id });
  const value = heldUnder(record, readCurrent(copy, record), field);
  const details = { subject: id, name: record.name, ...(field === undefined ? {} : { fields: [field] }) };
  recordReading(session, 'backup-read', details);
  return value;
}
