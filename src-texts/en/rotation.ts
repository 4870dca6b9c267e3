export const rotation = {} as const;
