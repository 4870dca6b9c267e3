/** The contract's limits, repeated as types allow: the window imports no code of the contract. */
import type { limits as contractLimits } from '../../src-preload/contract.ts';

export const limits: Omit<typeof contractLimits, 'places' | 'many'> = {
  valueBytes: 1_048_576,
  name: 128,
  label: 256,
  description: 4_096,
  notes: 65_536,
  username: 256,
  url: 2_048,
  tag: 64,
  tags: 64,
  fieldName: 128,
  fieldValue: 65_536,
  fields: 64,
  metadata: 65_536,
  metadataDepth: 32,
  reason: 500,
  importBytes: 8_388_608,
  passwordCharacters: 4_096,
  query: 1_000,
};
