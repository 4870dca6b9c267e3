import type { Anomaly, Wish } from '../../src-preload/contract.ts';
import { worded } from '../../src-texts/language.ts';
import { texts } from '../../src-texts/texts.ts';
import type { Moment } from '../vault/reminders.ts';
import type { Notice } from './notify.ts';
import type { Plan } from './reminder-plan.ts';

const t = texts.desktop.reminders;

export type Reminder = Notice & { wish: Wish };

/** Of an open vault, by id; `null` while locked, when no name is told. */
export type Names = ((id: string) => string | undefined) | null;

const idsOf = (moments: readonly Moment[]) => new Set(moments.map(({ id }) => id));

type Due = Pick<Plan, 'soon' | 'due'>;

/** How many secrets something is said of. */
export function countOf({ soon, due }: Due): number {
  return idsOf([...due, ...soon]).size;
}

function parts({ soon, due }: Due): string[] {
  const [expired, rotate] = [due.filter(isExpiry), due.filter((moment) => !isExpiry(moment))];
  return [
    ...(expired.length > 0 ? [t.expired(idsOf(expired).size)] : []),
    ...(rotate.length > 0 ? [t.toRotate(idsOf(rotate).size)] : []),
    ...(soon.length > 0 ? [t.dueSoon(idsOf(soon).size)] : []),
  ];
}

const isExpiry = ({ why }: Moment) => why === 'expiry';

function body(plan: Due, names: Names): string {
  const counts = parts(plan).join(', ');
  if (names === null) return t.locked(counts);
  const listed = [...idsOf([...plan.due, ...plan.soon])].flatMap((id) => names(id) ?? []);
  const named = listed.slice(0, 3).join(', ');
  return listed.length > 3 ? t.namedSome(counts, named, listed.length - 3) : t.named(counts, named);
}

/** What a notification says of what comes due; `null` where there is nothing to say. */
export function wordDue(plan: Due, names: Names): Reminder | null {
  const [first, ...others] = idsOf([...plan.due, ...plan.soon]);
  if (first === undefined) return null;
  const count = 1 + others.length;
  if (count > 1)
    return {
      kind: 'due',
      title: t.needAttention(count),
      body: body(plan, names),
      wish: { kind: 'page', page: 'reminders' },
    };
  const wish = { kind: 'secret', id: first } as const;
  const name = names?.(first);
  if (name === undefined) return { kind: 'due', title: t.needAttention(1), body: body(plan, null), wish };
  const [moment] = [...plan.due, ...plan.soon];
  const title = plan.due.length === 0 ? t.expiresSoon : moment?.why === 'expiry' ? t.hasExpired : t.isDue;
  return { kind: 'due', title: title(name), body: t.openIt, wish };
}

/** What the weekly summary says; `null` where nothing is due. */
export function wordDigest(plan: Due, names: Names): Reminder | null {
  const count = countOf(plan);
  if (count === 0) return null;
  const wish = { kind: 'page', page: 'reminders' } as const;
  return { kind: 'digest', title: t.thisWeek(count), body: body(plan, names), wish };
}

/** What is said of what is out of the ordinary, newest first; a sentence of it holds no value and no name. */
export function wordAnomalies(anomalies: readonly Anomaly[]): Reminder | null {
  const [newest, ...others] = anomalies;
  if (!newest) return null;
  const said = worded(texts.activity.anomalies, 'rule', newest);
  return {
    kind: 'anomalies',
    title: anomalies.length === 1 ? t.anomaly : t.anomalies(anomalies.length),
    body: others.length > 0 ? t.anomalyAndMore(said, others.length) : said,
    wish: { kind: 'page', page: 'activity' },
  };
}
