export const secretList = {} as const;
