import type { Id, KeptDraft } from '../../src-preload/contract.ts';
import { resettable } from '../ui/reset.ts';

/** What was being edited when the vault was locked, until somebody decides; never what was typed. */
export const useDrafts = resettable<{ offered: readonly KeptDraft[] }>({ offered: [] });

export function isOffered(secret: Id | null): boolean {
  return useDrafts.getState().offered.some((draft) => draft.secret === secret);
}
