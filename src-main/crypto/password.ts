import { utf8 } from './bytes.ts';

const MOST_BYTES = 1_024;

export type PreparedPassword =
  | { ok: true; bytes: Uint8Array }
  | { ok: false; reason: 'PASSWORD_UNUSABLE' | 'PASSWORD_TOO_LONG' };

/**
 * Makes the bytes that the key is derived from: NFKC (UAX #15), as UTF-8. Nothing is trimmed or cut. Ill-formed text
 * and code points that Unicode has not assigned are refused, because their NFKC form may change; so is more than
 * 1,024 bytes. The caller owns the bytes and wipes them.
 */
export function preparePassword(text: string): PreparedPassword {
  if (text === '' || !text.isWellFormed() || /\p{Cn}/u.test(text)) return { ok: false, reason: 'PASSWORD_UNUSABLE' };
  const bytes = utf8(text.normalize('NFKC'));
  return bytes.length > MOST_BYTES ? { ok: false, reason: 'PASSWORD_TOO_LONG' } : { ok: true, bytes };
}
