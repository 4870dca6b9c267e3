export const secretDetail = {} as const;
