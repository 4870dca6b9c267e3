/** The contract's limits, repeated as types allow: the window imports no code of the contract. */
import type { limits as contractLimits } from '../../src-preload/contract.ts';

export const limits: Pick<
  typeof contractLimits,
  'valueBytes' | 'name' | 'label' | 'description' | 'importBytes' | 'passwordCharacters' | 'query'
> = {
  valueBytes: 1_048_576,
  name: 128,
  label: 256,
  description: 4_096,
  importBytes: 8_388_608,
  passwordCharacters: 4_096,
  query: 1_000,
};
