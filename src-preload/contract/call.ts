import type { z } from './z.ts';

/** A call of the contract: what it takes and what it gives. */
export function call<I extends z.ZodType, O extends z.ZodType>(input: I, output: O): { input: I; output: O } {
  return { input, output };
}
