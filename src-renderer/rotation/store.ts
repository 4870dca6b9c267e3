import type { Connection, Id, NewPlaceOfUse, SecretDetail } from '../../src-preload/contract.ts';
import { resettable } from '../ui/reset.ts';

/** A connection that the secret's value may be sent to. */
export type LinkedTo = Pick<Connection, 'id' | 'name' | 'service'>;

type RotationPageState = {
  /** The secret whose rotation is on the page, as it was last read; never a value. */
  id: Id | null;
  secret: SecretDetail | null;
  /** Where it is used, as far as that is known before a rotation has begun. */
  proposed: readonly NewPlaceOfUse[];
  links: readonly LinkedTo[];
  problem: string | null;
  /** A step is on its way. */
  busy: boolean;
};

const empty: RotationPageState = { id: null, secret: null, proposed: [], links: [], problem: null, busy: false };

export const useRotation = resettable(empty);
