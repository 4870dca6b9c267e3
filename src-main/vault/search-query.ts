import { isExpired, isExpiring, type RotationRules, rotationDue } from './due.ts';
import type { Entry } from './pages.ts';
import { fold } from './search.ts';

/** What filters ask about beside the secret: seconds, days, and the names that places are known by. */
export type FilterContext = {
  now: number;
  leadDays: number;
  rules: RotationRules;
  /** Whether the secret of that id is weak or used twice; whether it is missing in an environment. */
  isWeak: (id: string) => boolean;
  isMissing: (id: string) => boolean;
  /** The secrets, by id, whose current value is exactly this text. */
  holdersOf: (value: string) => ReadonlySet<string>;
  /** What a project or an environment is called, by id or slug. */
  nameOf: (place: string) => string;
};

type Filter = (entry: Entry, context: FilterContext) => boolean;
/** What is looked for as text, what else must hold (`null` where there are no filters), and whether that is a value. */
export type ParsedQuery = { words: readonly string[]; matches: Filter | null; asksForValue: boolean };

const DAY = 86_400;
const spans: Readonly<Record<string, number>> = { d: DAY, w: 7 * DAY, m: 30 * DAY, y: 365 * DAY };

const states: Readonly<Record<string, Filter>> = {
  expired: (entry, { now }) => isExpired(entry, now),
  expiring: (entry, { now, leadDays }) => isExpiring(entry, now, leadDays),
  due: (entry, { now, rules }) => (rotationDue(entry, rules)?.at ?? Infinity) <= now,
  rotating: ({ rotating }) => rotating,
  revoked: ({ revokedAt }) => revokedAt !== null,
  weak: ({ id }, { isWeak }) => isWeak(id),
  missing: ({ id }, { isMissing }) => isMissing(id),
  favourite: ({ favourite }) => favourite,
  critical: ({ critical }) => critical,
};

/** Filters by their word; `null` for what the word does not take: then it is searched for as text. */
const operators: Readonly<Record<string, (argument: string) => Filter | null>> = {
  env: (slug) => {
    const fits = once((own, { nameOf }) => begins(own, slug) || begins(nameOf(own), slug));
    return (entry, context) => entry.environments.some((own) => fits(own, context));
  },
  project: (name) => {
    const fits = once((own, { nameOf }) => begins(nameOf(own), name));
    return (entry, context) => entry.projects.some((own) => fits(own, context));
  },
  tag: (tag) => {
    const fits = once((own) => begins(own, tag));
    return (entry, context) => entry.tags.some((own) => fits(own, context));
  },
  type: (type) => {
    const fits = once((own) => begins(own, type));
    return (entry, context) => fits(entry.type, context);
  },
  service: (service) => {
    const fits = once((own) => begins(own, service));
    return (entry, context) => fits(entry.service ?? '', context);
  },
  // The whole value only: by its beginnings whoever asks could find it out, letter by letter.
  value: (value) => {
    let holders: ReadonlySet<string> | undefined;
    return (entry, context) => {
      holders ??= context.holdersOf(value);
      return holders.has(entry.id);
    };
  },
  is: (state) => states[Object.keys(states).find((one) => one === fold(state)) ?? ''] ?? null,
  expires: expiresWithin,
};

/**
 * Reads what was typed into the search field: words, "several words" as one, and filters that all must hold: `env:`
 * `project:` `tag:` `type:` `service:` (each by how it or a word of it begins), `is:` expired, expiring, due, rotating,
 * revoked, weak, missing, favourite or critical, `value:` (the whole of it, as far as the values have been looked at),
 * `expires:<30d` or `expires:>1y` (d, w, m, y). A minus before one turns it round. Whatever is no filter is text.
 */
export function parseQuery(query: string): ParsedQuery {
  const words: string[] = [];
  const filters: Filter[] = [];
  let asksForValue = false;
  for (const token of query.matchAll(/(-?)(?:([a-z]+):)?(?:"([^"]*)"|(\S+))/gi)) {
    const [whole, minus, operator = '', quoted, plain] = token;
    const argument = quoted ?? plain ?? '';
    const name = operator.toLowerCase();
    const filter = Object.hasOwn(operators, name) ? operators[name]?.(argument) : null;
    asksForValue ||= name === 'value';
    if (filter) filters.push(minus ? (entry, context) => !filter(entry, context) : filter);
    else words.push(operator === '' && minus === '' ? argument : whole.replaceAll('"', ''));
  }
  const all: Filter = (entry, context) => filters.every((filter) => filter(entry, context));
  return { words, matches: filters.length === 0 ? null : all, asksForValue };
}

function expiresWithin(argument: string): Filter | null {
  const found = /^([<>])(\d{1,4})([dwmy])$/.exec(argument.toLowerCase());
  if (!found) return null;
  const [, side, amount, unit = ''] = found;
  const seconds = Number(amount) * (spans[unit] ?? DAY);
  return ({ expiresAt }, { now }) => {
    if (expiresAt === null) return side === '>';
    return side === '<' ? expiresAt < now + seconds : expiresAt > now + seconds;
  };
}

/** Asks once for each text: many secrets share few places, tags and services. */
function once(ask: (text: string, context: FilterContext) => boolean): typeof ask {
  const known = new Map<string, boolean>();
  return (text, context) => {
    const answer = known.get(text) ?? ask(text, context);
    known.set(text, answer);
    return answer;
  };
}

/** Whether the text, or a word of it, begins so. */
function begins(text: string, wanted: string): boolean {
  return ` ${fold(text)}`.includes(` ${fold(wanted)}`);
}
