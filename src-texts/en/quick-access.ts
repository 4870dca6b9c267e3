export const quickAccess = {} as const;
