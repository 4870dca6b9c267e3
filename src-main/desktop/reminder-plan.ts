import { createHmac } from 'node:crypto';
import { z } from 'zod';
import { type Moment, stageOf } from '../vault/reminders.ts';

const stage = z.enum(['soon', 'due']);

/**
 * What was told, by vault. A moment and an anomaly stand there as a keyed digest of what they are: without the vault
 * open, the file says how often something was told and nothing of what.
 */
export const toldOf = z.record(
  z.string(),
  z.object({
    /** How far it was when it was told of, and on which local day. */
    moments: z.record(z.string(), z.object({ stage, day: z.int() })),
    anomalies: z.array(z.string()),
    /** The weekly summary: for which weekday it is, and the last moment (seconds) that it was for. */
    digest: z.object({ weekday: z.int(), at: z.int() }).nullable(),
  }),
);
export type Told = z.infer<typeof toldOf>;
export type ToldOfVault = Told[string];

export const nothingTold: ToldOfVault = { moments: {}, anomalies: [], digest: null };

/** What something is known by in the file. */
export function tokenOf(key: Uint8Array, ...what: readonly (string | number)[]): string {
  return createHmac('sha256', key).update(JSON.stringify(what)).digest('hex').slice(0, 32);
}

/** Of one vault, without a name. */
export type Known = { readonly vault: string; readonly key: Uint8Array; readonly moments: readonly Moment[] };

/** Now in seconds, the number of the local day, and the lead time of the settings in days. */
export type Time = { now: number; day: number; leadDays: number };

export type Plan = { soon: Moment[]; due: Moment[]; told: ToldOfVault['moments'] };

/** What is due now, or soon; what is put off is left out. */
export function dueNow({ moments }: Pick<Known, 'moments'>, { now, leadDays }: Time): Omit<Plan, 'told'> {
  const found = { soon: [] as Moment[], due: [] as Moment[] };
  for (const moment of moments) {
    const reached = stageOf(moment, now, leadDays);
    if (reached !== null) found[reached].push(moment);
  }
  return found;
}

/** Days for which it is remembered that something was told that isn't due any more: a clock may be set back. */
const rememberedDays = 400;

/**
 * What to speak of now: each moment once when it comes near and once when it is due, never twice on one day, and once
 * more after it was put off. It looks at where things stand and not at what went by, so sleep, another time zone or a
 * clock that was set make no flood and no gap.
 */
export function planReminders(known: Known, told: ToldOfVault['moments'], time: Time): Plan {
  const reached = dueNow(known, time);
  const plan: Plan = { soon: [], due: [], told: stillRemembered(told, time.day) };
  for (const stage of ['soon', 'due'] as const) {
    for (const moment of reached[stage]) {
      const { id, at, why, snoozedUntil } = moment;
      const token = tokenOf(known.key, 'due', id, why, at, snoozedUntil ?? 0);
      const before = told[token];
      const silent = before && (before.stage === stage || before.stage === 'due' || before.day === time.day);
      if (!silent) plan[stage].push(moment);
      plan.told[token] = silent ? before : { stage, day: time.day };
    }
  }
  return plan;
}

function stillRemembered(told: ToldOfVault['moments'], day: number): ToldOfVault['moments'] {
  return Object.fromEntries(Object.entries(told).filter(([, one]) => Math.abs(day - one.day) <= rememberedDays));
}
