import { call } from './call.ts';
import { id, limits, secretValue } from './domain.ts';
import { generated, recipe } from './generate.ts';
import { clipboardState } from './state.ts';
import { recognisedValue } from './values.ts';
import { z } from './z.ts';

/** The group `values` of the contract: values that are in no secret yet. */
export const valueCalls = {
  /** What a value is that was typed or pasted, before it is kept. */
  recognise: call(z.strictObject({ value: secretValue, name: z.string().max(limits.name) }), recognisedValue),
  generate: call(z.strictObject({ recipe }), generated),
  /** Copies what was generated, in the main process; it stays there until the vault is locked or much else was made. */
  copyGenerated: call(z.strictObject({ token: id }), clipboardState),
} as const;
