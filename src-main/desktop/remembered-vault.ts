import { z } from 'zod';
import { seconds } from '../../src-preload/contract.ts';

/** The vault that was open last: where it is, and when it was last unlocked here. */
export const rememberedVault = z.object({ path: z.string().nullable(), lastOpenedAt: seconds.nullable() });
export type RememberedVault = z.infer<typeof rememberedVault>;
export const noVault: RememberedVault = { path: null, lastOpenedAt: null };
