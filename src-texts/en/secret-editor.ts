export const secretEditor = {} as const;
