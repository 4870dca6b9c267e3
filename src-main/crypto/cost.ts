/** Scrypt's N of a vault that the product makes. */
export const productCost = 2 ** 17;

/** The most that it is raised to, where the computer is fast enough. */
export const costliest = 2 ** 18;
