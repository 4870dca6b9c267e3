import type { Counts, ListPage, SecretSummary, SortOrder, View } from '../../src-preload/contract.ts';
import { nowSeconds } from './environment.ts';
import * as environments from './environments.ts';
import { isDueSoon, isOverdue } from './expiry.ts';
import type { Entry } from './pages.ts';
import * as projects from './projects.ts';
import { prepare, type Searchable, search } from './search.ts';
import type { Session } from './session.ts';

export type ListQuery = {
  view: View;
  query: string;
  sort: SortOrder;
  offset: number;
  limit: number;
  /** Days before expiry from which a secret counts as expiring. */
  leadDays: number;
};

/** What is derived from the list and kept until it changes: the orders, and the folded texts. */
type Prepared = {
  generation: number;
  /** Sums of the tables whose names are searched too. */
  names: string;
  orders: Map<SortOrder, Entry[]>;
  texts: WeakMap<Entry, Searchable>;
};
const preparedOf = new WeakMap<Session, Prepared>();

/**
 * One stretch of the list: what the view holds, sorted, or searched and best first. Never a value. `total` counts
 * what fits the query, `of` what the view holds.
 */
export function list(session: Session, { view, query, sort, offset, limit, leadDays }: ListQuery): ListPage {
  session.assertUnlocked();
  const prepared = prepareList(session);
  const now = nowSeconds(session.context.clock);
  const inView = ordered(session, prepared, sort).filter((entry) => holds(view, entry, now, leadDays));
  const names = namesOf(session);
  const found = search(inView, (entry) => textOf(prepared, entry, names), query);
  const rows = found.slice(offset, offset + limit).map(({ pin: _pin, versions: _versions, ...summary }) => summary);
  return { total: found.length, of: inView.length, rows };
}

/** How many secrets each view holds. */
export function counts(session: Session, { leadDays }: { leadDays: number }): Counts {
  session.assertUnlocked();
  const now = nowSeconds(session.context.clock);
  const result: Counts = { all: 0, expired: 0, expiring: 0, trash: 0, byProject: {} };
  for (const entry of session.pages.all()) {
    if (entry.trashedAt !== null) {
      result.trash++;
      continue;
    }
    result.all++;
    if (isOverdue(entry, now)) result.expired++;
    if (isDueSoon(entry, now, leadDays)) result.expiring++;
    for (const project of entry.projects) result.byProject[project] = (result.byProject[project] ?? 0) + 1;
  }
  return result;
}

function holds(view: View, entry: SecretSummary, now: number, leadDays: number): boolean {
  if (view.kind === 'trash') return entry.trashedAt !== null;
  if (entry.trashedAt !== null) return false;
  switch (view.kind) {
    case 'all':
      return true;
    case 'project':
      return entry.projects.includes(view.project);
    case 'expired':
      return isOverdue(entry, now);
    case 'expiring':
      return isDueSoon(entry, now, leadDays);
  }
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
const byName = (a: Entry, b: Entry) =>
  compare(a.name, b.name) || compare(a.environments.join(), b.environments.join()) || compare(a.id, b.id);
const comparers: Record<SortOrder, (a: Entry, b: Entry) => number> = {
  name: byName,
  changed: (a, b) => b.updatedAt - a.updatedAt || byName(a, b),
  expiry: (a, b) => (a.expiresAt ?? Infinity) - (b.expiresAt ?? Infinity) || byName(a, b),
};

function ordered(session: Session, prepared: Prepared, sort: SortOrder): Entry[] {
  let order = prepared.orders.get(sort);
  if (!order) {
    order = [...session.pages.all()].sort(comparers[sort]);
    prepared.orders.set(sort, order);
  }
  return order;
}

function prepareList(session: Session): Prepared {
  const { sums } = session.manifest;
  const names = `${sums.projects.sum}/${sums.environments.sum}`;
  const generation = session.pages.generation;
  const old = preparedOf.get(session);
  if (old?.generation === generation && old.names === names) return old;
  const texts = old?.names === names ? old.texts : new WeakMap<Entry, Searchable>();
  const prepared = { generation, names, orders: new Map(), texts };
  preparedOf.set(session, prepared);
  return prepared;
}

function namesOf(session: Session): Map<string, string> {
  return new Map([
    ...projects.list(session).map(({ id, name }) => [id, name] as const),
    ...environments.list(session).map(({ slug, name }) => [slug, `${slug} ${name}`] as const),
  ]);
}

function textOf({ texts }: Prepared, entry: Entry, names: Map<string, string>): Searchable {
  let text = texts.get(entry);
  if (!text) {
    const places = [...entry.projects, ...entry.environments].map((place) => names.get(place) ?? '');
    text = prepare(entry.name, [entry.label, entry.description, entry.service ?? '', ...places]);
    texts.set(entry, text);
  }
  return text;
}
