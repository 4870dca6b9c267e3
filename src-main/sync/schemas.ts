import { z } from 'zod';

/** Text from outside that can be sealed and written again: JSON may also hold halves of characters. */
export const wellFormed = z.string().refine((text) => text.isWellFormed());
