import type { Counts, ListedSecret, ListPage, SortOrder, View } from '../../src-preload/contract.ts';
import { isExpired, isExpiring, rotationDue, rotationRules } from './due.ts';
import { nowSeconds } from './environment.ts';
import * as environments from './environments.ts';
import { holdersOf, missingSomewhere, weakOrReused } from './health/smart-lists.ts';
import { byName } from './order.ts';
import type { Entry } from './pages.ts';
import * as projects from './projects.ts';
import { excerpt, type Hits, narrows, prepare, type Searchable, search } from './search.ts';
import { type FilterContext, parseQuery } from './search-query.ts';
import type { Session } from './session.ts';

/** Days for which a secret that was used counts as recent. */
const RECENT_DAYS = 14;
const DAY = 86_400;

export type ListQuery = {
  view: View;
  query: string;
  sort: SortOrder;
  offset: number;
  limit: number;
  /** Days before expiry from which a secret counts as expiring. */
  leadDays: number;
};

/** What is derived from the list and kept until it changes: the orders, the folded texts, and what was found last. */
type Prepared = {
  generation: number;
  /** Sums of the tables whose names are searched too. */
  names: string;
  orders: Map<SortOrder, Line[]>;
  texts: WeakMap<Entry, Searchable>;
  found: Found | null;
};
/** The lines that fitted these words, in a list that is the same as long as it is of this name. */
type Found = { list: string; words: readonly string[]; lines: readonly Line[] };
/** A secret in the list, and its folded texts once they are searched. */
type Line = { readonly entry: Entry; text: Searchable | null };

const preparedOf = new WeakMap<Session, Prepared>();

/**
 * One stretch of the list: what the view holds, sorted, or searched and best first. Never a value. `total` counts
 * what fits the query, `of` what the view holds.
 */
export function list(session: Session, { view, query, sort, offset, limit, leadDays }: ListQuery): ListPage {
  session.assertUnlocked();
  const prepared = prepareList(session);
  const moment = momentOf(session, leadDays);
  const inView = ordered(session, prepared, sort).filter(({ entry }) => holds(view, entry, moment));
  const names = namesOf(session);
  const { words, matches } = parseQuery(query);
  const context = { ...moment, nameOf: (place: string) => names.get(place) ?? place };
  const filtered = matches === null ? inView : inView.filter(({ entry }) => matches(entry, context));
  const look = (lines: readonly Line[]) => {
    const notes = ({ entry }: Line) => session.notes.foldedOf(entry.id);
    return search(lines, (line) => textOf(prepared, line, names), notes, words);
  };
  const isSteady = matches === null && !ofTheMoment.includes(view.kind);
  const { items, byNotes } = isSteady
    ? searchOn(prepared, { list: JSON.stringify([view, sort, session.notes.generation]), words, lines: filtered }, look)
    : look(filtered);
  const fromNotes = items
    .slice(Math.max(offset, byNotes.from), Math.min(offset + limit, byNotes.to))
    .map(({ entry: { id } }) => [id, excerpt(session.notes.notesOf(id), words)]);
  const rows = items.slice(offset, offset + limit).map(({ entry }) => listed(entry, moment));
  return {
    total: items.length,
    of: inView.length,
    rows,
    fromNotes: Object.fromEntries(fromNotes),
    missingIn: view.kind === 'missing' ? missingInOf(session, rows) : {},
    complete: !moment.asked.ofValues || session.health.known().isComplete,
  };
}

/** Views that hold other secrets though the list is the same: by the hour, or by what became known of others. */
const ofTheMoment: readonly View['kind'][] = ['recent', 'expired', 'expiring', 'rotation', 'weak', 'missing'];

/** Searches lines; whoever types on looks only at those that fitted what was typed before. */
function searchOn(prepared: Prepared, wanted: Found, look: (lines: readonly Line[]) => Hits<Line>): Hits<Line> {
  const { found: before } = prepared;
  const isNarrower = before !== null && before.list === wanted.list && narrows(before.words, wanted.words);
  const narrowed = isNarrower ? look(before.lines) : null;
  // Where nothing fits, those with a letter wrong are looked for among all.
  const hits = narrowed && narrowed.fitting.length > 0 ? narrowed : look(wanted.lines);
  prepared.found = { ...wanted, lines: hits.fitting };
  return hits;
}

/** What of an entry the list shows. */
function listed({ pin: _pin, versions: _versions, ...summary }: Entry, { rules }: Moment): ListedSecret {
  return { ...summary, rotationDue: rotationDue(summary, rules) };
}

/** Where each of these rows is missing. */
function missingInOf(session: Session, rows: readonly ListedSecret[]): ListPage['missingIn'] {
  const missing = missingSomewhere(session);
  return Object.fromEntries(rows.map(({ id }) => [id, [...(missing.get(id) ?? [])]]));
}

