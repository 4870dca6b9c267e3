import type { ErrorCode, Strength } from '../../src-preload/contract.ts';

/** Errors that are about the new password itself, and so belong beside its field. */
const passwordErrors = new Set<ErrorCode>(['PASSWORD_TOO_WEAK', 'PASSWORD_TOO_LONG', 'PASSWORD_UNUSABLE']);

export function isAboutNewPassword(code: ErrorCode): boolean {
  return passwordErrors.has(code);
}

export type NewPasswordFault = { first?: string; again?: string };

/** What stands in the way of taking this new password, said at the field that it is about; null where nothing does. */
export function newPasswordFault(password: string, again: string, strength: Strength | null): NewPasswordFault | null {
  if (password === '') return { first: 'Type a master password, or take the four words that Coffer suggests.' };
  if (strength && !strength.acceptable) {
    return { first: 'This one is too easy to guess. Make it longer, or take four words.' };
  }
  if (again === '') return { again: 'Type it once more, so that a slip of the finger does not lock you out.' };
  if (again !== password) return { again: 'The two are not the same. Type it once more.' };
  return null;
}
