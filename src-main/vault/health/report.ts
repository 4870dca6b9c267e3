import type { HealthFinding, HealthKind, HealthReport } from '../../../src-preload/contract/health.ts';
import type { Environment } from '../../../src-preload/contract.ts';
import { rotationRules } from '../due.ts';
import { byName } from '../order.ts';
import type { Entry } from '../pages.ts';
import { careFindings, dateFindings, type Moment, valueFindings } from './findings.ts';
import type { Known } from './health-check.ts';
import { agesOf, comingOf } from './plots.ts';
import { findReuse, isInUse } from './reuse.ts';
import { severities } from './rules.ts';

/** All that a report follows from; `now` in seconds. */
export type Facts = {
  readonly entries: readonly Entry[];
  readonly known: ReadonlyMap<string, Known>;
  readonly environments: readonly Environment[];
  readonly now: number;
  readonly leadDays: number;
};

type Secret = HealthReport['secrets'][number];
type Said = { entry: Entry; worst: HealthFinding; secret: Secret };

const order = Object.keys(severities) as HealthKind[];

/** The slugs of the environments that are production: by their colour, or by their name. */
export function productionOf(environments: readonly Environment[]): Set<string> {
  const names = new Set(['prd', 'prod', 'production', 'live']);
  return new Set(environments.filter(({ slug, hue }) => hue === 'prod' || names.has(slug)).map(({ slug }) => slug));
}

/** Makes the report; the same facts in any order give the same one. */
export function makeReport({ entries, known, environments, now, leadDays }: Facts): HealthReport {
  const moment = { now, leadDays, rules: rotationRules(environments) };
  const inUse = entries.filter(isInUse);
  const reuse = findReuse(entries, known, productionOf(environments));
  const secrets = entries
    .flatMap((entry) => saidOf(entry, [...ownFindings(entry, known, moment), ...(reuse.get(entry.id) ?? [])]))
    .toSorted((a, b) => rankOf(a) - rankOf(b) || sinceOf(a) - sinceOf(b) || byName(a.entry, b.entry))
    .map(({ secret }) => secret);
  return {
    at: now,
    checked: entries.filter(({ id }) => known.get(id)?.value).length,
    unreadable: entries
      .map(({ id }) => id)
      .filter((id) => known.get(id)?.value === null)
      .toSorted(),
    kinds: countKinds(secrets),
    secretsBySeverity: countSeverities(secrets, inUse),
    secrets,
    ages: agesOf(inUse, now),
    ...comingOf(inUse, known, moment),
  };
}

/** What is said of a secret by itself; nothing where it is in the trash or revoked. */
function ownFindings(entry: Entry, known: ReadonlyMap<string, Known>, moment: Moment): HealthFinding[] {
  if (!isInUse(entry)) return [];
  const value = known.get(entry.id)?.value ?? null;
  return [...valueFindings(value), ...dateFindings(entry, value, moment), ...careFindings(entry, value, moment)];
}

function saidOf(entry: Entry, findings: readonly HealthFinding[]): Said[] {
  const sorted = findings.toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
  const [worst] = sorted;
  return worst ? [{ entry, worst, secret: { id: entry.id, severity: severities[worst.kind], findings: sorted } }] : [];
}

const rankOf = ({ worst }: Said) => order.indexOf(worst.kind);

/** The moment that the worst is about, where it has one: what has been so the longest, or will be first, leads its kind. */
function sinceOf({ worst }: Said): number {
  if ('at' in worst) return worst.at;
  if ('since' in worst) return worst.since;
  return 'lastUsedAt' in worst ? (worst.lastUsedAt ?? 0) : 0;
}

function countKinds(secrets: readonly Secret[]): HealthReport['kinds'] {
  const counts = new Map<HealthKind, number>();
  for (const { findings } of secrets) for (const { kind } of findings) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return order.map((kind) => ({ kind, severity: severities[kind], count: counts.get(kind) ?? 0 }));
}

function countSeverities(secrets: readonly Secret[], inUse: readonly Entry[]): HealthReport['secretsBySeverity'] {
  const counts = { critical: 0, warning: 0, note: 0, none: 0 };
  for (const { severity } of secrets) counts[severity]++;
  const said = new Set(secrets.map(({ id }) => id));
  return { ...counts, none: inUse.filter(({ id }) => !said.has(id)).length };
}
