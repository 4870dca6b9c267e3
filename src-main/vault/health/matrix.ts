import type { EnvironmentMatrix, MatrixCell, MatrixState } from '../../../src-preload/contract/health.ts';
import type { Environment } from '../../../src-preload/contract.ts';
import { isExpired, isExpiring } from '../due.ts';
import type { Entry } from '../pages.ts';
import { expiryOf } from './findings.ts';
import { activeSlugs, isMissedElsewhere, usedBy } from './gaps.ts';
import type { Known } from './health-check.ts';
import { productionOf } from './report.ts';

/** What a matrix follows from; `now` in seconds. */
type Facts = {
  readonly entries: readonly Entry[];
  readonly known: ReadonlyMap<string, Known>;
  readonly environments: readonly Environment[];
  /** A project's id; `null` for the secrets of none. */
  readonly project: string | null;
  readonly now: number;
  readonly leadDays: number;
};

/** The secret of a name that answers in an environment, and whether it stands there instead of one for all. */
type Answer = { readonly entry: Entry; readonly overrides: boolean };

/** An answer of production, and where it stands. */
type InProduction = Answer & { readonly slug: string };

const nothing: MatrixCell = { state: 'none', id: null, version: null, expiresAt: null, forAll: false, sameAs: null };
const missing: MatrixCell = { ...nothing, state: 'missing' };

/**
 * The names of a project by environment, as `resolve` would find them: one of the environment goes before one for all.
 * Archived environments and the trash are left out. Names are in order.
 */
export function makeMatrix(facts: Facts): Omit<EnvironmentMatrix, 'complete'> {
  const slugs = activeSlugs(facts.environments);
  const production = productionOf(facts.environments);
  const names = namedIn(facts.entries, facts.project);
  const used = usedBy([...names.values()].flat(), slugs);
  const rows = [...names].map(([name, named]) => {
    const answers = slugs.map((slug) => ({ slug, answer: answerIn(named, slug) }));
    const having = answers.filter(({ slug, answer }) => answer && used.has(slug)).length;
    const isMissed = isMissedElsewhere(having, used.size);
    const inProduction = answers.flatMap(({ slug, answer }) =>
      answer && production.has(slug) ? [{ ...answer, slug }] : [],
    );
    const cells = answers.map(({ slug, answer }) => {
      if (!answer) return isMissed && used.has(slug) ? missing : nothing;
      return cellOf(answer, production.has(slug) ? [] : inProduction, facts);
    });
    return { name, cells };
  });
  return { environments: slugs, rows: rows.filter(({ cells }) => cells.some(({ id }) => id !== null)) };
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** What a project holds outside the trash (`null`: what is in none), by name, in order. */
export function namedIn(entries: readonly Entry[], project: string | null): Map<string, Entry[]> {
  const inside = entries.filter(({ trashedAt, projects }) => {
    return trashedAt === null && (project === null ? projects.length === 0 : projects.includes(project));
  });
  const names = new Map<string, Entry[]>();
  for (const entry of inside.toSorted((a, b) => compare(a.name, b.name) || compare(a.id, b.id))) {
    const named = names.get(entry.name);
    if (named) named.push(entry);
    else names.set(entry.name, [entry]);
  }
  return names;
}

/** Which of the secrets of one name answers in an environment; `null` where none does. */
export function answerIn(named: readonly Entry[], slug: string): Answer | null {
  const forAll = named.find(({ environments }) => environments.length === 0);
  const own = named.find(({ environments }) => environments.includes(slug));
  if (own) return { entry: own, overrides: forAll !== undefined };
  return forAll ? { entry: forAll, overrides: false } : null;
}

function cellOf(answer: Answer, inProduction: readonly InProduction[], { known, now, leadDays }: Facts): MatrixCell {
  const { entry } = answer;
  const expiresAt = expiryOf(entry, known.get(entry.id)?.value ?? null)?.at ?? null;
  const copied = inProduction.find((other) => isSameValue(entry, other.entry, known));
  return {
    state: stateOf(answer, expiryState({ ...entry, expiresAt }, now, leadDays), copied !== undefined),
    id: entry.id,
    version: entry.version,
    expiresAt,
    forAll: entry.environments.length === 0,
    sameAs: copied?.slug ?? null,
  };
}

function expiryState(entry: Entry, now: number, leadDays: number): 'expired' | 'expiring' | null {
  if (isExpired(entry, now)) return 'expired';
  return isExpiring(entry, now, leadDays) ? 'expiring' : null;
}

function stateOf({ entry, overrides }: Answer, expiry: 'expired' | 'expiring' | null, isCopy: boolean): MatrixState {
  if (entry.revokedAt !== null) return 'revoked';
  if (expiry === 'expired') return 'expired';
  if (isCopy) return 'same-as-production';
  if (expiry === 'expiring') return 'expiring';
  if (entry.environments.length === 0) return 'shared';
  return overrides ? 'overridden' : 'present';
}

/** Whether two secrets have one value that is worth hiding; one secret for both environments is shared on purpose. */
function isSameValue(a: Entry, b: Entry, known: ReadonlyMap<string, Known>): boolean {
  const one = known.get(a.id)?.value;
  const other = known.get(b.id)?.value;
  return a.id !== b.id && one?.sensitive === true && other?.sensitive === true && one.digest === other.digest;
}
