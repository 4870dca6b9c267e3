import { encodeParts, equalBytes, fromHex, toHex } from '../crypto/bytes.ts';
import type { Session } from './session.ts';

/** By which a text that was copied is known again, but only under the keys of its vault. Hex. */
export type CopyDigest = { vault: string; salt: string; digest: string };

/** Without those keys it tells nothing, not even whether two texts were the same. Throws VAULT_LOCKED, BUSY. */
export function digestOfCopy(session: Session, text: string): CopyDigest {
  session.assertUnlocked();
  const salt = session.context.random(16);
  return { vault: toHex(session.rows.vaultId), salt: toHex(salt), digest: toHex(digestOf(session, salt, text)) };
}

/** Whether a digest was made in this vault. */
export function isDigestOf(session: Session, { vault }: CopyDigest): boolean {
  return vault === toHex(session.rows.vaultId);
}

/** Whether a text is the one that was copied. Throws VAULT_LOCKED, BUSY. */
export function isCopied(session: Session, { salt, digest }: CopyDigest, text: string): boolean {
  session.assertUnlocked();
  return equalBytes(digestOf(session, fromHex(salt), text), fromHex(digest));
}

function digestOf(session: Session, salt: Uint8Array, text: string): Uint8Array {
  return session.rows.digest(encodeParts(['clipboard', salt, text.toWellFormed()]));
}
