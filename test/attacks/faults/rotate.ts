import * as rotation from '../../../src-main/vault/rotation.ts';
import * as secrets from '../../../src-main/vault/secrets.ts';
import type { Session } from '../../../src-main/vault/session.ts';

/** Brings the rotation of a secret to its end, from wherever it stands: begin, new value, verify, finish. */
export function rotate(session: Session, id: string): void {
  const at = () => ({ id, revision: secrets.get(session, { id }).revision });
  const state = () => secrets.get(session, { id }).rotation;
  if (!state()) rotation.start(session, { ...at(), reason: '', places: [] });
  const value = { encoding: 'text' as const, data: 'new' };
  if (!state()?.next) rotation.setValue(session, { ...at(), value, why: '' });
  if (!state()?.verifiedAt) rotation.verify(session, { ...at(), evenIfOpen: false });
  rotation.finish(session, { ...at(), purgeOld: true });
}
