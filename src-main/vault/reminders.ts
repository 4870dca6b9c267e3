import type { Due, DueList, DueSecret } from '../../src-preload/contract.ts';
import { utf8 } from '../crypto/bytes.ts';
import { duesOf, type RotationRules, rotationRules } from './due.ts';
import { nowSeconds } from './environment.ts';
import * as environments from './environments.ts';
import { VaultError } from './errors.ts';
import type { Entry } from './pages.ts';
import { idText } from './sealed-rows.ts';
import type { Session } from './session.ts';
import * as vaultSettings from './vault-settings.ts';

const DAY = 86_400;

/** When something of a secret comes due, without its name: this may be kept while the vault is locked. */
export type Moment = {
  readonly id: string;
  /** Seconds. */
  readonly at: number;
  readonly why: Due['why'];
  /** The secret's own lead time in days. */
  readonly leadDays: number | null;
  /** Until when (seconds) it is put off. */
  readonly snoozedUntil: number | null;
};

/** How far a moment is: its date is near, or it is due; `null` for neither, or while it is put off. Days, seconds. */
export function stageOf(moment: Moment, now: number, leadDays: number): 'soon' | 'due' | null {
  if (moment.snoozedUntil !== null && moment.snoozedUntil > now) return null;
  return stageRegardless(moment, now, leadDays);
}

/** Rotation is spoken of when it is due; only what stops working on a day is spoken of before. */
function stageRegardless({ at, why, leadDays: own }: Moment, now: number, leadDays: number) {
  if (at <= now) return 'due';
  return why === 'expiry' && at <= now + (own ?? leadDays) * DAY ? 'soon' : null;
}

/** What reminders are made of: all moments, the key by which what was told is known, and the names while it is open. */
export type Remindable = {
  readonly vault: string;
  readonly key: Uint8Array;
  readonly moments: readonly Moment[];
  readonly nameOf: (id: string) => string | undefined;
};

type Kept = {
  /** What the moments follow from beside the secrets themselves. */
  around: string;
  generation: number;
  /** A secret that changes is another entry; the others' moments are made once. */
  ofEntry: WeakMap<Entry, readonly Moment[]>;
  remindable: Remindable;
};
const keptOf = new WeakMap<Session, Kept>();

/** Everything that comes due in an open vault. Kept until the list, the environments or the settings change. */
export function remindableOf(session: Session): Remindable {
  session.assertUnlocked();
  const { sums } = session.manifest;
  const { generation } = session.pages;
  const around = `${sums.environments.sum}/${sums.settings.sum}`;
  const before = keptOf.get(session);
  if (before?.around === around && before.generation === generation) return before.remindable;
  const ofEntry = before?.around === around ? before.ofEntry : new WeakMap<Entry, readonly Moment[]>();
  const remindable: Remindable = {
    vault: idText(session.rows.vaultId),
    key: session.rows.digest(utf8('coffer/reminders')),
    moments: collect(session, ofEntry),
    nameOf: (id) => session.pages.get(id)?.name,
  };
  keptOf.set(session, { around, generation, ofEntry, remindable });
  return remindable;
}

function collect(session: Session, ofEntry: WeakMap<Entry, readonly Moment[]>): Moment[] {
  const rules = rotationRules(environments.list(session));
  const snoozed = vaultSettings.snoozed(session);
  const moments: Moment[] = [];
  for (const entry of session.pages.all()) {
    let own = ofEntry.get(entry);
    if (own === undefined) {
      own = momentsOf(entry, rules, snoozed);
      ofEntry.set(entry, own);
    }
    for (const moment of own) moments.push(moment);
  }
  return moments;
}

/** Of what was revoked nobody waits for a new value. */
function momentsOf(entry: Entry, rules: RotationRules, snoozed: Readonly<Record<string, number>>): Moment[] {
  const { id, leadDays, revokedAt } = entry;
  if (revokedAt !== null) return [];
  const snoozedUntil = Object.hasOwn(snoozed, id) ? (snoozed[id] ?? null) : null;
  return duesOf(entry, rules).map(({ at, why }) => ({ id, at, why, leadDays, snoozedUntil }));
}

/**
 * What is due or comes due within the lead time (days): how many secrets of each kind wait, the soonest so many of each,
 * and all that are put off.
 */
export function list(session: Session, { limit, leadDays }: { limit: number; leadDays: number }): DueList {
  const now = nowSeconds(session.context.clock);
  const found = new Map<string, Moment[]>();
  for (const moment of remindableOf(session).moments) {
    if (stageRegardless(moment, now, leadDays) === null) continue;
    const others = found.get(moment.id);
    if (others) others.push(moment);
    else found.set(moment.id, [moment]);
  }
  const all = [...found.values()].map((moments) => ({
    moments: moments.toSorted(worstFirst),
    ...standing(moments, now),
  }));
  const putOff = all.filter(({ isPutOff }) => isPutOff);
  const waiting = { expired: ofKind('expired'), soon: ofKind('soon'), rotate: ofKind('rotate') };
  function ofKind(wanted: DueSecret['group']) {
    return all.filter(({ group, isPutOff }) => group === wanted && !isPutOff).toSorted(soonestFirst);
  }
  const shown = [...Object.values(waiting).flatMap((some) => some.slice(0, limit)), ...putOff.toSorted(soonestFirst)];
  return {
    counts: {
      expired: waiting.expired.length,
      soon: waiting.soon.length,
      rotate: waiting.rotate.length,
      putOff: putOff.length,
    },
    secrets: shown.flatMap((one) => summaryOf(session, one) ?? []),
  };
}

type Standing = { moments: readonly Moment[]; group: DueSecret['group']; isPutOff: boolean };

/** With what is worst of it: what has expired works nowhere any more. */
function standing(moments: readonly Moment[], now: number): Omit<Standing, 'moments'> {
  const expiry = moments.find(({ why }) => why === 'expiry');
  const group = expiry === undefined ? 'rotate' : expiry.at <= now ? 'expired' : 'soon';
  return { group, isPutOff: moments.some(({ snoozedUntil }) => (snoozedUntil ?? 0) > now) };
}

const worstFirst = (a: Moment, b: Moment) => Number(b.why === 'expiry') - Number(a.why === 'expiry') || a.at - b.at;
const soonestFirst = (a: Standing, b: Standing) => (a.moments[0]?.at ?? 0) - (b.moments[0]?.at ?? 0);

function summaryOf(session: Session, { moments, group, isPutOff }: Standing): DueSecret | null {
  const [first] = moments;
  const entry = first && session.pages.get(first.id);
  if (!entry) return null;
  const { id, name, environments: slugs, projects } = entry;
  const dues = moments.map(({ at, why }) => ({ at, why }));
  return { id, name, environments: slugs, projects, group, dues, snoozedUntil: isPutOff ? first.snoozedUntil : null };
}

/**
 * Puts what is due of a secret off until a moment (seconds), or with `null` takes that back. What is past or whose secret
 * is gone is forgotten. Throws SECRET_NOT_FOUND.
 */
export function snooze(session: Session, { id, until }: { id: string; until: number | null }): void {
  session.transaction(() => {
    if (!session.pages.get(id)) throw new VaultError('SECRET_NOT_FOUND', { id });
    const now = nowSeconds(session.context.clock);
    const others = Object.entries(vaultSettings.snoozed(session)).filter(
      ([other, end]) => other !== id && end > now && session.pages.get(other) !== undefined,
    );
    const own: [string, number][] = until !== null && until > now ? [[id, until]] : [];
    vaultSettings.setSnoozed(session, Object.fromEntries([...others, ...own]));
  });
}
