import { call } from './call.ts';
import { id } from './domain.ts';
import { draft, keptDraft } from './drafts.ts';
import { z } from './z.ts';

const nothing = z.undefined();
/** The draft of a secret, or (`null`) of a new one. */
const whose = z.strictObject({ secret: id.nullable() });

/** The group `drafts` of the contract: what an editor holds that is not saved. */
export const draftCalls = {
  /** What was being edited when the vault was locked, the latest first. */
  list: call(nothing, z.array(keptDraft)),
  /** Called while somebody types: it is sealed into the vault from time to time and before locking. */
  keep: call(draft, nothing),
  /** All of it, the value that was entered included. */
  open: call(whose, draft.nullable()),
  discard: call(whose, nothing),
} as const;
