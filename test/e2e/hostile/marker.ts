/** What must not come back in any error: it is in every input that is made up here. */
export const marker = 'marker-echo-3391';
