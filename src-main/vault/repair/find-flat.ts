import type { RepairPlan } from '../../../src-preload/contract/repair.ts';
import type { Environment } from '../../../src-preload/contract.ts';
import { type FlatTable, flatTables } from '../manifest.ts';
import type { FoundSecret } from './find-secrets.ts';
import { type FoundRow, type Source, vouchedBy } from './source.ts';

/** Rows of a table that stay. */
export type FoundTable = {
  readonly kept: readonly FoundRow[];
  readonly lost: number;
  /** Whether any of those kept may be an earlier state. */
  readonly unsure: boolean;
  readonly foreign: number;
};

export type FoundTables = Readonly<Record<FlatTable | 'audit', FoundTable>>;

/** A project or environment that secrets are in, whose own record is lost. */
export type MissingPlace = RepairPlan['places'][number] & {
  /** The project's id, or the environment's slug. */
  readonly key: string;
};

/** Finds what stays of the tables that stand on their own, and of the audit. */
export function* findTables(source: Source): Generator<number, FoundTables> {
  const found: Partial<Record<FlatTable | 'audit', FoundTable>> = { audit: yield* findAudit(source) };
  for (const table of flatTables) found[table] = yield* findTable(source, table);
  return found as FoundTables;
}

function* findTable(source: Source, table: FlatTable): Generator<number, FoundTable> {
  const found = new Map<string, FoundRow>();
  yield* source.each(table, (_row, one) => found.set(one.id, one));
  return yield* keep(source, table, [...found.values()], 0);
}

/** In order; events numbered beyond what the manifest counts are none of this vault's. */
function* findAudit(source: Source): Generator<number, FoundTable> {
  const { count } = source.session.manifest.sums.audit;
  const found = new Map<number, FoundRow>();
  let foreign = 0;
  yield* source.each('audit', (row, one) => {
    const number = row.number as number;
    if (number < 1 || number > count || found.has(number)) foreign++;
    else found.set(number, one);
  });
  const inOrder = [...found].sort(([a], [b]) => a - b).map(([, one]) => one);
  return yield* keep(source, 'audit', inOrder, foreign);
}

function* keep(
  source: Source,
  table: FlatTable | 'audit',
  found: readonly FoundRow[],
  foreign: number,
): Generator<number, FoundTable> {
  const expected = source.session.manifest.sums[table];
  const vouched = vouchedBy(expected, found);
  if (vouched) return { kept: vouched, lost: 0, unsure: false, foreign: foreign + found.length - vouched.length };
  const kept = yield* source.genuine(table, found);
  return { kept, lost: Math.max(0, expected.count - kept.length), unsure: true, foreign };
}

/**
 * What secrets are in must be there: a secret for one environment would else count as one for all. Such places come
 * back, under a name that says what they are.
 */
export function missingPlaces(source: Source, secrets: readonly FoundSecret[], tables: FoundTables): MissingPlace[] {
  const records = <T>(table: FlatTable) =>
    tables[table].kept.flatMap(({ place }) => {
      const row = source.at(table, place);
      return (row && source.rows.open<T>(table, row.id, row)) ?? [];
    });
  const projects = new Set(tables.projects.kept.map(({ id }) => id));
  const slugs = new Set(records<Environment>('environments').map(({ slug }) => slug));
  const needed = secrets.map(({ own, entry }) => own?.record ?? entry);
  const lostProjects = new Set(needed.flatMap((one) => one?.projects.filter((id) => !projects.has(id)) ?? []));
  const lostSlugs = new Set(needed.flatMap((one) => one?.environments.filter((slug) => !slugs.has(slug)) ?? []));
  const taken = new Set(records<{ name: string }>('projects').map(({ name }) => name));
  const names = freeNames(taken);
  return [
    ...[...lostProjects].map((key) => ({ kind: 'project' as const, key, name: names.next().value })),
    ...[...lostSlugs].map((key) => ({ kind: 'environment' as const, key, name: key })),
  ];
}

function* freeNames(taken: ReadonlySet<string>): Generator<string, never> {
  for (let turn = 1; ; turn++) if (!taken.has(`Recovered project ${turn}`)) yield `Recovered project ${turn}`;
}
