import { z } from 'zod';

// Before the first schema is made: no code is made from text, which a strict policy forbids and which a first answer would wait for.
z.config({ jitless: true });

export { z };
