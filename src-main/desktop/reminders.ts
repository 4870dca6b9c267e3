import type { Anomaly, Settings } from '../../src-preload/contract.ts';
import { listAnomalies } from '../vault/audit/anomaly-list.ts';
import type { Clock } from '../vault/environment.ts';
import { type Remindable, remindableOf } from '../vault/reminders.ts';
import type { Session } from '../vault/session.ts';
import {
  dueNow,
  type Known,
  nothingTold,
  planReminders,
  type Time,
  type Told,
  type ToldOfVault,
  tokenOf,
} from './reminder-plan.ts';
import { countOf, type Names, type Reminder, wordAnomalies, wordDigest, wordDue } from './reminder-words.ts';
import { type After, every } from './timer.ts';
import { localDay, type OffsetAt, planDigest } from './weekly-digest.ts';

/** Anomalies that nobody told of here and that are older than this (seconds) are left to the activity page. */
const freshSeconds = 14 * 86_400;

/** What of an open vault comes due; `null` where none is open, or none that answers now. */
export function openRemindable(session: Session | null): Remindable | null {
  return session === null || session.isBusy ? null : remindableOf(session);
}

/** What is out of the ordinary in the open vault, each time its audit has grown; `null` otherwise. */
export function newAnomalies(
  openSession: () => Session | null,
  offsetAt: OffsetAt,
): () => Promise<readonly Anomaly[] | null> {
  const seen = new WeakMap<Session, number>();
  return async () => {
    const session = openSession();
    if (session === null || session.isBusy || seen.get(session) === session.auditEvents.count) return null;
    seen.set(session, session.auditEvents.count);
    return listAnomalies(session, offsetAt);
  };
}

export type RemindersNeeds = {
  clock: Clock;
  after: After;
  offsetAt: OffsetAt;
  settings: () => Settings;
  /** What comes due in the open vault; `null` while it is locked. */
  remindable: () => Remindable | null;
  /** What is out of the ordinary in the open vault; `null` where none is open or it has not changed since. */
  anomalies: () => Promise<readonly Anomaly[] | null>;
  told: { get(): Told; set(told: Told): void };
  show: (reminder: Reminder) => void;
  /** How many secrets are due now, or soon; for the badge. */
  count: (secrets: number) => void;
};

export type Reminders = {
  check(): void;
  /** Counts what is due anew, and says nothing. */
  recount(): void;
  /** Looks for what is out of the ordinary; the vault must be open for it. */
  checkAnomalies(): Promise<void>;
  stop(): void;
};

/**
 * Looks once a minute, after unlocking and after sleep at what is due, and shows one notification for all of it. While
 * the vault is locked it goes on with the moments that the last open one had, without names; they are gone at quit.
 */
export function createReminders(needs: RemindersNeeds): Reminders {
  const { clock, after, offsetAt, settings, told, show } = needs;
  let known: (Known & { from: Remindable | null }) | null = null;

  function lookAround(): { names: Names; known: Known } | null {
    const open = needs.remindable();
    if (open !== null && known?.from !== open) {
      known = { vault: open.vault, key: open.key, moments: open.moments, from: open };
    }
    // Names go with the vault.
    if (open === null && known !== null) known = { ...known, from: null };
    return known && { names: open?.nameOf ?? null, known };
  }

  function timeNow(): Time {
    const now = Math.floor(clock.now() / 1_000);
    return { now, day: localDay(now, offsetAt), leadDays: settings().expiryLeadDays };
  }

  const toldOf = (vault: string): ToldOfVault => told.get()[vault] ?? nothingTold;

  function remember(vault: string, changes: Partial<ToldOfVault>): void {
    const before = toldOf(vault);
    const next = { ...before, ...changes };
    if (JSON.stringify(next) !== JSON.stringify(before)) told.set({ ...told.get(), [vault]: next });
  }

  function tellOfDues(seen: { names: Names; known: Known }, time: Time): void {
    const { vault } = seen.known;
    const plan = planReminders(seen.known, toldOf(vault).moments, time);
    remember(vault, { moments: plan.told });
    const reminder = wordDue(plan, seen.names);
    if (reminder) show(reminder);
  }

  function tellOfWeek(seen: { names: Names; known: Known }, time: Time): void {
    const { vault } = seen.known;
    const { isDue, told: next } = planDigest(toldOf(vault).digest, settings().weeklyDigest, time.now, offsetAt);
    remember(vault, { digest: next });
    const reminder = isDue ? wordDigest(dueNow(seen.known, time), seen.names) : null;
    if (reminder) show(reminder);
  }

  function recount(): void {
    const seen = lookAround();
    if (seen !== null) needs.count(settings().notifications ? countOf(dueNow(seen.known, timeNow())) : 0);
  }

  function check(): void {
    recount();
    const seen = lookAround();
    if (seen === null || !settings().notifications) return;
    const time = timeNow();
    tellOfDues(seen, time);
    tellOfWeek(seen, time);
  }

  async function checkAnomalies(): Promise<void> {
    const found = settings().notifications ? await needs.anomalies() : null;
    if (found === null || known === null) return;
    const { vault, key } = known;
    const tokens = new Map(found.map((one) => [one, tokenOf(key, 'anomaly', one.id)]));
    const before = new Set(toldOf(vault).anomalies);
    const { now } = timeNow();
    const news = found.filter(
      (one) => !one.dismissed && !before.has(tokens.get(one) ?? '') && one.until > now - freshSeconds,
    );
    remember(vault, { anomalies: [...tokens.values()] });
    const reminder = wordAnomalies(news);
    if (reminder) show(reminder);
  }

  const stops = [every(after, 60_000, check), every(after, 300_000, () => void checkAnomalies().catch(() => {}))];
  return {
    check,
    recount,
    checkAnomalies,
    stop() {
      for (const stop of stops) stop();
    },
  };
}
