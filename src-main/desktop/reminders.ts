import { z } from 'zod';
import type { Settings } from '../../src-preload/contract.ts';
import { isExpired, isExpiring } from '../vault/due.ts';
import type { Clock } from '../vault/environment.ts';
import type { Session } from '../vault/session.ts';
import { type After, every } from './timer.ts';

/** When a secret runs out; without its name this may be kept while the vault is locked. */
export type Moment = { id: string; expiresAt: number };
type Stage = 'soon' | 'overdue';
/** What was already told of a secret: how far it was, and on which day. */
export const toldOf = z.record(z.string(), z.object({ stage: z.enum(['soon', 'overdue']), day: z.int() }));
export type Told = z.infer<typeof toldOf>;
export type Plan = { soon: string[]; overdue: string[]; told: Told };

const daySeconds = 86_400;

function stageOf(expiresAt: number, now: number, leadDays: number): Stage | null {
  const outsideTrash = { expiresAt, trashedAt: null, leadDays: null };
  if (isExpired(outsideTrash, now)) return 'overdue';
  return isExpiring(outsideTrash, now, leadDays) ? 'soon' : null;
}

/**
 * Which secrets to speak of now: each once when it comes due and once when it is overdue, and never twice on one day.
 * It looks at where things stand and not at what went by, so sleep or a clock that was set make no flood and no gap.
 */
export function planReminders(moments: readonly Moment[], told: Told, nowSeconds: number, leadDays: number): Plan {
  const day = Math.floor(nowSeconds / daySeconds);
  const plan = { soon: [] as string[], overdue: [] as string[] };
  const present = new Set(moments.map(({ id }) => id));
  // What was told of another vault's secrets stays told; a secret of this one that is no longer due starts afresh.
  const next = Object.fromEntries(Object.entries(told).filter(([id]) => !present.has(id)));
  for (const { id, expiresAt } of moments) {
    const stage = stageOf(expiresAt, nowSeconds, leadDays);
    const before = told[id];
    if (stage === null) continue;
    if (before !== undefined && (before.stage === stage || before.stage === 'overdue' || before.day === day)) {
      next[id] = before;
      continue;
    }
    plan[stage].push(id);
    next[id] = { stage, day };
  }
  return { ...plan, told: next };
}

const counted = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`;

/** What a notification says. Names only where they are given: that is, while the vault is open. */
export function wordReminder(plan: Plan, names: ReadonlyMap<string, string> | null): { title: string; body: string } {
  const total = plan.soon.length + plan.overdue.length;
  const parts = [
    ...(plan.overdue.length > 0 ? [`${plan.overdue.length} expired`] : []),
    ...(plan.soon.length > 0 ? [`${plan.soon.length} due soon`] : []),
  ];
  if (names === null)
    return {
      title: `${counted(total, 'secret needs', 'secrets need')} attention`,
      body: `${parts.join(', ')}. Unlock Coffer to see which.`,
    };
  const listed = [...plan.overdue, ...plan.soon].flatMap((id) => names.get(id) ?? []);
  const shown = listed.slice(0, 3).join(', ');
  const more = listed.length > 3 ? ` and ${listed.length - 3} more` : '';
  if (total === 1)
    return {
      title: `${shown} ${plan.overdue.length === 1 ? 'has expired' : 'expires soon'}`,
      body: 'Open it in Coffer.',
    };
  return {
    title: `${counted(total, 'secret needs', 'secrets need')} attention`,
    body: `${parts.join(', ')}: ${shown}${more}`,
  };
}

export type Reminder = {
  title: string;
  body: string;
  /** The secret to open on a click, where it speaks of one alone. */
  opens: string | null;
};

export type Named = Moment & { name: string };

/** What of an open vault runs out at all; `null` where none is open, or none that answers now. */
export function momentsOf(session: Pick<Session, 'summaries' | 'isBusy'> | null): Named[] | null {
  if (session === null || session.isBusy) return null;
  return session
    .summaries()
    .flatMap(({ id, name, expiresAt }) => (expiresAt === null ? [] : [{ id, name, expiresAt }]));
}

export type RemindersNeeds = {
  clock: Clock;
  after: After;
  settings: () => Settings;
  /** What of the open vault runs out; `null` while it is locked. */
  expiring: () => readonly Named[] | null;
  told: { get(): Told; set(told: Told): void };
  show: (reminder: Reminder) => void;
};

export type Reminders = { check(): void; stop(): void };

/** Looks once a minute, after unlocking and after sleep at what is due, and shows one notification for all of it. */
export function createReminders(needs: RemindersNeeds): Reminders {
  const { clock, after, settings, expiring, told, show } = needs;
  /** What the last open vault held, without names: it is gone when Coffer quits. */
  let moments: readonly Moment[] = [];

  function check(): void {
    const open = expiring();
    if (open !== null) moments = open.map(({ id, expiresAt }) => ({ id, expiresAt }));
    if (!settings().notifications) return;
    const before = told.get();
    const plan = planReminders(moments, before, Math.floor(clock.now() / 1_000), settings().expiryLeadDays);
    if (JSON.stringify(plan.told) !== JSON.stringify(before)) told.set(plan.told);
    const due = [...plan.overdue, ...plan.soon];
    if (due.length === 0) return;
    const names = open && new Map(open.map(({ id, name }) => [id, name]));
    const [only] = due;
    show({ ...wordReminder(plan, names), opens: due.length === 1 && only !== undefined ? only : null });
  }

  return { check, stop: every(after, 60_000, check) };
}
