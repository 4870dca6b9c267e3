/** Scrypt's N as `src-main/index.ts` has it. */
export const productCost = 2 ** 17;
