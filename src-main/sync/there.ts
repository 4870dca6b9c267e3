import type { LengthClass } from '../../src-preload/contract.ts';
import type { RemoteSecret } from './remote.ts';

/** One side of a link: the secret at the service, without its value. */
export type There = {
  secret: RemoteSecret;
  /** Keyed digest of its value; `null` where it can't be read, or didn't have to be because nothing was changed. */
  digest: string | null;
  length: LengthClass | null;
};
