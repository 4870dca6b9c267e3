import { id, text } from './domain.ts';
import { z } from './z.ts';

/** A secret that stays, but not as it was. */
const mendedSecret = z.object({
  id,
  name: z.string(),
  /** Number of the version that is the current one afterwards. */
  version: z.int().positive(),
  /** Its newest value is lost; what it has is an older one. */
  reverted: z.boolean(),
  versionsLost: z.int().min(0),
  /** Its notes, fields and all else that the list does not show is lost. */
  detailsLost: z.boolean(),
  /** What is found of it is genuine, but may be an earlier state of it. */
  outdated: z.boolean(),
});

/** What a repair would do; nothing is changed before the person has agreed to exactly this. */
export const repairPlan = z.object({
  /** Stands for this plan: where the repair would do something else by now, it is refused. */
  token: z.string(),
  /**
   * What the vault opens with is damaged and is made anew: that needs the master password or the recovery code, and gives
   * a new recovery code.
   */
  unlockers: z.boolean(),
  kept: z.object({ secrets: z.int(), versions: z.int(), events: z.int() }),
  /** Secrets of which no value can be read any more. */
  lost: z.array(z.object({ id, name: z.string() })),
  mended: z.array(mendedSecret),
  /** Audit events that can't be read any more. */
  eventsLost: z.int().min(0),
  /** Records beside the secrets that are lost, by table; `unsure` where those kept may be earlier states. */
  tables: z.array(z.object({ table: z.string(), kept: z.int(), lost: z.int(), unsure: z.boolean() })),
  /** Projects and environments that secrets are in but whose own record is lost: they come back under these names. */
  places: z.array(z.object({ kind: z.enum(['project', 'environment']), name: z.string() })),
  /** Records that do not belong to the vault as it was last, such as ones that were removed and put back. */
  foreign: z.int().min(0),
});
export type RepairPlan = z.infer<typeof repairPlan>;

/** What opens the vault, where the plan says that this is made anew: its password, or its code and a new password. */
export const repairKey = z.union([
  z.strictObject({ password: text(4_096) }),
  z.strictObject({ recoveryCode: text(256), newPassword: text(4_096) }),
]);
export type RepairKey = z.infer<typeof repairKey>;

export const repaired = z.object({
  /** Name of the file that holds the vault as it was; it stands beside it. */
  aside: z.string(),
  /** Given this once, where what the vault opens with was made anew. */
  recoveryCode: z.string().nullable(),
});
export type Repaired = z.infer<typeof repaired>;
