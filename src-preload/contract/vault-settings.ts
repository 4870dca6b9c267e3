import { anomalyRules } from './anomalies.ts';
import { recipe } from './generate.ts';
import { retention } from './versions.ts';
import { z } from './z.ts';

/** What belongs to the vault itself and travels with its file. */
export const vaultSettings = z.strictObject({
  retention,
  anomalyRules,
  /** By which a value was generated last. */
  lastRecipe: recipe.nullable(),
});
export type VaultSettings = z.infer<typeof vaultSettings>;
