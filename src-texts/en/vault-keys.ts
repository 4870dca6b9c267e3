export const vaultKeys = {} as const;