/** How many secrets each view holds. */
export function counts(session: Session, { leadDays }: { leadDays: number }): Counts {
  session.assertUnlocked();
  const moment = momentOf(session, leadDays);
  const result: Counts = {
    ...{ all: 0, favourites: 0, recent: 0, expired: 0, expiring: 0, rotation: 0, revoked: 0, noExpiry: 0, trash: 0 },
    ...{ weak: session.health.known().isComplete ? 0 : null, missing: 0 },
    ...{ byProject: {}, byEnvironment: {}, byTag: {} },
  };
  const count = (where: Record<string, number>, key: string) => {
    where[key] = (Object.hasOwn(where, key) ? (where[key] ?? 0) : 0) + 1;
  };
  for (const entry of session.pages.all()) {
    if (entry.trashedAt !== null) {
      result.trash++;
      continue;
    }
    for (const kind of countedLists) if (counted[kind](entry, moment)) result[kind]++;
    if (result.weak !== null && isWeakOne(entry, moment)) result.weak++;
    for (const project of entry.projects) count(result.byProject, project);
    for (const environment of entry.environments) count(result.byEnvironment, environment);
    for (const tag of entry.tags) count(result.byTag, tag);
  }
  return result;
}

/** What decides, beside the secret itself, whether a view holds it. Seconds and days. */
type Moment = Omit<FilterContext, 'nameOf'> & { asked: { ofValues: boolean } };

function momentOf(session: Session, leadDays: number): Moment {
  // Found only where somebody asks: they take a look at all secrets.
  const asked = { ofValues: false };
  const ofValues = <T>(find: () => T): T => {
    asked.ofValues = true;
    return find();
  };
  const weak = once(() => ofValues(() => weakOrReused(session)));
  const missing = once(() => missingSomewhere(session));
  return {
    now: nowSeconds(session.context.clock),
    leadDays,
    rules: rotationRules(environments.list(session)),
    isWeak: (id) => weak().has(id),
    isMissing: (id) => missing().has(id),
    holdersOf: (value) => ofValues(() => holdersOf(session, value)),
    asked,
  };
}

function once<T>(find: () => T): () => T {
  let found: { value: T } | undefined;
  return () => {
    found ??= { value: find() };
    return found.value;
  };
}

/** What the lists hold that are no places, of what is not in the trash. */
const lists = {
  all: () => true,
  favourites: ({ favourite }) => favourite,
  recent: ({ lastUsedAt }, { now }) => lastUsedAt !== null && lastUsedAt > now - RECENT_DAYS * DAY,
  expired: (entry, { now }) => isExpired(entry, now),
  expiring: (entry, { now, leadDays }) => isExpiring(entry, now, leadDays),
  rotation: (entry, { now, rules }) => (rotationDue(entry, rules)?.at ?? Infinity) <= now,
  revoked: ({ revokedAt }) => revokedAt !== null,
  weak: ({ id }, { isWeak }) => isWeak(id),
  missing: ({ id }, { isMissing }) => isMissing(id),
  noExpiry: ({ expiresAt }) => expiresAt === null,
} satisfies Record<string, (entry: Entry, moment: Moment) => boolean>;

const { weak: isWeakOne, ...counted } = lists;
const countedLists = Object.keys(counted) as (keyof typeof counted)[];

function holds(view: View, entry: Entry, moment: Moment): boolean {
  if (view.kind === 'trash') return entry.trashedAt !== null;
  if (entry.trashedAt !== null) return false;
  switch (view.kind) {
    case 'project':
      return entry.projects.includes(view.project);
    case 'environment':
      return entry.environments.includes(view.environment);
    case 'tag':
      return entry.tags.includes(view.tag);
    default:
      return lists[view.kind === 'no-expiry' ? 'noExpiry' : view.kind](entry, moment);
  }
}

const comparers: Record<SortOrder, (a: Entry, b: Entry) => number> = {
  name: byName,
  changed: (a, b) => b.updatedAt - a.updatedAt || byName(a, b),
  expiry: (a, b) => (a.expiresAt ?? Infinity) - (b.expiresAt ?? Infinity) || byName(a, b),
};

function ordered(session: Session, prepared: Prepared, sort: SortOrder): Line[] {
  let order = prepared.orders.get(sort);
  if (!order) {
    order = [...session.pages.all()].sort(comparers[sort]).map((entry) => ({ entry, text: null }));
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
  const prepared: Prepared = { generation, names, orders: new Map(), texts, found: null };
  preparedOf.set(session, prepared);
  return prepared;
}

function namesOf(session: Session): Map<string, string> {
  return new Map([
    ...projects.list(session).map(({ id, name }) => [id, name] as const),
    ...environments.list(session).map(({ slug, name }) => [slug, `${slug} ${name}`] as const),
  ]);
}

function textOf({ texts }: Prepared, line: Line, names: Map<string, string>): Searchable {
  line.text ??= texts.get(line.entry) ?? null;
  if (line.text) return line.text;
  const { entry } = line;
  const places = [...entry.projects, ...entry.environments].map((place) => names.get(place) ?? '');
  const others = [entry.label, entry.description, entry.service ?? '', ...entry.tags, ...places];
  line.text = prepare(entry.name, others);
  texts.set(entry, line.text);
  return line.text;
}
