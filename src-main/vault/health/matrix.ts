import type { EnvironmentMatrix, MatrixCell, MatrixState } from '../../../src-preload/contract/health.ts';
import type { Environment } from '../../../src-preload/contract.ts';
import { isExpired } from '../due.ts';
import type { Entry } from '../pages.ts';
import { expiryOf } from './findings.ts';
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
};

/** The secret of a name that answers in an environment, and whether it stands there instead of one for all. */
type Answer = { readonly entry: Entry; readonly overrides: boolean };

const missing: MatrixCell = { state: 'missing', id: null, version: null, expiresAt: null };

/**
 * The names of a project by environment, as `resolve` would find them: one of the environment goes before one for all.
 * Archived environments and the trash are left out. Names are in order.
 */
export function makeMatrix({ entries, known, environments, project, now }: Facts): EnvironmentMatrix {
  const slugs = environments.filter(({ archivedAt }) => archivedAt === null).map(({ slug }) => slug);
  const production = productionOf(environments);
  const rows = [...byName(entries, project)].map(([name, named]) => {
    const answers = slugs.map((slug) => answerIn(named, slug));
    const inProduction = answers.filter((_, i) => production.has(slugs[i] ?? ''));
    const cells = answers.map((answer, i) => {
      return cellOf(answer, production.has(slugs[i] ?? '') ? [] : inProduction, known, now);
    });
    return { name, cells };
  });
  return { environments: slugs, rows: rows.filter(({ cells }) => cells.some(({ id }) => id !== null)) };
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

function byName(entries: readonly Entry[], project: string | null): Map<string, Entry[]> {
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

function answerIn(named: readonly Entry[], slug: string): Answer | null {
  const forAll = named.find(({ environments }) => environments.length === 0);
  const own = named.find(({ environments }) => environments.includes(slug));
  if (own) return { entry: own, overrides: forAll !== undefined };
  return forAll ? { entry: forAll, overrides: false } : null;
}

function cellOf(
  answer: Answer | null,
  inProduction: readonly (Answer | null)[],
  known: ReadonlyMap<string, Known>,
  now: number,
): MatrixCell {
  if (!answer) return missing;
  const { entry } = answer;
  const expiresAt = expiryOf(entry, known.get(entry.id)?.value ?? null)?.at ?? null;
  const isCopy = inProduction.some((other) => other && isSameValue(entry, other.entry, known));
  const state = stateOf(answer, isExpired({ ...entry, expiresAt }, now), isCopy);
  return { state, id: entry.id, version: entry.version, expiresAt };
}

function stateOf({ entry, overrides }: Answer, expired: boolean, isCopy: boolean): MatrixState {
  if (entry.revokedAt !== null) return 'revoked';
  if (expired) return 'expired';
  if (isCopy) return 'same-as-production';
  if (entry.environments.length === 0) return 'shared';
  return overrides ? 'overridden' : 'present';
}

/** Whether two secrets have one value that is worth hiding; one secret for both environments is shared on purpose. */
function isSameValue(a: Entry, b: Entry, known: ReadonlyMap<string, Known>): boolean {
  const one = known.get(a.id)?.value;
  const other = known.get(b.id)?.value;
  return a.id !== b.id && one?.sensitive === true && other?.sensitive === true && one.digest === other.digest;
}
