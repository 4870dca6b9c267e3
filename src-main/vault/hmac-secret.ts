import type { SignRequest, VerifyRequest } from '../../src-preload/contract.ts';
import { person } from './environment.ts';
import { VaultError } from './errors.ts';
import { recordUse } from './reading.ts';
import { readCurrent, readSecret } from './secret-rows.ts';
import type { Session } from './session.ts';
import { type HmacKey, sign, verify } from './signing.ts';

/** Signs a payload with a secret of type HMAC, whose value does not leave the vault; audited as a use. */
export function signWith(session: Session, { id, payload, key, algorithm, output }: SignRequest): string {
  return sign(payload, keyOf(session, id, key), algorithm, output);
}

/** Whether a signature is the payload's, by a secret of type HMAC; audited as a use. */
export function verifyWith(session: Session, { id, payload, key, algorithm, signature }: VerifyRequest): boolean {
  return verify(payload, signature, keyOf(session, id, key), algorithm);
}

/** Throws INVALID_SECRET_TYPE, SECRET_REVOKED, IN_TRASH. */
function keyOf(session: Session, id: string, as: HmacKey['as']): HmacKey {
  const { record } = readSecret(session, id);
  if (record.type !== 'hmac') throw new VaultError('INVALID_SECRET_TYPE', { id });
  if (record.trashedAt !== null) throw new VaultError('IN_TRASH', { id });
  if (record.revokedAt !== null) throw new VaultError('SECRET_REVOKED', { id });
  const { value } = readCurrent(session, record);
  recordUse(session, id, 'secret-used', person, { version: record.current.number });
  return { value, as };
}
