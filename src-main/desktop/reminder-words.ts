import type { Anomaly, Wish } from '../../src-preload/contract.ts';
import type { Moment } from '../vault/reminders.ts';
import type { Plan } from './reminder-plan.ts';

export type Reminder = {
  /** What it is about: a newer one takes the place of an older one of its kind. */
  kind: 'due' | 'digest' | 'anomalies';
  title: string;
  body: string;
  /** What a click shows. */
  wish: Wish;
};

/** Of an open vault, by id; `null` while locked, when no name is told. */
export type Names = ((id: string) => string | undefined) | null;

const counted = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`;
const idsOf = (moments: readonly Moment[]) => new Set(moments.map(({ id }) => id));

type Due = Pick<Plan, 'soon' | 'due'>;

/** How many secrets something is said of. */
export function countOf({ soon, due }: Due): number {
  return idsOf([...due, ...soon]).size;
}

function parts({ soon, due }: Due): string[] {
  const [expired, rotate] = [due.filter(isExpiry), due.filter((moment) => !isExpiry(moment))];
  return [
    ...(expired.length > 0 ? [`${idsOf(expired).size} expired`] : []),
    ...(rotate.length > 0 ? [`${idsOf(rotate).size} to rotate`] : []),
    ...(soon.length > 0 ? [`${idsOf(soon).size} due soon`] : []),
  ];
}

const isExpiry = ({ why }: Moment) => why === 'expiry';

function body(plan: Due, names: Names): string {
  const counts = parts(plan).join(', ');
  if (names === null) return `${counts}. Unlock Coffer to see which.`;
  const listed = [...idsOf([...plan.due, ...plan.soon])].flatMap((id) => names(id) ?? []);
  const more = listed.length > 3 ? ` and ${listed.length - 3} more` : '';
  return `${counts}: ${listed.slice(0, 3).join(', ')}${more}`;
}

/** What a notification says of what comes due; `null` where there is nothing to say. */
export function wordDue(plan: Due, names: Names): Reminder | null {
  const [first, ...others] = idsOf([...plan.due, ...plan.soon]);
  if (first === undefined) return null;
  const count = 1 + others.length;
  if (count > 1)
    return {
      kind: 'due',
      title: `${count} secrets need attention`,
      body: body(plan, names),
      wish: { kind: 'page', page: 'reminders' },
    };
  const wish = { kind: 'secret', id: first } as const;
  const name = names?.(first);
  if (name === undefined) return { kind: 'due', title: '1 secret needs attention', body: body(plan, null), wish };
  const [moment] = [...plan.due, ...plan.soon];
  const what =
    plan.due.length === 0 ? 'expires soon' : moment?.why === 'expiry' ? 'has expired' : 'is due for rotation';
  return { kind: 'due', title: `${name} ${what}`, body: 'Open it in Coffer.', wish };
}

/** What the weekly summary says; `null` where nothing is due. */
export function wordDigest(plan: Due, names: Names): Reminder | null {
  const count = countOf(plan);
  if (count === 0) return null;
  const title = `This week: ${counted(count, 'secret needs', 'secrets need')} attention`;
  return { kind: 'digest', title, body: body(plan, names), wish: { kind: 'page', page: 'reminders' } };
}

/** What is said of what is out of the ordinary, newest first; a sentence of it holds no value and no name. */
export function wordAnomalies(anomalies: readonly Anomaly[]): Reminder | null {
  const [newest, ...others] = anomalies;
  if (!newest) return null;
  const more = others.length > 0 ? ` And ${others.length} more.` : '';
  return {
    kind: 'anomalies',
    title: anomalies.length === 1 ? 'Out of the ordinary' : `${anomalies.length} things out of the ordinary`,
    body: `${newest.sentence}${more}`,
    wish: { kind: 'page', page: 'activity' },
  };
}
