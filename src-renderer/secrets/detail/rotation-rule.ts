import type { Environment, SecretSummary } from '../../../src-preload/contract.ts';

const day = 86_400;
/** Days after which a critical secret is due where it has no rule of its own, as main reckons. */
const criticalDays = 30;

type Ruled = Pick<SecretSummary, 'rotationPolicy' | 'critical' | 'environments' | 'valueChangedAt'>;

/** After how many days the value is to be replaced, and which environment's name says so, if one does. */
export type RotationRule = { days: number; because: 'own' | 'critical' | 'environment'; environment: string };

/** The rule that holds for a secret: its own, else the shortest of those that apply; `null` for never. */
export function rotationRule(secret: Ruled, environments: readonly Environment[]): RotationRule | null {
  const { rotationPolicy, critical, environments: slugs } = secret;
  if (rotationPolicy.kind === 'never') return null;
  if (rotationPolicy.kind === 'days') return { days: rotationPolicy.days, because: 'own', environment: '' };
  const rules: RotationRule[] = environments.flatMap(({ slug, name, rotationDays, archivedAt }) =>
    archivedAt === null && rotationDays !== null && (slugs.length === 0 || slugs.includes(slug))
      ? [{ days: rotationDays, because: 'environment', environment: name }]
      : [],
  );
  if (critical) rules.push({ days: criticalDays, because: 'critical', environment: '' });
  return rules.toSorted((a, b) => a.days - b.days)[0] ?? null;
}

/** When the value is too old by its rule, in seconds; `null` for never. */
export function rotationDueAt(secret: Ruled, rule: RotationRule | null): number | null {
  return rule === null ? null : secret.valueChangedAt + rule.days * day;
}

/** "every 90 days in prod", "every 30 days, as it is critical", "every 14 days". */
export function ruleWords({ days, because, environment }: RotationRule): string {
  const often = days === 1 ? 'every day' : `every ${days.toLocaleString('en')} days`;
  if (because === 'environment') return `${often} in ${environment}`;
  return because === 'critical' ? `${often}, as it is critical` : often;
}
