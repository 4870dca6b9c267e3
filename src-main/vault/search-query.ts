import { isExpired, isExpiring, type RotationRules, rotationDue } from './due.ts';
import type { Entry } from './pages.ts';
import { fold } from './search.ts';

/** What filters ask about beside the secret: seconds, days, and the names that places are known by. */
export type FilterContext = {
  now: number;
  leadDays: number;
  rules: RotationRules;
  /** What a project or an environment is called, by id or slug. */
  nameOf: (place: string) => string;
};

type Filter = (entry: Entry, context: FilterContext) => boolean;
export type ParsedQuery = { text: string; matches: Filter };

const DAY = 86_400;
const spans: Readonly<Record<string, number>> = { d: DAY, w: 7 * DAY, m: 30 * DAY, y: 365 * DAY };

const states: Readonly<Record<string, Filter>> = {
  expired: (entry, { now }) => isExpired(entry, now),
  expiring: (entry, { now, leadDays }) => isExpiring(entry, now, leadDays),
  due: (entry, { now, rules }) => (rotationDue(entry, rules)?.at ?? Infinity) <= now,
  rotating: ({ rotating }) => rotating,
  revoked: ({ revokedAt }) => revokedAt !== null,
  favourite: ({ favourite }) => favourite,
  critical: ({ critical }) => critical,
};

/** Filters by their word; `null` for what the word does not take: then it is searched for as text. */
const operators: Readonly<Record<string, (argument: string) => Filter | null>> = {
  env:
    (slug) =>
    (entry, { nameOf }) =>
      entry.environments.some((own) => begins(own, slug) || begins(nameOf(own), slug)),
  project:
    (name) =>
    (entry, { nameOf }) =>
      entry.projects.some((own) => begins(nameOf(own), name)),
  tag: (tag) => (entry) => entry.tags.some((own) => begins(own, tag)),
  type: (type) => (entry) => begins(entry.type, type),
  service: (service) => (entry) => begins(entry.service ?? '', service),
  is: (state) => states[Object.keys(states).find((one) => one === fold(state)) ?? ''] ?? null,
  expires: expiresWithin,
};

/**
 * Reads what was typed into the search field: words, "several words" as one, and filters that all must hold:
 * `env:` `project:` `tag:` `type:` `service:` (each by how it or a word of it begins), `is:` expired, expiring, due, rotating, revoked,
 * favourite or critical, `expires:<30d` or `expires:>1y` (d, w, m, y). A minus before one turns it round. Whatever is no
 * filter is text.
 */
export function parseQuery(query: string): ParsedQuery {
  const words: string[] = [];
  const filters: Filter[] = [];
  for (const token of query.matchAll(/(-?)(?:([a-z]+):)?(?:"([^"]*)"|(\S+))/gi)) {
    const [whole, minus, operator = '', quoted, plain] = token;
    const argument = quoted ?? plain ?? '';
    const filter = Object.hasOwn(operators, operator.toLowerCase())
      ? operators[operator.toLowerCase()]?.(argument)
      : null;
    if (filter) filters.push(minus ? (entry, context) => !filter(entry, context) : filter);
    else words.push(operator === '' && minus === '' ? argument : whole.replaceAll('"', ''));
  }
  return { text: words.join(' '), matches: (entry, context) => filters.every((filter) => filter(entry, context)) };
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

/** Whether the text, or a word of it, begins so. */
function begins(text: string, wanted: string): boolean {
  return ` ${fold(text)}`.includes(` ${fold(wanted)}`);
}
