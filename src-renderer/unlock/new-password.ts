import type { ErrorCode, Strength } from '../../src-preload/contract.ts';
import { texts } from '../../src-texts/texts.ts';

const t = texts.unlock.password.faults;

/** Errors that are about the new password itself, and so belong beside its field. */
const passwordErrors = new Set<ErrorCode>(['PASSWORD_TOO_WEAK', 'PASSWORD_TOO_LONG', 'PASSWORD_UNUSABLE']);

export function isAboutNewPassword(code: ErrorCode): boolean {
  return passwordErrors.has(code);
}

export type NewPasswordFault = { first?: string; again?: string };

/** What stands in the way of taking this new password, said at the field that it is about; null where nothing does. */
export function newPasswordFault(password: string, again: string, strength: Strength | null): NewPasswordFault | null {
  if (password === '') return { first: t.none };
  if (strength && !strength.acceptable) {
    return { first: t.weak };
  }
  if (again === '') return { again: t.notAgain };
  if (again !== password) return { again: t.differs };
  return null;
}
